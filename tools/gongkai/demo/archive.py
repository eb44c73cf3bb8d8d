"""Everything a made-up archive holds, compound after compound; each has its own seed, so it is the same in any size."""

from collections.abc import Iterator

from gongkai.demo import (
    accounts,
    assemblies,
    cases,
    committees,
    documents,
    elections,
    estates,
    matters,
    meetings,
    objections,
    places,
    projects,
    seals,
)
from gongkai.demo.compounds import Compound, compound, has_covenant
from gongkai.demo.days import day, quarter
from gongkai.demo.dice import Dice
from gongkai.demo.page import Record

# The archive ends with this year whatever the clock says; the first years of a long one stand under the Property Law.
LAST_YEAR = 2025
MOST_YEARS = 18
# How many cases came in to one compound in a year.
_CASES = (18, 46)


def compound_archive(index: int, years: int, seed: int) -> list[Record]:
    """Return all records of the compound with this number, counted from 0, and of the places that begin with it.

    Cases come last: nothing refers to one, so an archive can be cut anywhere among them.
    """
    first_year = LAST_YEAR - years + 1
    dice = Dice(seed, years, index)
    place = compound(index, dice, first_year)
    return [
        *_surroundings(index, years, seed),
        *estates.compound_records(place, dice, first_year, day(LAST_YEAR, 1, 1)),
        *_life(place, dice, first_year),
        *(
            record
            for year in range(first_year, LAST_YEAR + 1)
            for record in cases.year_of_cases(place, dice, year, dice.between(*_CASES))
        ),
    ]


def more_cases(index: int, years: int, seed: int, number: int) -> list[Record]:
    """Return `number` further cases of a compound in the last year, numbered from 501."""
    first_year = LAST_YEAR - years + 1
    place = compound(index, Dice(seed, years, index), first_year)
    return cases.year_of_cases(place, Dice(seed, years, index, "more"), LAST_YEAR, number, first=501)


def _surroundings(index: int, years: int, seed: int) -> Iterator[Record]:
    if index == 0:
        yield from places.shared_records()
    community = places.community_of(index)
    if index % (places.COMPOUNDS_OF_A_COMMUNITY * places.COMMUNITIES_OF_A_STREET) == 0:
        dice = Dice(seed, years, community.street_id)
        yield from places.street_records(community)
        for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
            yield from meetings.street_meetings(community, dice, year)
    if index % places.COMPOUNDS_OF_A_COMMUNITY == 0:
        yield from places.community_records(community)


def _life(place: Compound, dice: Dice, first_year: int) -> Iterator[Record]:
    """Yield what happened in a compound: terms, assemblies, works, meetings, money and papers."""
    terms = [committees.first_term(dice, first_year)] if place.governed else []
    held = accounts.accounts(place, dice)
    version = {"management-covenant": 1, "rules-of-procedure": 1}
    for building in place.buildings:
        if has_covenant(building):
            yield documents.building_covenant(place, building, first_year)
    if place.governed:
        for kind in version:
            yield documents.standing_document(place, kind, 1, None, day(place.built + 2, 10, 8))
    for account in held:
        yield accounts.account_record(place, dice, account, first_year)
    for year in range(first_year, LAST_YEAR + 1):
        if place.governed:
            yield from _decisions(place, dice, year, terms, held, version)
        yield from meetings.year_of_meetings(place, dice, year, terms)
        for number in (1, 2, 3, 4):
            yield from accounts.quarter_records(place, dice, held, year, number)
        income = next(account for account in held if account.fund == "common-income")
        yield documents.audit_report(place, year, income.balance)
    yield from documents.disclosures(place, LAST_YEAR)
    for term in terms:
        yield committees.committee_record(place, dice, term)
    yield from elections.election_records(place, terms)


def _decisions(
    place: Compound,
    dice: Dice,
    year: int,
    terms: list[committees.Term],
    held: list[accounts.Account],
    version: dict[str, int],
) -> Iterator[Record]:
    """Yield the year's assembly and what came of its decisions."""
    last = day(year, dice.between(3, 5), dice.between(1, 28))
    running = terms[-1]
    agenda = matters.ordinary_matters(place, dice, year, max(version.values()) + 1)
    agenda += matters.works_of_the_year(place, dice, {account.fund: account.balance for account in held})
    if quarter(year, 1)[0] <= running.until <= quarter(year, 4)[1]:
        last = running.until - dice.between(1, 4)
        agenda.insert(0, matters.election(place, running.number + 1, running.seats))
    assembly = assemblies.assembly(place, dice, year, last, agenda)
    yield assemblies.assembly_record(place, dice, assembly)
    if objection := objections.objection(place, assembly):
        yield objection
    for decision in assembly.decisions:
        if not decision.passed:
            continue
        purpose = decision.matter.purpose
        if purpose == "election":
            terms.append(committees.next_term(running, dice, last + 1, decision.id))
        elif purpose in ("covenant", "rules"):
            kind = "management-covenant" if purpose == "covenant" else "rules-of-procedure"
            version[kind] = max(version.values()) + 1
            yield documents.standing_document(place, kind, version[kind], decision, last)
        elif work := decision.matter.work:
            project = projects.project(place, dice, year, decision, work, last)
            yield projects.project_record(place, dice, project)
            yield seals.seal_use(place, decision, last + 6)
            next(account for account in held if account.fund == work.fund).due.extend(project.payments)
