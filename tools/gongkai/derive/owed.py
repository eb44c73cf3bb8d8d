"""What a compound's own record leaves open, whatever the law asks by which day: that is `check/duties/`.

A span without a statement, a decision without counts or without a posting, a term that ran out.
"""

from collections.abc import Container, Iterator

from msgspec import Struct

from gongkai.check.duty import Named
from gongkai.check.verdict import Standing
from gongkai.derive.balances import Balance
from gongkai.derive.committees import Term, TermState
from gongkai.derive.decisions import Decision
from gongkai.derive.dues import Dues
from gongkai.model.finding import Fact, plain
from gongkai.text import N_

NO_STATEMENT = N_("There is no statement of the account “{account}”.")
STATEMENT_GAP = N_("There is no statement of the account “{account}” from {first} to {last}.")
TERM_OVER = N_("The term of {committee} ran out on {end}; the record shows no re-election.")
TERM_UNKNOWN = N_("The record does not say whether {committee} is still in office.")
NOT_VERIFIED = N_("The vote “{title}” cannot be verified. {why}")
NOT_POSTED = N_("The record does not say where and when the decision “{title}” was posted.")


class Owed(Struct, frozen=True):
    """One thing that is missing: a message with facts, and the path of the page that it is about (empty: none)."""

    message: str
    facts: dict[str, Fact]
    kind: str = ""
    id: str = ""
    why: str | None = None


def owed(balances: list[Balance], term: Term | None, decisions: list[Decision], dues: Dues) -> list[Owed]:
    """Return what is missing, money first; not what is told as a duty already."""
    told = {duty.about for duty in dues.missing if duty.name == "decision-posting"}
    return [*_money(balances), *_people(term), *_decisions(decisions, told)]


def _money(balances: list[Balance]) -> Iterator[Owed]:
    for balance in balances:
        account = balance.account
        if not balance.statements and account.body.closed_on is None:
            yield Owed(NO_STATEMENT, {"account": account.body.name}, "account", account.id)
        for gap in balance.gaps:
            facts = {"account": account.body.name, "first": plain(gap.from_), "last": plain(gap.to)}
            yield Owed(STATEMENT_GAP, facts, "account", account.id)


def _people(term: Term | None) -> Iterator[Owed]:
    if term and term.state is TermState.EXPIRED:
        body = term.record.body
        facts = {"committee": body.name, "end": plain(body.term_end_date)}
        yield Owed(TERM_OVER, facts, "committee", term.record.id)
    if term and term.state is TermState.UNKNOWN:
        yield Owed(TERM_UNKNOWN, {"committee": term.record.body.name}, "committee", term.record.id)


def _decisions(decisions: list[Decision], told: Container[Named | None]) -> Iterator[Owed]:
    for decision in decisions:
        if decision.verdict is None:
            continue
        facts: dict[str, Fact] = {"title": decision.resolution.title}
        if decision.verdict.standing is Standing.UNVERIFIED:
            yield Owed(NOT_VERIFIED, facts, "resolution", decision.id, decision.verdict.why)
        posted = decision.resolution.posted or decision.meeting.body.posted
        if not posted and ("meeting", decision.meeting.id) not in told:
            yield Owed(NOT_POSTED, facts, "resolution", decision.id)
