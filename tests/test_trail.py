"""The past of records: versions by position, what each replaced and why, and pages of versions that never change."""

import re
from pathlib import Path

import pytest

from gongkai.derive.changes import Sort
from gongkai.derive.past import Entry, Past, past_of
from gongkai.load.cache import Cache
from gongkai.load.history import History
from gongkai.load.roles import Roles
from gongkai.publish.trail_paths import has_address
from gongkai.report.commit_words import why, without_addresses
from tests.example_files import schemas
from tests.histories import LINK, Made, git
from tests.recorded import (
    CASE,
    COMPOUND,
    CORRECTION,
    MEETING,
    NAMED_CASE,
    Recorded,
    archive,
    changed,
    correction,
)
from tests.site_reader import MakeRepository, PublishedSite, contents
from tests.test_verify import BASE, CORRECTS_YES, WITHOUT_CASE, YES, case, meeting
from tests.test_verify import CASE as OLD_CASE
from tests.test_verify import CORRECTION as OLD_CORRECTION
from tests.test_verify import MEETING as OLD_MEETING
from tests.test_verify import correction as old_correction

M = OLD_MEETING.removeprefix("records/").removesuffix(".yml")
C = OLD_CASE.removeprefix("records/").removesuffix(".yml")


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path / "repository")


def past(made: Made, to: int, cache: Cache | None = None) -> Past:
    return past_of(History(made.folder), made[to], schemas(), cache, "these tools")


def told(entries: "list[Entry] | tuple[Entry, ...]") -> list[tuple[int, Sort]]:
    return [(entry.number, entry.sort) for entry in entries]


# ---- What the past is


def test_each_state_of_a_file_is_a_version_and_what_it_replaced_is_weighed(made: Made) -> None:
    one = made.commit(BASE)
    two = made.commit({**BASE, OLD_MEETING: meeting(381)}, one)
    three = made.commit({**BASE, OLD_MEETING: meeting(381, title="换电梯")}, two)
    made.finish()
    entries = past(made, three).records[M]
    assert told(entries) == [(1, Sort.NEW), (2, Sort.SUBSTANCE), (3, Sort.REWORDED)]
    assert [entry.weighs for entry in entries] == [False, True, False]
    assert past(made, three).data(entries[1])["resolutions"][0]["counts"][0]["heads"] == 381


@pytest.mark.parametrize("comes", ["before", "with", "after"])
def test_a_correction_gives_its_reason_whether_it_comes_before_with_or_after(made: Made, comes: str) -> None:
    notice = {OLD_CORRECTION: old_correction(OLD_MEETING, more=CORRECTS_YES % (YES, "381"))}
    edit = {OLD_MEETING: meeting(381)}
    here = made.commit(BASE)
    for files in {"before": [notice, edit], "with": [{**notice, **edit}], "after": [edit, notice]}[comes]:
        here = made.commit({**made.files[here], **files}, here)
    made.finish()
    entry = past(made, here).records[M][1]
    assert entry.sort is Sort.CORRECTED
    assert [touched.notice.reason for touched in entry.touched if touched.notice] == ["抄写时写错"]
    assert entry.weighs  # it is marked all the same


def test_a_deletion_with_and_without_a_reason(made: Made) -> None:
    base = made.commit(BASE)
    bare = made.commit(WITHOUT_CASE, base)
    takes = old_correction(OLD_CASE, "同一件事重复录入了", "classification: withdrawn\n")
    said = made.commit({**WITHOUT_CASE, OLD_CORRECTION: takes}, base)
    made.finish()
    assert told(past(made, bare).records[C]) == [(1, Sort.NEW), (0, Sort.DELETED)]
    assert told(past(made, said).records[C]) == [(1, Sort.NEW), (0, Sort.TOMBSTONE)]


