"""The maintenance fund is compared with the bank at least once in every calendar year.

Whoever keeps the owners' money compares it with the bank's own figures at least once a year, and the bank sends a
statement at least as often. The record says on which day that was done (`reconciled_on`) and with which bank statement
(`bank_statement`, or the number under `evidence`). A year of which there is no statement at all is another rule's
matter.

Source: Measures for the Residential Maintenance Fund (Order 165), articles 30 and 31.
"""

from collections.abc import Iterator

from gongkai.check.fund import fund_years
from gongkai.check.rule import Problem
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Compare the account with the bank statement, and write the day and the statement's number into the record.")
NOT_RECONCILED = N_(
    "Comparisons of this maintenance fund with the bank in {year}: {done}; at least {needed} a year is asked for"
    " ({law})."
)
WHICH_STATEMENT = N_("It was compared with the bank on {day}, but the record does not say with which bank statement.")


def check(archive: Archive) -> Iterator[Problem]:
    for found in fund_years(archive):
        days = (statement.body.reconciled_on for statement in found.statements)
        done = sum(day is not None and day.year == found.year for day in days)
        if found.published and found.law and done < found.law.whole:
            facts = {"year": found.year, "needed": found.law.whole, "done": done}
            yield Problem(found.account, "", NOT_RECONCILED, law=found.law, **facts)
    for statement in archive.each(Statement):
        body = statement.body
        if body.reconciled_on and not body.bank_statement and not body.evidence:
            yield Problem(statement, "/reconciled_on", WHICH_STATEMENT, day=body.reconciled_on)
