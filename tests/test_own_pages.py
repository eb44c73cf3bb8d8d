"""Pages of evaluations, schemes, activities, lists, registers and corrections; what an area and a compound sum up."""

from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.kinds.scheme import GradeBand
from gongkai.publish.evaluation_rows import band_words, tidy
from gongkai.text import translator
from tests.site_reader import Element, MakeRepository, Page, PublishedSite

pytestmark = pytest.mark.xdist_group("pages of their own")
SOURCES = "sources: [{title: 登记（虚构）, publisher: 荷花街道办事处（虚构）, date: 2024-08-06}]\n"
SCHEME = """\
kind: scheme
title: 物业服务评价（虚构）
classification: company
fictional: true
score_max: 100
dimensions:
  - identifier: "1"
    title: 服务
    weight: 100
    indicators:
      - {identifier: "1.1", title: 报修及时率, score_max: 50, measured: true}
      - {identifier: "1.2", title: 业主满意, score_max: 50}
raters:
  - {rater_code: branch, title: 党支部, weight: 40}
  - {rater_code: owners, title: 业主, weight: 60}
grade_bands:
  - {grade: 好, from_score: 80}
  - {grade: 中, from_score: 60, to_score: 80}
  - {grade: 差, to_score: 60}
vetoes:
  - {identifier: v1, title: 挪用共有资金, grade: 差}
ranking_minimum: 3
response_minimum: 10
"""
EVALUATION = """\
kind: evaluation
title: {name}评价
scheme_id: {scheme}
organization_id: {name}
period: {{from: 2023-01-01, to: 2023-12-31}}
indicator_scores:
  - {{indicator_code: "1.1", score: "45.0", ground: 按报修记录计算。}}
  - {{indicator_code: "1.2", score: "30.0"}}
rater_scores:
  - {{rater_code: branch, score: "{score}"}}
  - {{rater_code: owners, score: "{score}", number_of_responses: {answers}}}
"""
COMPANY = "kind: organization\nname: 公司{name}（虚构）\nclassification: property-manager\narea_id: hetang-shequ\n"
RECORDS = {
    "schemes/pingjia": SCHEME,
    "schemes/ling-yi": SCHEME.replace("ranking_minimum: 3", "ranking_minimum: 2"),
    **{f"organizations/{name}": COMPANY.format(name=name) for name in ("jia", "yi", "bing")},
    "evaluations/hexiangyuan/jia": EVALUATION.format(name="jia", scheme="pingjia", score="90.0", answers=12)
    + 'total_score: "90.0"\ngrade: 好\n',
    "evaluations/hexiangyuan/yi": EVALUATION.format(name="yi", scheme="pingjia", score="70.0", answers=12)
    + "veto_codes: [v1]\ngrade: 差\n",
    "evaluations/hexiangyuan/bing": EVALUATION.format(name="bing", scheme="pingjia", score="85.0", answers=9)
    + 'total_score: "85.0"\n',
    "evaluations/hetang-shequ/jia": EVALUATION.format(name="jia", scheme="ling-yi", score="70.0", answers=12),
    "evaluations/hetang-shequ/yi": EVALUATION.format(name="yi", scheme="ling-yi", score="75.0", answers=12),
    "activities/hexiangyuan/yexing": "kind: activity\ntitle: 夜间巡查\nclassification: patrol\nrhythm: monthly\n"
    "start_date: 2024-06-01\noccurrences:\n"
    "  - {date: 2024-06-05, number_of_participants: 4, number_found: 3, number_settled: 2}\n"
    "  - {date: 2024-08-05, number_of_participants: 5}\n",
    "activities/hetang-shequ/zoufang": "kind: activity\ntitle: 走访\nclassification: visit\n",
    "activities/hexiangyuan/yizhen": "kind: activity\ntitle: 义诊\nclassification: service\nrhythm: weekly\n"
    "start_date: 2024-09-24\n",
    "duty-lists/hexiangyuan/wenti": "kind: duty-list\ntitle: 问题清单\nclassification: problems\nitems:\n"
    '  - {identifier: "1", title: 路灯不亮, due_date: 2024-08-31, done_on: 2024-09-02, status: closed,'
    " case_id: hexiangyuan/2024-014}\n"
    '  - {identifier: "2", title: 树枝遮窗, due_date: 2024-09-01, status: under-way}\n'
    '  - {identifier: "3", title: 门锁, due_date: 2024-09-30, status: open}\n',
    "case-registers/hexiangyuan/2024-08": "kind: case-register\ntitle: 八月台账\n"
    "period: {from: 2024-08-01, to: 2024-08-31}\ncases:\n"
    '  - {identifier: "1", case_class: repair, received_on: 2024-08-01, settled_on: 2024-08-04,'
    " fed_back_on: 2024-08-04, confirmed_on: 2024-08-05, status: closed, outcome: settled}\n"
    '  - {identifier: "2", case_class: request, received_on: 2024-08-20, due_date: 2024-09-20, status: open}\n',
    "corrections/hexiangyuan/2024-01": "kind: correction\ntitle: 楼栋套数更正\nrecord: buildings/hexiangyuan/1\n"
    "date: 2024-05-06\nreason: 抄写时多写了一套。\ndecided_by: 荷香苑业主委员会\n"
    'changes: [{pointer: /number_of_units, was: "157", becomes: "156"}]\n',
}


