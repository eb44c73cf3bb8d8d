"""Duties: on which day each is due, how it stands, and that absence is seen and blamed on nobody wrongly."""

import json
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.check.cycles import cycles
from gongkai.check.duties.disclosures import TITLES
from gongkai.check.duty import Duty, State, all_duty_kinds, duties_of, standing, titles
from gongkai.check.hanging import hanging
from gongkai.check.shown import Shown
from gongkai.cli import main
from gongkai.kinds.compound import Compound
from gongkai.kinds.document import Document
from gongkai.law.calendar import Deadline
from gongkai.model.archive import Archive
from gongkai.model.facts import Posting
from gongkai.model.period import Period
from gongkai.model.profile import Article, Disclosure
from gongkai.model.record import Record
from gongkai.report.duty_words import headed, state_words
from gongkai.text import translator
from tests.example_files import ROOT, archive_of, example_of, read, schemas, world
from tests.site_reader import PublishedSite

HANGZHOU = """# records/areas/donghu-jiedao.yml
kind: area
name: 东湖街道（虚构）
classification: subdistrict
admin_code: "330106"
fictional: true
sources: [{title: 东湖街道概况（虚构）, publisher: 东湖街道办事处（虚构）, date: 2025-01-06}]
---
"""
COMPOUND = """# records/compounds/jinyu.yml
kind: compound
name: 锦榆小区（虚构）
area_id: donghu-jiedao
governance_mode: owners-committee
disclosing_since: 2025-01-01
sources: [{title: 东湖街道概况（虚构）, publisher: 东湖街道办事处（虚构）, date: 2025-01-06}]
"""
STATEMENT = """---
# records/statements/jinyu/2025-h1.yml
kind: statement
account_id: jinyu/gonggong-shouyi
period: {from: 2025-01-01, to: 2025-06-30}
opening_balance: "0.00"
closing_balance: "0.00"
entries: []
posted: [{channel: notice-board, from: 2025-07-01, to: 2025-07-16}]
sources: [{title: 收支报告（虚构）, publisher: 锦榆小区业主委员会（虚构）, date: 2025-07-01}]
"""


def archive(text: str, as_of: date) -> Archive:
    """Return the archive of these records and of the world of the examples."""
    records, findings = read({**world(), **example_of(text).documents})
    assert findings == []
    return archive_of(records, as_of)


def duties(text: str, as_of: date, name: str, compound: str = "jinyu") -> list[Duty]:
    """Return the duties of one name."""
    found = archive(text, as_of)
    record = found.get(compound, Compound)
    assert record
    return [duty for duty in duties_of(found, record) if duty.name == name]


def states(text: str, as_of: date, name: str) -> list[tuple[State, int, str]]:
    return [(d.state, d.days, d.due.isoformat() if d.due else "") for d in duties(text, as_of, name)]


def asked(**said: object) -> Disclosure:
    article = Article(zh="《某规定》第一条", en="Some Rules, article 1")
    facts = {"months": None, "calendar_year": False, "within_days": None} | said
    return Disclosure(
        item="common-income", by="committee", article=article, effective_from=date(2020, 1, 1), confidence="H", **facts
    )


def shown(*days: date, period: Period | None = None) -> list[Shown]:
    record = Record("document", "jinyu/a", "records/documents/jinyu/a.yml", Document(title="甲", classification="list"))
    return [Shown("common-income", day, record, (Posting("notice-board", day),), period) for day in days]


def due_days(law: Disclosure, start: date, days: Iterable[date], as_of: date) -> list[tuple[date | None, date | None]]:
    found = cycles(law, start, shown(*days), as_of)
    return [(cycle.due.day if cycle.due else None, cycle.shown.day if cycle.shown else None) for cycle in found]


# ---- Days


