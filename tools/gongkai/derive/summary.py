"""The five questions about a compound, each with what answers it: money, decisions, people, cases, what is owed."""

from decimal import Decimal

from msgspec import Struct

from gongkai.check.verdict import Standing
from gongkai.derive.balances import Balance, Year, balances_at, year_of
from gongkai.derive.caseload import CaseLoad, cases_at
from gongkai.derive.committees import Term, in_office, terms_at
from gongkai.derive.decisions import Decision, decisions_at
from gongkai.derive.dues import Dues, dues_of
from gongkai.derive.owed import Owed, owed
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.money import total
from gongkai.model.record import Record


class Summary(Struct, frozen=True):
    """Everything that a compound's page shows, computed once and summed up again for its areas."""

    compound: Record[Compound]
    balances: list[Balance]
    year: Year | None
    decisions: list[Decision]
    terms: list[Term]
    term: Term | None
    cases: CaseLoad
    dues: Dues
    owed: list[Owed]

    @property
    def missing(self) -> int:
        """Return how many things are missing: duties whose day is past, and what the record itself leaves open."""
        return len(self.dues.missing) + len(self.owed)

    @property
    def balance(self) -> Decimal | None:
        """Return what is on all accounts together by their last statements, in yuan; None where there is none."""
        latest = [balance.latest.body.computed_closing for balance in self.balances if balance.latest]
        return total(latest) if latest else None

    @property
    def votes(self) -> list[Decision]:
        """Return the decisions that the owners voted on."""
        return [decision for decision in self.decisions if decision.verdict]

    @property
    def verified(self) -> int:
        """Return how many votes can be recomputed from the record."""
        return sum(d.verdict is not None and d.verdict.standing is not Standing.UNVERIFIED for d in self.decisions)


def summary_of(archive: Archive, compound: Record[Compound]) -> Summary:
    """Return the five questions about one compound."""
    balances, decisions = balances_at(archive, compound.id), decisions_at(archive, compound.id)
    term, dues = in_office(archive, compound.id), dues_of(archive, compound)
    return Summary(
        compound=compound,
        balances=balances,
        year=year_of(balances),
        decisions=decisions,
        terms=terms_at(archive, compound.id),
        term=term,
        cases=cases_at(archive, [compound.id]),
        dues=dues,
        owed=owed(balances, term, decisions, dues),
    )
