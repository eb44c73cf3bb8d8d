"""Pages by which a reader can judge the site: how it is made, verified and built, what is missing, how old it is."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from gongkai.check.checked import check_archive
from gongkai.derive.dues import EARLY
from gongkai.derive.freshness import PATIENCE, believable_until, newest_duty
from gongkai.derive.lacking import left_open, numbers_of, unsure
from gongkai.derive.summary import summary_of
from gongkai.kinds.compound import Compound
from gongkai.kinds.waiver import Waiver
from gongkai.model.archive import Archive
from tests.browser import Serve
from tests.runner import TODAY
from tests.site_reader import ROOT, Element, Page, PublishedSite

pytestmark = pytest.mark.xdist_group("the site of all records")
TRUST = ["made.html", "verify.html", "rules/index.html", "missing.html", "built.html"]


@pytest.fixture(scope="module")
def archive() -> Archive:
    """The records of this project."""
    checked = check_archive(ROOT, None, date.fromisoformat(TODAY), cached=False, keep=True)
    assert checked.archive is not None
    return checked.archive


def part(page: Page, name: str) -> Element:
    """Return the section of a page whose heading has this id."""
    [found] = [s for s in page.every("section") if name in [heading.attributes.get("id") for heading in s.every("h2")]]
    return found


def rows_of(section: Element) -> list[list[str]]:
    return [
        [cell.text() for cell in row.children if isinstance(cell, Element)] for row in section.one("tbody").every("tr")
    ]


# ---- On every page


def test_the_foot_of_every_page_leads_to_the_five_pages_that_build_trust(real_site: PublishedSite) -> None:
    for path, page in real_site.pages.items():
        if path == "404.html":
            continue
        folder = "en/" if path.startswith("en/") else ""
        targets = [real_site.target(path, a.attributes["href"]) for a in page.one("nav", "trust").every("a")]
        assert targets == [(folder + one, "") for one in TRUST], path
        assert all(target and target[0] in real_site.pages for target in targets), path


def test_every_page_says_as_of_which_day_it_is_and_from_when_not_to_believe_it(
    real_site: PublishedSite, archive: Archive
) -> None:
    until = believable_until(archive)
    said = f"{until.year}年{until.month}月{until.day}日"
    for path, page in real_site.chinese.items():
        if "/@" in path:
            continue  # shows how something once stood, and is meant to be old
        assert said in page.one("p", "believable").text(), path
        banner = page.one("aside", "stale")
        assert "hidden" in banner.attributes, path
        assert banner.attributes["data-as-of"] == TODAY, path
        assert banner.attributes["data-newest-duty"] == newest_duty(archive).isoformat(), path


def test_a_page_that_shows_the_past_does_not_say_that_it_is_old(real_site: PublishedSite) -> None:
    for path, page in real_site.pages.items():
        if "/@" in path and not path.endswith("/@trail.html"):
            assert not [*page.every("aside", "stale"), *page.every("p", "believable")], path


# ---- How old it is


def test_the_newest_duty_is_the_first_that_falls_due_after_the_day_of_the_record(archive: Archive) -> None:
    coming = [
        duty.due
        for compound in archive.each(Compound)
        for duty in summary_of(archive, compound).dues.every
        if duty.state == "not-yet-due" and duty.due and duty.due > archive.as_of
    ]
    assert coming
    assert newest_duty(archive) == min(coming)
    assert believable_until(archive) == min(coming) + timedelta(days=PATIENCE)


def test_where_nothing_falls_due_the_site_is_believed_for_as_long_as_duties_are_looked_ahead() -> None:
    day = date(2026, 1, 31)
    assert newest_duty(Archive([], day, {}, {})) == day + timedelta(days=EARLY)


@pytest.mark.parametrize("path", ["index.html", "en/built.html", "about.html"])
def test_the_banner_shows_on_the_thirty_first_day_after_the_newest_duty_and_not_before(
    path: str, real_site: PublishedSite, browser: Browser, serve: Serve, archive: Archive
) -> None:
    newest = newest_duty(archive)
    for days, shows in ((0, False), (PATIENCE, False), (PATIENCE + 1, True), (PATIENCE + 400, True)):
        context = browser.new_context(viewport={"width": 360, "height": 740}, timezone_id="Asia/Shanghai")
        tab = context.new_page()
        tab.clock.set_fixed_time(f"{newest + timedelta(days=days)}T23:30:00+08:00")
        tab.goto(serve(real_site.folder) + path)
        assert tab.is_visible("#stale") == shows, (path, days)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        context.close()


def test_without_a_script_the_banner_stays_away_and_the_foot_speaks(
    real_site: PublishedSite, browser: Browser, serve: Serve
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab: Tab = context.new_page()
    tab.goto(serve(real_site.folder) + "index.html")
    assert not tab.is_visible("#stale")
    assert tab.is_visible(".believable")
    context.close()


# ---- What is missing


def test_the_page_of_what_is_missing_counts_what_compounds_owe(real_site: PublishedSite, archive: Archive) -> None:
    page = real_site.pages["missing.html"]
    owing = {c.body.name: s for c in archive.each(Compound) if (s := summary_of(archive, c)).missing}
    rows = {row[0]: row for row in rows_of(part(page, "owed"))}
    assert rows.keys() == owing.keys()
    for name, summary in owing.items():
        assert rows[name][1:3] == [str(len(summary.dues.missing)), str(len(summary.owed))], name
    counts = [sum(map(int, row[1:3])) for row in rows_of(part(page, "owed"))]
    assert counts == sorted(counts, reverse=True)


def test_the_page_of_what_is_missing_lists_gaps_law_and_waivers(real_site: PublishedSite, archive: Archive) -> None:
    page = real_site.pages["missing.html"]
    gaps = left_open(archive)
    assert gaps
    assert [row[1:3] for row in rows_of(part(page, "open"))] == [[str(g.records), str(g.gaps)] for g in gaps]
    points = [point.zh for profile in archive.profiles.values() for point in profile.unconfirmed]
    assert points
    assert [li.text() for li in part(page, "law").every("li")] == points
    in_force = [w for w in archive.each(Waiver) if w.body.until >= archive.as_of]
    assert len(rows_of(part(page, "accepted"))) == len(in_force) > 0


def test_gaps_are_counted_by_reason_and_sum_up(archive: Archive) -> None:
    for one in left_open(archive):
        every = [r.body.gaps for r in archive.of_kind(one.kind).values() if r.body.gaps]
        assert (one.records, one.gaps) == (len(every), sum(map(len, every)))
        assert sum(one.reasons.values()) == one.gaps


def test_every_number_of_a_profile_is_either_sure_or_counted_as_unsure(archive: Archive) -> None:
    for one in unsure(archive.profiles.values()):
        confidences = [number.confidence for number in numbers_of(one.profile)]
        assert one.numbers == len(confidences)
        assert one.numbers - one.excerpt - one.second_hand == confidences.count("H")


# ---- When and from what it was built


def test_the_page_of_the_build_counts_records_and_findings_and_names_the_law(
    real_site: PublishedSite, archive: Archive
) -> None:
    page = real_site.pages["built.html"]
    assert sum(int(row[1].replace(",", "")) for row in rows_of(part(page, "kinds"))) == len(archive)
    assert len(rows_of(part(page, "law"))) == len(archive.profiles)
    sums = [row[3] for row in rows_of(part(page, "law"))]
    assert all(len(one) == 12 for one in sums)
    assert len(set(sums)) == len(sums)
    assert [row[0] for row in rows_of(part(page, "findings"))] == ["错误", "警告", "提示"]


def test_the_pages_written_by_hand_stand_in_both_languages_and_lead_to_each_other(real_site: PublishedSite) -> None:
    for name in ("made", "verify"):
        for folder in ("", "en/"):
            page = real_site.pages[f"{folder}{name}.html"]
            headings = [h.attributes.get("id") for h in page.main.every("h2")]
            twin = real_site.pages[f"{'' if folder else 'en/'}{name}.html"]
            assert headings == [h.attributes.get("id") for h in twin.main.every("h2")], name
