"""The charts that the page of a record shows, by the kind of the record; most kinds have none."""

from gongkai.derive.asked_twice import asked_twice
from gongkai.derive.caseload import registered
from gongkai.kinds.account import Account
from gongkai.kinds.case import Case
from gongkai.kinds.case_register import CaseRegister
from gongkai.kinds.project import Project
from gongkai.kinds.statement import Statement
from gongkai.model.archive import AnyRecord
from gongkai.publish.charts.chart import Chart
from gongkai.publish.drawn.budget import budget_chart
from gongkai.publish.drawn.cases import durations_chart
from gongkai.publish.drawn.data_behind import csv_of
from gongkai.publish.drawn.money import account_charts
from gongkai.publish.drawn.satisfaction import satisfaction_chart
from gongkai.publish.site import Site


def charts_of_record(site: Site, record: AnyRecord) -> list[Chart]:
    """Return the charts of a record, in the order of the page."""
    body, place = record.body, site.place_of(record)
    if isinstance(body, Account):
        summary = site.summaries.get(place)
        found = [balance for balance in summary.balances if balance.account.id == record.id] if summary else []
        return [chart for balance in found for chart in account_charts(site, balance)]
    chart: Chart | None = None
    if isinstance(body, Statement) and body.budget:
        chart = budget_chart(site, record)
    elif isinstance(body, CaseRegister):
        chart = durations_chart(site, registered(record), csv_of(site, place, "case-register", "cases"))
    elif isinstance(body, Project | Case) and body.measures:
        data = csv_of(site, place, record.kind, "measures")
        chart = satisfaction_chart(site, [(record, one) for one in asked_twice(body.measures)], data)
    return [chart] if chart else []