def test_a_number_is_never_given_twice_when_a_record_comes_back(made: Made) -> None:
    one = made.commit(BASE)
    two = made.commit(WITHOUT_CASE, one)
    three = made.commit({**BASE, OLD_CASE: case("别的事")}, two)
    made.finish()
    assert told(past(made, three).records[C]) == [(1, Sort.NEW), (0, Sort.DELETED), (2, Sort.NEW)]


def test_what_only_the_merge_itself_deletes_is_seen(made: Made) -> None:
    base = made.commit(BASE)
    left = made.commit({**BASE, OLD_MEETING: meeting(381)}, base)
    right = made.commit({**BASE, "README.md": "别的\n"}, base)
    evil = made.commit({**WITHOUT_CASE, OLD_MEETING: meeting(381), "README.md": "别的\n"}, left, right)
    made.finish()
    assert told(past(made, evil).records[C]) == [(1, Sort.NEW), (0, Sort.DELETED)]


def test_a_rename_is_a_deletion_that_says_where_the_content_went(made: Made) -> None:
    moved = OLD_CASE.replace("2025-001", "2025-002")
    base = made.commit(BASE)
    last = made.commit({**WITHOUT_CASE, moved: case()}, base)
    made.finish()
    entries = past(made, last).records[C]
    assert told(entries)[-1] == (0, Sort.DELETED)
    assert f"records/{entries[-1].moved_to}.yml" == moved


def test_positions_order_the_past_and_not_dates(made: Made) -> None:
    one = made.commit(BASE, day=900)
    two = made.commit({**BASE, OLD_MEETING: meeting(381)}, one, day=-5000)
    three = made.commit({**BASE, OLD_MEETING: meeting(382)}, two, day=400)
    made.finish()
    assert [entry.step.position for entry in past(made, three).records[M]] == [1, 2, 3]


def test_replaced_objects_and_a_mailmap_change_nothing(made: Made) -> None:
    one = made.commit(BASE, author="secretary@example.com")
    two = made.commit({**BASE, OLD_MEETING: meeting(381)}, one, author="chair@example.com")
    forged = made.commit({**BASE, OLD_MEETING: meeting(320)}, one, author="honest@example.com")
    made.finish(two)
    before = past(made, two).records[M]
    git(made.folder, "update-ref", f"refs/replace/{made[two]}", made[forged])
    git(made.folder, "config", "mailmap.file", "map")
    (made.folder / "map").write_text("H <honest@example.com> <chair@example.com>\n", "utf-8")
    after = past(made, two).records[M]
    assert after == before
    assert after[-1].step.authors == ("chair@example.com",)


def test_a_link_in_the_place_of_a_record_is_no_version_of_it(made: Made) -> None:
    base = made.commit(BASE)
    link = made.commit({**BASE, OLD_CASE: "/etc/passwd"}, base, modes={OLD_CASE: LINK})
    made.finish()
    assert told(past(made, link).records[C]) == [(1, Sort.NEW), (0, Sort.DELETED)]


def test_who_merges_approves_and_nobody_approves_their_own(made: Made) -> None:
    base = made.commit(BASE)
    side = made.commit({**BASE, OLD_MEETING: meeting(381)}, base, author="shuji@example.com", message="更正人数")
    merge = made.commit(made.files[side], base, side, author="jiedao@example.com", message="Merge")
    own = made.commit({**BASE, OLD_MEETING: meeting(382)}, merge, author="shuji@example.com")
    alone = made.commit(made.files[own], merge, own, author="shuji@example.com")
    trailer = made.commit(
        {**BASE, OLD_MEETING: meeting(383)}, alone, author="a@x.cn", message="改\n\nReviewed-by: 乙 <B@x.cn>"
    )
    made.finish()
    steps = [entry.step for entry in past(made, trailer).records[M][1:]]
    assert [(step.authors, step.approvers) for step in steps] == [
        (("shuji@example.com",), ("jiedao@example.com",)),
        (("shuji@example.com",), ()),
        (("a@x.cn",), ("b@x.cn",)),
    ]
    assert steps[0].messages == ("更正人数", "Merge")


