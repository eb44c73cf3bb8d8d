"""The supervisor's desk: what wants attention at the places below an area, each list the most pressing first.

Every place is looked at once, and an area is the sum of its places, so that nothing is counted in another way on the
way up.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from gongkai.check.duty import Duty
from gongkai.check.jurisdiction import law_at
from gongkai.check.verdict import Standing
from gongkai.derive.balances import TRANSFER
from gongkai.derive.caseload import Handled, cases_at
from gongkai.derive.committees import Term, TermState, terms_at
from gongkai.derive.decisions import Decision, decisions_at
from gongkai.derive.dues import EARLY, dues_of
from gongkai.derive.evaluations import Assessed, assessed
from gongkai.derive.places import place_of
from gongkai.derive.silence import Silence, is_kept_here, silence_of
from gongkai.derive.tree import places_below
from gongkai.kinds.compound import Compound
from gongkai.kinds.evaluation import Evaluation
from gongkai.kinds.objection import Objection
from gongkai.kinds.statement import Entry, Statement
from gongkai.kinds.waiver import Waiver
from gongkai.law.calendar import days_between, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Finding, Severity
from gongkai.model.period import PartialDate, exactly
from gongkai.model.record import Record

SOON = 90  # for how many days ahead a waiver that runs out is shown
CHAINS = ("paid-", "project-", "contract-")  # the rules about decision, contract, payment and work


class Ending(Struct, frozen=True):
    """A term that ends soon or ran out. `days` are left until the last day it can mean; negative ones are over."""

    term: Term
    until: PartialDate
    days: int


class Paid(Struct, frozen=True):
    """One payment: where it is booked."""

    statement: Record[Statement]
    index: int
    entry: Entry

    @property
    def explained(self) -> bool:
        """Return whether it names what it rests on: a decision, a contract, a project or a danger."""
        entry = self.entry
        return bool(entry.resolution_id or entry.contract_id or entry.project_id or entry.emergency)


class Unanswered(Struct, frozen=True):
    """An objection without a reply. `due` is the day promised or asked by law, None where there is none."""

    record: Record[Objection]
    due: date | None
    late: int


class RunningOut(Struct, frozen=True):
    """A waiver that ends soon or has ended; `days` are left, negative ones are over."""

    record: Record[Waiver]
    days: int


class Desk(Struct, frozen=True):
    """Everything that wants attention at one place or at several. `spent` is in yuan, over `payments` payments."""

    compounds: Sequence[Record[Compound]] = ()
    missing: Sequence[Duty] = ()
    soon: Sequence[Duty] = ()
    terms: Sequence[Ending] = ()
    votes: int = 0
    unverified: Sequence[Decision] = ()
    differing: Sequence[Decision] = ()
    payments: int = 0
    spent: Decimal = Decimal("0.00")
    unexplained: Sequence[Paid] = ()
    evaluations: Sequence[Assessed] = ()
    cases: Sequence[Handled] = ()
    overdue: Sequence[Handled] = ()
    objections: Sequence[Unanswered] = ()
    waivers: Sequence[RunningOut] = ()
    silent: Sequence[Silence] = ()
    not_kept: Sequence[Record[Compound]] = ()
    findings: Sequence[Finding] = ()

    @property
    def open(self) -> list[Handled]:
        """Return the cases that still go on."""
        return [case for case in self.cases if case.open]

    @property
    def unexplained_sum(self) -> Decimal:
        """Return what the payments without a decision come to, in yuan."""
        return sum((found.entry.amount for found in self.unexplained), Decimal("0.00"))

    @property
    def broken(self) -> list[Finding]:
        """Return what is wrong in the chain from decision to contract, payment and work, and is not accepted."""
        weighty = (f for f in self.findings if f.severity is not Severity.INFO and f.waiver is None)
        return [finding for finding in weighty if finding.rule.startswith(CHAINS)]


def desk_of(archive: Archive, place: str, findings: Mapping[str, Sequence[Finding]]) -> Desk:
    """Return the desk of an area or a compound. `findings`, by the path of the file, are one check's."""
    waivers = archive.once("waivers by place", lambda: _waivers(archive))
    found = archive.once("findings by place", lambda: _findings(archive, findings))
    below = sorted(places_below(archive, place))
    desks = [_at(archive, one, waivers.get(one, ()), found.get(one, ())) for one in below]
    return _pressing_first(archive, _joined(desks))


def _joined(desks: Iterable[Desk]) -> Desk:
    """Return several desks as one: lists one after the other, numbers added up."""
    sums: dict[str, Any] = {
        name: [] if isinstance(getattr(_NOTHING, name), tuple) else 0 for name in Desk.__struct_fields__
    }
    for desk in desks:
        for name in sums:
            sums[name] += getattr(desk, name)
    return Desk(**{**sums, "spent": sums["spent"] or Decimal("0.00")})


_NOTHING = Desk()


