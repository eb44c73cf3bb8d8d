"""What happened to a committee in its term: election, start, filing, changes of members, end, hand-over, what comes."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from gongkai.check.committees import elected_on, first_posted, last_day
from gongkai.check.decided import resolution_named
from gongkai.check.elections import elections_ending
from gongkai.check.jurisdiction import law_at
from gongkai.check.rules.committee_changes_filed import filing_due
from gongkai.check.rules.committee_first_meeting import first_meeting_due
from gongkai.check.rules.committee_list_posted import list_due
from gongkai.derive.committees import TermState, terms_at
from gongkai.derive.decisions import decision_of
from gongkai.derive.ending import held_due, report_due
from gongkai.derive.event import OPEN, Event, Said, Sentence, Standing, judged, say
from gongkai.derive.handed_over import handed_over
from gongkai.derive.owed import TERM_UNKNOWN
from gongkai.derive.seats import Seats, seats_of
from gongkai.derive.vote_events import hung_until, votes
from gongkai.kinds.committee import ACTING, Committee, Membership
from gongkai.kinds.compound import Compound
from gongkai.kinds.document import Document
from gongkai.kinds.election import Election
from gongkai.law.calendar import deadline
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate, day_before, exactly
from gongkai.model.record import Record
from gongkai.text import N_

BEGINS, ACTS = N_("{name} takes office"), N_("{name} begins to act")
SEATS = N_("It has {seats} seats.")
BASIS = N_("It acts for this reason: {basis}.")
SET_UP = N_("It was set up by: {office}.")
NO_LAST_DAY = N_("The record names no day on which its time is over.")
FILED = N_("Filed for the record")
FILED_AS = N_("Number: {number}.")
FILING_ANSWERED = N_("The office answered on {day}.")
CHANGE_POSTED = N_("The change was posted from {day} on.")
FIRST_MEETING = N_("First meeting of the committee")
NAMES_POSTED = N_("Names and posts are posted")
LEFT = N_("A member leaves: {post}")
REASON = N_("Reason: {reason}.")
FILLED = N_("{filled} of {seats} seats are filled.")
TOO_FEW = N_(
    "That is fewer than the law asks for: vacant seats go to the alternates first, then there is a new election."
)
HANDED_BACK = N_("What the member kept was handed over on {day}.")
JOINED = N_("A vacant seat is filled: {post}")
CHANGE_FILED = N_("Change filed: {change}")
EXTENDED = N_("The term is extended until {day}")
RAN_OUT = N_("The term of {name} runs out")
NOTHING_SAID = N_("The record does not say that it ended.")
ENDED = N_("{name} ends")
AUDITED = N_("Audit of the term: {title}")
OBJECTING = N_("Households that object to the acting: {n}")
OF_HOUSEHOLDS = N_("That is {share} of the {all} households.")
ENDS_AT = N_("More than {share} of the households end it.")
HAS_TO_END = N_("That is more than {share} of the households: the acting has to end.")
REPORT = N_("Last day to report that the term of {name} is ending")
NEXT_HELD = N_("Last day to hold the next election, before the term of {name} is over")


def events_of(archive: Archive, committee: Record[Committee]) -> Iterator[Event]:
    """Yield what happened to a committee and what comes, in the order of a term."""
    told = {election.body.meeting_id for election in archive.at(committee.place, Election)}
    yield from _decided(archive, committee.body.elected_by_id, told)
    yield from _begins(archive, committee)
    yield from _installed(archive, committee)
    yield from _changes(archive, committee)
    yield from _extended(committee)
    yield from _objections(archive, committee)
    yield from _decided(archive, committee.body.ended_by_id, told)
    yield from _ends(archive, committee)
    yield from handed_over(archive, committee)
    yield from _audited(archive, committee)
    yield from _comes(archive, committee)


def _decided(archive: Archive, named: str | None, told: set[str | None]) -> Iterator[Event]:
    """Yield the vote that a committee names, where no election tells of it."""
    found = resolution_named(archive, named)
    if found and found[0].id not in told:
        yield from votes(archive, decision_of(archive, *found))


def _begins(archive: Archive, committee: Record[Committee]) -> Iterator[Event]:
    body, said = committee.body, []
    if body.acting_basis:
        said.append(say(BASIS, basis=Said("committee", "/acting_basis", body.acting_basis)))
    if body.designated_by:
        said.append(say(SET_UP, office=body.designated_by))
    if body.seats:
        said.append(say(SEATS, seats=body.seats))
    if body.end_date is None and body.term_end_date is None:
        said.append(say(NO_LAST_DAY))
    to_come = body.start_date is not None and body.start_date.first > archive.as_of
    yield Event(
        name="begins",
        title=say(BEGINS if body.is_elected else ACTS, name=body.name),
        when=body.start_date,
        near=exactly(day_before(body.end_date.first)) if body.end_date else None,
        sentences=tuple(said),
        standing=Standing.TO_COME if to_come else Standing.DONE,
        about=("committee", committee.id),
    )


def _installed(archive: Archive, committee: Record[Committee]) -> Iterator[Event]:
    """Yield the filing, the first meeting and the posting of the names."""
    body, place, about = committee.body, committee.place, ("committee", committee.id)
    elected = elected_on(archive, committee) or body.start_date
    law = law_at(archive, place, "filing_days", elected) if elected and body.is_elected else None
    filed = body.filing.filed_on if body.filing else None
    due = judged(archive, place, law, deadline(elected.last, law.whole), filed) if law and elected else {}
    if filed or due.get("standing") in OPEN:
        said = [say(FILED_AS, number=body.filing.number)] if body.filing and body.filing.number else []
        if body.filing and body.filing.answered_on:
            said.append(say(FILING_ANSWERED, day=body.filing.answered_on))
        yield _event("filed", say(FILED), said, about, _dated(filed, due))
    found, met = first_meeting_due(archive, committee), body.first_meeting_on
    due = judged(archive, place, found[2], found[1], met) if found else {}
    if met or due.get("standing") in OPEN:
        yield _event("first-meeting", say(FIRST_MEETING), [], about, _dated(met, due))
    chosen = list_due(archive, committee)
    after = [posting for posting in body.posted if chosen is None or posting.from_ >= chosen[0]]
    posted = first_posted(after)
    due = judged(archive, place, chosen[2], chosen[1], posted) if chosen else {}
    if posted or due.get("standing") in OPEN:
        shown = {**_dated(posted, due), "until": hung_until(after[:1])}
        yield _event("names-posted", say(NAMES_POSTED), [], about, shown)


def _changes(archive: Archive, committee: Record[Committee]) -> Iterator[Event]:
    """Yield who left early and who came later, by post, with the seats that were filled then, and what was filed."""
    body, seats, about = committee.body, seats_of(archive, committee), ("committee", committee.id)
    for _, member in body.voting:
        end = member.end_date
        if end and not (body.end_date and end.last >= body.end_date.first) and end.first <= archive.as_of:
            yield _event("left", say(LEFT, post=_post(member)), _left(member, seats, end), about, {"when": end})
    begun = max(
        [day for day in (body.start_date, exactly(body.first_meeting_on) if body.first_meeting_on else None) if day],
        key=lambda day: day.last,
        default=None,
    )
    for _, member in body.voting:
        start = member.start_date
        if start and begun and begun.certainly_before(start):
            title = say(JOINED, post=_post(member))
            yield _event("joined", title, _filled(seats, start), about, {"when": start})
    for change in body.change_filings:
        asked = filing_due(archive, committee.place, change)
        due = judged(archive, committee.place, *asked, change.filed_on) if asked else {}
        hung = first_posted(change.posted)
        said = [say(CHANGE_POSTED, day=hung)] if hung else []
        if change.answered_on:
            said.append(say(FILING_ANSWERED, day=change.answered_on))
        if change.filed_on or due.get("standing") in OPEN:
            title = say(CHANGE_FILED, change=change.change)
            yield _event("change-filed", title, said, about, _dated(change.filed_on, due))


def _left(member: Membership, seats: Seats, end: PartialDate) -> list[Sentence]:
    said = []
    if member.end_reason:
        said.append(say(REASON, reason=Said("committee", "/members/0/end_reason", member.end_reason)))
    if member.handed_over_on:
        said.append(say(HANDED_BACK, day=member.handed_over_on))
    return said + _filled(seats, end)


def _filled(seats: Seats, day: PartialDate) -> list[Sentence]:
    filled = seats.after(day)
    if filled is None:
        return []
    said = [say(FILLED, filled=filled.most, seats=filled.seats)]
    return [*said, say(TOO_FEW)] if filled.too_few else said


def _post(member: Membership) -> Said:
    return Said("committee", "/members/0/post", member.post)


def _extended(committee: Record[Committee]) -> Iterator[Event]:
    extension = committee.body.extension
    if extension:
        posted = first_posted(extension.posted)
        when = exactly(posted) if posted else committee.body.term_end_date
        about = ("resolution", extension.resolution_id) if extension.resolution_id else ("committee", committee.id)
        title = say(EXTENDED, day=extension.until)
        yield Event(name="extended", title=title, when=when, note=extension.note or "", about=about)


def _objections(archive: Archive, committee: Record[Committee]) -> Iterator[Event]:
    """Yield how many households object to a residents' committee that acts, and what share of them would end it."""
    body, compound = committee.body, archive.get(committee.place, Compound)
    objecting, households = body.objecting_households, compound.body.number_of_units if compound else None
    if body.classification != ACTING or objecting is None:
        return
    said, standing = [], Standing.DONE
    judged_on = body.end_date or exactly(archive.as_of)
    law = law_at(archive, committee.place, "acting_body_objection_share", judged_on)
    if households:
        share = Fraction(objecting, households)
        said.append(say(OF_HOUSEHOLDS, share=share, all=households))
        if law and share > law.value:
            said.append(say(HAS_TO_END, share=law.value))
            standing = Standing.DONE if body.end_date else Standing.MISSING
        elif law:
            said.append(say(ENDS_AT, share=law.value))
    yield Event(
        name="acting-objections",
        title=say(OBJECTING, n=objecting),
        near=judged_on,
        sentences=tuple(said),
        standing=standing,
        about=("committee", committee.id),
        law=law,
    )