@pytest.fixture(scope="module")
def site(repository: MakeRepository) -> PublishedSite:
    made = repository()
    for path, text in RECORDS.items():
        file: Path = made.root / "records" / f"{path}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + SOURCES, "utf-8")
    return made.build()


def said(message: str, **facts: object) -> str:
    """Return a message in the language of the site."""
    return translator("zh").gettext(message).format(**facts)


def part(page: Page, name: str) -> Element:
    """Return the section of a page whose heading has this id."""
    [found] = [s for s in page.every("section") if name in [heading.attributes.get("id") for heading in s.every("h2")]]
    return found


def rows(element: Element) -> list[list[str]]:
    """Return the rows of every table body inside, as texts."""
    return [[cell.text() for cell in row.children if isinstance(cell, Element)] for row in _rows(element)]


def _rows(element: Element) -> list[Element]:
    return [row for body in element.every("tbody") for row in body.every("tr")]


def leads_to(site: PublishedSite, path: str, element: Element) -> list[str]:
    links = [site.target(path, link.attributes["href"]) for link in element.every("a")]
    return [found[0] for found in links if found]


def test_a_total_is_shown_beside_the_one_that_was_announced(site: PublishedSite) -> None:
    page = site.pages["evaluations/hexiangyuan/jia.html"]
    assert rows(part(page, "result")) == [
        [said("Total score"), "90.0", "90", said("agrees")],
        [said("Grade"), "好", "好", said("agrees")],
    ]
    assert rows(part(page, "raters")) == [["党支部", "40", "90.0", "–", "36"], ["业主", "60", "90.0", "12", "54"]]
    assert {"schemes/pingjia.html", "organizations/jia.html"} <= set(leads_to(site, page_path(page, site), page.main))


def page_path(page: Page, site: PublishedSite) -> str:
    return next(path for path, found in site.pages.items() if found is page)


def test_what_is_measured_and_what_people_think_stand_in_two_tables(site: PublishedSite) -> None:
    page = site.pages["evaluations/hexiangyuan/jia.html"]
    assert rows(part(page, "measured")) == [["1.1 报修及时率", "45.0", "50", "按报修记录计算。"]]
    assert rows(part(page, "opinions")) == [["1.2 业主满意", "30.0", "50", "–"]]
    assert "75" not in page.main.text(without=("yaml",))


