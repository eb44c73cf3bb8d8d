"""Owners' assemblies: notice, frozen electorate, ballots counted in heads and area, and a result the law bears out."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.demo.compounds import Compound
from gongkai.demo.days import iso, written
from gongkai.demo.dice import Dice
from gongkai.demo.matters import Matter
from gongkai.demo.money import yuan
from gongkai.demo.page import Record, fingerprint, gap, posted, record, source
from gongkai.demo.votes import OPTIONS, Ballot, Share, ballot, item_of, passes, turnout
from gongkai.demo.words import numeral

# Beijing, Hangzhou and Qingdao ask for fifteen days of notice before the vote.
_NOTICE_DAYS = 15


@dataclass(frozen=True, slots=True)
class Decision:
    """One resolution as it was voted on. `id` is what other records refer to it by."""

    id: str
    number: int
    matter: Matter
    item: str
    electorate: Share
    cast: Ballot
    passed: bool


@dataclass(frozen=True, slots=True)
class Assembly:
    """One owners' assembly: its id, the first and the last day of the vote, and its decisions."""

    id: str
    first: int
    last: int
    decisions: tuple[Decision, ...]


def assembly(place: Compound, dice: Dice, year: int, last: int, matters: list[Matter]) -> Assembly:
    """Return an assembly whose vote ends on the day `last`. Now and then too few owners take part, or too few agree."""
    first = last - dice.between(6, 20)
    id_ = f"{place.id}/{iso(first)}-owners-assembly"
    elects = any(matter.purpose == "election" for matter in matters)
    # An election brings enough owners out: without it the compound would stand without a committee.
    part = dice.within(0.76, 0.93) if elects or dice.happens(0.9) else dice.within(0.45, 0.64)
    came = turnout(dice, place.owners, part)
    decisions = []
    for number, matter in enumerate(matters, start=1):
        electorate, here = place.owners, came
        if matter.scope:
            electorate = Share(sum(b.owners.heads for b in matter.scope), sum(b.owners.area for b in matter.scope))
            here = turnout(dice, electorate, part)
        agreed = 0.96 if matter.purpose == "election" else dice.one((0.52, 0.72, 0.8, 0.86, 0.9, 0.93, 0.95, 0.45))
        cast = ballot(dice, here, min(0.98, agreed + dice.within(0, 0.03)))
        item = item_of(matter.item, year)
        decisions.append(
            Decision(f"{id_}#{number}", number, matter, item, electorate, cast, passes(item, electorate, cast))
        )
    return Assembly(id_, first, last, tuple(decisions))


def assembly_record(place: Compound, dice: Dice, held: Assembly) -> Record:
    """Return the record of an assembly."""
    called = held.first - _NOTICE_DAYS - dice.between(0, 6)
    year = iso(held.first)[:4]
    passed = sum(decision.passed for decision in held.decisions)
    return record(
        f"meetings/{held.id}",
        "kind: meeting",
        f"name: {place.name}{year}年业主大会会议",
        "classification: owners-assembly",
        "regularity: regular",
        "status: passed",
        f"start_date: {iso(held.first)}",
        f"end_date: {iso(held.last)}",
        f"location: {place.name}1号楼架空层及线上投票",
        f"organization_id: {place.acting_id}",
        "notice:",
        posted("notice-board", called, held.first, f"公告照片{year}-001", "  "),
        "  notified: [owners, residents-committee]",
        f"voting: {{ballot_channels: [ballot-box, official-system], opens_on: {iso(held.first)}, "
        f"closes_on: {iso(held.last)}}}",
        "agenda:",
        *(f"  - {{order: {d.number}, description: {d.matter.title}, legal_item: {d.item}}}" for d in held.decisions),
        "documents:",
        f"  - {{document_class: notice, title: 关于召开{year}年业主大会会议的通知, date: {iso(called)}, "
        f"sha256: {fingerprint(held.id, 'notice')}}}",
        f"  - {{document_class: count-sheet, title: 计票表（已遮盖个人信息）, date: {iso(held.last)}, "
        f"sha256: {fingerprint(held.id, 'count')}}}",
        f"  - {{document_class: minutes, title: 会议记录（不含业主姓名和房号）, date: {iso(held.last)}, "
        f"sha256: {fingerprint(held.id, 'minutes')}}}",
        "resolutions:",
        *(line for decision in held.decisions for line in _resolution(place, decision, held, called)),
        f"description: 采用书面与线上相结合的方式表决，{written(held.first)}开始发放选票，"
        f"{written(held.last)}在居民委员会派员监督下公开计票。"
        f"本次共表决{numeral(len(held.decisions))}项，通过{numeral(passed)}项。",
        source(f"{year}年业主大会会议决定公告", place.body, held.last + 1),
    )


def _resolution(place: Compound, decision: Decision, held: Assembly, called: int) -> Iterator[str]:
    matter, cast, electorate = decision.matter, decision.cast, decision.electorate
    units = sum(b.units for b in matter.scope) or place.units
    yield f'  - identifier: "{decision.number}"'
    yield f"    title: {matter.title}"
    yield f"    text: {matter.text}"
    yield f"    legal_item: {decision.item}"
    yield f"    agenda_order: {decision.number}"
    yield f"    date: {iso(held.last)}"
    if decision.passed:
        yield f"    effective_on: {iso(held.last + 1)}"
    if matter.scope:
        yield "    scope:"
        yield "      building_ids:"
        for building in matter.scope:
            yield f"        - {place.id}/building-{building.number}"
    yield (
        f"    electorate: {{number_of_units: {units}, heads: {electorate.heads}, area: {yuan(electorate.area)}, "
        f"frozen_on: {iso(called - 2)}, area_basis: register}}"
    )
    yield f"    participating: {{heads: {cast.participating.heads}, area: {yuan(cast.participating.area)}}}"
    yield "    counts:"
    for option, share in zip(OPTIONS, cast.counts, strict=True):
        yield f"      - {{option: {option}, heads: {share.heads}, area: {yuan(share.area)}}}"
    yield "    silent_ballot_rule: not-counted"
    yield from _disputed(cast.counts[0])
    away = Share(electorate.heads - cast.participating.heads, electorate.area - cast.participating.area)
    yield f"    undelivered: {{heads: {away.heads // 5}, area: {yuan(away.area // 5)}}}"
    yield f"    result: {'pass' if decision.passed else 'fail'}"
    if matter.ceiling:
        yield f"    ceiling: {{amount: {yuan(matter.ceiling)}, currency: CNY}}"
    yield posted("notice-board", held.last + 1, held.last + 16, f"公告照片{iso(held.last)}-{decision.number}", "    ")


def _disputed(yes: Share) -> Iterator[str]:
    """Yield the ballots for yes that somebody disputes: now and then one in fifty."""
    if yes.heads % 7 == 0 and yes.heads >= 50:
        yield "    disputed:"
        yield f"      - {{option: yes, heads: {yes.heads // 50}, area: {yuan(yes.area // 50)}}}"


def missing_election(field: str) -> str:
    """Return the gap of a committee that was elected before the archive begins."""
    return gap(field, "not-kept", "选举在本档案开始之前，当时的会议资料没有整理入库。")
