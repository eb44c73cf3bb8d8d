"""Compounds: the list, and for each the five questions and the way into its records."""

from collections.abc import Iterator, Mapping
from functools import partial

from gongkai.derive.balances import Balance
from gongkai.derive.committees import Term, TermState
from gongkai.derive.dues import EARLY
from gongkai.derive.summary import Summary
from gongkai.kinds import all_kinds
from gongkai.kinds.area import Area
from gongkai.kinds.project import Project
from gongkai.publish.derived_tables.comparison import comparison_path
from gongkai.publish.drawn.money import spending_chart, years_chart
from gongkai.publish.drawn.of_place import satisfaction_charts
from gongkai.publish.duty_rows import duty_rows
from gongkai.publish.feeds import feed_of_place
from gongkai.publish.fields import View
from gongkai.publish.follow import follow_of_compound
from gongkai.publish.page import Page
from gongkai.publish.pages.data import titles_of
from gongkai.publish.pages.four_lists import has_lists, lists_path
from gongkai.publish.pages.indicators import figures, years
from gongkai.publish.pages.lives import short_life
from gongkai.publish.pages.records import record_context
from gongkai.publish.shell import upward
from gongkai.publish.site import Site
from gongkai.publish.templates import fuzzy_date
from gongkai.publish.work_rows import work_of
from gongkai.text import N_

LIST = N_("Compounds")
LIST_DESCRIPTION = N_("Every compound in the record, with its committee, its decisions and what is missing.")
UNTIL = N_("{committee}, until {end}")
SEATS = N_("{n} seats")
DESCRIPTION = N_("{name}: money, decisions, committee, cases and what is missing.")


def pages(site: Site) -> Iterator[Page]:
    """Yield the list of compounds, and a page for each."""
    words = site.catalogue.gettext
    yield Page(
        path="compounds/index.html",
        title=words(LIST),
        description=words(LIST_DESCRIPTION),
        template="compounds.html.j2",
        listing=True,
        context=lambda: {
            "summaries": sorted(site.summaries.values(), key=lambda s: (site.is_fictional(s.compound), s.compound.id))
        },
        section="compounds",
    )
    for summary in site.summaries.values():
        compound = summary.compound
        yield Page(
            path=site.path(compound),
            title=compound.body.name,
            description=words(DESCRIPTION).format(name=compound.body.name),
            template="compound.html.j2",
            context=partial(_context, site, summary),
            place=compound.id,
            section="compounds",
            crumbs=site.crumbs(compound.body.area_id),
            source=compound.path,
            fictional=site.is_fictional(compound),
            feed=feed_of_place(site, "compound", compound.id),
            last=True,
        )


def _context(site: Site, summary: Summary) -> Mapping[str, object]:
    compound, archive = summary.compound, site.archive
    view = View(site, site.path(compound))
    counts = [
        (kind, len(archive.at(compound.id, kind.body))) for kind in all_kinds().values() if kind.name != "compound"
    ]
    return {
        **record_context(site, compound, view),
        "summary": summary,
        "missing": duty_rows(site, summary.dues.missing),
        "early": EARLY,
        "lead": _lead(site, summary),
        "accounts": [_account(site, balance, view) for balance in summary.balances],
        "projects": archive.at(compound.id, Project),
        "life": short_life(site, compound),
        "terms": [_term(site, term, upward(site.path(compound))) for term in reversed(summary.terms)],
        "spending": spending_chart(site, compound.id, summary.year),
        "by_year": years_chart(site, compound.id, summary.balances),
        "satisfaction": satisfaction_charts(site, compound.id),
        "work": work_of(site, compound.id),
        "lists": lists_path(compound.id) if has_lists(site, compound) else "",
        "figures": figures(site, [compound]),
        "years": years(site),
        "comparison": comparison_path(compound.body.area_id) if archive.get(compound.body.area_id, Area) else "",
        "follow_of": follow_of_compound(site, compound.id),
        "skip": SHOWN_ABOVE,
        "titles": titles_of(site),
        "counts": [(kind, count) for kind, count in counts if count],
    }


# Shown at the top of the page, each in its own way.
SHOWN_ABOVE = frozenset({"description", "classification", "stage", "governance_mode"})


def _lead(site: Site, summary: Summary) -> str:
    """Return one line of state: what kind of compound, at which stage, and who acts for the owners until when."""
    body, words = summary.compound.body, site.catalogue.gettext
    parts = [
        site.label("compound", "/classification", body.classification),
        site.label("compound", "/stage", body.stage),
    ]
    if summary.term:
        committee = summary.term.record.body
        end = committee.term_end_date
        until = fuzzy_date(site.language, end.text) if end else ""
        parts.append(words(UNTIL).format(committee=committee.name, end=until) if until else committee.name)
    else:
        parts.append(site.label("compound", "/governance_mode", body.governance_mode))
    return " · ".join(part for part in parts if part)


def _account(site: Site, balance: Balance, view: View) -> list[object]:
    """Return an account as a row: link, opening, revenue, expenditure, what is left, until when."""
    link = view.link("account", balance.account.id)
    if balance.latest is None:
        return [link, None, None, None, None, None]
    body = balance.latest.body
    return [link, body.opening_balance, body.revenue, body.expenditure, body.computed_closing, body.period.to]


def _term(site: Site, term: Term, up: str) -> Mapping[str, object]:
    """Return a committee's term as an item of the timeline."""
    body = term.record.body
    reason = site.label("committee", "/end_reason", body.end_reason)
    words = [reason] if reason else []
    if body.seats:
        words.append(site.catalogue.gettext(SEATS).format(n=body.seats))
    if body.description:
        words.append(body.description)
    return {
        "when": body.start_date,
        "until": body.end_date or body.term_end_date,
        "title": body.name,
        "text": "；".join(words) if site.language == "zh" else "; ".join(words),
        "state": _STATES[term.state],
        "href": up + site.path(term.record),
    }


_STATES = {
    TermState.CURRENT: "current",
    TermState.EXPIRED: "late",
    TermState.ENDED: "ended",
    TermState.UNKNOWN: "unknown",
    TermState.COMING: "open",
}
