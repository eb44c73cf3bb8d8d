"""The frame that MkDocs makes, and the shell that is filled for each record."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import Markup

from gongkai.publish import frame as frame_module
from gongkai.publish.frame import SHELL_PAGE, FrameError, build_frame, frame_files
from gongkai.publish.shell import Crumb, Shell, stamped, upward

ROOT = Path(__file__).parents[1]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)


class Page(HTMLParser):
    """What a page holds: its tags with their attributes, in order, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def addresses(self) -> list[str]:
        return [value or "" for _, attrs in self.tags for name, value in attrs.items() if name in ("href", "src")]


@pytest.fixture(scope="session")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("frame") / "frame"
    build_frame(ROOT, out)
    return out


@pytest.fixture(scope="session")
def shell(frame: Path) -> Shell:
    return Shell.read(frame)


def filled(shell: Shell, **changed: object) -> str:
    arguments = {
        "path": "compounds/jinse-jiayuan.html",
        "title": "金色家园",
        "description": "示例",
        "content": Markup("<h1>金色家园</h1>"),
        "as_of": "2025年11月12日",
        "commit": "3f2a9c1",
    }
    return shell.fill(**(arguments | changed))  # type: ignore[arg-type]  # a test may hand in any of them


def every_page(frame: Path, shell: Shell) -> dict[str, str]:
    pages = {str(p): (frame / p).read_text("utf-8") for p in frame_files(frame) if p.suffix == ".html"}
    return pages | {"compounds/jinse-jiayuan.html": filled(shell, fictional=True, source="records/x.yml")}


def test_every_page_begins_with_the_policy_and_needs_nothing_inline(frame: Path, shell: Shell) -> None:
    for name, html in every_page(frame, shell).items():
        page = Page(html)
        head = page.tags[page.tags.index(("head", {})) + 1 :]
        assert head[0] == ("meta", {"charset": "utf-8"}), name
        assert head[1] == ("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}), name
        assert not [tag for tag, _ in page.tags if tag in ("style", "base", "iframe")], name
        assert all("src" in attrs for tag, attrs in page.tags if tag == "script"), name
        assert [attrs["method"] for tag, attrs in page.tags if tag == "form"] == ["get"], name
        assert not [a for _, attrs in page.tags for a in attrs if a == "style" or a.startswith("on")], name


def test_pages_load_nothing_from_elsewhere(frame: Path, shell: Shell) -> None:
    for name, html in every_page(frame, shell).items():
        loaded = [a.get("href") or a.get("src") for t, a in Page(html).tags if t in ("link", "img", "source")]
        assert loaded, name
        assert not [address for address in loaded if ":" in str(address) or str(address).startswith("//")], name


def test_hand_written_pages_link_to_files_by_their_full_name(frame: Path) -> None:
    for path in frame_files(frame):
        if path.suffix == ".html" and path.name != "404.html":  # that one stands at no known depth
            for address in Page((frame / path).read_text("utf-8")).addresses():
                assert re.match(r"https://|#|[a-z0-9/._-]+\.(html|css|js|svg)(#|$)", address), (path, address)


def test_only_what_pages_use_is_left_in_the_frame(frame: Path) -> None:
    others = [str(path) for path in frame_files(frame) if path.suffix != ".html"]
    assert others == sorted(f"assets/{file.name}" for file in (ROOT / "site/theme/assets").iterdir())
    assert SHELL_PAGE not in map(str, frame_files(frame))


def test_the_frame_comes_out_the_same_twice(frame: Path, tmp_path: Path) -> None:
    build_frame(ROOT, tmp_path / "again")
    names = list(frame_files(frame))
    assert names == list(frame_files(tmp_path / "again"))
    for name in [*map(str, names), SHELL_PAGE]:
        assert (frame / name).read_bytes() == (tmp_path / "again" / name).read_bytes(), name


def test_a_frame_made_from_the_same_sources_is_kept(frame: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_module, "COMMAND", ("false",))
    build_frame(ROOT, frame)
    assert (frame / SHELL_PAGE).is_file()


def test_a_frame_that_cannot_be_built_leaves_the_old_one_and_says_why_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "site" / "pages").mkdir(parents=True)
    (tmp_path / "site" / "pages" / "a.md").write_text("[nowhere](missing.md)", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ndocs_dir: site/pages\n", "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "kept.html").touch()
    with pytest.raises(FrameError, match=r"could not build the frame.*missing\.md") as failure:
        build_frame(tmp_path, out)
    assert "\n" not in str(failure.value)
    assert [path.name for path in out.iterdir()] == ["kept.html"]


