"""The monthly report of each area: what was decided, posted, paid, settled and changed in the last whole month.

It is made for paper: sentences and tables, no script, one column. Every figure leads to what it counts.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from markupsafe import Markup

from gongkai.derive.decisions import Decision
from gongkai.derive.monthly import AccountMonth, Change, Happened, Month, last_month, month_of
from gongkai.kinds.area import Area
from gongkai.model.finding import Fact
from gongkai.model.money import total
from gongkai.model.record import Record
from gongkai.publish.duty_rows import duty_rows
from gongkai.publish.evaluation_rows import assessed_row
from gongkai.publish.fields import View
from gongkai.publish.page import Page
from gongkai.publish.pages.areas import summaries_below
from gongkai.publish.periods import period_words
from gongkai.publish.site import Site
from gongkai.publish.templates import fuzzy_date
from gongkai.text import N_

TITLE = N_("Monthly report: {place}, {month}")
DESCRIPTION = N_("What was decided, posted, paid, settled and changed in {place} in {month}; to be read and printed.")
TOGETHER = N_("Together")
MOST = 40  # lines of one sort that the report lists
SAID = {
    Happened.BEGAN: N_("The term of {committee} began."),
    Happened.ENDED: N_("The term of {committee} ended."),
    Happened.JOINED: N_("{committee}: {n} joined as {post}."),
    Happened.LEFT: N_("{committee}: {n} left as {post}."),
    Happened.CHANGED: N_("{committee}: {what}."),
    Happened.EXTENDED: N_("{committee}: it was posted that the term is extended until {what}."),
    Happened.FILED: N_("{committee} was filed with the authority."),
}
BECAUSE = N_("The term of {committee} ended: {what}.")


def pages(site: Site) -> Iterator[Page]:
    """Yield the report of the last whole month for each area that has a compound below it."""
    words, period = site.catalogue.gettext, last_month(site.archive.as_of)
    named = period_words(period, site.catalogue)
    for area in site.archive.each(Area):
        if summaries_below(site, area):
            yield Page(
                path=month_path(area.id),
                title=words(TITLE).format(place=area.body.name, month=named),
                description=words(DESCRIPTION).format(place=area.body.name, month=named),
                template="report_month.html.j2",
                listing=True,
                context=partial(_context, site, area),
                section="areas",
                crumbs=site.crumbs(area.id),
                fictional=site.is_fictional(area),
            )


def month_path(area: str) -> str:
    """Return where the monthly report of an area stands."""
    return f"areas/{area}/report/index.html"


def _context(site: Site, area: Record[Area]) -> Mapping[str, object]:
    month = month_of(site.archive, area.id, last_month(site.archive.as_of))
    view, words = View(site, month_path(area.id)), site.catalogue
    accounts = sorted(month.accounts, key=lambda a: (-a.revenue - a.expenditure, a.account.id))
    return {
        "area": area,
        "month": month,
        "most": MOST,
        "named": period_words(month.period, words),
        "next_named": period_words(month.after, words),
        "decisions": [(one, view.link(*_place(site, one))) for one in month.decisions[:MOST]],
        "late": duty_rows(site, month.late[:MOST]),
        "missing": duty_rows(site, month.missing[:MOST]),
        "due_next": duty_rows(site, month.due_next[:MOST]),
        "accounts": [_account(site, account, view) for account in accounts[:MOST]],
        "sum": _sum(site, month),
        "moved": any(account.moved_in or account.moved_out for account in month.accounts),
        "partly": any(not account.whole for account in month.accounts),
        "without": [
            (view.link("account", a.id), view.link("compound", a.place)) for a in month.without_statement[:MOST]
        ],
        "evaluations": [assessed_row(site, one, view) for one in month.evaluations[:MOST]],
        "changes": [_change(site, change) for change in month.changes[:MOST]],
    }


def _place(site: Site, decision: Decision) -> tuple[str, str]:
    place = decision.meeting.place
    return ("compound", place) if site.find("compound", place) else ("area", place)


def _account(site: Site, found: AccountMonth, view: View) -> list[object]:
    """Return an account as a row: account, compound, in, out, what was left, the statements."""
    links = [view.to(site.path(s), period_words(s.body.period, site.catalogue)) for s in found.statements]
    return [
        view.link("account", found.account.id),
        view.link("compound", found.account.place),
        found.revenue,
        found.expenditure,
        found.closing,
        Markup("<br>").join(links),
    ]


def _sum(site: Site, month: Month) -> list[object]:
    """Return the last row: all accounts together, also those that are not listed."""
    closings = [account.closing for account in month.accounts if account.closing is not None]
    left: Decimal | None = total(closings) if closings else None
    return [site.catalogue.gettext(TOGETHER), "", month.revenue, month.expenditure, left, ""]


def _change(site: Site, change: Change) -> Mapping[str, object]:
    """Return a change of a committee as a line: on which day, in words, of which compound."""
    what = change.what
    if change.happened is Happened.ENDED:
        what = site.label("committee", "/end_reason", what or None)
    elif change.happened is Happened.EXTENDED:
        what = fuzzy_date(site.language, what)
    message = BECAUSE if what and change.happened is Happened.ENDED else SAID[change.happened]
    post = site.label("committee", "/members/0/post", change.post or None)
    facts: dict[str, Fact] = {"committee": change.committee.body.name, "what": what, "post": post, "n": change.n}
    return {
        "path": site.path(change.committee),
        "title": site.sentence(message, facts),
        "day": change.day,
        "place": site.place_name(change.committee.place),
    }