def _pressing_first(archive: Archive, desk: Desk) -> Desk:
    ways: dict[str, Callable[[Any], Any]] = {
        "missing": lambda duty: (duty.due or date.max, duty.compound, duty.name, duty.subject),
        "soon": lambda duty: (duty.due or date.max, duty.compound, duty.name, duty.subject),
        "terms": lambda ending: (ending.until.last, ending.term.record.id),
        "unexplained": lambda found: (-found.entry.amount, found.statement.id, found.index),
        "overdue": lambda case: (-(case.overdue(archive.as_of) or 0), case.record.id, case.identifier or ""),
        "objections": lambda found: (found.record.body.received_on, found.record.id),
        "waivers": lambda found: (found.record.body.until, found.record.id),
        "silent": lambda found: (-found.days, found.compound.id),
    }
    latest: dict[str, Callable[[Any], Any]] = {
        "unverified": lambda decision: (str(decision.decided or ""), decision.id),
        "differing": lambda decision: (str(decision.decided or ""), decision.id),
        "evaluations": lambda found: (str(found.record.body.date or ""), found.record.id),
        "cases": lambda case: (str(case.received or ""), case.record.id, case.identifier or ""),
    }
    ordered = {name: sorted(getattr(desk, name), key=way) for name, way in ways.items()}
    ordered |= {name: sorted(getattr(desk, name), key=way, reverse=True) for name, way in latest.items()}
    return replace(desk, **ordered)


def _at(archive: Archive, place: str, waivers: Sequence[RunningOut], findings: Sequence[Finding]) -> Desk:
    return archive.once(("desk", place), lambda: _looked_at(archive, place, waivers, findings))


def _looked_at(archive: Archive, place: str, waivers: Sequence[RunningOut], findings: Sequence[Finding]) -> Desk:
    compound = archive.get(place, Compound)
    dues = dues_of(archive, compound) if compound else None
    silence = silence_of(archive, compound) if compound else None
    decisions = archive.once(("decisions", place), lambda: decisions_at(archive, place))
    votes = [d for d in decisions if d.verdict and not d.revoked]
    cases = archive.once(("cases", place), lambda: cases_at(archive, [place])).every
    paid = list(_payments(archive, place))
    return Desk(
        compounds=[compound] if compound else [],
        missing=dues.missing if dues else (),
        soon=dues.soon if dues else (),
        terms=list(_terms(archive, place)),
        votes=len(votes),
        unverified=[d for d in votes if d.verdict and d.verdict.standing is Standing.UNVERIFIED],
        differing=[d for d in votes if d.differs],
        payments=len(paid),
        spent=sum((payment.entry.amount for payment in paid), Decimal("0.00")),
        unexplained=[payment for payment in paid if not payment.explained],
        evaluations=list(_evaluations(archive, place)),
        cases=cases,
        overdue=[case for case in cases if case.open and case.overdue(archive.as_of)],
        objections=list(_objections(archive, place)),
        waivers=waivers,
        silent=[silence] if silence else [],
        not_kept=[compound] if compound and not is_kept_here(archive, compound) else [],
        findings=findings,
    )


def _terms(archive: Archive, place: str) -> Iterator[Ending]:
    """Yield the terms that end within EARLY days, the last of them included, and those that ran out."""
    for term in terms_at(archive, place):
        until = term.record.body.term_end_date
        extension = term.record.body.extension
        if until is None or term.state in (TermState.ENDED, TermState.COMING):
            continue
        if extension and extension.posted and extension.until > until.last:
            until = exactly(extension.until)
        if until.first - archive.as_of <= timedelta(days=EARLY):
            yield Ending(term, until, days_between(archive.as_of, until.last))


def _payments(archive: Archive, place: str) -> Iterator[Paid]:
    for statement in archive.at(place, Statement):
        for index, entry in enumerate(statement.body.entries):
            booked = entry.booked_on <= archive.as_of
            if booked and entry.direction == "expenditure" and entry.category != TRANSFER:
                yield Paid(statement, index, entry)


def _evaluations(archive: Archive, place: str) -> Iterator[Assessed]:
    """Yield the last evaluation of everybody who was evaluated at a place."""
    last: dict[tuple[str, str], Record[Evaluation]] = {}
    for record in sorted(archive.at(place, Evaluation), key=lambda r: (str(r.body.date or ""), r.id)):
        last[record.body.committee_id or "", record.body.organization_id or ""] = record
    for record in last.values():
        yield assessed(archive, record)


def _objections(archive: Archive, place: str) -> Iterator[Unanswered]:
    for record in archive.at(place, Objection):
        body = record.body
        if body.replied_on is None and body.reply_outcome != "withdrawn":
            law = law_at(archive, place, "objection_reply_days", body.received_on)
            due = body.reply_due_on or (deadline(body.received_on, law.whole).day if law else None)
            yield Unanswered(record, due, max(days_between(due, archive.as_of), 0) if due else 0)


def _waivers(archive: Archive) -> Mapping[str, Sequence[RunningOut]]:
    found: dict[str, list[RunningOut]] = defaultdict(list)
    for waiver in archive.each(Waiver):
        days = days_between(archive.as_of, waiver.body.until)
        if days <= SOON:
            found[place_of(archive, waiver)].append(RunningOut(waiver, days))
    return found


def _findings(archive: Archive, by_path: Mapping[str, Sequence[Finding]]) -> Mapping[str, Sequence[Finding]]:
    records = {record.path: record for record in archive.records}
    found: dict[str, list[Finding]] = defaultdict(list)
    for path, findings in sorted(by_path.items()):
        record = records.get(path)
        # A file that could not be read still lies in the folder of its place.
        parts = path.removesuffix(".yml").split("/")
        place = place_of(archive, record) if record else parts[2] if len(parts) > 2 else ""
        found[place] += findings
    return found