def test_a_veto_is_named_and_sets_the_grade_without_changing_the_total(site: PublishedSite) -> None:
    page = site.pages["evaluations/hexiangyuan/yi.html"]
    assert rows(part(page, "result")) == [
        [said("Total score"), said("not recorded"), "70", said("cannot be verified")],
        [said("Grade"), "差", "差", said("agrees")],
    ]
    assert said("Veto: {title}", title="挪用共有资金") in part(page, "result").text()


def test_too_few_answers_give_no_total_and_say_so(site: PublishedSite) -> None:
    result = part(site.pages["evaluations/hexiangyuan/bing.html"], "result")
    assert rows(result)[0] == [
        said("Total score"),
        "85.0",
        said("cannot be computed"),
        said("cannot be verified"),
    ]
    assert (
        said("Too few answered for {rater}: {given} of at least {needed}.", rater="业主", given=9, needed=10)
        in result.text()
    )


def test_two_with_a_total_are_no_order_where_three_are_needed_and_one_where_two_are(site: PublishedSite) -> None:
    unranked = part(site.pages["evaluations/hexiangyuan/jia.html"], "ranking")
    assert said("No order: {n} with a total, {needed} are needed.", n=2, needed=3) in unranked.text()
    assert [len(row) for row in rows(unranked)] == [3, 3, 3]
    ranked = part(site.pages["evaluations/hetang-shequ/jia.html"], "ranking")
    assert [row[1:] for row in rows(ranked)] == [["1", "75", "中"], ["2", "70", "中"]]
    assert said("No order: {n} with a total, {needed} are needed.", n=2, needed=2) not in ranked.text()


def test_a_scheme_counts_its_indicators_says_its_bands_and_lists_what_was_made_with_it(site: PublishedSite) -> None:
    page = site.pages["schemes/pingjia.html"]
    counted = "{dimensions} dimensions, {indicators} indicators, {measured} of them measured from records."
    assert said(counted, dimensions=1, indicators=2, measured=1) in page.main.text()
    bands = [found.text() for found in part(page, "grades").every("li")]
    assert bands == [
        "好 " + said("{low} or more", low=80),
        "中 " + said("{low} or more, less than {high}", low=60, high=80),
        "差 " + said("less than {high}", high=60),
    ]
    drawn = [(r.attributes["x"], r.attributes["width"]) for r in part(page, "grades").every("rect", "bar-part")]
    assert drawn == [("80.00%", "20.00%"), ("60.00%", "20.00%"), ("0.00%", "60.00%")]
    assert rows(part(page, "vetoes")) == [["挪用共有资金", "差"]]
    assert {f"evaluations/hexiangyuan/{name}.html" for name in ("jia", "yi", "bing")} == set(
        leads_to(site, "schemes/pingjia.html", part(page, "made"))
    )
    assert page.is_marked_fictional


def test_a_rhythm_is_a_row_of_spans_told_by_word_and_named_where_missed(site: PublishedSite) -> None:
    rhythm = part(site.pages["activities/hexiangyuan/yexing.html"], "rhythm")
    assert [found.text() for found in rhythm.one("ol", "spans").every("li")] == [
        f"2024年6月 {said('kept')}",
        f"2024年7月 {said('missed')}",
        f"2024年8月 {said('kept')}",
        f"2024年9月 {said('still runs')}",
    ]
    done = "{rhythm}: done in {kept} of {all} spans that are over."
    assert said(done, rhythm="每月", kept=2, all=3) in rhythm.text()
    assert said("Missed: {spans}.", spans="2024年7月") in rhythm.text()


def test_sums_of_an_activity_say_over_how_many_times_they_go(site: PublishedSite) -> None:
    tiles = site.pages["activities/hexiangyuan/yexing.html"].one("ul", "tiles").text()
    over = "over {n} of {all} times"
    assert f"9 {said('person-times')} {said(over, n=2, all=2)}" in tiles
    assert f"3 {said('matters')} {said(over, n=1, all=2)}" in tiles
    assert f"2 {said('of {all}', all=3)} {said(over, n=1, all=2)}" in tiles


