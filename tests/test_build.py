"""Building: the same bytes from the same records, only what changed made anew, yesterday's site kept when it fails."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import gongkai
from gongkai.publish.publication import publication
from tests.site_reader import MakeRepository, Repository, contents

TOOLS = str(Path(gongkai.__file__).parents[1])
CASE = "records/cases/hexiangyuan/2024-014.yml"
AREA = "records/areas/hetang-shequ.yml"
TOP = "records/areas/hehua-jiedao.yml"
MEETING = "records/meetings/hexiangyuan/2024-03-16-owners-assembly.yml"


def run(repository: Repository, *, umask: int, **environment: str) -> None:
    """Build in a process of its own, and with a frame of its own."""
    command = [sys.executable, "-m", "gongkai", "build", "--as-of", repository.day]
    changed = os.environ | {"PYTHONPATH": TOOLS, "GIT_CEILING_DIRECTORIES": str(repository.root.parent)} | environment
    done = subprocess.run(
        command, cwd=repository.root, env=changed, umask=umask, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def left_beside(out: Path) -> set[str]:
    """Return what lies beside the site that a build may not leave there."""
    # Between two builds there are the site before the last, which the next one is made from, lists of both, and a lock.
    names = {path.name for path in out.parent.iterdir()} - {out.name, f".{out.name}-aside", f".{out.name}-lock"}
    return {name for name in names if not name.startswith(f".{out.name}-list")}


# ---- The same bytes


def test_the_same_records_give_the_same_bytes_on_another_machine(repository: MakeRepository) -> None:
    here, there = repository(), repository()
    for made in (here, there):
        shutil.rmtree(made.root / "build")
    for number, path in enumerate(sorted(there.root.rglob("*"))):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    run(here, umask=0o022, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    run(there, umask=0o077, PYTHONHASHSEED="2", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", LANGUAGE="zh_CN", HOME="/")
    one, other = contents(here.out), contents(there.out)
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []
    assert len(one) > 60


def test_the_site_can_be_read_by_the_web_server(repository: MakeRepository) -> None:
    made = repository()
    run(made, umask=0o022)
    assert made.out.stat().st_mode & 0o777 == 0o755
    assert (made.out / "index.html").stat().st_mode & 0o777 == 0o644


def test_building_again_writes_nothing_anew(repository: MakeRepository) -> None:
    made = repository()
    first = contents(made.build().folder)
    for _ in range(2):  # the two folders of a site take turns
        made.build()
    written = {path: path.stat().st_mtime_ns for path in made.out.rglob("*.html")}
    assert contents(made.build().folder) == first
    made.build()
    assert {path: path.stat().st_mtime_ns for path in made.out.rglob("*.html")} == written


# ---- Only what changed


def add_a_case(made: Repository) -> None:
    text = (made.root / CASE).read_text("utf-8").replace("1号楼顶层渗水报修", "2号楼门禁报修")
    (made.root / CASE.replace("014", "015")).write_text(text, "utf-8")


def add_a_project_of_the_area(made: Repository) -> None:
    text = (made.root / "records/projects/hexiangyuan/jiankong.yml").read_text("utf-8")
    (made.root / "records/projects/hetang-shequ").mkdir()
    (made.root / "records/projects/hetang-shequ/jiankong.yml").write_text(text, "utf-8")


def add_a_law_of_the_city(made: Repository) -> None:
    text = (made.root / "schemas/profiles/national.yml").read_text("utf-8")
    assert "第二百七十八条" in text
    changed = text.replace('place: ""', 'place: "990100"').replace("第二百七十八条", "第二百七十八条和本市办法")
    (made.root / "schemas/profiles/city.yml").write_text(changed, "utf-8")


def count_one_more(made: Repository) -> None:
    made.replace(MEETING, 'heads: 170, area: "17001.00"', 'heads: 171, area: "17002.00"')
    made.replace(MEETING, 'heads: 204, area: "20415.00"', 'heads: 205, area: "20416.00"')


def rename(path: str, old: str, new: str) -> Callable[[Repository], None]:
    return lambda made: made.replace(path, old, new)


def several(*changes: Callable[[Repository], None]) -> Callable[[Repository], None]:
    def change(made: Repository) -> None:
        for one in changes:
            one(made)

    return change


CHANGES: dict[str, Callable[[Repository], None]] = {
    "the title of a case": rename(CASE, "1号楼顶层渗水报修", "1号楼顶层漏水报修"),
    "a word that no other page shows": rename(CASE, "当天答复三日内查看。", "当天答复两日内查看。"),
    "the name of the compound": rename(
        "records/compounds/hexiangyuan.yml", "name: 荷香苑（虚构）", "name: 荷香园（虚构）"
    ),
    "the name of an area": rename(AREA, "荷塘社区（虚构）", "荷塘新社区（虚构）"),
    "the name of the area above": rename(TOP, "荷花街道（虚构）", "荷花镇（虚构）"),
    "a real place from now on": several(rename(AREA, "fictional: true\n", ""), rename(TOP, "fictional: true\n", "")),
    "the name of an organization": rename("records/organizations/qinghe-wuye.yml", "name: 清和", "name: 清泉"),
    "an organization that moves to an area": rename(
        "records/organizations/qinghe-wuye.yml", "ownership: market\n", "ownership: market\narea_id: hehua-jiedao\n"
    ),
    "a project elsewhere that rests on a decision": add_a_project_of_the_area,
    "the title of a decision": rename(MEETING, "使用维修资金更换监控探头", "用维修资金换监控探头"),
    "a count": count_one_more,
    "the reason of a waiver": rename("records/waivers/hexiangyuan-2024-xupin.yml", "参与表决差一人", "参加表决差一人"),
    "records that come and go": several(
        add_a_case,
        lambda made: (made.root / CASE).unlink(),
        # What refers to a document that goes would keep the site from being built.
        rename("records/buildings/hexiangyuan/1.yml", "document_id: hexiangyuan/guanli-guiyue\n", ""),
        lambda made: shutil.rmtree(made.root / "records/documents"),
    ),
    "a law of the city, and a style, a template and a schema": several(
        add_a_law_of_the_city,
        lambda made: (made.root / "site/theme/assets/gongkai.css").write_text("body { color: #111 }\n"),
        rename("site/templates/kinds.html.j2", '<ul class="record-list">', '<ul class="record-list kinds">'),
        rename("schemas/case.schema.json", '"办件"', '"事项"'),
    ),
    "a place that is found to lie in that city": rename(AREA, "parent_id: ", 'admin_code: "990101"\nparent_id: '),
}


def test_a_site_built_step_by_step_is_the_one_built_from_nothing(repository: MakeRepository, tmp_path: Path) -> None:
    made = repository()
    made.build()
    stale: dict[str, list[str]] = {}
    for step, (name, change) in enumerate(CHANGES.items()):
        change(made)
        from_nothing = contents(made.build(out=tmp_path / str(step)).folder)
        for _ in range(2):  # the two folders of a site take turns
            built = contents(made.build().folder)
            if wrong := sorted(path for path in built | from_nothing if built.get(path) != from_nothing.get(path)):
                stale[name] = wrong
    assert stale == {}


def test_a_changed_record_changes_only_the_pages_that_show_it(repository: MakeRepository) -> None:
    made = repository()
    before = contents(made.build().folder)
    CHANGES["the title of a case"](made)
    after = contents(made.build().folder)
    pages = {
        "cases/hexiangyuan/2024-014.html",
        "cases/hexiangyuan/index.html",
        "cases/index.html",
        "compounds/hexiangyuan.html",
    }
    changed = {path for path in before | after if path.endswith(".html") and before.get(path) != after.get(path)}
    assert changed == pages | {f"en/{path}" for path in pages}


def test_a_word_that_only_its_own_page_shows_changes_only_that_page(repository: MakeRepository) -> None:
    made = repository()
    before = contents(made.build().folder)
    CHANGES["a word that no other page shows"](made)
    after = contents(made.build().folder)
    changed = [path for path in before if path.endswith(".html") and before[path] != after[path]]
    assert sorted(changed) == ["cases/hexiangyuan/2024-014.html", "en/cases/hexiangyuan/2024-014.html"]


def test_what_somebody_changed_in_the_site_by_hand_does_not_stay(repository: MakeRepository) -> None:
    made = repository()
    good = contents(made.build().folder)
    for change in range(3):  # the two folders of a site take turns
        (made.out / "index.html").write_text("我是首页", "utf-8")
        (made.out / "about.html").unlink()
        (made.out / f"not-ours-{change}.html").write_text("不是我们的", "utf-8")
        assert contents(made.build().folder) == good, "the next build"
        assert contents(made.build().folder) == good, "the one after it"


# ---- Yesterday's site stays


class Yesterday:
    """A repository with a site, and the means to say that it is still there."""

    def __init__(self, made: Repository) -> None:
        self.made = made
        self.before = contents(made.build().folder)

    def stays(self) -> None:
        assert contents(self.made.out) == self.before
        assert left_beside(self.made.out) <= {"cache", "frame"}


@pytest.fixture
def yesterday(repository: MakeRepository) -> Iterator[Yesterday]:
    """A repository with a site, which is still there after the test."""
    found = Yesterday(repository())
    yield found
    found.stays()


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("{% if %}", "Expected an expression"),
        ("{{ nobody.knows }}", "'nobody' is undefined"),
        ("{% include 'nowhere.j2' %}", "nowhere.j2"),
        ("{{ page.title | shout }}", "No filter named 'shout'"),
    ],
)
def test_a_broken_template_is_named(yesterday: Yesterday, broken: str, said: str) -> None:
    (yesterday.made.root / "site/templates/statement.html.j2").write_text(broken, "utf-8")
    result = yesterday.made.gongkai("build")
    assert result.exit_code == 2
    assert "statement.html.j2" in result.stderr or said == "nowhere.j2"
    assert said in result.stderr


def test_findings_that_block_are_told(yesterday: Yesterday) -> None:
    yesterday.made.replace(MEETING, 'heads: 204, area: "20415.00"', 'heads: 203, area: "20415.00"')
    result = yesterday.made.gongkai("build", "--lang", "en")
    assert result.exit_code == 1
    assert "[resolution-arithmetic]" in result.stdout
    assert "What was there before is still there" in result.stdout


def test_a_frame_that_mkdocs_refuses_is_told(yesterday: Yesterday) -> None:
    (yesterday.made.root / "site/pages/about.md").write_text("[nowhere](missing.md)", "utf-8")
    result = yesterday.made.gongkai("build")
    assert result.exit_code == 2
    assert "missing.md" in result.stderr


def test_schemas_that_cannot_be_read_are_told(yesterday: Yesterday) -> None:
    (yesterday.made.root / "schemas/case.schema.json").write_text("{", "utf-8")
    result = yesterday.made.gongkai("build")
    assert result.exit_code == 2
    assert "case.schema.json" in result.stderr


def test_another_build_at_work_is_told(yesterday: Yesterday) -> None:
    with pytest.raises(KeyboardInterrupt), publication(yesterday.made.out, "0" * 40):
        result = yesterday.made.gongkai("build")
        assert result.exit_code == 2
        assert "Another build" in result.stderr
        raise KeyboardInterrupt


def test_after_any_failure_the_next_build_is_whole(repository: MakeRepository, tmp_path: Path) -> None:
    made = repository()
    for _ in range(2):
        made.build()
    CHANGES["the name of an area"](made)
    template = made.root / "site/templates/statement.html.j2"
    good = template.read_bytes()
    template.write_text("{{ nobody.knows }}", "utf-8")
    assert made.gongkai("build").exit_code == 2
    template.write_bytes(good)
    assert contents(made.build().folder) == contents(made.build("--no-cache", out=tmp_path / "site").folder)
    assert left_beside(made.out) <= {"cache", "frame"}


def test_where_folders_cannot_change_places_at_once_the_next_build_mends_what_was_interrupted(
    repository: MakeRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.publish.publication.ctypes.CDLL", lambda _name: object())  # not on Linux
    made = repository()
    before = contents(made.build().folder)
    for _ in range(2):
        assert contents(made.build().folder) == before
    made.out.rename(made.out.with_name(".html-moved"))  # killed between two of the three steps
    (made.root / "site/templates/statement.html.j2").write_text("{{ nobody.knows }}", "utf-8")
    assert made.gongkai("build").exit_code == 2
    assert contents(made.out) == before
    assert left_beside(made.out) <= {"cache", "frame"}


# ---- Where the site goes


def test_a_folder_with_something_else_in_it_is_left_alone(repository: MakeRepository, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/letter.txt").write_text("dear", "utf-8")
    result = repository().gongkai("build", "--out", tmp_path / "letters")
    assert result.exit_code == 2
    assert "holds files that are not a site made by Gongkai" in result.stderr
    assert contents(tmp_path) == {"letters/letter.txt": b"dear"}


def test_an_empty_folder_and_a_missing_one_are_filled(repository: MakeRepository, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    made = repository()
    for out in ("empty", "a/b/missing"):
        assert made.gongkai("build", "--out", tmp_path / out).exit_code == 0
        assert (tmp_path / out / "index.html").is_file()
        assert left_beside(tmp_path / out) <= {"empty", "a"}


def test_a_link_to_a_folder_stays_a_link(repository: MakeRepository, tmp_path: Path) -> None:
    (tmp_path / "disk/site").mkdir(parents=True)
    (tmp_path / "www").symlink_to(tmp_path / "disk/site")
    made = repository()
    for _ in range(3):
        assert made.gongkai("build", "--out", tmp_path / "www").exit_code == 0
        assert (tmp_path / "www").readlink() == tmp_path / "disk/site"
        assert (tmp_path / "disk/site/index.html").is_file()
        assert contents(tmp_path / "www") == contents(tmp_path / "disk/site")


@pytest.mark.parametrize(
    ("out", "named"), [("/proc/gongkai/site", "/proc/gongkai"), ("a-file/site", "a-file"), ("a-file", "a-file")]
)
def test_a_place_that_takes_no_site_is_named(repository: MakeRepository, tmp_path: Path, out: str, named: str) -> None:
    (tmp_path / "a-file").write_text("dear", "utf-8")
    result = repository().gongkai("build", "--out", tmp_path / out)
    assert result.exit_code == 2
    assert named in result.stderr
    assert (tmp_path / "a-file").read_text("utf-8") == "dear"


# ---- The machine fails


# Runs the build again and again, each time in a process of its own that meets one fault: at the n-th change to a file
# in the folder where the site lies, it is killed (-9), or the disk is full.
MACHINE = """
import errno, json, os, signal, sys
from gongkai.cli import main

