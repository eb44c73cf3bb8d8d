"""The supervisor's desk as lines, and as JSON: the format `gongkai-desk-1`. Names are stable; new ones may come.

`as_of` is the day of judgement, `area` and `name` the place, `compounds` how many lie below it and `kept` how many of
them keep their record here. `sections` are lists by name, the most pressing first, each of things that say:

- `place`: the id of the compound or area; `kind` and `id`: the record (or `resolution`) that it is about;
- `title`: what it is, in words; `day`: the day that matters, or null;
- `days`: left until that day, negative ones since it; null where no day counts; `amount`: in yuan, or null.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from gongkai.check.duty import Duty
from gongkai.derive.desk import Desk
from gongkai.derive.silence import Expected, Silence
from gongkai.kinds import kind_in
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.law.calendar import days_between
from gongkai.model.archive import AnyRecord, Archive
from gongkai.model.finding import Fact
from gongkai.model.period import PartialDate
from gongkai.report.duty_words import headed
from gongkai.report.words import safe, sentence, worded
from gongkai.text import N_, Catalogue

NOTHING_AT_ALL = N_("Nothing at all is recorded since {since}, when the record began to be kept here.")
NO_WORK = N_("No work of the committee is recorded since {since}; after {months} months a re-election begins ({law}).")
NO_MEETING = N_("No meeting of the committee is recorded since {since}; one is due every {months} months ({law}).")
COUNT = N_("{title}: {n}")
MORE = N_("… and {n} more")
TITLES = {
    "duties-missing": N_("Duties missing"),
    "duties-soon": N_("Duties due soon"),
    "terms": N_("Terms that end"),
    "votes-differing": N_("Votes that differ from what was announced"),
    "votes-unverified": N_("Votes that cannot be verified"),
    "payments": N_("Payments without a decision"),
    "chains": N_("Broken links from decision to payment"),
    "evaluations": N_("Latest evaluations"),
    "cases-overdue": N_("Cases overdue"),
    "objections": N_("Objections without a reply"),
    "waivers": N_("Waivers that run out"),
    "silence": N_("Silence"),
    "not-kept": N_("Not kept here"),
}
FIRST = 10  # things of a section that are printed as lines
_SAID = {Expected.ANYTHING: NOTHING_AT_ALL, Expected.WORK: NO_WORK, Expected.MEETINGS: NO_MEETING}


class Item(Struct, frozen=True):
    """One thing on the desk; see above."""

    place: str
    kind: str
    id: str
    title: str
    day: str | None = None
    days: int | None = None
    amount: str | None = None


def silence_words(silence: Silence, catalogue: Catalogue) -> str:
    """Return in what a compound is silent, and by which article something is expected of it."""
    law = silence.law.article.zh if catalogue.language == "zh" else silence.law.article.en
    facts: dict[str, Fact] = {"since": silence.since.isoformat(), "months": silence.months, "law": law}
    return sentence(_SAID[silence.expected], facts, catalogue)


def document(archive: Archive, area: str, desk: Desk, catalogue: Catalogue) -> str:
    """Return the desk of an area as one JSON document."""
    found = sections(desk, archive.as_of, catalogue)
    return json.dumps(
        {
            "format": "gongkai-desk-1",
            "as_of": archive.as_of.isoformat(),
            "area": area,
            "name": name_of(archive, area),
            "compounds": len(desk.compounds),
            "kept": len(desk.compounds) - len(desk.not_kept),
            "sections": {
                name: [{field: getattr(item, field) for field in Item.__struct_fields__} for item in items]
                for name, items in found.items()
            },
        },
        ensure_ascii=False,
        indent=2,
    )


def lines(archive: Archive, area: str, desk: Desk, catalogue: Catalogue) -> Iterator[str]:
    """Yield the desk of an area as lines: each section with its number, and the first things of it."""
    yield f"{safe(name_of(archive, area))}  {area}"
    for name, items in sections(desk, archive.as_of, catalogue).items():
        yield catalogue.gettext(COUNT).format(title=catalogue.gettext(TITLES[name]), n=len(items))
        for item in items[:FIRST]:
            facts = (item.day, item.amount, name_of(archive, item.place), item.title, f"{item.kind} {item.id}")
            yield "  " + "  ".join(safe(fact) for fact in facts if fact)
        if len(items) > FIRST:
            yield "  " + catalogue.gettext(MORE).format(n=len(items) - FIRST)


def name_of(archive: Archive, place: str) -> str:
    """Return the name of a compound or an area; its id where it is not in the archive."""
    compound, area = archive.get(place, Compound), archive.get(place, Area)
    return compound.body.name if compound else area.body.name if area else place


def sections(desk: Desk, as_of: date, catalogue: Catalogue) -> Mapping[str, Sequence[Item]]:
    """Return what lies on the desk by the names of TITLES."""
    return {
        "duties-missing": [_duty(duty, as_of, catalogue) for duty in desk.missing],
        "duties-soon": [_duty(duty, as_of, catalogue) for duty in desk.soon],
        "terms": [_item(one.term.record, one.term.record.body.name, one.until.text, one.days) for one in desk.terms],
        "votes-differing": [
            Item(d.meeting.place, "resolution", d.id, d.resolution.title, _day(d.decided)) for d in desk.differing
        ],
        "votes-unverified": [
            Item(d.meeting.place, "resolution", d.id, d.resolution.title, _day(d.decided)) for d in desk.unverified
        ],
        "payments": [
            Item(
                place=paid.statement.place,
                kind=paid.statement.kind,
                id=paid.statement.id,
                title=paid.entry.description or paid.entry.category,
                day=paid.entry.booked_on.isoformat(),
                amount=str(paid.entry.amount),
            )
            for paid in desk.unexplained
        ],
        "chains": [
            Item(path[2], kind_in(path[1]), "/".join(path[2:]), worded(finding, catalogue))
            for finding in desk.broken
            if len(path := finding.place.path.removesuffix(".yml").split("/")) > 2
        ],
        "evaluations": [
            _item(
                one.record,
                _joined(" · ", one.record.body.title, one.record.body.grade or one.result.grade),
                _day(one.record.body.date),
            )
            for one in desk.evaluations
        ],
        "cases-overdue": [
            _item(
                case.record,
                _joined(" ", case.record.body.title, case.identifier),
                _day(case.due),
                -(case.overdue(as_of) or 0),
            )
            for case in desk.overdue
        ],
        "objections": [
            _item(
                one.record,
                one.record.body.title,
                _day(one.due),
                days_between(as_of, one.due) if one.due else None,
            )
            for one in desk.objections
        ],
        "waivers": [
            _item(
                one.record,
                f"{one.record.body.rule}: {one.record.body.record}",
                _day(one.record.body.until),
                one.days,
            )
            for one in desk.waivers
        ],
        "silence": [
            Item(one.compound.id, "compound", one.compound.id, silence_words(one, catalogue), _day(one.due), -one.days)
            for one in desk.silent
        ],
        "not-kept": [Item(c.id, "compound", c.id, c.body.name) for c in desk.not_kept],
    }


def _duty(duty: Duty, as_of: date, catalogue: Catalogue) -> Item:
    kind, id_ = duty.fulfilled_by or duty.about or ("compound", duty.compound)
    left = days_between(as_of, duty.due) if duty.due else None
    return Item(duty.compound, kind, id_, headed(duty, catalogue), _day(duty.due), left)


def _item(record: AnyRecord, title: str, day: str | None, days: int | None = None) -> Item:
    return Item(record.place, record.kind, record.id, title, day, days)


def _joined(between: str, *parts: str | None) -> str:
    return between.join(part for part in parts if part)


def _day(day: date | PartialDate | None) -> str | None:
    return str(day) if day else None