@pytest.mark.parametrize(
    ("done", "as_of", "expected"),
    [
        (date(2025, 7, 1), date(2025, 12, 1), (State.IN_TIME, 0)),
        (date(2025, 7, 2), date(2025, 12, 1), (State.LATE, 1)),
        (None, date(2025, 7, 1), (State.NOT_YET_DUE, 0)),
        (None, date(2025, 6, 30), (State.NOT_YET_DUE, 1)),
        (None, date(2025, 7, 2), (State.MISSING, 1)),
    ],
)
def test_the_due_day_itself_is_in_time(done: date | None, as_of: date, expected: tuple[State, int]) -> None:
    assert standing(Deadline(date(2025, 7, 1), certain=True), done, as_of) == expected


def test_each_posting_is_due_so_many_months_after_the_last_one() -> None:
    found = due_days(asked(months=6), date(2025, 1, 1), [date(2025, 5, 6), date(2025, 12, 1)], date(2026, 1, 1))
    assert found == [
        (date(2025, 7, 1), date(2025, 5, 6)),
        (date(2025, 11, 6), date(2025, 12, 1)),
        (date(2026, 6, 1), None),
    ]


def test_a_last_day_in_the_new_year_holiday_moves_to_the_next_working_day() -> None:
    # 1 to 3 January 2026 are free, and Sunday the 4th is worked.
    assert due_days(asked(months=6), date(2025, 7, 1), [], date(2025, 8, 1)) == [(date(2026, 1, 4), None)]


def test_what_was_shown_before_the_parties_kept_their_record_here_is_not_counted() -> None:
    found = due_days(asked(months=6), date(2025, 1, 1), [date(2024, 12, 31)], date(2025, 8, 1))
    assert found == [(date(2025, 7, 1), None)]


def test_once_in_each_calendar_year_begins_with_the_first_whole_year() -> None:
    law = asked(calendar_year=True)
    assert due_days(law, date(2024, 1, 2), [], date(2025, 12, 31)) == [(date(2025, 12, 31), None)]
    assert due_days(law, date(2024, 1, 1), [date(2024, 3, 1)], date(2025, 1, 1)) == [
        (date(2024, 12, 31), date(2024, 3, 1)),
        (date(2025, 12, 31), None),
    ]


def test_one_that_comes_late_serves_for_no_other_year() -> None:
    found = due_days(asked(calendar_year=True), date(2024, 1, 1), [date(2025, 2, 1)], date(2025, 6, 1))
    assert found == [(date(2024, 12, 31), date(2025, 2, 1)), (date(2025, 12, 31), None)]


def test_of_several_years_without_anything_the_first_stands_for_all() -> None:
    found = due_days(asked(calendar_year=True), date(2020, 1, 1), [], date(2025, 6, 1))
    assert found == [(date(2020, 12, 31), None), (date(2025, 12, 31), None)]


def test_several_in_one_year_serve_for_that_year_alone() -> None:
    days = [date(2024, 3, 1), date(2024, 9, 1)]
    assert due_days(asked(calendar_year=True), date(2024, 1, 1), days, date(2025, 6, 1)) == [
        (date(2024, 12, 31), date(2024, 3, 1)),
        (date(2025, 12, 31), None),
    ]


def test_days_from_the_end_of_the_period_are_counted_from_there() -> None:
    quarter = Period(date(2025, 1, 1), date(2025, 3, 31))
    found = list(
        cycles(asked(months=3, within_days=30), date(2025, 1, 1), shown(date(2025, 5, 1), period=quarter), date.max)
    )
    # 30 April; the next quarter ends on 30 June, thirty days later is 30 July.
    assert [cycle.due and cycle.due.day for cycle in found] == [date(2025, 4, 30), date(2025, 7, 30)]


def test_without_a_number_nothing_is_due_and_the_newest_is_shown() -> None:
    found = due_days(asked(), date(2025, 1, 1), [date(2019, 1, 1), date(2020, 1, 1)], date(2026, 1, 1))
    assert found == [(None, date(2020, 1, 1))]