def test_a_span_that_runs_is_not_missed_and_visits_are_said_to_be_totals(site: PublishedSite) -> None:
    service = part(site.pages["activities/hexiangyuan/yizhen.html"], "rhythm")
    assert [found.text() for found in service.every("li")] == [
        f"{said('week of {day}', day='2024年9月30日')} {said('still runs')}"
    ]
    visit = site.pages["activities/hetang-shequ/zoufang.html"]
    assert said("Visits are shown in totals only") in visit.main.text()
    assert said("No rhythm was announced, so none can be missed.") in part(visit, "rhythm").text()
    assert said("Visits are shown in totals only") not in site.pages["activities/hexiangyuan/yexing.html"].main.text()


def test_each_item_of_a_list_says_how_it_stands_and_leads_to_what_shows_it(site: PublishedSite) -> None:
    page = site.pages["duty-lists/hexiangyuan/wenti.html"]
    chips = [chip.text() for chip in part(page, "items").every("span", "chip")]
    assert chips == [
        said("done {days} days late", days=2),
        said("{days} days overdue", days=29),
        said("not done yet"),
    ]
    counted = "{done} of {n} done, {late} of them late; {overdue} overdue."
    assert said(counted, done=1, n=3, late=1, overdue=1) in page.main.text()
    assert leads_to(site, "duty-lists/hexiangyuan/wenti.html", part(page, "items")) == [
        "lists/hexiangyuan/index.html",
        "cases/hexiangyuan/2024-014.html",
    ]


def test_the_four_lists_are_live_and_stand_beside_the_stated_ones(site: PublishedSite) -> None:
    page = site.pages["lists/hexiangyuan/index.html"]
    assert "路灯不亮" in part(page, "problems").text()
    assert "case-registers/hexiangyuan/2024-08.html" in leads_to(
        site, "lists/hexiangyuan/index.html", part(page, "needs")
    )
    assert "义诊" in part(page, "services").text()
    assert said("The parties have no such list in the record.") in part(page, "services").text()


def test_the_lists_of_an_area_sum_up_and_lead_to_those_of_its_compounds(site: PublishedSite) -> None:
    page = site.pages["lists/hehua-jiedao/index.html"]
    assert rows(part(page, "compounds"))[0][2:] == ["1", "1", "1", "3"]
    assert "lists/hexiangyuan/index.html" in leads_to(site, "lists/hehua-jiedao/index.html", part(page, "compounds"))
    assert "荷香苑" in part(page, "services").text()


def test_a_register_shows_each_case_with_its_days_and_how_late_it_is(site: PublishedSite) -> None:
    page = site.pages["case-registers/hexiangyuan/2024-08.html"]
    first, second = rows(part(page, "cases"))
    assert first[0] == "1"
    assert first[5:] == ["3 天", "已解决", "–"]
    assert second[5:] == ["–", f"{said('open')} {said('{days} days late', days=10)}", "–"]
    assert said("{n} cases, {open} of them open", n=2, open=1) in part(page, "figures").text()
    assert said("too few cases for a median (n = {n}, at least 5)", n=1) in part(page, "figures").text()


def test_a_correction_leads_to_the_corrected_record_and_back(site: PublishedSite) -> None:
    here, there = "corrections/hexiangyuan/2024-01.html", "buildings/hexiangyuan/1.html"
    correction, building = site.pages[here], site.pages[there]
    assert [row[1:] for row in rows(part(correction, "changes"))] == [["157", "156"]]
    assert there in leads_to(site, here, correction.main)
    [notice] = [
        found
        for found in building.every("div", "notice")
        if said("Corrected on {day}", day="2024年5月6日") in found.text()
    ]
    assert leads_to(site, there, notice) == [here]
    other = site.pages["buildings/hexiangyuan/2.html"]
    assert here not in leads_to(site, "buildings/hexiangyuan/2.html", other.main)


