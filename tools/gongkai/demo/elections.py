"""Re-elections step by step: report, group, gates, candidates, objections, vote. Every term but the first has one."""

from datetime import date
from itertools import pairwise

from gongkai.demo.committees import Term
from gongkai.demo.compounds import Compound
from gongkai.demo.days import iso
from gongkai.demo.dice import Dice
from gongkai.demo.page import Record, posted, record, source

# The report is due three months before the end of a term by national guidance; some places ask for six.
_REPORTED_BEFORE = 190
_GATES = (
    ("推荐关", "是本小区业主，有完全民事行为能力", 34),
    ("资格关", "本人和近亲属不在本小区物业服务人任职", 30),
    ("选举关", "名单公示期间没有查实的异议", 4),
)


def election_records(place: Compound, terms: list[Term]) -> list[Record]:
    """Return the re-elections of a compound: one between each term and the next."""
    return [_election(place, before, after) for before, after in pairwise(terms)]


def _election(place: Compound, before: Term, after: Term) -> Record:
    meeting = after.elected_by.partition("#")[0]
    vote = date.fromisoformat(meeting.partition("/")[2][:10]).toordinal()
    community, dice = place.community, Dice(place.id, "election", after.number)
    helper = community.residents_committee_id
    formed = vote - dice.between(50, 60)
    asked = vote - dice.between(12, 18)
    return record(
        f"elections/{place.id}/term-{after.number}",
        "kind: election",
        f"name: {place.name}业主委员会换届选举",
        "classification: re-election",
        f"start_date: {iso(before.until - _REPORTED_BEFORE)}",
        f"end_date: {iso(after.first)}",
        "trigger: {occasion: term-end}",
        f"reported_on: {iso(before.until - _REPORTED_BEFORE)}",
        f"outgoing_committee_id: {place.id}/term-{before.number}",
        "group:",
        f"  formed_on: {iso(formed)}",
        "  chaired_by: street",
        "  group_seats:",
        "    - {represents: street, count: 1}",
        "    - {represents: community-party, count: 1}",
        "    - {represents: residents-committee, count: 1}",
        f"    - {{represents: owners, count: {dice.one((4, 6))}}}",
        posted("notice-board", formed + 2, formed + 17, f"公告照片{iso(formed)}", "  "),
        "papers:",
        posted("notice-board", vote - 25, vote, f"公告照片{iso(vote - 25)}", "  "),
        "gates:",
        *(line for gate in _GATES for line in _gate(*gate, vote)),
        "candidates:",
        "  nominations:",
        f"    - {{route: party-organization, count: {dice.between(1, 2)}}}",
        f"    - {{route: residents-committee, count: {dice.between(1, 2)}}}",
        f"    - {{route: self, count: {after.seats - 3 + dice.between(0, 3)}}}",
        f"    - {{route: joint, count: {dice.between(1, 3)}}}",
        posted("notice-board", vote - 21, vote - 6, f"公告照片{iso(vote - 21)}", "  "),
        "objections:",
        f"  - {{received_on: {iso(asked)}, count: {dice.between(1, 4)}, replied_on: {iso(asked + 6)}}}",
        f"meeting_id: {meeting}",
        "result: pass",
        f"committee_id: {place.id}/term-{after.number}",
        "guidance:",
        f"  - {{guidance_type: training, organization_id: {helper}, date: {iso(formed + 5)}}}",
        f"  - {{guidance_type: count-supervision, organization_id: {helper}, date: {iso(after.first - 1)}}}",
        source("换届选举档案", f"{community.street_name}办事处", after.first),
    )


def _gate(label: str, condition: str, days: int, vote: int) -> tuple[str, ...]:
    return (
        f"  - label: {label}",
        "    conditions:",
        f"      - {{condition: {condition}, met: true, checked_on: {iso(vote - days)}, checked_by: 换届工作组}}",
    )
