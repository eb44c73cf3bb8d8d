"""Terms of owners' committees: one after the other, five years at most, an odd number of seats, every change dated."""

from dataclasses import dataclass

from gongkai.demo.assemblies import missing_election
from gongkai.demo.compounds import Compound
from gongkai.demo.days import day, iso, years_later
from gongkai.demo.dice import Dice
from gongkai.demo.page import Record, posted, record, source
from gongkai.demo.words import numeral

_HANDED_OVER = ("owner-list", "seals", "minutes", "books", "contracts", "income-postings", "equipment", "other")
_ARCHIVED = (
    "minutes",
    "decisions",
    "rules-and-contracts",
    "election-and-filing",
    "fund-accounts",
    "owner-lists",
    "opinions",
    "other",
)


@dataclass(slots=True)
class Term:
    """One term: its number, first day, last day allowed, seats; the day it gave way to the next, if it did."""

    number: int
    first: int
    until: int
    seats: int
    elected_by: str = ""
    ended: int = 0
    ended_by: str = ""


def first_term(dice: Dice, first_year: int) -> Term:
    """Return the term that is running when the archive begins; it began up to four years before."""
    length = dice.one((3, 5))
    first = day(first_year - dice.between(1, length), dice.between(3, 6), dice.between(1, 28))
    return Term(dice.between(1, 4), first, years_later(first, length) - 1, dice.one((5, 5, 7, 7, 9, 11)))


def next_term(term: Term, dice: Dice, first: int, elected_by: str) -> Term:
    """Return the term that follows, and close the one before on the eve of it."""
    term.ended, term.ended_by = first - 1, elected_by
    length = dice.one((3, 5, 5))
    return Term(term.number + 1, first, years_later(first, length) - 1, term.seats, elected_by)


def committee_record(place: Compound, dice: Dice, term: Term) -> Record:
    """Return the record of one term."""
    elected = f"elected_by_id: {term.elected_by}" if term.elected_by else ""
    ended = f"end_date: {iso(term.ended)}\nend_reason: replaced" if term.ended else ""
    party = term.seats * dice.between(45, 75) // 100
    one_shoulder = dice.happens(0.6)
    filed = term.first + dice.between(5, 28)
    office = f"{place.community.street_name}办事处"
    members, left = _members(dice, term)
    return record(
        f"committees/{place.id}/term-{term.number}",
        "kind: committee",
        f"name: {place.name}第{numeral(term.number)}届业主委员会",
        "classification: elected",
        f"term_number: {term.number}",
        f"start_date: {iso(term.first)}",
        f"term_end_date: {iso(term.until)}",
        ended,
        elected,
        f"ended_by_id: {term.ended_by}" if term.ended else "",
        f"seats: {term.seats}",
        f"first_meeting_on: {iso(term.first + 2)}",
        "members:",
        *members,
        f"party_member_count: {party}",
        f"one_shoulder: {'true' if one_shoulder else 'false'}",
        "cross_appointments:",
        f"  - {{post: {'chair' if one_shoulder else 'member'}, "
        f"organization_id: {place.id}-party-branch, post_elsewhere: 小区党支部{'书记' if one_shoulder else '委员'}, "
        f"start_date: {iso(term.first)}}}",
        f"filing: {{number: 示业备{iso(filed)[:4]}第{term.number:03d}号, filed_on: {iso(filed)}, "
        f"answered_on: {iso(filed + 4)}, authority: {office}, "
        "filing_papers: [minutes-and-decision, rules-of-procedure, management-covenant, member-list]}",
        *_change(office, left),
        *_handover(place, term),
        *_archives(term),
        "seals:",
        f"  - {{seal_name: {place.name}业主委员会, keeper: {place.community.name}居民委员会, "
        f"document_id: {place.id}/rules-of-procedure-v1}}",
        posted("notice-board", term.first, term.first + 10, f"公告照片{iso(term.first)}"),
        "contact_details:",
        f"  - {{contact_type: office-address, contact: {place.name}1号楼底层业主委员会办公室}}",
        "  - {contact_type: hours, contact: 每周六上午九点到十一点}",
        f"description: 第{numeral(term.number)}届业主委员会由{numeral(term.seats)}名委员组成，"
        f"每两个月至少召开一次会议，"
        "决定在三日内公告，财务按季度公布并接受业主查阅。",
        source("业主委员会备案回执", office, filed),
        "" if term.elected_by else missing_election("elected_by_id"),
    )


def _members(dice: Dice, term: Term) -> tuple[list[str], int | None]:
    """Return the rows of the members, and the day on which one of them left half-way, if one did."""
    first = f"start_date: {iso(term.first)}"
    over = f", end_date: {iso(term.ended)}, end_reason: replaced" if term.ended else ""
    posts = ["chair", "vice-chair"] + ["member"] * (term.seats - 2)
    rows = [f"post: {post}, {first}{over}" for post in posts]
    left = term.first + dice.between(200, 700)
    if dice.happens(0.25) and (not term.ended or left < term.ended):
        # One member leaves half-way and the alternate takes the seat the next day: the number of seats stays odd.
        reason = dice.one(("resigned", "no-longer-owner"))
        told = f"posted: [{{channel: notice-board, from: {iso(left + 1)}, to: {iso(left + 16)}}}]"
        rows[-1] = f"post: member, {first}, end_date: {iso(left)}, end_reason: {reason}, {told}"
        rows.append(f"post: alternate, {first}, end_date: {iso(left)}, end_reason: promoted")
        rows.append(f"post: member, start_date: {iso(left + 1)}{over}, note: 由候补委员递补")
    else:
        rows.append(f"post: alternate, {first}{over}")
    return [f"  - {{{row}}}" for row in rows], left if len(rows) > term.seats + 1 else None


def _change(office: str, left: int | None) -> list[str]:
    """Return the filing of the change when a member left: nothing where none did."""
    if left is None:
        return []
    facts = f"changed_on: {iso(left + 1)}, filed_on: {iso(left + 12)}, authority: {office}"
    return ["change_filings:", f"  - {{change: 候补委员递补为委员, {facts}}}"]


def _handover(place: Compound, term: Term) -> list[str]:
    """Return the hand-over at the end of a term: nothing while it runs."""
    if not term.ended:
        return []
    counts = (1, 2, term.number * 6 + 18, 5, 3, 12, 1, 0)
    return [
        "handover:",
        f"  completed_on: {iso(term.ended + 5)}",
        f"  giver: 第{numeral(term.number)}届业主委员会主任",
        f"  receiver: 第{numeral(term.number + 1)}届业主委员会主任",
        f"  witness: {place.community.name}居民委员会",
        "  handover_items:",
        *(
            f"    - {{handover_class: {name}, count: {count}}}"
            for name, count in zip(_HANDED_OVER, counts, strict=True)
        ),
    ]


def _archives(term: Term) -> list[str]:
    counts = (term.seats * 3, term.seats * 4, 4, 9, 12, 2, term.number * 7, 0)
    rows = zip(_ARCHIVED, counts, strict=True)
    return ["archives:", *(f"  - {{archive_class: {name}, count: {count}}}" for name, count in rows)]
