"""Money, drawn: the balance of an account over time, what came and went, by period and by year, and where it went."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial

from gongkai.derive.balances import Balance, Year
from gongkai.derive.yearly_money import MoneyOfYear, money_by_year
from gongkai.model.money import total
from gongkai.publish.charts.chart import Chart
from gongkai.publish.charts.columns import Column, Panel, columns
from gongkai.publish.charts.drawing import Drawing
from gongkai.publish.charts.labels import yuan
from gongkai.publish.charts.lines import Span, lines_over_time
from gongkai.publish.charts.scale import scale_for
from gongkai.publish.charts.shares import shares
from gongkai.publish.drawn.data_behind import computed_of, csv_of
from gongkai.publish.periods import period_words
from gongkai.publish.site import Site
from gongkai.publish.templates import fuzzy_date, money, percent
from gongkai.text import N_

BALANCE = N_("Balance over time: {account}")
BALANCE_SAYS = N_("From {before} on {first} to {after} on {last}; the least in between was {least}, the most {most}.")
BALANCE_NOTE = N_("Where nothing is drawn (?) there is no statement: {gaps}.")
FLOWS = N_("What came in and what went out: {account}")
FLOWS_SAYS = N_(
    "Together {earned} came in and {spent} went out, transfers between accounts included (periods: {periods})."
)
YEARS = N_("What came in and what went out, by year")
YEARS_SAYS = N_(
    "From {first} to {last}, {earned} came in and {spent} went out; transfers between accounts are left out."
)
NO_YEAR = N_("A year without a column has no statement.")
NOT_WHOLE = N_("For {year} there are statements until {day} only.")
CAME_IN, WENT_OUT = N_("Money in"), N_("Money out")
PERIOD, YEAR, OPENING, CLOSING = N_("Period"), N_("Year"), N_("Opening"), N_("Closing, counted again")
YUAN_WENT = N_("Where a yuan went")
WENT_SAYS = N_("Of {spent} in {year}, the most went to {category}: {amount}, {share}.")
CATEGORY, AMOUNT, SHARE = N_("Category"), N_("Amount"), N_("Share")


def account_charts(site: Site, balance: Balance) -> list[Chart]:
    """Return the balance of an account over time, and what came and went by period; nothing without statements."""
    return [balance_chart(site, balance), _flows(site, balance)] if balance.statements else []


def balance_chart(site: Site, balance: Balance) -> Chart:
    """Return the balance of an account over time; it has at least one statement."""
    words, account = site.catalogue.gettext, balance.account
    bodies = [statement.body for statement in balance.statements]
    spans = [Span(b.period.from_, b.period.to, b.opening_balance, b.computed_closing) for b in bodies]
    values = [value for span in spans for value in (span.before, span.after)]
    day = partial(fuzzy_date, site.language)
    gaps = [period_words(gap, site.catalogue) for gap in balance.gaps]
    first, last = spans[0].first, max(span.last for span in spans)
    return Chart(
        id=f"balance-{_inside(account.id)}",
        title=words(BALANCE).format(account=account.body.name),
        says=words(BALANCE_SAYS).format(
            before=money(spans[0].before),
            first=day(first),
            after=money(spans[-1].after),
            last=day(spans[-1].last),
            least=money(min(values)),
            most=money(max(values)),
        ),
        drawing=lines_over_time(
            spans,
            _yuan(site),
            (day(f"{first:%Y-%m}"), day(f"{last:%Y-%m}")),
            yuan(site.language, spans[-1].after),
        ),
        columns=[(words(PERIOD), "text"), (words(OPENING), "amount"), (words(CLOSING), "amount")],
        rows=[[period_words(b.period, site.catalogue), b.opening_balance, b.computed_closing] for b in bodies],
        data=computed_of(site, account.place, "derived_balances"),
        note=words(BALANCE_NOTE).format(gaps=_listed(site, gaps)) if gaps else "",
    )


def _flows(site: Site, balance: Balance) -> Chart:
    words, account = site.catalogue.gettext, balance.account
    bodies = [statement.body for statement in balance.statements]
    flows = [(body.revenue, body.expenditure) for body in bodies]
    named: list[str] = []
    for index, body in enumerate(bodies):
        year = body.period.from_.year
        named.append(str(year) if index == 0 or bodies[index - 1].period.from_.year != year else "")
    return Chart(
        id=f"flows-{_inside(account.id)}",
        title=words(FLOWS).format(account=account.body.name),
        says=words(FLOWS_SAYS).format(
            periods=len(bodies),
            earned=money(total(earned for earned, _ in flows)),
            spent=money(total(spent for _, spent in flows)),
        ),
        drawing=_in_and_out(site, flows, named),
        columns=[(words(PERIOD), "text"), (words(CAME_IN), "amount"), (words(WENT_OUT), "amount")],
        rows=[[period_words(b.period, site.catalogue), *flow] for b, flow in zip(bodies, flows, strict=True)],
        data=computed_of(site, account.place, "derived_balances"),
    )


def years_chart(site: Site, compound: str, balances: Sequence[Balance]) -> Chart | None:
    """Return what came and went in each year on all accounts; None for fewer than two years."""
    years, words = money_by_year(balances), site.catalogue.gettext
    if len(years) < 2:
        return None
    stated = [year for year in years if year.stated]
    return Chart(
        id="money-by-year",
        title=words(YEARS),
        says=words(YEARS_SAYS).format(
            first=years[0].year,
            last=years[-1].year,
            earned=money(total(year.earned for year in stated)),
            spent=money(total(year.spent for year in stated)),
        ),
        drawing=_in_and_out(
            site,
            [(year.earned, year.spent) if year.stated else (None, None) for year in years],
            [str(year.year) for year in years],
        ),
        columns=[(words(YEAR), "plain"), (words(CAME_IN), "amount"), (words(WENT_OUT), "amount")],
        rows=[_row(year) for year in years],
        data=csv_of(site, compound, "statement", "entries")
        if any(year.earned or year.spent for year in years)
        else csv_of(site, compound, "statement"),
        note=_left_open(site, years),
    )


def _left_open(site: Site, years: Sequence[MoneyOfYear]) -> str:
    """Return what the columns do not say: which years have no statement, and how far the last one goes."""
    words, last = site.catalogue.gettext, years[-1]
    notes = [] if all(year.stated for year in years) else [words(NO_YEAR)]
    if not last.whole and last.until:
        notes.append(words(NOT_WHOLE).format(year=last.year, day=fuzzy_date(site.language, last.until)))
    return ("" if site.language == "zh" else " ").join(notes)


def _row(year: MoneyOfYear) -> list[object]:
    return [str(year.year), year.earned if year.stated else None, year.spent if year.stated else None]


def _in_and_out(site: Site, flows: Iterable[tuple[Decimal | None, Decimal | None]], named: Sequence[str]) -> Drawing:
    """Return a column above the line for what came in and one below it for what went out, for each time."""
    flows, words = list(flows), site.catalogue.gettext
    panel = Panel(
        words(CAME_IN),
        [(Column(earned), Column(None if spent is None else -spent, "plot-open")) for earned, spent in flows],
        below=words(WENT_OUT),
    )
    values = [value for earned, spent in flows for value in (earned or 0, -(spent or 0))]
    return columns([panel], scale_for(values), _yuan(site), named, margin="plot-money", height=190)


def spending_chart(site: Site, compound: str, year: Year | None) -> Chart | None:
    """Return what a year's spending went to, the largest first; None where nothing was spent."""
    if year is None or year.spent <= 0:
        return None
    words = site.catalogue.gettext
    label = partial(site.label, "statement", "/entries/0/category")
    share = partial(percent, site.catalogue, exact=False)
    parts = [
        (label(flow.category), flow.amount, Fraction(flow.amount) / Fraction(year.spent)) for flow in year.expenditure
    ]
    return Chart(
        id="spending",
        title=words(YUAN_WENT),
        says=words(WENT_SAYS).format(
            spent=money(year.spent),
            year=year.year,
            category=parts[0][0],
            amount=money(parts[0][1]),
            share=share(parts[0][2]),
        ),
        drawing=shares([(name, of_all, share(of_all)) for name, _, of_all in parts]),
        columns=[(words(CATEGORY), "text"), (words(AMOUNT), "amount"), (words(SHARE), "plain")],
        rows=[[name, amount, share(of_all)] for name, amount, of_all in parts],
        data=csv_of(site, compound, "statement", "entries"),
    )


def _yuan(site: Site) -> Callable[[Fraction], str]:
    return partial(yuan, site.language)


def _inside(record_id: str) -> str:
    """Return an id as it can stand in an id of a page."""
    return record_id.replace("/", "-")


def _listed(site: Site, items: Iterable[str]) -> str:
    return ("、" if site.language == "zh" else ", ").join(items)