def test_what_was_redacted_is_hidden_in_all_versions_before(made: Made) -> None:
    one = made.commit(BASE)
    two = made.commit({**BASE, OLD_CASE: case(more="  - {event_type: answered, date: 2025-01-03}\n")}, one)
    three = made.commit({**BASE, OLD_CASE: case("漏水")}, two)
    four = made.commit(
        {**made.files[three], OLD_CORRECTION: old_correction(OLD_CASE, "保护当事人", "classification: redacted\n")},
        three,
    )
    made.finish()
    there = past(made, four)
    entries = there.records[C]
    assert [(entry.hidden, entry.was_hidden) for entry in entries] == [(True, True), (True, True), (False, True)]
    assert there.data(entries[0]) is None
    assert there.data(entries[2]) is not None


def test_the_next_build_reads_only_what_is_new(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = made.commit(BASE)
    for heads in range(319, 330):
        here = made.commit({**BASE, OLD_MEETING: meeting(heads)}, here)
    last = made.commit({**BASE, OLD_MEETING: meeting(400)}, here)
    made.finish()
    cache = Cache(tmp_path, "x")
    past(made, here, cache)
    read: list[int] = []
    asked = History.commits

    def counted(self: History, to: str, since: str | None = None) -> object:
        found = asked(self, to, since)
        read.append(len(found))
        return found

    monkeypatch.setattr(History, "commits", counted)
    kept = past(made, last, cache)
    assert read == [1]
    assert dict(kept.records) == dict(past(made, last).records)
    past(made, last, cache)
    assert read == [1, 13]  # the middle one was without what is kept, and the last asked nothing


def test_a_history_that_was_rewritten_is_read_anew(made: Made, tmp_path: Path) -> None:
    one = made.commit(BASE)
    old = made.commit({**BASE, OLD_MEETING: meeting(381)}, one)
    new = made.commit({**BASE, OLD_MEETING: meeting(319)}, one)
    alone = made.commit(BASE)
    made.finish()
    cache = Cache(tmp_path, "x")
    for mark in (old, new, alone, one):
        assert dict(past(made, mark, cache).records) == dict(past(made, mark).records)


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, b"not what was kept"])
def test_what_was_kept_and_is_damaged_is_as_good_as_none(made: Made, tmp_path: Path, damage: bytes) -> None:
    one = made.commit(BASE)
    made.finish()
    cache = Cache(tmp_path, "x")
    whole = dict(past(made, one, cache).records)
    for file in tmp_path.rglob("*.msgpack"):
        file.write_bytes(damage)
    assert dict(past(made, one, cache).records) == whole


@pytest.mark.parametrize(
    "name",
    ["cases/a/<img>", "cases/a/b/c", "cases/a", "nothing/a/b", "cases/../x", "areas/x/y", "cases/a/@1", "areas/index"],
)
def test_a_file_that_can_be_no_record_gets_no_page(name: str) -> None:
    assert not has_address(name)


def test_messages_are_shown_without_addresses_and_trailers(made: Made) -> None:
    said = "改正\n\n联系 wang.wu@example.org，或者<li@x>。\x1b[31m\u202e\nSigned-off-by: 甲 <jia@example.org>\n"
    one = made.commit(BASE, message=said)
    made.finish()
    shown = why(past(made, one).records[C][0].step)
    assert shown == ["改正", "联系 •••，或者<•••>。␦[31m␦"]
    assert without_addresses("x@y 13800138000") == "••• •••••••••00"


def test_roles_and_never_addresses_stand_behind_a_commit() -> None:
    assert Roles({}).made_from != Roles({"a@x.cn": "书记员"}).made_from


# ---- What pages show


