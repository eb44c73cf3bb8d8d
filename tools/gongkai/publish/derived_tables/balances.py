"""Every statement counted again: what must be left by its entries, beside what it says is left."""

from collections.abc import Iterator

from gongkai.derive.balances import balances_at
from gongkai.publish.derived_table import column, derived, filled
from gongkai.publish.site import Site
from gongkai.publish.table import Column, Form, Row
from gongkai.text import N_

TITLE = N_("Balances counted again")
HELP = N_("Each statement, with the balance that follows from its entries and whether it goes on from the one before.")


def _rows(site: Site, place: str) -> Iterator[Row]:
    for balance in balances_at(site.archive, place):
        before = None
        for statement in balance.statements:
            body = statement.body
            yield filled(
                DERIVED.table,
                {
                    "place": place,
                    "page": site.path(statement),
                    "made_up": site.is_fictional(statement),
                    "statement_id": statement.id,
                    "account_id": balance.account.id,
                    "first_day": body.period.from_.isoformat(),
                    "last_day": body.period.to.isoformat(),
                    "opening": body.opening_balance,
                    "revenue": body.revenue,
                    "expenditure": body.expenditure,
                    "computed_closing": body.computed_closing,
                    "stated_closing": body.closing_balance,
                    "difference": body.closing_balance - body.computed_closing,
                    "closing_before": before.body.closing_balance if before else None,
                    "goes_on": before.body.closing_balance == body.opening_balance if before else None,
                    "entries": len(body.entries),
                },
            )
            before = statement


def _yuan(name: str, title: str, help_: str, *, required: bool = True) -> Column:
    return column(name, Form.DECIMAL, title, help_, unit="CNY", places=2, fen=True, required=required)


DERIVED = derived(
    "balances",
    TITLE,
    HELP,
    ("statement_id",),
    [
        column(
            "statement_id",
            Form.TEXT,
            N_("Statement"),
            N_("The statement that was counted again."),
            names="statement",
            required=True,
        ),
        column(
            "account_id",
            Form.TEXT,
            N_("Account"),
            N_("The account that the statement is about."),
            names="account",
            required=True,
        ),
        column("first_day", Form.DAY, N_("First day"), N_("The first day of the period."), required=True),
        column("last_day", Form.DAY, N_("Last day"), N_("The last day of the period."), required=True),
        _yuan("opening", N_("Opening balance"), N_("What the statement begins with, in yuan.")),
        _yuan("revenue", N_("Revenue"), N_("What came in by the entries, transfers too, in yuan.")),
        _yuan("expenditure", N_("Expenditure"), N_("What went out by the entries, transfers too, in yuan.")),
        _yuan(
            "computed_closing",
            N_("Closing balance, counted again"),
            N_("Opening balance plus revenue minus expenditure, in yuan."),
        ),
        _yuan("stated_closing", N_("Closing balance, as stated"), N_("What the statement says is left, in yuan.")),
        _yuan("difference", N_("Difference"), N_("What is stated less what follows from the entries, in yuan.")),
        _yuan(
            "closing_before",
            N_("Closing balance of the statement before"),
            N_("What the statement before says was left, in yuan; empty for the first."),
            required=False,
        ),
        column(
            "goes_on",
            Form.YES_NO,
            N_("Goes on from the one before"),
            N_("Whether it begins with what the statement before ended with; empty for the first."),
        ),
        column(
            "entries", Form.WHOLE, N_("Number of entries"), N_("How many entries the statement has."), required=True
        ),
    ],
    _rows,
)
