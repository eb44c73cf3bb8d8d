"""The notices of the site, below `notices/`: the same PDF that `gongkai notice` makes, to be taken from the page.

Not every record has one. A notice takes as long as forty pages, so only what the law has posted in the compound is
printed beforehand (decisions, statements, elections, members, corrections, replies to objections, calls to meetings),
and only of the last year: what is older hangs no more, and the time in which a decision can be contested is over. What
a committee decided in one meeting hangs as one paper; of an assembly each decision has its own as well.
`gongkai notice` prints any record at any time. A notice is made anew when what stands on it has changed, whatever else
has: it names neither the commit nor the day of the build.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version

from msgspec import Struct, structs

from gongkai.derive.decisions import Decision
from gongkai.kinds import all_kinds
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import AnyRecord
from gongkai.model.period import years_later
from gongkai.publish.fingerprints import digest
from gongkai.publish.notices import notice_of
from gongkai.publish.notices.meeting import LENGTHS, of_decision
from gongkai.publish.printed.files import NotPrinted, whole
from gongkai.publish.printed.paper import Notice, Occasion, Paragraph
from gongkai.publish.printed.parts import DRAFT, words
from gongkai.publish.printed.printing import Unprintable, printed
from gongkai.publish.publication import Publication
from gongkai.publish.site import Site
from gongkai.text import N_

FOLDER = "notices/"
YEARS = 1
KINDS = frozenset({"statement", "election", "committee", "correction", "objection"})
PRINTING = N_("Printing notices")
REPLACED = N_("{geta} stands for a character that no font has: {characters}. The page of the record shows it.")
GETA = "〓"  # what printers have long set for a character that they do not have
Key = tuple[str, str]  # the path of a record, and the number of a decision in it or ""


class Hung(Struct, frozen=True):
    """One notice that the site offers: of which record or decision, and where its file stands.

    `alone` says that the decisions of a meeting have no notices of their own.
    """

    record: AnyRecord
    decision: Decision | None = None
    alone: bool = False

    @property
    def keys(self) -> Sequence[Key]:
        """Return by what pages ask for it: that of the record, those of decisions without a notice of their own."""
        if self.decision is not None:
            return [(self.record.path, self.decision.resolution.identifier)]
        decided = self.record.body.resolutions if self.alone else ()
        return [(self.record.path, ""), *((self.record.path, one.identifier) for one in decided)]

    @property
    def path(self) -> str:
        """Return where the file stands, from the root of the site."""
        number = f"/{self.decision.resolution.identifier}" if self.decision else ""
        return f"{FOLDER}{all_kinds()[self.record.kind].folder}/{self.record.id}{number}.pdf"

    def written(self, occasion: Occasion) -> Notice:
        """Return the notice."""
        return of_decision(occasion, self.decision) if self.decision else notice_of(occasion, self.record)


class Board(Struct, frozen=True):
    """The notices of a site: their files by what pages ask with, and what could not be printed as it is, by path."""

    files: Mapping[Key, str]
    unprinted: Mapping[str, NotPrinted]


def publish_notices(
    site: Site,
    new: Publication,
    tools: str,
    report: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> Board:
    """Write the notices of a site that have changed; return where they all are.

    `tools` stands for everything but the records that decides what is written. One name with a character that no font
    has does not keep a whole site from being built: that notice is told of, and printed as a draft that says so.
    """
    occasion, made_by = Occasion(site), f"{tools} {version('typst')} {version('pylopdf-fonts-zh-cn')}"
    every = list(hung(site))
    papers = [(one, one.written(occasion)) for one in every]
    fresh = [(one, paper) for one, paper in papers if new.wants(one.path, digest([made_by, paper.encoded()]))]
    unprinted: dict[str, NotPrinted] = {}
    results = printed(site.root, [paper.encoded() for _, paper in fresh])
    again: list[tuple[Hung, str]] = []
    for done, ((one, paper), result) in enumerate(zip(fresh, results, strict=True), 1):
        try:
            new.write(one.path, whole(site, result, [one.record]))
        except NotPrinted as error:
            unprinted[one.path] = error
            missing = result.missing if isinstance(result, Unprintable) else ()
            again.append((one, _as_draft(site, paper, missing)))
        report(PRINTING, done, len(fresh))
    for (one, _), result in zip(again, printed(site.root, [paper for _, paper in again]), strict=True):
        new.write(one.path, whole(site, result, [one.record]))
    return Board({key: one.path for one in every for key in one.keys}, unprinted)


def _as_draft(site: Site, notice: Notice, missing: Sequence[str]) -> str:
    """Return a notice in which each character that no font has is a 〓, marked as a draft that names them."""
    numbers = ", ".join(f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip() for character in missing)
    said = Paragraph(words(site, REPLACED, geta=GETA, characters=numbers), "small")
    draft = structs.replace(notice, blocks=[*notice.blocks, said], watermark=words(site, DRAFT))
    # The names of JSON are ASCII, as every font has it: only what notices say is changed.
    return draft.encoded().translate({ord(character): GETA for character in missing if not character.isascii()})


def hung(site: Site) -> Iterator[Hung]:
    """Yield what has a notice on the site."""
    since = years_later(site.archive.as_of, -YEARS)
    for record in site.archive.records:
        if isinstance(record.body, Meeting):
            yield from _of_meeting(site, record, since)
        elif record.kind in KINDS and _is_new(record, since):
            yield Hung(record)


def _of_meeting(site: Site, meeting: AnyRecord, since: date) -> Iterator[Hung]:
    """Yield the decisions of a meeting together, those of an assembly also one by one, or the call to it."""
    body = meeting.body
    if body.classification not in LENGTHS or body.status == "cancelled" or not _is_new(meeting, since):
        return
    decisions: Sequence[Decision] = site.decisions(meeting)
    alone = body.classification != "owners-assembly" or len(decisions) == 1
    if decisions or (body.start_date and body.start_date.last >= site.archive.as_of):
        yield Hung(meeting, alone=alone)
    for decision in () if alone else decisions:
        yield Hung(meeting, decision)


def _is_new(record: AnyRecord, since: date) -> bool:
    """Return whether the day of a record is known and not too long ago; of a committee, whether it is in office."""
    if record.kind == "committee" and record.body.end_date is None:
        return True
    day = all_kinds()[record.kind].day_of(record.body)
    return day is not None and day.exact and day.last >= since