def test_where_the_site_stands_changes_only_the_page_for_lost_visitors(frame: Path, tmp_path: Path) -> None:
    build_frame(ROOT, tmp_path / "out", site_url="https://example.org/gongkai/")
    assert 'href="/gongkai/assets/gongkai.css"' in (tmp_path / "out" / "404.html").read_text("utf-8")
    assert 'href="assets/gongkai.css"' in (tmp_path / "out" / "about.html").read_text("utf-8")


def test_links_of_the_frame_lead_to_the_root_from_any_depth(shell: Shell) -> None:
    for path, up in {"x.html": "", "a/x.html": "../", "a/b/c/x.html": "../../../"}.items():
        assert upward(path) == up
        html = filled(shell, path=path)
        assert f'href="{up}assets/gongkai.css"' in html
        assert f'href="{up}index.html"' in html
        assert 'href="#content"' in html


def test_text_is_escaped_and_content_is_not(shell: Shell) -> None:
    hostile = '"><script>alert(1)</script>'
    html = filled(
        shell,
        title=hostile,
        description=hostile,
        as_of=hostile,
        commit=hostile,
        source=hostile,
        breadcrumbs=[Crumb(hostile, "areas/x.html")],
        content=Markup("<p><b>kept</b></p>"),
    )
    assert "<script>" not in html
    assert hostile in Page(html).text
    assert "<b>kept</b>" in html


def test_marks_in_a_record_are_only_text(shell: Shell) -> None:
    html = filled(shell, title="%%content%%", content=Markup("%%commit%% %%?fictional%%"))
    assert "<title>%%content%% - " in html
    assert "%%commit%% %%?fictional%%" in html


def test_no_mark_is_left_in_a_page(frame: Path, shell: Shell) -> None:
    assert "%%" not in filled(shell)
    for path in frame_files(frame):
        if path.suffix == ".html":
            html = stamped((frame / path).read_text("utf-8"), as_of="2025年11月12日", commit="3f2a9c1")
            assert "%%" not in html
            assert "3f2a9c1" in html


def test_a_fictional_page_says_so_before_all_else_and_stays_out_of_search_engines(shell: Shell) -> None:
    plain, fictional = filled(shell), filled(shell, fictional=True)
    assert "虚构示例" not in plain
    assert "noindex" not in plain
    assert fictional.index("虚构示例</strong>") < fictional.index("<header")
    assert '<meta name="robots" content="noindex">' in fictional
    assert "<title>金色家园（虚构示例） - " in fictional


def test_the_foot_says_where_the_page_comes_from(shell: Shell) -> None:
    html = filled(shell, source="records/compounds/jinse-jiayuan.yml", source_url="records/jinse-jiayuan.yml")
    text = Page(html).text
    for part in ("2025年11月12日", "3f2a9c1", "records/compounds/jinse-jiayuan.yml", "CC BY 4.0", "Apache-2.0"):
        assert part in text
    assert 'href="../records/jinse-jiayuan.yml"' in html
    assert 'href="../compounds/jinse-jiayuan.html">compounds/jinse-jiayuan.html<' in html


def test_a_known_address_makes_the_permanent_link_whole(shell: Shell) -> None:
    html = filled(shell, site_url="https://example.org/gongkai/", source="x", source_url="https://example.org/x.yml")
    address = "https://example.org/gongkai/compounds/jinse-jiayuan.html"
    assert f'<link rel="canonical" href="{address}">' in html
    assert f'<a href="{address}">{address}</a>' in html
    assert 'href="https://example.org/x.yml"' in html


def test_the_section_being_read_is_marked_in_the_head(shell: Shell) -> None:
    current = [a["href"] for t, a in Page(filled(shell, section="compounds")).tags if "aria-current" in a]
    assert current == ["../compounds/index.html"]
    assert "aria-current" not in filled(shell)


def test_a_frame_without_a_shell_or_with_strange_marks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FrameError, match=r"no page shell\.html"):
        Shell.read(tmp_path)
    (tmp_path / SHELL_PAGE).write_text("%%title%% %%content%% %%commit%% %%colour%%", "utf-8")
    with pytest.raises(FrameError, match="colour"):
        Shell.read(tmp_path)
    (tmp_path / SHELL_PAGE).write_text("%%title%% %%commit%%", "utf-8")
    with pytest.raises(FrameError, match="content"):
        Shell.read(tmp_path)
