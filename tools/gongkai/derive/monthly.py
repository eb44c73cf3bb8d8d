"""A month at the places below an area: what was decided, posted, paid, settled, evaluated and changed in it.

What is known only to the year is in no month. A number of zero and no data are told apart: an account without a
statement for the month has no figures, and those with one have zero where nothing came or went.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from gongkai.check.duty import Duty, State, duties_of
from gongkai.derive.balances import TRANSFER
from gongkai.derive.caseload import CaseLoad, Handled, cases_at
from gongkai.derive.decisions import Decision, decisions_in
from gongkai.derive.evaluations import Assessed, assessed
from gongkai.derive.tree import places_below
from gongkai.kinds.account import Account
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.kinds.evaluation import Evaluation
from gongkai.kinds.statement import Statement
from gongkai.law.calendar import months_later
from gongkai.model.archive import Archive
from gongkai.model.money import NOTHING, total
from gongkai.model.period import PartialDate, Period, day_before, exactly
from gongkai.model.record import Record


class Happened(StrEnum):
    """What changed of a committee."""

    BEGAN = "began"
    ENDED = "ended"
    JOINED = "joined"
    LEFT = "left"
    CHANGED = "changed"
    EXTENDED = "extended"
    FILED = "filed"


class Change(Struct, frozen=True):
    """One change of a committee on a day. `post` is that of a member, `what` the words of the record, `n` how many."""

    committee: Record[Committee]
    happened: Happened
    day: PartialDate
    post: str = ""
    what: str = ""
    n: int = 1


class AccountMonth(Struct, frozen=True):
    """What came and went on one account in the month, in yuan; transfers between accounts are apart.

    `statements` are those that speak of the month, `whole` says whether they speak of all of it. `closing` is what was
    left at its end, None where no statement reaches that far.
    """

    account: Record[Account]
    statements: Sequence[Record[Statement]]
    whole: bool
    revenue: Decimal
    expenditure: Decimal
    moved_in: Decimal
    moved_out: Decimal
    closing: Decimal | None


class Month(Struct, frozen=True):
    """One month. `settled` are the cases settled in it, whenever they came in; `due_next` is due in the month after."""

    period: Period
    after: Period
    compounds: int
    kept: int
    decisions: Sequence[Decision]
    in_time: Sequence[Duty]
    late: Sequence[Duty]
    missing: Sequence[Duty]
    accounts: Sequence[AccountMonth]
    without_statement: Sequence[Record[Account]]
    received: CaseLoad
    settled: CaseLoad
    due_next: Sequence[Duty]
    evaluations: Sequence[Assessed]
    changes: Sequence[Change]

    @property
    def revenue(self) -> Decimal:
        """Return what came in on all accounts, in yuan."""
        return total(account.revenue for account in self.accounts)

    @property
    def expenditure(self) -> Decimal:
        """Return what went out on all accounts, in yuan."""
        return total(account.expenditure for account in self.accounts)


class _Place(Struct, frozen=True):
    """The month at one place."""

    decisions: Sequence[Decision]
    duties: Sequence[Duty]
    accounts: Sequence[AccountMonth]
    cases: Sequence[Handled]
    evaluations: Sequence[Assessed]
    changes: Sequence[Change]


def last_month(as_of: date) -> Period:
    """Return the last month that was over before the month of a day."""
    begin = as_of.replace(day=1)
    return Period(months_later(begin, -1), day_before(begin))


def month_of(archive: Archive, place: str, period: Period) -> Month:
    """Return a month over an area with all that lies below it."""
    first = months_later(period.from_, 1)
    after = Period(first, day_before(months_later(first, 1)))
    below = sorted(places_below(archive, place))
    found = [_once_at(archive, one, period) for one in below]
    compounds = [compound for one in below if (compound := archive.get(one, Compound))]
    duties = sorted((d for one in found for d in one.duties), key=lambda d: (d.due or date.max, d.compound, d.name))
    done = [duty for duty in duties if duty.done_on and period.from_ <= duty.done_on <= period.to]
    accounts = [account for one in found for account in one.accounts]
    cases = [case for one in found for case in one.cases]
    return Month(
        period=period,
        after=after,
        compounds=len(compounds),
        kept=sum((c.body.disclosing_since or date.max) <= period.to for c in compounds),
        decisions=sorted((d for one in found for d in one.decisions), key=lambda d: (str(d.decided), d.id)),
        in_time=[duty for duty in done if duty.state is State.IN_TIME],
        late=[duty for duty in done if duty.state is State.LATE],
        missing=[d for d in duties if d.state is State.MISSING and d.due and period.from_ <= d.due <= period.to],
        accounts=[account for account in accounts if account.statements],
        without_statement=[one.account for one in accounts if not one.statements and _is_open(one.account, period)],
        received=CaseLoad([case for case in cases if _within(case.received, period)]),
        settled=CaseLoad([case for case in cases if _within(case.settled, period)]),
        due_next=[duty for duty in duties if duty.due and after.from_ <= duty.due <= after.to],
        evaluations=[one for place in found for one in place.evaluations],
        changes=sorted((c for one in found for c in one.changes), key=lambda c: (str(c.day), c.committee.id)),
    )


def _once_at(archive: Archive, place: str, period: Period) -> _Place:
    return archive.once(("month", place, period.from_), lambda: _at(archive, place, period))


def _at(archive: Archive, place: str, period: Period) -> _Place:
    compound = archive.get(place, Compound)
    judged = (State.NOT_JUDGED, State.NOT_APPLICABLE)
    return _Place(
        decisions=decisions_in(archive, place, period),
        duties=[duty for duty in duties_of(archive, compound) if duty.state not in judged] if compound else (),
        accounts=list(_accounts(archive, place, period)),
        cases=archive.once(("cases", place), lambda: cases_at(archive, [place])).every,
        evaluations=[assessed(archive, r) for r in archive.at(place, Evaluation) if _within(r.body.date, period)],
        changes=[
            c for committee in archive.at(place, Committee) for c in _changes(committee) if _within(c.day, period)
        ],
    )


def _within(day: PartialDate | None, period: Period) -> bool:
    """Return whether a day lies in a span, whatever day of it was meant."""
    return day is not None and period.from_ <= day.first and day.last <= period.to


def _is_open(account: Record[Account], period: Period) -> bool:
    closed = account.body.closed_on
    return closed is None or closed >= period.from_


def _accounts(archive: Archive, place: str, period: Period) -> Iterator[AccountMonth]:
    for account in archive.at(place, Account):
        yield _account(account, [s for s in archive.at(place, Statement) if s.body.account_id == account.id], period)


def _account(account: Record[Account], every: Sequence[Record[Statement]], period: Period) -> AccountMonth:
    def overlaps(statement: Record[Statement]) -> bool:
        return statement.body.period.from_ <= period.to and period.from_ <= statement.body.period.to

    statements = sorted((s for s in every if overlaps(s)), key=lambda s: (s.body.period.from_, s.id))
    entries = [e for s in statements for e in s.body.entries if period.from_ <= e.booked_on <= period.to]
    last = next((s.body for s in reversed(statements) if s.body.period.to >= period.to), None)

    def sum_of(direction: str, *, moved: bool) -> Decimal:
        return total(e.amount for e in entries if e.direction == direction and (e.category == TRANSFER) is moved)

    covered = sum(
        (min(s.body.period.to, period.to) - max(s.body.period.from_, period.from_)).days + 1 for s in statements
    )
    closing = None
    if last:
        until = [e for e in last.entries if e.booked_on <= period.to]
        signed = (e.amount if e.direction == "revenue" else -e.amount for e in until)
        closing = last.opening_balance + sum(signed, NOTHING)
    return AccountMonth(
        account=account,
        statements=statements,
        whole=covered >= (period.to - period.from_).days + 1,
        revenue=sum_of("revenue", moved=False),
        expenditure=sum_of("expenditure", moved=False),
        moved_in=sum_of("revenue", moved=True),
        moved_out=sum_of("expenditure", moved=True),
        closing=closing,
    )


def _changes(committee: Record[Committee]) -> Iterator[Change]:
    body = committee.body
    if body.start_date:
        yield Change(committee, Happened.BEGAN, body.start_date)
    if body.end_date:
        yield Change(committee, Happened.ENDED, body.end_date, what=body.end_reason or "")
    if body.filing:
        yield Change(committee, Happened.FILED, exactly(body.filing.filed_on), what=body.filing.number or "")
    for posting in body.extension.posted if body.extension else ():
        yield Change(
            committee, Happened.EXTENDED, exactly(posting.from_), what=str(body.extension and body.extension.until)
        )
    for change in body.change_filings:
        yield Change(committee, Happened.CHANGED, exactly(change.changed_on), what=change.change)
    # Whoever comes or goes together with the term is no change of its own.
    came = [(m.start_date, m.post) for m in body.members if m.start_date and m.start_date != body.start_date]
    left = [(m.end_date, m.post) for m in body.members if m.end_date and m.end_date != body.end_date]
    for happened, moves in ((Happened.JOINED, came), (Happened.LEFT, left)):
        for day, post in dict.fromkeys(moves):
            yield Change(committee, happened, day, post=post, n=moves.count((day, post)))