def test_how_long_it_hung_does_not_count_the_first_day() -> None:
    hung = [
        hanging(15, None, [Posting("notice-board", date(2025, 6, 2), last)])
        for last in (date(2025, 6, 17), date(2025, 6, 16), None)
    ]
    assert [(h.days, h.too_short) for h in hung if h] == [(15, False), (14, True), (None, False)]


def test_working_days_leave_out_the_holiday() -> None:
    # 1 to 8 October 2025 are free and Saturday the 11th is worked: the tenth working day is 20 October.
    hung = [
        hanging(None, 10, [Posting("notice-board", date(2025, 9, 29), last)])
        for last in (date(2025, 10, 20), date(2025, 10, 17))
    ]
    assert [h.too_short for h in hung if h] == [False, True]


def test_only_a_board_in_the_compound_counts_where_the_law_asks_for_one() -> None:
    website = Posting("website", date(2025, 6, 2), date(2026, 6, 2))
    assert hanging(15, None, [website], on_site=True) is None


# ---- States


def test_a_half_yearly_statement_in_hangzhou_is_in_time_on_its_day_and_the_next_is_due() -> None:
    text = HANGZHOU + COMPOUND + STATEMENT
    assert states(text, date(2026, 1, 1), "common-income") == [
        (State.IN_TIME, 0, "2025-07-01"),
        (State.NOT_YET_DUE, 3, "2026-01-04"),
    ]


def test_twelve_days_late_is_said_with_the_article() -> None:
    text = HANGZHOU + COMPOUND + STATEMENT.replace("from: 2025-07-01, to", "from: 2025-07-13, to")
    [late, _] = duties(text, date(2026, 1, 1), "common-income")
    assert (late.state, late.days, late.fulfilled_by) == (State.LATE, 12, ("statement", "jinyu/2025-h1"))
    assert state_words(late, translator("en")) == "12 days late"
    assert "Hangzhou Property Management Regulations, article 30" in late.law.article.en


def test_what_is_missing_is_missing_from_the_day_after() -> None:
    assert states(HANGZHOU + COMPOUND, date(2025, 7, 1), "seal-use") == [(State.NOT_YET_DUE, 0, "2025-07-01")]
    assert states(HANGZHOU + COMPOUND, date(2025, 7, 2), "seal-use") == [(State.MISSING, 1, "2025-07-01")]


def test_a_posting_of_tomorrow_has_not_been_made() -> None:
    text = HANGZHOU + COMPOUND + STATEMENT
    assert states(text, date(2025, 6, 30), "common-income") == [(State.NOT_YET_DUE, 1, "2025-07-01")]


def test_nobody_is_blamed_where_the_parties_do_not_keep_their_record_here() -> None:
    found = duties(HANGZHOU + COMPOUND.replace("disclosing_since: 2025-01-01\n", ""), date(2026, 1, 1), "seal-use")
    assert [(duty.state, duty.due, bool(duty.reason)) for duty in found] == [(State.NOT_JUDGED, None, True)]


def test_nobody_is_blamed_where_nobody_acts_for_the_owners() -> None:
    text = HANGZHOU + COMPOUND.replace("owners-committee", "none")
    assert [state for state, _, _ in states(text, date(2026, 1, 1), "seal-use")] == [State.NOT_JUDGED]


def test_what_does_not_apply_says_why_and_what_was_late_before_stays() -> None:
    reason = "印章已经交回街道保管，不再用印。"
    text = HANGZHOU + COMPOUND.replace(
        "sources:", f"not_applicable: [{{duty: common-income, reason: {reason}, since: 2025-10-01}}]\nsources:"
    )
    late = text + STATEMENT.replace("from: 2025-07-01, to", "from: 2025-07-13, to")
    found = duties(late, date(2026, 3, 1), "common-income")
    assert [(duty.state, duty.reason) for duty in found] == [(State.LATE, ""), (State.NOT_APPLICABLE, reason)]


