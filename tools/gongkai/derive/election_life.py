"""What happened in an election, step by step, and what is still to be done in it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gongkai.check.committees import first_posted, last_day
from gongkai.check.elections import vote_begins
from gongkai.check.jurisdiction import law_at
from gongkai.derive.decisions import decision_of
from gongkai.derive.ending import held_due, report_due
from gongkai.derive.event import Event, Said, Sentence, Standing, judged, say
from gongkai.derive.vote_events import elected_by, hung_until, votes
from gongkai.kinds.committee import Committee
from gongkai.kinds.election import Election, Gate, PostedObjection
from gongkai.kinds.meeting import Meeting
from gongkai.law.calendar import Deadline, before, days_between, deadline
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate, exactly
from gongkai.model.record import Record
from gongkai.text import N_

TRIGGER = N_("Set off: {occasion}")
ASKED = N_("{heads} owners with {area} m² asked for it.")
ASKED_HEADS = N_("{heads} owners asked for it.")
DELIVERED = N_("{part} m² of {whole} m² had been delivered.")
ANSWERED = N_("It was answered on {day}.")
REPORTED = N_("Report that the term is ending")
GROUP = N_("The group is formed")
GROUP_SIZE = N_("It has {size} members, {owners} of them owners.")
GROUP_LED = N_("It is led by: {side}.")
GROUP_POSTED = N_("The list of the group is posted")
PAPERS = N_("The papers of the vote are posted")
GATE = N_("Gate: {gate}")
GATES = N_("Candidates are checked gate by gate")
GATE_MET = N_("{met} of {all} conditions are met.")
GATE_NOT_MET = N_("Not met: {conditions}.")
GATE_CHECKED = N_("Checked by {who}.")
CANDIDATES = N_("The candidates are posted")
HOW_MANY = N_("There are {n} candidates.")
OBJECTIONS = N_("Objections: {n}")
NO_ANSWER = N_("No answer is recorded.")
VOTE_TO_COME = N_("The owners vote")
VOTE_AGAIN = N_("The owners vote again")
NOT_OVER = N_("The vote did not pass, and the election is not over.")
GUIDED = N_("Guidance: {kind}")


def events_of(archive: Archive, election: Record[Election]) -> Iterator[Event]:
    """Yield what happened in an election, and what is still to be done in it, in the order of the steps."""
    yield from _trigger(election)
    yield from _reported(archive, election)
    yield from _group(archive, election)
    yield from _papers(election)
    yield from (gate_event(election, gate) for gate in election.body.gates)
    yield from _candidates(archive, election)
    yield from (_objection(archive, election, objection) for objection in election.body.objections)
    meeting = archive.get(election.body.meeting_id or "", Meeting)
    if meeting:
        for resolution in elected_by(archive, election, meeting):
            yield from votes(archive, decision_of(archive, meeting, resolution))
    yield from _guidance(election)
    if not is_over(archive, election):
        yield from _open(archive, election, meeting)


def is_over(archive: Archive, election: Record[Election]) -> bool:
    """Return whether an election is over: it ended, or a committee came of it."""
    end = election.body.end_date
    return bool(election.body.committee_id) or (end is not None and end.first <= archive.as_of)


def gate_event(election: Record[Election], gate: Gate) -> Event:
    """Return one gate: passed where every condition of it is met, dated by the last check."""
    met = [condition for condition in gate.conditions if condition.met]
    said: list[Sentence] = [say(GATE_MET, met=len(met), all=len(gate.conditions))]
    if len(met) < len(gate.conditions):
        said.append(say(GATE_NOT_MET, conditions=tuple(c.condition for c in gate.conditions if not c.met)))
    checkers = tuple(dict.fromkeys(c.checked_by for c in gate.conditions if c.checked_by))
    if checkers:
        said.append(say(GATE_CHECKED, who=checkers))
    checked = [c.checked_on for c in gate.conditions if c.checked_on]
    return Event(
        name="gate",
        title=say(GATE, gate=gate.label),
        when=exactly(max(checked)) if checked else None,
        near=election.body.start_date,
        sentences=tuple(said),
        standing=Standing.PASSED if len(met) == len(gate.conditions) else Standing.FAILED,
        about=("election", election.id),
    )


def _trigger(election: Record[Election]) -> Iterator[Event]:
    trigger = election.body.trigger
    if trigger is None:
        return
    said = []
    if trigger.heads and trigger.area:
        said.append(say(ASKED, heads=trigger.heads, area=trigger.area))
    elif trigger.heads:
        said.append(say(ASKED_HEADS, heads=trigger.heads))
    if trigger.delivered_area and trigger.whole_area:
        said.append(say(DELIVERED, part=trigger.delivered_area, whole=trigger.whole_area))
    if trigger.answered_on:
        said.append(say(ANSWERED, day=trigger.answered_on))
    yield Event(
        name="trigger",
        title=say(TRIGGER, occasion=Said("election", "/trigger/occasion", trigger.occasion)),
        when=exactly(trigger.received_on) if trigger.received_on else election.body.start_date,
        sentences=tuple(said),
        note=trigger.note or "",
        about=("election", election.id),
    )


def _reported(archive: Archive, election: Record[Election]) -> Iterator[Event]:
    reported = election.body.reported_on
    outgoing = archive.get(election.body.outgoing_committee_id or "", Committee)
    if reported and reported <= archive.as_of:
        due = report_due(archive, outgoing, reported) if outgoing else None
        shown = {"when": exactly(reported), **(due or {})}
        yield Event(name="reported", title=say(REPORTED), about=("election", election.id), **shown)


def _group(archive: Archive, election: Record[Election]) -> Iterator[Event]:
    group, about = election.body.group, ("election", election.id)
    if group is None:
        return
    said = [say(GROUP_SIZE, size=group.size, owners=group.owners)] if group.size else []
    if group.chaired_by:
        said.append(say(GROUP_LED, side=Said("election", "/group/chaired_by", group.chaired_by)))
    formed = exactly(group.formed_on) if group.formed_on else None
    yield Event(
        name="group",
        title=say(GROUP),
        when=formed,
        near=election.body.start_date,
        sentences=tuple(said),
        note=group.note or "",
        about=about,
    )
    posted = first_posted(group.posted)
    if posted:
        law = law_at(archive, election.place, "prep_group_list_posting_days", formed) if formed else None
        shown: dict[str, Any] = {"when": exactly(posted), "until": hung_until(group.posted)}
        if law and formed:
            shown |= judged(archive, election.place, law, deadline(formed.first, law.whole), posted)
        yield Event(name="group-posted", title=say(GROUP_POSTED), about=about, **shown)


def _papers(election: Record[Election]) -> Iterator[Event]:
    papers = election.body.papers
    posted = first_posted(papers.posted) if papers else None
    if papers and posted:
        yield Event(
            name="papers",
            title=say(PAPERS),
            when=exactly(posted),
            until=hung_until(papers.posted),
            note=papers.note or "",
            about=("election", election.id),
        )


def _candidates(archive: Archive, election: Record[Election]) -> Iterator[Event]:
    candidates = election.body.candidates
    if candidates is None:
        return
    posted, vote = first_posted(candidates.posted), vote_begins(archive, election)
    law = law_at(archive, election.place, "candidates_before_days", vote) if vote else None
    shown: dict[str, Any] = {"when": exactly(posted) if posted else None, "until": hung_until(candidates.posted)}
    if law and vote and posted:
        shown |= judged(archive, election.place, law, Deadline(before(vote.last, law.whole), certain=True), posted)
    n = sum(nomination.count for nomination in candidates.nominations)
    yield Event(
        name="candidates",
        title=say(CANDIDATES),
        near=election.body.start_date,
        sentences=(say(HOW_MANY, n=n),) if n else (),
        note=candidates.note or "",
        about=("election", election.id),
        **shown,
    )


def _objection(archive: Archive, election: Record[Election], objection: PostedObjection) -> Event:
    vote, replied = vote_begins(archive, election), objection.replied_on
    # Local rules ask for the answer with the posting of the papers or of the candidates: either one applies.
    law = vote and (
        law_at(archive, election.place, "prep_papers_posting_days", vote)
        or law_at(archive, election.place, "candidates_posting_days", vote)
    )
    shown: dict[str, Any] = {}
    if law and vote and objection.received_on <= vote.first:
        shown = judged(archive, election.place, law, Deadline(vote.last, certain=True), replied)
    elif replied is None:
        shown = {"standing": Standing.OPEN if not is_over(archive, election) else Standing.UNKNOWN}
    shown["when"] = exactly(objection.received_on)
    return Event(
        name="objections",
        title=say(OBJECTIONS, n=objection.count or 1),
        sentences=(say(ANSWERED, day=replied) if replied else say(NO_ANSWER),),
        note=objection.note or "",
        about=("election", election.id),
        **shown,
    )


def _guidance(election: Record[Election]) -> Iterator[Event]:
    for one in election.body.guidance:
        yield Event(
            name="guidance",
            title=say(GUIDED, kind=Said("election", "/guidance/0/guidance_type", one.guidance_type)),
            when=one.date,
            near=election.body.start_date,
            note=one.note or "",
            about=("election", election.id),
        )


def _open(archive: Archive, election: Record[Election], meeting: Record[Meeting] | None) -> Iterator[Event]:
    """Yield what is still to be done in an election that is not over."""
    body, about, far = election.body, ("election", election.id), exactly(date.max)
    outgoing = archive.get(body.outgoing_committee_id or "", Committee)

    def still(name: str, title: str, message: str = "", due: dict[str, Any] | None = None) -> Event:
        said = (say(message),) if message else ()
        shown = {"standing": Standing.OPEN, **(due or {})}
        return Event(name=name, title=say(title), sentences=said, near=far, about=about, **shown)

    vote = meeting.body.start_date if meeting else None
    if vote is None or vote.first > archive.as_of:
        recall = body.classification == "recall"
        if body.group is None:
            yield still("group", GROUP, due=_group_due(archive, election))
        if not body.gates and not recall:
            yield still("gate", GATES)
        if body.candidates is None and not recall:
            yield still("candidates", CANDIDATES, due=_candidates_due(archive, election, vote))
        yield still("vote", VOTE_TO_COME, due=held_due(archive, outgoing) if outgoing else None)
    elif body.result == "fail":
        end = last_day(outgoing.body) if outgoing else None
        again: dict[str, Any] | None = {"due": end, "standing": Standing.UNKNOWN} if end else None
        if end and end >= archive.as_of:
            again = {"due": end, "days": days_between(archive.as_of, end)}
        yield still("vote", VOTE_AGAIN, NOT_OVER, due=again)


def _group_due(archive: Archive, election: Record[Election]) -> dict[str, Any] | None:
    trigger = election.body.trigger
    asked = trigger.received_on if trigger and election.body.classification == "formation" else None
    law = law_at(archive, election.place, "prep_group_formation_days", asked) if asked else None
    return judged(archive, election.place, law, deadline(asked, law.whole), None) if asked and law else None


def _candidates_due(archive: Archive, election: Record[Election], vote: PartialDate | None) -> dict[str, Any] | None:
    law = law_at(archive, election.place, "candidates_before_days", vote) if vote else None
    if law is None or vote is None:
        return None
    return judged(archive, election.place, law, Deadline(before(vote.last, law.whole), certain=True), None)
