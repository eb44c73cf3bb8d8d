"""How long a notice has to hang, and from when to when it does: by its record, or by the law of the place and day."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from gongkai.check.hanging import hanging
from gongkai.check.jurisdiction import code_of, law_at
from gongkai.check.shown import ON_SITE
from gongkai.law.numbers import disclosures
from gongkai.model.archive import Archive
from gongkai.model.facts import Posting
from gongkai.model.period import PartialDate, exactly
from gongkai.model.profile import Dated

BOARD = "notice-board"


class Length(Struct, frozen=True):
    """How long something has to hang: so many days or working days, and by which article."""

    days: int
    law: Dated
    working: bool = False


class Span(Struct, frozen=True):
    """From when to when a notice hangs, as far as that is known. `recorded` says that its record names the days."""

    begin: date | None = None
    end: date | None = None
    length: Length | None = None
    recorded: bool = False


def length_by_number(
    archive: Archive, place: str, when: PartialDate | None, names: Sequence[tuple[str, bool]]
) -> Length | None:
    """Return the first length that the law gives under one of `names`, each with whether it counts working days."""
    on = when or exactly(archive.as_of)
    for name, working in names:
        law = law_at(archive, place, name, on)
        if law is not None:
            return Length(law.whole, law, working)
    return None


def length_by_item(archive: Archive, place: str, when: PartialDate | None, item: str) -> Length | None:
    """Return how long an item that has to be open hangs, such as `common-income`; None where no number is given."""
    on = (when or exactly(archive.as_of)).last
    code = code_of(archive, place)
    for asked in disclosures(archive.profiles, code, on):
        if asked.item == item and (asked.posting_days or asked.posting_working_days):
            working = asked.posting_days is None
            return Length(asked.posting_days or asked.posting_working_days or 0, asked, working)
    return None


def span_of(postings: Sequence[Posting], length: Length | None, begins: date | None = None) -> Span:
    """Return from when to when a notice hangs.

    A day that is given goes first, then the newest posting of the record on a board; without either, only the length is
    known. Where the last day is not recorded it is counted: the day it is put up is not, and a holiday moves nothing.
    """
    recorded = begins is None and bool(postings)
    if recorded:
        on_site = [posting for posting in postings if posting.channel in ON_SITE] or list(postings)
        newest = max(on_site, key=lambda posting: posting.from_)
        begins, end = newest.from_, newest.to
    else:
        end = None
    if begins is not None and end is None and length is not None:
        days, working = (None, length.days) if length.working else (length.days, None)
        counted = hanging(days, working, (Posting(channel=BOARD, from_=begins),))
        end = counted.until if counted else None
    return Span(begins, end, length, recorded)