def test_online_alone_is_in_time_and_says_that_it_hangs_nowhere() -> None:
    text = HANGZHOU + COMPOUND + STATEMENT.replace("channel: notice-board", "channel: website")
    first = duties(text, date(2025, 8, 1), "common-income")[0]
    assert (first.state, first.on_site) == (State.IN_TIME, False)


def test_each_open_account_is_counted_for_itself() -> None:
    other = """---
# records/accounts/jinyu/guanggao.yml
kind: account
name: 锦榆小区广告收入账户
fund: common-income
opened_on: 2025-03-03
sources: [{title: 开户资料（虚构）, publisher: 锦榆小区业主委员会（虚构）, date: 2025-03-03}]
"""
    found = duties(HANGZHOU + COMPOUND + STATEMENT + other, date(2025, 9, 30), "common-income")
    assert [(duty.about, duty.state) for duty in found] == [
        (("account", "jinyu/gonggong-shouyi"), State.IN_TIME),
        (("account", "jinyu/guanggao"), State.MISSING),
        (("account", "jinyu/gonggong-shouyi"), State.NOT_YET_DUE),
    ]


CONTRACT = """---
# records/contracts/jinyu/wuye.yml
kind: contract
title: 物业服务合同
classification: property-service
organization_id: donghu-wuye
start_date: 2024-01-01
expires_on: 2025-12-31
sources: [{title: 物业服务合同（虚构）, publisher: 锦榆小区业主委员会（虚构）, date: 2024-01-02}]
"""


def test_the_notices_of_a_contract_run_backwards_and_are_gone_after_their_day() -> None:
    # Ninety days before 31 December are 2 October, sixty are 1 November; neither is moved by a holiday or a Saturday.
    names = ("non-renewal-notice", "dismissal-notice")
    due = [states(COMPOUND + CONTRACT, date(2025, 10, 2), name) for name in names]
    assert due == [[(State.NOT_YET_DUE, 0, "2025-10-02")], [(State.NOT_YET_DUE, 30, "2025-11-01")]]
    assert states(COMPOUND + CONTRACT, date(2025, 10, 3), names[0]) == []


COMMITTEE = """---
# records/committees/jinyu/first.yml
kind: committee
name: 锦榆小区第一届业主委员会（虚构）
start_date: 2022-09-01
term_end_date: 2025-08-31
sources: [{title: 备案材料（虚构）, publisher: 锦榆小区业主委员会（虚构）, date: 2022-09-10}]
"""


def test_the_end_of_a_term_is_reported_three_months_before_in_hangzhou() -> None:
    text = HANGZHOU + COMPOUND + COMMITTEE
    assert states(text, date(2025, 5, 1), "reelection-report") == [(State.NOT_YET_DUE, 30, "2025-05-31")]
    assert states(text, date(2025, 6, 1), "reelection-report") == [(State.MISSING, 1, "2025-05-31")]


def test_a_second_hand_number_blames_nobody() -> None:
    [report] = duties(COMPOUND + COMMITTEE, date(2025, 6, 1), "reelection-report")
    assert (report.law.confidence, report.state, report.blamed) == ("L", State.NOT_JUDGED, False)


def test_a_committee_that_handed_over_late_is_late() -> None:
    ended = COMMITTEE.replace(
        "sources:", "end_date: 2025-08-31\nend_reason: term-expired\nhandover: {completed_on: 2025-09-11}\nsources:"
    )
    assert states(HANGZHOU + COMPOUND + ended, date(2026, 1, 1), "handover") == [(State.LATE, 1, "2025-09-10")]


ELECTED_LATER = """---
# records/elections/jinyu/2025.yml
kind: election
name: 锦榆小区业主委员会选举
classification: re-election
outgoing_committee_id: {committee}
meeting_id: jinyu/2025-10-15
result: pass
sources: [{{title: 备案材料（虚构）, publisher: 锦榆小区业主委员会（虚构）, date: 2025-10-20}}]
---
# records/meetings/jinyu/2025-10-15.yml
kind: meeting
name: 锦榆小区业主大会会议
classification: owners-assembly
start_date: 2025-10-15
resolutions: [{{identifier: "1", title: 选举业主委员会, legal_item: 278-3}}]
sources: [{{title: 备案材料（虚构）, publisher: 锦榆小区业主委员会（虚构）, date: 2025-10-20}}]
---
# records/committees/jinyu/2025-next.yml
kind: committee
name: 锦榆小区第三届业主委员会
start_date: 2025-10-20
sources: [{{title: 备案材料（虚构）, publisher: 锦榆小区业主委员会（虚构）, date: 2025-10-20}}]
"""