def test_an_area_counts_what_lies_below_it_and_who_has_what(site: PublishedSite) -> None:
    counts = part(site.pages["areas/hehua-jiedao.html"], "counts")
    found = rows(counts)
    of_one = "{n} of {all} compounds"
    assert ["社区", "1"] in found
    assert [said("Compounds"), "1"] in found
    assert [said("An owners' committee or a lawful body in its place"), said(of_one, n=1, all=1)] in found
    assert [said("A property service company"), said(of_one, n=1, all=1)] in found
    assert [said("A volunteer team"), said(of_one, n=0, all=1)] in found
    assert ["新老并存", "1"] in found
    assert ["物业服务企业", "4"] in found
    tree = part(site.pages["areas/hehua-jiedao.html"], "below").text()
    assert said("{n} units", n=312) in tree
    assert said("{n} with a committee", n=1) in tree


def test_a_place_shows_its_evaluations_activities_lists_and_indicators_in_short(site: PublishedSite) -> None:
    compound = site.pages["compounds/hexiangyuan.html"]
    assert f"{said('{score} points', score='90.0')} 好" in part(compound, "evaluations").text()
    assert said("missed {n} of {all}", n=1, all=3) in part(compound, "activities").text()
    path = "compounds/hexiangyuan.html"
    assert "lists/hexiangyuan/index.html" in leads_to(site, path, part(compound, "lists"))
    assert "indicators/index.html" in leads_to(site, path, part(compound, "indicators"))
    street = site.pages["areas/hehua-jiedao.html"]
    assert "activities" not in street.ids  # a street shows its own, and has none
    assert rows(part(street, "indicators"))
    assert "evaluations/hexiangyuan/jia.html" in leads_to(site, "areas/hehua-jiedao.html", part(street, "evaluations"))


def test_the_first_page_leads_to_programmes_and_indicators(site: PublishedSite) -> None:
    links = leads_to(site, "index.html", site.pages["index.html"].main)
    assert {"programmes/index.html", "indicators/index.html"} <= set(links)


@pytest.mark.parametrize(
    ("band", "words", "inside", "outside"),
    [
        (GradeBand("A", Decimal(80)), "80 or more", "80", "79.9"),
        (GradeBand("A", Decimal(100), from_included=False), "more than 100", "100.1", "100"),
        (GradeBand("A", None, Decimal(60)), "less than 60", "59.9", "60"),
        (GradeBand("A", None, Decimal(60), to_included=True), "60 or less", "60", "60.1"),
        (GradeBand("A", Decimal(80), Decimal(90)), "80 or more, less than 90", "80", "90"),
        (GradeBand("A", Decimal(90), Decimal(100), to_included=True), "90 or more, 100 or less", "100", "100.1"),
        (GradeBand("A", Decimal(90), Decimal(100), from_included=False), "more than 90, less than 100", "90.1", "90"),
        (
            GradeBand("A", Decimal(90), Decimal(95), from_included=False, to_included=True),
            "more than 90, 95 or less",
            "95",
            "90",
        ),
        (GradeBand("A"), "any score", "0", None),
    ],
)
def test_the_words_of_a_grade_say_which_score_makes_it(
    band: GradeBand, words: str, inside: str, outside: str | None
) -> None:
    assert band_words(translator("en"), band) == words
    assert band.holds(Decimal(inside))
    assert outside is None or not band.holds(Decimal(outside))


@pytest.mark.parametrize(
    ("value", "shown"), [("25.200", "25.2"), ("100.00", "100"), ("70.33333333", "70.3333"), ("0.000", "0")]
)
def test_a_computed_number_has_no_zeros_at_its_end(value: str, shown: str) -> None:
    assert f"{tidy(Decimal(value)):f}" == shown
