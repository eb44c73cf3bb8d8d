"""The owners' money is never in a private person's account, nor mixed with the money of a company.

It has books and an account of its own. Until the owners' assembly has an account, a residents' committee may hold it,
or the property company in an account opened for this compound alone. The record says which it is under `holder_type`,
and names no more of an account than the bank and the last four digits.

Source: Shanghai Residential Property Management Provisions, article 51; Hangzhou Property Management Regulations,
articles 48 and 60; Qingyuan Residential Compound Property Management Regulations, article 57.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.account import Account
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Open an account of the owners' own, move the money there, and publish the balance that was moved.")
PERSON = N_("The owners' money is in the account of a private person.")
MIXED = N_("The owners' money is in the general account of a company, mixed with the company's own.")
_WRONG = {"person": PERSON, "company-general": MIXED}
_OWNERS_MONEY = frozenset({"maintenance-fund", "common-income", "committee-expense"})


def check(archive: Archive) -> Iterator[Problem]:
    for account in archive.each(Account):
        if account.body.fund in _OWNERS_MONEY and account.body.holder_type in _WRONG:
            yield Problem(account, "/holder_type", _WRONG[account.body.holder_type])