@pytest.mark.parametrize(
    ("code", "due"),
    [
        ("330106", "2025-09-10"),  # Hangzhou: ten days after the end of the term
        ("370202", "2025-10-27"),  # Qingdao: after the election; the 25th is a Saturday
        ("370302", "2025-10-27"),  # Zibo likewise
        ("330502", "2025-10-30"),  # Huzhou: after the new committee took office
    ],
)
def test_the_days_of_a_hand_over_count_from_the_day_that_the_place_names(code: str, due: str) -> None:
    committee = COMMITTEE.replace("sources:", "end_date: 2025-08-31\nsources:")
    name = committee.partition("records/committees/")[2].partition(".yml")[0]
    text = HANGZHOU.replace("330106", code) + COMPOUND + committee + ELECTED_LATER.format(committee=name)
    found = [duty.due.isoformat() for duty in duties(text, date(2026, 1, 1), "handover") if duty.due]
    assert found == [due]


def test_where_the_days_count_from_an_election_none_run_before_it() -> None:
    committee = COMMITTEE.replace("sources:", "end_date: 2025-08-31\nsources:")
    assert states(HANGZHOU.replace("330106", "370202") + COMPOUND + committee, date(2026, 1, 1), "handover") == []


def test_what_only_a_company_on_commission_owes_is_no_duty_of_every_company() -> None:
    text = HANGZHOU.replace("330106", "310115") + COMPOUND
    assert duties(text, date(2026, 1, 1), "accounts") == []


# ---- Words


def test_an_item_is_called_the_same_in_the_schema_and_in_the_tools() -> None:
    zh = translator("zh").gettext
    items = schemas().at("document", "/discloses")
    assert items
    assert {name: {"zh": zh(title), "en": title} for name, title in TITLES.items()} == items["x-labels"]
    duty = schemas().at("compound", "/not_applicable/0/duty")
    assert duty
    for name, labels in duty["x-labels"].items():
        assert labels == {"zh": zh(titles()[name]), "en": titles()[name]}


@pytest.mark.parametrize("kind", all_duty_kinds(), ids=lambda kind: kind.name)
def test_every_sort_of_duty_has_a_page_with_its_source(kind) -> None:
    assert len(kind.paragraphs) >= 3
    assert kind.paragraphs[-1].startswith("Source: ")


