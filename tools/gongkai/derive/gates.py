"""The three gates of an election 三关: when preparation starts, who is in the group that prepares it, who may stand.

Each gate has its own conditions. Some the record tells as checked by an office; the others follow from the numbers of
the record and those of the law. Where the law of the place sets no number, a fact is shown and not judged.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from gongkai.check.committees import first_posted
from gongkai.check.elections import vote_begins
from gongkai.check.jurisdiction import law_at
from gongkai.check.rules.preparatory_group import LEADERS
from gongkai.derive.election_life import is_over
from gongkai.derive.ending import report_due
from gongkai.derive.event import Said, Sentence, Standing, say
from gongkai.derive.vote_events import elected_by
from gongkai.kinds.committee import Committee
from gongkai.kinds.election import Election, Group
from gongkai.kinds.meeting import Meeting
from gongkai.law.calendar import before, days_between, deadline
from gongkai.model.archive import Archive
from gongkai.model.profile import Dated, Number
from gongkai.model.record import Record
from gongkai.text import N_

START, GROUP, CANDIDATES = N_("When preparation starts"), N_("Who is in the group"), N_("Who may stand")
DELIVERED = N_("{part} m² of {whole} m² had been delivered.")
PROPOSED = N_("{heads} of {all} owners asked for it.")
ANSWERED = N_("It was answered on {day}.")
REPORTED = N_("The coming end was reported on {day}.")
ODD, EVEN = N_("The group has {size} members, an odd number."), N_("The group has {size} members, an even number.")
SIZE = N_("The group has {size} members.")
OWNERS = N_("{owners} of its {size} members are owners.")
LED = N_("It is led by: {side}.")
LISTED = N_("Its list was posted on {day}.")
POSTED = N_("The candidates were posted on {day}, {days} days before the vote.")
REPLIED = N_("{answered} of {all} objections were answered before the vote.")


class Condition(Struct, frozen=True, kw_only=True):
    """One condition; `met` is None for a fact that is shown and not judged. `label` is the gate it stands under."""

    sentence: Sentence
    met: bool | None = None
    on: date | None = None
    law: Dated | None = None
    label: str = ""
    who: str = ""
    evidence: str = ""
    note: str = ""


class GateOf(Struct, frozen=True):
    """One of the three gates. `under_way` says that more may come to it: the owners have not begun to vote."""

    title: str
    conditions: tuple[Condition, ...]
    under_way: bool = False

    @property
    def judged(self) -> int:
        """Return how many conditions are judged."""
        return sum(condition.met is not None for condition in self.conditions)

    @property
    def met(self) -> int:
        """Return how many of them are met."""
        return sum(condition.met is True for condition in self.conditions)

    @property
    def standing(self) -> Standing:
        """Return whether all that is judged is met; UNKNOWN where nothing is recorded, DONE where nothing is judged.

        OPEN is met so far, where more may come.
        """
        if not self.conditions:
            return Standing.UNKNOWN
        if not self.judged:
            return Standing.DONE
        if self.met < self.judged:
            return Standing.FAILED
        return Standing.OPEN if self.under_way else Standing.PASSED


def gates_of(archive: Archive, election: Record[Election]) -> list[GateOf]:
    """Return the gates of an election; where members are recalled, nobody stands, so there is no third."""
    found = [
        GateOf(START, (*_start(archive, election), *_recorded(election, "start"))),
        GateOf(GROUP, (*_group(archive, election), *_recorded(election, "group"))),
    ]
    if election.body.classification != "recall":
        candidates = (*_recorded(election, "candidates"), *_candidates(archive, election))
        vote = vote_begins(archive, election)
        begun = vote is not None and vote.first <= archive.as_of
        found.append(GateOf(CANDIDATES, candidates, under_way=not begun and not is_over(archive, election)))
    return found


def _recorded(election: Record[Election], kind: str) -> Iterator[Condition]:
    """Yield the conditions that an office checked, as the record tells them."""
    for gate in election.body.gates:
        if (gate.gate_type or "candidates") == kind:
            for one in gate.conditions:
                yield Condition(
                    sentence=Sentence(one.condition),
                    met=one.met,
                    on=one.checked_on,
                    label=gate.label,
                    who=one.checked_by or "",
                    evidence=one.evidence or "",
                    note=one.note or "",
                )


def _start(archive: Archive, election: Record[Election]) -> Iterator[Condition]:
    body, place, trigger = election.body, election.place, election.body.trigger
    asked = trigger.received_on if trigger else None
    if trigger and asked and trigger.delivered_area and trigger.whole_area:
        law = law_at(archive, place, "assembly_trigger_share", asked)
        facts = {"part": trigger.delivered_area, "whole": trigger.whole_area}
        yield Condition(sentence=say(DELIVERED, **facts), met=_enough(law, **facts), on=asked, law=law)
    electors = _electors(archive, election)
    if trigger and asked and trigger.heads and electors and body.classification == "recall":
        law = law_at(archive, place, "recall_proposer_share", asked)
        met = _enough(law, Decimal(trigger.heads), Decimal(electors))
        yield Condition(sentence=say(PROPOSED, heads=trigger.heads, all=electors), met=met, on=asked, law=law)
    if trigger and trigger.answered_on:
        formation = body.classification == "formation"
        law = law_at(archive, place, "prep_group_formation_days", asked) if asked and formation else None
        met = trigger.answered_on <= deadline(asked, law.whole).day if law and asked else None
        yield Condition(sentence=say(ANSWERED, day=trigger.answered_on), met=met, on=trigger.answered_on, law=law)
    if body.reported_on:
        outgoing = archive.get(body.outgoing_committee_id or "", Committee)
        due = report_due(archive, outgoing, body.reported_on) if outgoing else None
        held: Number | None = due["law"] if due else None
        met = _unless_second_hand(held, body.reported_on <= due["due"]) if due else None
        yield Condition(sentence=say(REPORTED, day=body.reported_on), met=met, on=body.reported_on, law=held)


def _group(archive: Archive, election: Record[Election]) -> Iterator[Condition]:
    group, place = election.body.group, election.place
    if group is None or group.formed_on is None:
        return
    formed, size = group.formed_on, group.size
    if size:
        yield from _size(archive, place, group, formed)
        law = law_at(archive, place, "prep_group_owner_share", formed)
        met = _enough(law, Decimal(group.owners), Decimal(size))
        yield Condition(sentence=say(OWNERS, owners=group.owners, size=size), met=met, on=formed, law=law)
    if group.chaired_by:
        law = law_at(archive, place, "prep_group_owner_share", formed)
        side = Said("election", "/group/chaired_by", group.chaired_by)
        met = _unless_second_hand(law, group.chaired_by in LEADERS)
        yield Condition(sentence=say(LED, side=side), met=met, on=formed, law=law)
    posted = first_posted(group.posted)
    if posted:
        law = law_at(archive, place, "prep_group_list_posting_days", formed)
        met = _unless_second_hand(law, posted <= deadline(formed, law.whole).day) if law else None
        yield Condition(sentence=say(LISTED, day=posted), met=met, on=posted, law=law)


def _size(archive: Archive, place: str, group: Group, formed: date) -> Iterator[Condition]:
    """Yield whether the number of members is odd, and whether it is in the range of the place, where that has one."""
    size = group.size
    odd = law_at(archive, place, "prep_group_odd_count", formed)
    if odd and odd.whole:
        message = ODD if size % 2 else EVEN
        met = _unless_second_hand(odd, size % 2 == 1)
        yield Condition(sentence=say(message, size=size), met=met, on=formed, law=odd)
    least, most = (law_at(archive, place, f"prep_group_{one}_count", formed) for one in ("min", "max"))
    if least or most:
        fits = not (least and size < least.whole) and not (most and size > most.whole)
        law = most if most and size > most.whole else least or most
        yield Condition(sentence=say(SIZE, size=size), met=_unless_second_hand(law, fits), on=formed, law=law)


def _candidates(archive: Archive, election: Record[Election]) -> Iterator[Condition]:
    vote, place = vote_begins(archive, election), election.place
    posted = first_posted(election.body.candidates.posted) if election.body.candidates else None
    if vote is None:
        return
    if posted:
        law = law_at(archive, place, "candidates_before_days", vote)
        met = _unless_second_hand(law, posted <= before(vote.last, law.whole)) if law else None
        days = days_between(posted, vote.last)
        yield Condition(sentence=say(POSTED, day=posted, days=days), met=met, on=posted, law=law)
    objections = [o for o in election.body.objections if o.received_on <= vote.last]
    if objections:
        law = law_at(archive, place, "prep_papers_posting_days", vote) or law_at(
            archive, place, "candidates_posting_days", vote
        )
        every = sum(o.count or 1 for o in objections)
        answered = sum(o.count or 1 for o in objections if o.replied_on and o.replied_on <= vote.last)
        met = _unless_second_hand(law, answered == every)
        yield Condition(sentence=say(REPLIED, answered=answered, all=every), met=met, law=law)


def _electors(archive: Archive, election: Record[Election]) -> int | None:
    """Return how many owners could vote on it."""
    meeting = archive.get(election.body.meeting_id or "", Meeting)
    found = elected_by(archive, election, meeting) if meeting else ()
    return next((resolution.electorate.heads for resolution in found if resolution.electorate), None)


def _enough(law: Number | None, part: Decimal, whole: Decimal) -> bool | None:
    """Return whether a part of a whole is as much as the law asks, multiplied out; None where it asks for nothing."""
    if law is None:
        return None
    have, need = part * law.value.denominator, whole * law.value.numerator
    return _unless_second_hand(law, have > need or (law.inclusive and have == need))


def _unless_second_hand(law: Dated | None, met: bool) -> bool | None:
    return met if law and law.confidence != "L" else None
