"""What is owed: a page for each compound, a page for each area over its compounds, and how the days are counted."""

from collections.abc import Iterator, Mapping
from functools import partial

from gongkai.check.duty import State, all_duty_kinds
from gongkai.derive.dues import EARLY, first_due
from gongkai.derive.summary import Summary
from gongkai.kinds.area import Area
from gongkai.model.record import Record
from gongkai.publish.drawn.duties import punctuality_chart
from gongkai.publish.duty_rows import duties_path, duty_rows
from gongkai.publish.fields import View
from gongkai.publish.page import NOTHING, Page
from gongkai.publish.pages.areas import summaries_below
from gongkai.publish.site import Site
from gongkai.text import N_

TITLE = N_("What is owed: {place}")
DESCRIPTION = N_("Every duty to the owners with its day, its article, its state and the record that does it: {place}.")
HOW = N_("How the days are counted")
HOW_DESCRIPTION = N_("Which duties are listed, from which day each is counted, and where that stands in the law.")
MOST = 200  # duties of one sort that the page of an area lists: the rest stands on the pages of its compounds


def pages(site: Site) -> Iterator[Page]:
    """Yield how duties are counted, and the duties of each compound and of each area that has one."""
    words = site.catalogue.gettext
    yield Page(
        path="duties/index.html",
        title=words(HOW),
        description=words(HOW_DESCRIPTION),
        template="duties_counted.html.j2",
        listing=True,
        context=lambda: {"kinds": _kinds(site)},
        place=NOTHING,
        section="about",
    )
    for summary in site.summaries.values():
        compound = summary.compound
        yield Page(
            path=duties_path("compounds", compound.id),
            title=words(TITLE).format(place=compound.body.name),
            description=words(DESCRIPTION).format(place=compound.body.name),
            template="duties.html.j2",
            context=partial(_of_compound, site, summary),
            place=compound.id,
            section="compounds",
            crumbs=site.crumbs(compound.id),
            source=compound.path,
            fictional=site.is_fictional(compound),
        )
    for area in site.archive.each(Area):
        if summaries_below(site, area):
            yield Page(
                path=duties_path("areas", area.id),
                title=words(TITLE).format(place=area.body.name),
                description=words(DESCRIPTION).format(place=area.body.name),
                template="duties_of_area.html.j2",
                listing=True,
                context=partial(_of_area, site, area),
                section="areas",
                crumbs=site.crumbs(area.id),
                fictional=site.is_fictional(area),
            )


def _kinds(site: Site) -> list[tuple[list[str], list[str]]]:
    """Return each sort of duty: what its duties are called, and the paragraphs of its page."""
    words = site.catalogue.gettext
    kinds = all_duty_kinds()
    return [([words(t) for t in kind.titles.values()], [words(p) for p in kind.paragraphs]) for kind in kinds]


def _of_compound(site: Site, summary: Summary) -> Mapping[str, object]:
    dues = summary.dues
    soon = set(map(id, dues.soon))
    later = [duty for duty in dues.of(State.NOT_YET_DUE) if id(duty) not in soon]
    unjudged = dues.of(State.NOT_JUDGED)
    return {
        "summary": summary,
        "compound": summary.compound,
        "early": EARLY,
        "missing": duty_rows(site, dues.of(State.MISSING)),
        "soon": duty_rows(site, dues.soon),
        "late": duty_rows(site, reversed(dues.late)),
        "no_day": duty_rows(site, dues.of(State.NO_FIXED_DAY)),
        "later": duty_rows(site, later),
        "in_time": duty_rows(site, reversed(dues.of(State.IN_TIME))),
        "exempt": duty_rows(site, dues.of(State.NOT_APPLICABLE)),
        "unjudged": duty_rows(site, unjudged),
        "punctuality": punctuality_chart(site, summary.compound.id, dues.every),
        "why_not": list(dict.fromkeys(site.catalogue.gettext(duty.reason) for duty in unjudged)),
    }


def _of_area(site: Site, area: Record[Area]) -> Mapping[str, object]:
    summaries = summaries_below(site, area)
    view = View(site, duties_path("areas", area.id))
    missing = [duty for summary in summaries for duty in summary.dues.missing]
    soon = [duty for summary in summaries for duty in summary.dues.soon]
    judged = [summary for summary in summaries if summary.dues.judged]
    return {
        "area": area,
        "early": EARLY,
        "n": len(summaries),
        "judged": len(judged),
        "late": sum(len(summary.dues.late) for summary in summaries),
        "n_missing": len(missing),
        "n_soon": len(soon),
        "missing": duty_rows(site, first_due(missing, MOST)),
        "soon": duty_rows(site, first_due(soon, MOST)),
        "punctuality": punctuality_chart(site, area.id, [d for summary in judged for d in summary.dues.every]),
        "rows": [_row(site, summary, view) for summary in sorted(judged, key=_most_missing)],
        "unjudged": [view.link("compound", s.compound.id) for s in summaries if not s.dues.judged],
    }


def _most_missing(summary: Summary) -> tuple[int, str]:
    return -len(summary.dues.missing), summary.compound.id


def _row(site: Site, summary: Summary, view: View) -> list[object]:
    """Return a compound as a row: the way to its duties, missing, due soon, late, since when it discloses."""
    dues = summary.dues
    link = view.to(duties_path("compounds", summary.compound.id), summary.compound.body.name)
    since = summary.compound.body.disclosing_since
    return [link, len(dues.missing), len(dues.soon), len(dues.late), since]
