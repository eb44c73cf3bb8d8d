"""Beancount: the accounts and their statements as a plain-text ledger, for the tools of plain-text accounting.

Money comes from `Income:` and goes to `Expenses:` by its category. A transfer between two accounts stands in both their
statements, so each side goes by way of `Equity:Transfers`: when both are recorded, nothing is left there. Where a
statement opens with something else than the one before left, the difference is booked to `Equity:Not-recorded`, and can
be seen. A closing balance is asserted wherever it follows from the entries; where it does not, a comment says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from gongkai.kinds.account import Account
from gongkai.kinds.statement import Entry, Statement
from gongkai.model.record import Record
from gongkai.publish.export_format import Format
from gongkai.publish.extract import Extract, origin_of
from gongkai.text import N_

NAME = "accounts.beancount"
TRANSFERS, OPENING, NOT_RECORDED = "Equity:Transfers", "Equity:Opening-balances", "Equity:Not-recorded"
FIRST = date(1900, 1, 1)  # before anything that a record can date
ONE_DAY = timedelta(days=1)


def _files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    accounts: list[Record[Account]] = extract.of_kind("account")
    statements: list[Record[Statement]] = extract.of_kind("statement")
    if accounts:
        yield NAME, "".join(f"{line}\n" for line in _ledger(extract, accounts, statements)).encode()


def _ledger(
    extract: Extract, accounts: Sequence[Record[Account]], statements: Sequence[Record[Statement]]
) -> Iterator[str]:
    yield from (f"; {name}: {value or 'all'}" for name, value in origin_of(extract).items())
    yield 'option "title" "Gongkai 公开"'
    currencies = sorted({account.body.currency for account in accounts})
    yield from (f'option "operating_currency" "{currency}"' for currency in currencies)
    yield ""
    names = _names(accounts)
    for other in (OPENING, NOT_RECORDED, TRANSFERS):
        yield f"{FIRST} open {other}"
    used = {_other(entry) for statement in statements for entry in statement.body.entries} - {TRANSFERS}
    yield from (f"{FIRST} open {other}" for other in sorted(used))
    for account in accounts:
        own = sorted(
            (s for s in statements if s.body.account_id == account.id), key=lambda s: (s.body.period.from_, s.id)
        )
        yield ""
        yield from _account(extract, account, names[account.id], own)


def _account(
    extract: Extract, account: Record[Account], name: str, statements: Sequence[Record[Statement]]
) -> Iterator[str]:
    body = account.body
    yield f"{FIRST} open {name} {body.currency}"
    yield f'  record: "{account.id}"'
    yield f'  name: "{_safe(body.name)}"'
    yield f'  fund: "{body.fund}"'
    yield f"  made-up: {'TRUE' if extract.site.is_fictional(account) else 'FALSE'}"
    booked: list[tuple[date, Decimal]] = []

    def balance_before(day: date) -> Decimal:
        return sum((amount for when, amount in booked if when < day), Decimal(0))

    for number, statement in enumerate(statements):
        period, opening = statement.body.period, statement.body.opening_balance
        missing = opening - balance_before(period.from_)
        if missing:
            # One day earlier, so that the balance at the beginning of the first day is the opening one.
            day = period.from_ - ONE_DAY
            booked.append((day, missing))
            words = extract.site.catalogue.gettext(AT_FIRST if number == 0 else BETWEEN)
            yield from _booked(day, words, name, missing, NOT_RECORDED if number else OPENING, body.currency)
        yield f'{period.from_} note {name} "{statement.id}"'
        for entry in statement.body.entries:
            amount = entry.amount if entry.direction == "revenue" else -entry.amount
            booked.append((entry.booked_on, amount))
            yield from _booked(
                entry.booked_on,
                entry.description or entry.category,
                name,
                amount,
                _other(entry),
                body.currency,
                payee=(entry.payer if entry.direction == "revenue" else entry.payee) or "",
                about=_about(statement, entry),
            )
    # Only now: a statement that overlaps another changes what was left before.
    for statement in statements:
        after, closing = statement.body.period.to + ONE_DAY, statement.body.closing_balance
        if balance_before(after) == closing:
            yield f"{after} balance {name} {closing:.2f} {body.currency}"
        else:
            yield f"; {after}: {statement.id} says {closing:.2f}, its entries come to {balance_before(after):.2f}"


AT_FIRST = N_("Opening balance of the first statement in the record")
BETWEEN = N_("Not recorded: between this statement and the one before")


def _booked(
    day: date,
    words: str,
    account: str,
    amount: Decimal,
    other: str,
    currency: str,
    *,
    payee: str = "",
    about: Iterable[tuple[str, str]] = (),
) -> Iterator[str]:
    who = f'"{_safe(payee)}" ' if payee else ""
    yield f'{day} * {who}"{_safe(words)}"'
    yield from (f'  {key}: "{_safe(value)}"' for key, value in about)
    yield f"  {account} {amount:.2f} {currency}"
    yield f"  {other} {-amount:.2f} {currency}"


def _about(statement: Record[Statement], entry: Entry) -> list[tuple[str, str]]:
    named = {
        "statement": statement.id,
        "resolution": entry.resolution_id,
        "contract": entry.contract_id,
        "project": entry.project_id,
        "voucher": entry.voucher,
    }
    return [(key, value) for key, value in named.items() if value]


def _other(entry: Entry) -> str:
    if entry.category == "transfer":
        return TRANSFERS
    return f"{'Income' if entry.direction == 'revenue' else 'Expenses'}:{_component(entry.category)}"


def _names(accounts: Sequence[Record[Account]]) -> dict[str, str]:
    """Return the name of each account in the ledger: compound and account, each a part of its own."""
    names: dict[str, str] = {}
    for account in accounts:
        wanted = "Assets:" + ":".join(map(_component, account.id.split("/")))
        while wanted in names.values():  # `a.b` and `a-b` become one name
            wanted += "-2"
        names[account.id] = wanted
    return names


def _component(text: str) -> str:
    """Return a part of an account's name: letters, digits and hyphens, the first of them a capital or a digit."""
    return text.replace(".", "-").replace("_", "-").capitalize()


def _safe(text: str) -> str:
    """Return a text that can stand in quotes on one line."""
    return " ".join(text.replace("\\", "\\\\").replace('"', '\\"').split())


FORMAT = Format(name="beancount", title=N_("Beancount: the accounts as a plain-text ledger"), files=_files)