CHANGES = {"open": 0, "os.mkdir": 0, "os.rename": 0, "os.remove": 0, "os.rmdir": 0, "os.symlink": 1, "os.link": 1}

def meet(folder, fault, at):
    seen = 0
    def hook(event, arguments):
        nonlocal seen
        if event not in CHANGES or event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR):
            return
        path = arguments[CHANGES[event]]
        if not isinstance(path, (str, os.PathLike)) or not os.path.abspath(path).startswith(folder + os.sep):
            return
        seen += 1
        if seen == at and fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if seen >= at and fault == "full" and event in ("open", "os.mkdir"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
    sys.addaudithook(hook)
    return lambda: seen

arguments, cases = json.loads(sys.argv[1])
for case in cases:
    pid = os.fork()
    if not pid:
        count = meet(case["folder"], case["fault"], case["at"])
        try:
            main([*arguments, "--out", case["folder"] + "/html"])
        except SystemExit as end:
            if case["fault"] == "none":
                print(count(), flush=True)
            os._exit(end.code or 0)
        finally:
            os._exit(70)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""


def machine(made: Repository, cases: list[tuple[Path, str, int]]) -> tuple[list[int], str]:
    """Return how each build ended, the number of changes before it where there was no fault, and what was said."""
    arguments = ["build", "--root", str(made.root), "--as-of", made.day]
    given = [{"folder": str(folder), "fault": fault, "at": at} for folder, fault, at in cases]
    changed = os.environ | {"PYTHONPATH": TOOLS, "GIT_CEILING_DIRECTORIES": str(made.root.parent)}
    command = [sys.executable, "-c", MACHINE, json.dumps([arguments, given])]
    done = subprocess.run(command, env=changed, capture_output=True, text=True, check=True)
    return [int(line) for line in done.stdout.splitlines() if line.lstrip("-").isdecimal()], done.stderr


def test_a_machine_that_fails_leaves_one_whole_site_and_the_next_build_is_good(
    repository: MakeRepository, tmp_path: Path
) -> None:
    made, folders = repository(), [tmp_path / str(number) for number in range(11)]
    for folder in folders:
        for _ in range(2):
            made.build(out=folder / "html")
    before = contents(folders[0] / "html")
    CHANGES["the name of the area above"](made)
    after = contents(made.build(out=tmp_path / "after").folder)
    [changes, end], _ = machine(made, [(folders[10], "none", 0)])
    assert end == 0
    assert changes > 40, "the hook has not seen the build"
    assert contents(folders[10] / "html") == after != before

    moments = [1, changes // 2, changes - 2, changes - 1, changes]
    faults = [(fault, at) for fault in ("kill", "full") for at in moments]
    cases = [(folder, *fault) for folder, fault in zip(folders[:10], faults, strict=True)]
    ends, said = machine(made, cases)
    for (folder, fault, at), end in zip(cases, ends, strict=True):
        moment, site = f"{fault} at change {at} of {changes}", folder / "html"
        found = contents(site)
        assert found in (before, after), f"{moment}: the site is {'a mixture' if found else 'gone'}"
        if fault == "kill":
            assert end == -signal.SIGKILL, moment
        else:
            assert end == (0 if found == after else 2), moment
        assert contents(made.build(out=site).folder) == after, f"{moment}: the next build"
        assert left_beside(site) == set(), moment
    assert "Traceback" not in said
