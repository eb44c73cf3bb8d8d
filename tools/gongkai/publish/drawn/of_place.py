"""The charts that the list of one kind of record at a place begins with; most kinds have none."""

from gongkai.derive.asked_twice import asked_twice_at
from gongkai.derive.caseload import cases_at
from gongkai.derive.decisions import decisions_at
from gongkai.kinds.case import Case
from gongkai.kinds.case_register import CaseRegister
from gongkai.publish.charts.chart import Chart
from gongkai.publish.drawn.cases import durations_chart
from gongkai.publish.drawn.data_behind import csv_of
from gongkai.publish.drawn.money import balance_chart
from gongkai.publish.drawn.satisfaction import satisfaction_chart
from gongkai.publish.drawn.terms import terms_chart
from gongkai.publish.drawn.votes import turnout_chart
from gongkai.publish.site import Site


def charts_of_list(site: Site, kind: str, place: str) -> list[Chart]:
    """Return the charts over all records of a kind at a compound or an area."""
    summary = site.summaries.get(place)
    match kind:
        case "statement":
            # What came and went stands on the page of each account: here the list is not to be far down.
            return [balance_chart(site, one) for one in summary.balances if one.statements] if summary else []
        case "meeting":
            return _some(
                turnout_chart(site, place, summary.decisions if summary else decisions_at(site.archive, place))
            )
        case "case":
            return [*_some(cases_chart(site, place)), *satisfaction_charts(site, place)]
        case "committee":
            return _some(terms_chart(site, place))
        case "project":
            return satisfaction_charts(site, place)
    return []


def cases_chart(site: Site, place: str) -> Chart | None:
    """Return how long the cases of a place took, from single files and registers alike."""
    archive, summary = site.archive, site.summaries.get(place)
    data = csv_of(site, place, "case") if archive.at(place, Case) else []
    if archive.at(place, CaseRegister):
        data += csv_of(site, place, "case-register", "cases")
    return durations_chart(site, summary.cases if summary else cases_at(archive, [place]), data)


def satisfaction_charts(site: Site, place: str) -> list[Chart]:
    """Return what residents of a place said before and after, over its works and cases."""
    asked = asked_twice_at(site.archive, place)
    kinds = {record.kind for record, _ in asked}
    data = [link for kind in sorted(kinds) for link in csv_of(site, place, kind, "measures")]
    return _some(satisfaction_chart(site, asked, data))


def _some(chart: Chart | None) -> list[Chart]:
    return [chart] if chart else []
