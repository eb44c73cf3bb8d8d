"""The languages of the site, and where the pages of each stand.

The Chinese pages stand at the root of the site, because notices on boards lead there; those of another language stand
below a folder of its own, with the same paths. The frame says the same of itself in `site/theme/partials/words.html`.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Language(NamedTuple):
    """A language of the pages: as the catalogue calls it, as HTML does, its folder ("" or "en/"), and its own name."""

    code: str
    tag: str
    folder: str
    name: str


LANGUAGES = {one.code: one for one in (Language("zh", "zh-Hans", "", "中文"), Language("en", "en", "en/", "English"))}


def language_of_file(path: str) -> Language:
    """Return the language of the file at `path`, counted from the root of the site: `en/about.html`, `about.html`."""
    [*own, at_root] = sorted(LANGUAGES.values(), key=lambda one: one.folder, reverse=True)
    return next((one for one in own if path.startswith(one.folder)), at_root)


def twin_of(language: str, built: Iterable[str]) -> Language | None:
    """Return the language that a page leads over to; None where no other one is built."""
    return next((LANGUAGES[code] for code in built if code != language), None)