# ---- The command


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one compound in Hangzhou."""
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    for path, text in {**world(), **example_of(HANGZHOU + COMPOUND + STATEMENT).documents}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text)
    return tmp_path


def run(root: Path, *arguments: object) -> Result:
    given = ["duties", "--root", root, "--as-of", "2025-12-01", "--lang", "en", "--no-cache", *arguments]
    return CliRunner().invoke(main, [str(one) for one in given], catch_exceptions=False)


def test_the_list_says_what_is_missing_and_what_comes_soon(root: Path) -> None:
    done = run(root, "jinyu")
    assert done.exit_code == 0
    assert "missing for 153 days" in done.stdout
    assert "due in 34 days" in done.stdout
    assert "As of 2025-12-01: 1 missing, 0 late, 2 due within 180 days, in 1 compounds." in done.stdout


def test_within_decides_how_far_ahead_is_looked(root: Path) -> None:
    assert "due in 34 days" in run(root, "jinyu", "--within", 34).stdout
    assert "due in 34 days" not in run(root, "jinyu", "--within", 33).stdout


def test_only_the_states_that_were_asked_for_are_listed(root: Path) -> None:
    listed = run(root, "jinyu", "--state", "in-time").stdout
    assert "done in time" in listed
    assert "missing for" not in listed


def test_json_says_the_same_to_programs(root: Path) -> None:
    found = json.loads(run(root, "--format", "json").stdout)
    assert (found["format"], found["as_of"], found["within"]) == ("gongkai-duties-1", "2025-12-01", 180)
    [compound] = found["compounds"]
    assert (compound["compound"], compound["disclosing_since"]) == ("jinyu", "2025-01-01")
    assert compound["counts"]["missing"] == 1
    [missing] = [duty for duty in compound["duties"] if duty["state"] == "missing"]
    assert missing["duty"] == "seal-use"
    assert (missing["due"], missing["days"], missing["early_warning"]) == ("2025-07-01", 153, False)
    assert missing["article"]["zh"] == "《杭州市物业管理条例》第三十条"
    done = next(duty for duty in compound["duties"] if duty["duty"] == "common-income")
    assert done["fulfilled_by"] == {"kind": "statement", "id": "jinyu/2025-h1"}
    assert done["hung"] == {"days": 15, "needed": 15, "unit": "days", "enough": True}


@pytest.mark.parametrize("given", ["jinuy", "jinyu.yml", "records/compounds/jinyu.yml", "锦榆小区（虚构）"])
def test_a_slip_in_the_name_of_a_compound_is_recognised(root: Path, given: str) -> None:
    done = run(root, given)
    if given.endswith(".yml"):
        assert done.exit_code == 0
    else:
        assert done.exit_code == 2
        assert "did you mean “jinyu”?" in done.output


def test_an_unknown_compound_and_an_empty_archive_are_said(root: Path) -> None:
    assert "There is no compound “zzz”." in run(root, "zzz").output
    (root / "records" / "compounds" / "jinyu.yml").unlink()
    assert run(root).exit_code == 2


def test_a_compound_that_cannot_be_judged_says_why(root: Path) -> None:
    file = root / "records" / "compounds" / "jinyu.yml"
    file.write_text(file.read_text("utf-8").replace("disclosing_since: 2025-01-01\n", ""), "utf-8")
    assert "nothing is called missing" in " ".join(run(root, "jinyu").stdout.split())


def test_what_could_not_be_read_is_said(root: Path) -> None:
    (root / "records" / "statements" / "jinyu" / "2025-h1.yml").write_text("kind: [", "utf-8")
    done = run(root, "jinyu")
    assert done.exit_code == 0
    assert "1 files could not be read" in done.stderr


def test_a_line_names_the_account() -> None:
    [first, _] = duties(HANGZHOU + COMPOUND + STATEMENT, date(2025, 8, 1), "common-income")
    assert headed(first, translator("en")) == "use of common parts and its income: 锦榆小区公共收益账户"


# ---- The site


@pytest.mark.xdist_group("the site of all records")
def test_the_page_of_duties_shows_twelve_days_late_with_the_article(real_site: PublishedSite) -> None:
    text = real_site.pages["compounds/shili-yunshan-gongyu/duties/index.html"].one("main").text()
    for said in ("迟 12 天", "缺 ", "按时完成", "没有工作经费", "只放在网上", "《杭州市物业管理条例》第三十条"):
        assert said in text


@pytest.mark.xdist_group("the site of all records")
def test_the_page_of_an_area_lists_what_is_missing_in_its_compounds(real_site: PublishedSite) -> None:
    page = real_site.pages["areas/shili-jiedao/duties/index.html"].one("main").text()
    assert "4 个小区中有 " in page
    assert "示例·云杉公寓" in page


@pytest.mark.xdist_group("the site of all records")
def test_a_place_known_from_articles_is_not_judged_and_says_so(real_site: PublishedSite) -> None:
    text = real_site.pages["compounds/feicuiwan-huayuan/duties/index.html"].one("main").text()
    assert "这里不说缺什么" in text
    assert "缺 " not in text