@pytest.fixture(scope="module")
def recorded(repository: MakeRepository) -> Recorded:
    """Return a history: the archive; a count with its reason; a title twice; a record taken away; one more edit."""
    found = Recorded(repository)
    one = found.made.commit(archive(), author="shuji@example.com", message="第一次录入")
    heads = changed(
        archive(),
        MEETING,
        ('heads: 170, area: "17001.00"', 'heads: 171, area: "17002.00"'),
        ('heads: 204, area: "20415.00"', 'heads: 205, area: "20416.00"'),
    )
    side = found.made.commit(
        {**heads, CORRECTION: correction(MEETING.removeprefix("records/").removesuffix(".yml"))},
        one,
        author="shuji@example.com",
        message="<script>alert(1)</script> {{ 7*7 }} %%title%% 联系 li.si@example.org",
    )
    two = found.made.commit(found.made.files[side], one, side, author="jiedao@example.com", message="Merge")
    three = found.made.commit(changed(found.made.files[two], CASE, ("1号楼顶层渗水报修", "1号楼<b>漏水</b>")), two)
    gone = {path: text for path, text in found.made.files[three].items() if path != CASE}
    takes = correction(NAMED_CASE, "同一件事重复录入了", "classification: withdrawn\n")
    four = found.made.commit({**gone, CORRECTION.replace("04-01", "05-01"): takes}, three, day=2)
    found.made.commit(changed(found.made.files[four], COMPOUND, ("name: 荷香苑（虚构）", "name: 荷香园（虚构）")), four)
    found.made.finish()
    return found


BEFORE, LAST = 4, 6


