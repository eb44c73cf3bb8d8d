"""What comes first has the earlier date.

An end is not before its beginning, the events of a case stand in the order in which they happened, and a decision is
not posted before it was made. Where a source gives only a month or a year, two dates are in the wrong order only if
they are so whatever the days were.

Source: logic.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from gongkai.check.rule import Problem
from gongkai.kinds.account import Account
from gongkai.kinds.area import Area
from gongkai.kinds.case import Case
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.kinds.contract import Contract
from gongkai.kinds.document import Document
from gongkai.kinds.election import Election
from gongkai.kinds.meeting import Meeting
from gongkai.kinds.objection import Objection
from gongkai.kinds.organization import Organization
from gongkai.kinds.project import Project
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.facts import Posting
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate, exactly
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Compare the two dates with the source and correct the wrong one.")
END_FIRST = N_("It ends on {end}, before it begins on {begin}.")
OUT_OF_ORDER = N_("This is dated {day}, before the entry above it ({before}). Put them in order, or mend the date.")
POSTED_FIRST = N_("It was posted on {posted}, before it was decided on {decided}.")
ANSWERED_FIRST = N_("It was answered on {answered}, before it arrived on {received}.")
POSTED_EARLY = N_("It was posted on {posted}, before its period ended on {end}.")


def check(archive: Archive) -> Iterator[Problem]:
    for record in _each(archive, Committee, Meeting, Project):
        yield from _span(record, "", record.body.start_date, record.body.end_date)
    for record in _each(archive, Area, Organization):
        yield from _span(record, "", record.body.founding_date, record.body.dissolution_date, "dissolution_date")
    for record in _each(archive, Committee, Document, Meeting, Project, Statement):
        yield from _postings(record, "", record.body.posted)
    yield from _parts(archive)
    yield from _accounts(archive)
    yield from _elections(archive)
    for case in archive.each(Case):
        yield from _in_order(case, "/events", [event.date for event in case.body.events])
    for compound in archive.each(Compound):
        for i, facility in enumerate(compound.body.facilities):
            dates = [count.date for count in facility.counts_over_time]
            yield from _in_order(compound, f"/facilities/{i}/counts_over_time", dates)
    for meeting in archive.each(Meeting):
        yield from _decisions(meeting)


def _each(archive: Archive, *kinds: type[Any]) -> Iterator[Record[Any]]:
    for kind in kinds:
        yield from archive.each(kind)


def _parts(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        body = committee.body
        yield from _span(committee, "", body.start_date, body.term_end_date, "term_end_date")
        for i, member in enumerate(body.members):
            yield from _span(committee, f"/members/{i}", member.start_date, member.end_date)
        for i, post in enumerate(body.cross_appointments):
            yield from _span(committee, f"/cross_appointments/{i}", post.start_date, post.end_date)
    for compound in archive.each(Compound):
        for i, engagement in enumerate(compound.body.organizations):
            yield from _span(compound, f"/organizations/{i}", engagement.start_date, engagement.end_date)


def _accounts(archive: Archive) -> Iterator[Problem]:
    for account in archive.each(Account):
        opened, closed = account.body.opened_on, account.body.closed_on
        if opened and closed and closed < opened:
            yield Problem(account, "/closed_on", END_FIRST, begin=opened, end=closed)
    for statement in archive.each(Statement):
        period = statement.body.period
        if period.to < period.from_:
            yield Problem(statement, "/period/to", END_FIRST, begin=period.from_, end=period.to)
        for i, posting in enumerate(statement.body.posted):
            # Posting on the last day of the period is early by hours at most; before it there were no figures yet.
            if posting.from_ < period.to:
                yield Problem(statement, f"/posted/{i}/from", POSTED_EARLY, posted=posting.from_, end=period.to)


def _elections(archive: Archive) -> Iterator[Problem]:
    for election in archive.each(Election):
        body = election.body
        yield from _span(election, "", body.start_date, body.end_date)
        parts = (("/group", body.group), ("/papers", body.papers), ("/candidates", body.candidates))
        for at, part in parts:
            yield from _postings(election, at, part.posted if part else ())
        if trigger := body.trigger:
            yield from _answer(election, "/trigger/answered_on", trigger.received_on, trigger.answered_on)
        for i, objection in enumerate(body.objections):
            yield from _answer(election, f"/objections/{i}/replied_on", objection.received_on, objection.replied_on)
    for objected in archive.each(Objection):
        yield from _answer(objected, "/replied_on", objected.body.received_on, objected.body.replied_on)
    for committee in archive.each(Committee):
        if filing := committee.body.filing:
            yield from _answer(committee, "/filing/answered_on", filing.filed_on, filing.answered_on)
        for i, change in enumerate(committee.body.change_filings):
            yield from _answer(committee, f"/change_filings/{i}/answered_on", change.filed_on, change.answered_on)
            yield from _postings(committee, f"/change_filings/{i}", change.posted)
    for contract in archive.each(Contract):
        for i, notice in enumerate(contract.body.contract_notices):
            yield from _postings(contract, f"/contract_notices/{i}", notice.posted)


def _answer(record: Record[Any], at: str, received: date | None, answered: date | None) -> Iterator[Problem]:
    if received and answered and answered < received:
        yield Problem(record, at, ANSWERED_FIRST, answered=answered, received=received)


def _decisions(meeting: Record[Meeting]) -> Iterator[Problem]:
    if meeting.body.notice:
        yield from _postings(meeting, "/notice", meeting.body.notice.posted)
    voting = meeting.body.voting
    if voting and voting.opens_on and voting.closes_on and voting.closes_on < voting.opens_on:
        yield Problem(meeting, "/voting/closes_on", END_FIRST, begin=voting.opens_on, end=voting.closes_on)
    for i, resolution in enumerate(meeting.body.resolutions):
        yield from _postings(meeting, f"/resolutions/{i}", resolution.posted)
        decided = meeting.body.decided(resolution)
        for j, posting in enumerate(resolution.posted):
            if decided and exactly(posting.from_).certainly_before(decided):
                at = f"/resolutions/{i}/posted/{j}/from"
                yield Problem(meeting, at, POSTED_FIRST, posted=posting.from_, decided=decided)


def _postings(record: Record[Any], at: str, postings: Sequence[Posting]) -> Iterator[Problem]:
    for i, posting in enumerate(postings):
        if posting.to and posting.to < posting.from_:
            yield Problem(record, f"{at}/posted/{i}/to", END_FIRST, begin=posting.from_, end=posting.to)


def _span(
    record: Record[Any], at: str, begin: PartialDate | None, end: PartialDate | None, field: str = "end_date"
) -> Iterator[Problem]:
    if begin and end and end.certainly_before(begin):
        yield Problem(record, f"{at}/{field}", END_FIRST, begin=begin, end=end)


def _in_order(record: Record[Any], at: str, dates: Sequence[PartialDate | None]) -> Iterator[Problem]:
    dated = [(index, day) for index, day in enumerate(dates) if day]
    for (_, before), (index, day) in pairwise(dated):
        if day.certainly_before(before):
            yield Problem(record, f"{at}/{index}/date", OUT_OF_ORDER, day=day, before=before)
