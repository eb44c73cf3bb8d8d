"""The examples of a rule as its page shows them: the text, and what the check says of it.

They lie in the repository of the program; an archive that is published without it has none to show.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from gongkai.check.examples import Judge, said_of, world_of
from gongkai.load.shape import Shapes
from gongkai.privacy.masking import masked
from gongkai.publish.fingerprints import digest
from gongkai.publish.site import Site
from gongkai.report.words import worded


class ShownExample(Struct, frozen=True):
    """One example: its name, whether it breaks the rule, its text, and what the check says by this rule."""

    name: str
    bad: bool
    text: str
    said: list[str]


class Showcase:
    """The examples in the repository that a site is made from."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def stamp(self, files: Sequence[Path]) -> str:
        """Return a short text that is the same while these examples, and the records they lean on, are."""
        return digest([self._world if files else {}, [(file.name, file.read_bytes()) for file in files]])

    def shown(self, rule: str, files: Sequence[Path]) -> list[ShownExample]:
        """Return the examples in `files`, bad ones first, each with what the rule says of it."""
        found = [self._example(rule, file) for file in files]
        return sorted(found, key=lambda example: (not example.bad, example.name))

    def _example(self, rule: str, file: Path) -> ShownExample:
        said = [worded(finding, self._site.catalogue) for finding in said_of(self._judge, rule, file)]
        # What looks like personal data is made up as well; all the same no page shows it.
        return ShownExample(file.stem, file.stem.startswith("bad-"), masked(file.read_text("utf-8")), said)

    @cached_property
    def _world(self) -> Mapping[str, bytes]:
        return world_of(self._site.root)

    @cached_property
    def _judge(self) -> Judge:
        return Judge(Shapes(self._site.schemas), self._site.archive.profiles, self._world)


def opened_first(examples: Sequence[ShownExample]) -> list[str]:
    """Return which examples a page shows open: the first bad one, and the good one that stands nearest to it.

    That is one whose name says that it stands on the boundary, else the first.
    """
    bad = [example.name for example in examples if example.bad]
    good = [example.name for example in examples if not example.bad]
    near = [name for word in ("exactly", "last-day", "boundary", "just") for name in good if word in name]
    return [*bad[:1], *(near or good)[:1]]
