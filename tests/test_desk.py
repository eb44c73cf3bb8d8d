"""The supervisor's desk and the monthly report: what is on the limit, what is one step past it, and every link."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import PurePosixPath

import pytest
from click.testing import CliRunner, Result

from gongkai.cli import main
from gongkai.derive.desk import Desk, desk_of
from gongkai.derive.monthly import Happened, Month, last_month, month_of
from gongkai.derive.silence import Expected, Silence, silence_of
from gongkai.kinds import all_kinds
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.finding import Finding, Place, Severity
from gongkai.model.period import Period
from gongkai.report import desk as desk_words
from tests.example_files import ROOT, archive_of, example_of, read
from tests.site_reader import ARCHIVE, ARCHIVE_DAY, PublishedSite

DAY = date(2025, 6, 30)
SHANGHAI, NINGBO = "310115", "330203"
SOURCES = "sources: [{title: 登记（虚构）, publisher: 东湖街道办事处（虚构）, date: 2025-01-06}]\n"


def archive(*documents: str, day: date = DAY) -> Archive:
    records, findings = read(example_of("---\n".join(documents)).documents)
    assert findings == []
    return archive_of(records, day)


def record(path: str, fields: str) -> str:
    return f"# records/{path}.yml\n{fields}{SOURCES}"


def area(name: str, parent: str = "", code: str = "") -> str:
    above = f"parent_id: {parent}\n" if parent else ""
    number = f'admin_code: "{code}"\n' if code else ""
    level = "community" if parent else "subdistrict"
    fields = f"kind: area\nname: {name}（虚构）\nclassification: {level}\nfictional: true\n{above}{number}"
    return record(f"areas/{name}", fields)


def compound(name: str, area_id: str = "donghu", since: str = "") -> str:
    kept = f"governance_mode: owners-committee\ndisclosing_since: {since}\n" if since else ""
    return record(f"compounds/{name}", f"kind: compound\nname: {name}小区\narea_id: {area_id}\n{kept}")


def committee(start: str, rest: str = "") -> str:
    return record("committees/jinyu/term-2", f"kind: committee\nname: 第二届业委会\nstart_date: {start}\n{rest}")


def met(day: str, place: str = "jinyu") -> str:
    fields = f"kind: meeting\nname: 业委会会议\nclassification: owners-committee\nstart_date: {day}\n"
    return record(f"meetings/{place}/{day}", fields)


def statement(entries: str, period: str = "{from: 2025-04-01, to: 2025-06-30}") -> str:
    balances = 'opening_balance: "100.00"\nclosing_balance: "0.00"\n'
    fields = f"kind: statement\naccount_id: jinyu/yi\nperiod: {period}\n{balances}entries:\n{entries}"
    account = record("accounts/jinyu/yi", "kind: account\nname: 公共收益\nfund: common-income\n")
    return f"{account}---\n{record('statements/jinyu/2025-q2', fields)}"


def entry(day: str, amount: str, rest: str = "", direction: str = "expenditure", category: str = "other") -> str:
    fields = f'booked_on: {day}, direction: {direction}, category: {category}, amount: "{amount}"{rest}'
    return f"  - {{{fields}}}\n"


def desk(found: Archive, findings: dict[str, list[Finding]] | None = None, place: str = "donghu") -> Desk:
    return desk_of(found, place, findings or {})


# ---- The desk


@pytest.mark.parametrize(("days", "shown"), [(-1, 1), (0, 1), (180, 1), (181, 0)])
def test_a_term_is_shown_from_180_days_before_its_end_on(days: int, shown: int) -> None:
    end = DAY + timedelta(days=days)
    found = desk(archive(area("donghu"), compound("jinyu"), committee("2022-01-01", f"term_end_date: {end}\n")))
    assert [ending.days for ending in found.terms] == [days] * shown


def test_of_a_term_that_ended_or_was_extended_long_enough_nothing_is_said() -> None:
    past = "term_end_date: 2025-05-31\n"
    extended = "extension: {until: 2026-03-31, posted: [{channel: notice-board, from: 2025-05-01}]}\n"
    for rest in ("end_date: 2025-05-31\n", extended):
        assert not desk(archive(area("donghu"), compound("jinyu"), committee("2022-01-01", past + rest))).terms


def test_a_vote_without_counts_is_in_doubt() -> None:
    vote = "kind: meeting\nname: 业主大会\nclassification: owners-assembly\nend_date: 2025-05-10\nresolutions:\n"
    lines = "  - {identifier: '1', title: 续聘物业, legal_item: 278-4, result: pass}\n"
    found = desk(archive(area("donghu"), compound("jinyu"), record("meetings/jinyu/2025", vote + lines)))
    assert [d.id for d in found.unverified] == ["jinyu/2025#1"]
    assert (found.votes, list(found.differing)) == (1, [])


def test_a_payment_needs_a_decision_a_contract_a_project_or_a_danger_and_a_transfer_needs_none() -> None:
    entries = (
        entry("2025-04-02", "20.00"),
        entry("2025-04-03", "30.00"),
        entry("2025-04-04", "10.00", ", resolution_id: 'jinyu/2025#1'"),
        entry("2025-04-05", "10.00", ", emergency: {emergency_type: roof-leak}"),
        entry("2025-04-06", "10.00", category="transfer"),
        entry("2025-04-07", "80.00", direction="revenue"),
    )
    found = desk(archive(area("donghu"), compound("jinyu"), statement("".join(entries))))
    assert [paid.entry.amount for paid in found.unexplained] == [Decimal("30.00"), Decimal("20.00")]
    assert (found.payments, found.spent, found.unexplained_sum) == (4, Decimal("70.00"), Decimal("50.00"))


@pytest.mark.parametrize(("day", "spent"), [("2025-06-30", "20.00"), ("2025-07-01", "0.00")])
def test_a_payment_counts_from_the_day_it_was_booked(day: str, spent: str) -> None:
    booked = statement(entry(day, "20.00"), "{from: 2025-04-01, to: 2025-07-31}")
    found = desk(archive(area("donghu"), compound("jinyu"), booked))
    assert found.spent == found.unexplained_sum == Decimal(spent)


def test_what_breaks_the_chain_is_told_unless_it_is_accepted() -> None:
    def finding(rule: str, path: str, waiver: str | None = None) -> Finding:
        return Finding(rule, Severity.ERROR, Place(path), "x", {}, waiver)

    path = "records/compounds/jinyu.yml"
    every = [finding("paid-within-ceiling", path), finding("paid-to-contract-party", path, "w"), finding("other", path)]
    unread = [finding("contract-filed", "records/contracts/jinyu/gone.yml")]
    elsewhere = [finding("paid-within-ceiling", "records/compounds/yinshan.yml")]
    findings = {path: every, unread[0].place.path: unread, elsewhere[0].place.path: elsewhere}
    found = archive(area("donghu"), area("xihu"), compound("jinyu"), compound("yinshan", "xihu"))
    assert [f.rule for f in desk(found, findings).broken] == ["paid-within-ceiling", "contract-filed"]
    assert len(desk(found, findings, "xihu").findings) == 1


@pytest.mark.parametrize(("due", "late"), [("2025-06-30", 0), ("2025-06-29", 1)])
def test_an_objection_is_late_from_the_day_after_the_one_promised(due: str, late: int) -> None:
    fields = "kind: objection\ntitle: 对账目的异议\nrecord: compounds/jinyu\nreceived_on: 2025-06-01\n"
    open_ = record("objections/jinyu/1", f"{fields}reply_due_on: {due}\n")
    replied = record("objections/jinyu/2", f"{fields}replied_on: 2025-06-02\nreply: 已更正\n")
    found = desk(archive(area("donghu"), compound("jinyu"), open_, replied))
    assert [(o.record.name, o.late) for o in found.objections] == [("1", late)]


@pytest.mark.parametrize(("days", "shown"), [(-1, 1), (90, 1), (91, 0)])
def test_a_waiver_is_shown_from_90_days_before_its_end_on(days: int, shown: int) -> None:
    until = DAY + timedelta(days=days)
    fields = "kind: waiver\nrule: vote-quorum\nrecord: compounds/jinyu\nreason: 当年没有统计面积，无法补填。\n"
    waiver = record("waivers/w", f"{fields}granted_by: 东湖街道办事处\nuntil: {until}\n")
    found = desk(archive(area("donghu"), compound("jinyu"), waiver))
    assert [w.days for w in found.waivers] == [days] * shown


def test_an_area_is_the_sum_of_what_lies_below_it() -> None:
    places = (area("donghu"), area("dongli", "donghu"), compound("jinyu", "dongli"), compound("yinshan"))
    case = "kind: case\ntitle: 电梯停运\nclassification: repair\nstatus: open\ndue_date: 2025-06-29\n"
    events = "events: [{event_type: received, date: 2025-06-01}]\n"
    cases = [record(f"cases/{place}/1", case + events) for place in ("dongli", "jinyu", "yinshan")]
    found = archive(*places, *cases)
    assert {place: len(desk(found, place=place).overdue) for place in ("donghu", "dongli", "jinyu")} == {
        "donghu": 3,
        "dongli": 2,
        "jinyu": 1,
    }
    assert [c.id for c in desk(found).not_kept] == ["jinyu", "yinshan"]


# ---- Silence


def silence(code: str, day: str, *documents: str, since: str = "2024-01-01") -> Silence | None:
    places = (area("donghu", code=code), compound("jinyu", since=since))
    found = archive(*places, *documents, day=date.fromisoformat(day))
    jinyu = found.get("jinyu", Compound)
    assert jinyu
    return silence_of(found, jinyu)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-03-31", None),  # February and March without a meeting: March is just over
        ("2025-04-01", (Expected.MEETINGS, 1)),
        ("2025-07-15", (Expected.MEETINGS, 106)),  # six months after the meeting
        ("2025-07-16", (Expected.WORK, 1)),
    ],
)
def test_a_committee_is_silent_after_as_many_months_as_its_place_says(
    day: str, expected: tuple[Expected, int] | None
) -> None:
    found = silence(SHANGHAI, day, committee("2024-06-03"), met("2025-01-15"))
    assert (found and (found.expected, found.days)) == expected


def test_without_a_meeting_the_months_count_from_the_term_or_from_when_the_record_is_kept() -> None:
    found = silence(NINGBO, "2025-06-04", committee("2024-06-03"))
    assert found and (found.since, found.due) == (date(2024, 6, 3), date(2025, 6, 3))
    assert silence(NINGBO, "2025-06-03", committee("2024-06-03")) is None
    assert silence(NINGBO, "2025-06-04", committee("2024-06-03"), since="2024-06-04") is None


def test_where_the_law_expects_no_meetings_or_nobody_promised_a_record_nobody_is_silent() -> None:
    term = committee("2020-06-03")
    assert silence(SHANGHAI, "2025-06-30", term, since="") is None
    assert silence("", "2025-06-30", term, met("2024-02-01")) is None
    assert silence(NINGBO, "2025-06-30", committee("2020-06-03", "end_date: 2023-01-01\n"), met("2024-02-01")) is None


def test_a_compound_of_which_nothing_is_recorded_since_it_promised_to_is_silent_once_something_fell_due() -> None:
    found = silence(NINGBO, "2025-12-31")
    assert found and (found.expected, found.since, found.heard) == (Expected.ANYTHING, date(2024, 1, 1), None)
    assert silence(NINGBO, "2024-01-02") is None
    assert silence(NINGBO, "2025-12-31", met("2024-01-01")) is None
    # What a record tells by the way is heard too: here the end of a term that began long before.
    ended = committee("2020-06-03", "end_date: 2024-05-31\n")
    assert silence(NINGBO, "2025-12-31", ended, met("2020-07-01")) is None
    still = silence(NINGBO, "2025-12-31", committee("2020-06-03", "end_date: 2023-12-31\n"))
    assert still and still.heard == date(2023, 12, 31)


# ---- The monthly report


def month(*documents: str, day: date = date(2025, 6, 30)) -> Month:
    found = archive(area("donghu"), compound("jinyu"), *documents, day=day)
    return month_of(found, "donghu", last_month(day))


@pytest.mark.parametrize(
    ("day", "begin", "end"),
    [
        (date(2025, 6, 30), date(2025, 5, 1), date(2025, 5, 31)),
        (date(2025, 7, 1), date(2025, 6, 1), date(2025, 6, 30)),
        (date(2024, 3, 15), date(2024, 2, 1), date(2024, 2, 29)),
        (date(2025, 1, 1), date(2024, 12, 1), date(2024, 12, 31)),
    ],
)
def test_the_last_month_is_the_one_that_was_over_before_this_month(day: date, begin: date, end: date) -> None:
    assert last_month(day) == Period(begin, end)


def test_a_month_has_what_was_booked_in_it_and_transfers_are_apart() -> None:
    entries = (
        entry("2025-04-30", "10.00"),
        entry("2025-05-01", "20.00"),
        entry("2025-05-31", "70.00", direction="revenue"),
        entry("2025-05-31", "5.00", category="transfer"),
        entry("2025-06-01", "40.00"),
    )
    [account] = month(statement("".join(entries))).accounts
    assert (account.revenue, account.expenditure) == (Decimal("70.00"), Decimal("20.00"))
    assert (account.moved_in, account.moved_out) == (Decimal("0.00"), Decimal("5.00"))
    assert account.closing == Decimal("135.00")
    assert account.whole


def test_an_account_without_a_statement_for_the_month_has_no_figures() -> None:
    found = month(statement("  []\n", "{from: 2025-06-01, to: 2025-06-30}"))
    assert list(found.accounts) == []
    assert [account.id for account in found.without_statement] == ["jinyu/yi"]
    half = month(statement("  []\n", "{from: 2025-05-16, to: 2025-06-30}"))
    assert [account.whole for account in half.accounts] == [False]


def test_cases_are_in_the_month_in_which_they_came_in_or_were_settled() -> None:
    def case(number: int, received: str, settled: str) -> str:
        events = f"  - {{event_type: received, date: {received}}}\n  - {{event_type: settled, date: {settled}}}\n"
        fields = f"kind: case\ntitle: 报修{number}\nclassification: repair\nstatus: closed\nevents:\n{events}"
        return record(f"cases/jinyu/{number}", fields)

    days = [("2025-04-30", "2025-05-01"), ("2025-05-01", "2025-05-31"), ("2025-05-31", "2025-06-01"), ("2025", "2025")]
    found = month(*(case(number, *pair) for number, pair in enumerate(days)))
    assert [c.record.name for c in found.received.every] == ["2", "1"]
    assert [c.record.name for c in found.settled.every] == ["1", "0"]


def test_changes_of_a_committee_are_told_once_and_without_names() -> None:
    members = "members:\n" + "".join(
        f"  - {{post: {post}, start_date: {start}}}\n"
        for post, start in [("chair", "2025-05-03"), ("member", "2025-05-20"), ("member", "2025-05-20")]
    )
    found = month(committee("2025-05-03", members))
    told = [(change.happened, change.post, change.n) for change in found.changes]
    assert told == [(Happened.BEGAN, "", 1), (Happened.JOINED, "member", 2)]


def test_what_is_known_only_to_the_year_is_in_no_month() -> None:
    assert not month(committee("2025")).changes


# ---- The pages


def pages_of(site: PublishedSite, name: str) -> list[str]:
    return [path for path in site.pages if PurePosixPath(path).match(f"areas/*/{name}/index.html")]


def test_every_area_with_a_compound_has_a_desk_and_a_report_and_its_page_leads_to_both(
    real_site: PublishedSite,
) -> None:
    desks, reports = pages_of(real_site, "desk"), pages_of(real_site, "report")
    assert [path.replace("/desk/", "/report/") for path in desks] == reports
    for path in desks:
        page = real_site.pages[f"{path.removesuffix('/desk/index.html')}.html"]
        targets = {found[0] for address in page.addresses if (found := real_site.target(page_path(path), address))}
        assert {path, path.replace("/desk/", "/report/")} <= targets


def page_path(desk_of_area: str) -> str:
    return f"{desk_of_area.removesuffix('/desk/index.html')}.html"


def test_every_link_of_the_desk_and_of_the_report_of_the_example_street_leads_somewhere(
    real_site: PublishedSite,
) -> None:
    for path in ("areas/shili-jiedao/desk/index.html", "areas/shili-jiedao/report/index.html"):
        page = real_site.pages[path]
        inside = [address for address in page.addresses if not address.startswith(("http", "mailto"))]
        assert len(inside) > 20
        for address in inside:
            found = real_site.target(path, address)
            assert found and found[0] in real_site.files, (path, address)
            if found[1] and found[0].endswith(".html"):
                assert found[1] in real_site.pages[found[0]].ids, (path, address)


def test_compounds_that_promised_nothing_stand_apart_on_the_desk(real_site: PublishedSite) -> None:
    page = real_site.pages["areas/shili-jiedao/desk/index.html"]
    [silent] = [s for s in page.every("section") if "silence" in [h.attributes.get("id") for h in s.every("h2")]]
    assert [item.text() for item in silent.one("ul", "record-list").every("li")] == [
        "示例·金色佳园",
        "示例·清河苑",
        "示例·梧桐里",
    ]


# ---- The command


def run(*arguments: str) -> Result:
    common = ["--root", str(ROOT), "--records", str(ARCHIVE / "records"), "--as-of", ARCHIVE_DAY]
    return CliRunner().invoke(main, ["desk", *arguments, *common])


def test_the_desk_as_json_has_every_section_and_names_records_that_are_there() -> None:
    result = run("hetang-shequ", "--format", "json")
    assert result.exit_code == 0
    found = json.loads(result.output)
    assert (found["format"], found["as_of"], found["area"]) == ("gongkai-desk-1", ARCHIVE_DAY, "hetang-shequ")
    assert found["compounds"] == found["kept"] + len(found["sections"]["not-kept"])
    assert list(found["sections"]) == list(desk_words.TITLES)
    items = [item for of_section in found["sections"].values() for item in of_section]
    assert items
    for item in items:
        if item["kind"] != "resolution":
            folder = all_kinds()[item["kind"]].folder
            assert (ARCHIVE / "records" / folder / f"{item['id']}.yml").is_file(), item


def test_the_desk_as_text_says_how_many_of_each_there_are_and_shows_the_first() -> None:
    result = run("hetang-shequ", "--lang", "en")
    assert result.exit_code == 0
    said = json.loads(run("hetang-shequ", "--format", "json").output)["sections"]
    for name, items in said.items():
        assert f"{desk_words.TITLES[name]}: {len(items)}\n" in result.output
        assert all(item["title"] in result.output for item in items[: desk_words.FIRST])


def test_a_place_that_is_not_there_is_said_with_the_one_that_was_meant() -> None:
    result = run("hetang-sheq", "--lang", "en")
    assert result.exit_code == 2
    assert "did you mean “hetang-shequ”?" in result.output