def _ends(archive: Archive, committee: Record[Committee]) -> Iterator[Event]:
    body, about, until = committee.body, ("committee", committee.id), last_day(committee.body)
    if body.end_date:
        reason = body.end_reason and Said("committee", "/end_reason", body.end_reason)
        said = [say(REASON, reason=reason)] if reason else []
        standing = Standing.DONE if body.end_date.first <= archive.as_of else Standing.TO_COME
        shown = {"when": body.end_date, "standing": standing}
        yield _event("ends", say(ENDED, name=body.name), said, about, shown)
    elif until:
        over = until < archive.as_of
        shown = {"when": exactly(until), "standing": Standing.UNKNOWN if over else Standing.TO_COME}
        said = [say(NOTHING_SAID)] if over else []
        yield _event("runs-out", say(RAN_OUT, name=body.name), said, about, shown)
    elif body.is_elected and _state(archive, committee) is TermState.UNKNOWN:
        shown = {"near": exactly(archive.as_of), "standing": Standing.UNKNOWN}
        yield _event("runs-out", say(TERM_UNKNOWN, committee=body.name), [], about, shown)


def _audited(archive: Archive, committee: Record[Committee]) -> Iterator[Event]:
    audit = archive.get(committee.body.audit_document_id or "", Document)
    if audit:
        about = ("document", audit.id)
        yield Event(name="audited", title=say(AUDITED, title=audit.body.title), when=audit.body.date, about=about)


def _state(archive: Archive, committee: Record[Committee]) -> TermState:
    terms = archive.once(("terms", committee.place), lambda: terms_at(archive, committee.place))
    return next(term.state for term in terms if term.record.id == committee.id)


def _comes(archive: Archive, committee: Record[Committee]) -> Iterator[Event]:
    """Yield what has to be done before the term is over, and is not done yet by any election."""
    body, about = committee.body, ("committee", committee.id)
    if body.end_date:
        return
    ending = elections_ending(archive).get(committee.id, ())
    report = report_due(archive, committee, None)
    if report and not any(election.body.reported_on for election in ending):
        yield _event("report", say(REPORT, name=body.name), [], about, report)
    held = held_due(archive, committee)
    if held and not any(election.body.meeting_id for election in ending):
        yield _event("next-held", say(NEXT_HELD, name=body.name), [], about, held)


def _dated(done: Any, due: dict[str, Any]) -> dict[str, Any]:
    return {"when": exactly(done) if done else None, **due}


def _event(name: str, title: Sentence, said: list[Sentence], about: tuple[str, str], shown: dict[str, Any]) -> Event:
    return Event(name=name, title=title, sentences=tuple(said), about=about, **shown)
