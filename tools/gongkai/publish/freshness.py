"""What every page says of its age: as of which day it is, and from when on it should not be believed any more.

Pages are files, so they cannot know the reader's day. The words are in the page; `site/theme/assets/freshness.js` shows
the banner, and the foot says the same where no script runs.
"""

from collections.abc import Mapping
from typing import NamedTuple

from gongkai.derive.freshness import PATIENCE, believable_until, newest_duty
from gongkai.model.archive import Archive
from gongkai.publish.templates import fuzzy_date


class Fresh(NamedTuple):
    """The gaps of the frame that say how old a page is: days as `2026-01-31`, the last one as a reader writes it."""

    as_of_day: str
    newest_duty: str
    patience: str
    believable: str

    @property
    def values(self) -> Mapping[str, str]:
        """Return the gaps by their names."""
        return self._asdict()


def fresh_of(archive: Archive, language: str) -> Fresh:
    """Return what the pages of a site in `language` say of their age."""
    return Fresh(
        archive.as_of.isoformat(),
        newest_duty(archive).isoformat(),
        str(PATIENCE),
        fuzzy_date(language, believable_until(archive)),
    )