@pytest.fixture(scope="module")
def earlier(recorded: Recorded, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return contents(recorded.build(BEFORE, out=tmp_path_factory.mktemp("earlier") / "html").folder)


@pytest.fixture(scope="module")
def site(recorded: Recorded, earlier: dict[str, bytes]) -> PublishedSite:
    assert earlier
    return recorded.build(LAST)


def is_version(path: str) -> bool:
    return "/@" in path and not path.endswith("@trail.html")


def test_pages_of_versions_stay_as_they_are_to_the_byte(site: PublishedSite, earlier: dict[str, bytes]) -> None:
    before = {path: content for path, content in earlier.items() if is_version(path)}
    assert len(before) == len(archive()) + 3
    assert {path: (site.folder / path).read_bytes() for path in before} == before
    assert (site.folder / "compounds/hexiangyuan/@2.html").is_file()


def test_pages_of_versions_are_not_even_made_again(recorded: Recorded, site: PublishedSite) -> None:
    of_version = site.folder / "accounts/hexiangyuan/gonggong-shouyi/@1.html"
    recorded.build(BEFORE)
    recorded.build(LAST)  # the two folders of a site take turns
    written = of_version.stat().st_mtime_ns
    recorded.build(BEFORE)
    recorded.build(LAST)
    assert of_version.stat().st_mtime_ns == written


def test_no_resolution_can_have_the_address_of_a_version() -> None:
    assert not re.search(schemas().by_kind["meeting"]["$defs"]["identifier"]["pattern"], "@1")


def test_every_link_of_the_past_leads_somewhere(site: PublishedSite) -> None:
    asked = {"changes/index.html"} | {path for path in site.files if "/@" in path or "/changes/" in path}
    assert len(asked) > 30
    for path in sorted(asked):
        page = site.pages[path]
        assert page.faults == []
        for address in page.addresses:
            target = site.target(path, address)
            assert target is None or target[0] in site.files, f"{address} on {path}"


def test_a_record_names_its_version_and_leads_to_all_of_them(site: PublishedSite) -> None:
    page = site.pages["compounds/hexiangyuan.html"]
    assert "第 2 版，共 2 版" in page.text()
    assert {"compounds/hexiangyuan/@2.html", "compounds/hexiangyuan/@trail.html"} <= {
        (site.target("compounds/hexiangyuan.html", address) or ("",))[0] for address in page.addresses
    }


def test_a_trail_shows_before_and_after_who_and_why(site: PublishedSite) -> None:
    text = site.pages[MEETING.removeprefix("records/").removesuffix(".yml") + "/@trail.html"].main.text()
    for words in ("204", "205", "社区书记员", "街道办事处", "录入时抄错了一户。", "公开以后改动了金额", "第一次录入"):
        assert words in text
    assert "第 2 版" in text.split("第 1 版")[0]


def test_hostile_messages_are_text_and_addresses_stand_nowhere(site: PublishedSite) -> None:
    text = site.pages["compounds/hexiangyuan/changes/index.html"].main.text()
    assert "<script>alert(1)</script> {{ 7*7 }} %%title%% 联系 •••" in text
    for path in site.files:
        content = (site.folder / path).read_bytes()
        assert not any(f"{name}@example".encode() in content for name in ("shuji", "jiedao", "li.si", "t")), path


def test_in_the_place_of_a_record_that_was_taken_away_stands_why(site: PublishedSite) -> None:
    page = site.pages[f"{NAMED_CASE}.html"]
    assert "已撤下" in page.main.text()
    assert "同一件事重复录入了" in page.main.text()
    assert "1号楼<b>漏水</b>" in page.main.text()
    assert f"{NAMED_CASE}.html" in {
        (site.target("changes/index.html", address) or ("",))[0]
        for address in site.pages["changes/index.html"].addresses
    }


def test_what_has_no_reason_is_told_like_what_has_one(site: PublishedSite) -> None:
    text = site.pages["changes/index.html"].main.text()
    assert "改了说法，没有公开原因" in text
    assert "共 4 次变动" in text


def test_the_same_commit_gives_the_same_bytes_without_what_was_kept(
    recorded: Recorded, site: PublishedSite, tmp_path: Path
) -> None:
    for file in (recorded.repository.root / "build" / "cache").glob("*.msgpack"):
        file.unlink()
    assert contents(recorded.build(LAST, out=tmp_path / "html").folder) == contents(site.folder)


def test_what_is_not_committed_is_said_to_be_so(repository: MakeRepository) -> None:
    found = Recorded(repository)
    one = found.made.commit(archive())
    found.made.finish()
    found.stand_at(one)
    found.repository.replace(CASE, "1号楼顶层渗水报修", "1号楼顶层漏水报修")
    new = found.repository.root / CASE.replace("014", "015")
    new.write_text(archive()[CASE].replace("1号楼", "2号楼"), "utf-8")
    built = PublishedSite(found.repository.build("--no-search", "--no-notices", "--language", "zh").folder)
    assert "还没有提交" in built.pages[f"{NAMED_CASE}.html"].main.text()
    assert "还没有提交，所以没有版本" in built.pages[f"{NAMED_CASE.replace('014', '015')}.html"].main.text()
    assert "还没有提交" not in built.pages["compounds/hexiangyuan.html"].main.text()


def test_a_shallow_copy_is_published_and_says_that_it_knows_no_history(
    recorded: Recorded, site: PublishedSite, repository: MakeRepository
) -> None:
    assert site
    shallow = repository()
    url = recorded.repository.root.as_uri()
    git(shallow.root, "clone", "--quiet", "--depth=1", "--bare", "--branch=main", url, ".git")
    git(shallow.root, "config", "core.bare", "false")
    built = PublishedSite(shallow.build("--no-search", "--no-notices", "--language", "zh").folder)
    assert "git fetch --unshallow" in built.pages["compounds/hexiangyuan.html"].main.text()
    assert not [path for path in built.files if "/@" in path or path.startswith("feeds/")]
    assert "calendars/hexiangyuan.ics" in built.files


def test_without_git_the_history_is_said_to_be_unknown(small_site: PublishedSite) -> None:
    assert "不知道什么时候改了什么" in small_site.pages["compounds/hexiangyuan.html"].main.text()
    assert "changes/index.html" in small_site.pages
    assert not [path for path in small_site.files if path.startswith("feeds/")]
