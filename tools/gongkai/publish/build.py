"""Building the site: made aside, whole, and only then put in the place of the old one.

When anything fails, yesterday's site stays. The same commit gives the same bytes: everything is sorted, and nothing asks
for the time.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from markupsafe import Markup

from gongkai.publish.fields import View
from gongkai.publish.frame import build_frame, frame_files
from gongkai.publish.page import Page
from gongkai.publish.pages import all_pages
from gongkai.publish.shell import Shell, stamped, upward
from gongkai.publish.site import Site
from gongkai.publish.templates import environment, fuzzy_date
from gongkai.text import N_

FRAME = Path("build", "frame")
MARK = ".gongkai-site"  # says that a folder is a site of ours and may be replaced
RENDERING = N_("Rendering pages")


class NotOurs(Exception):
    """The folder to build into holds something else. `str()` says so in one sentence."""


def build_site(
    site: Site, out: Path, report: Callable[[str, int, int], None] = lambda step, done, total: None
) -> int:
    """Build the whole site into the folder `out` and return the number of pages made from records.

    Raises FrameError where the frame cannot be built, and NotOurs where `out` holds files that are not a site of ours;
    in both cases nothing is changed.
    """
    if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
        raise NotOurs(f"{out} holds files that are not a site made by Gongkai. Choose another folder, or empty it yourself.")
    frame = site.root / FRAME
    build_frame(site.root, frame)
    with _put_in_place(out) as fresh:
        as_of = fuzzy_date(site.language, site.archive.as_of)
        for inside in frame_files(frame):
            _copy(frame / inside, fresh / inside, as_of, site.commit)
        render = Renderer(site, Shell.read(frame), as_of)
        pages = list(all_pages(site))
        for done, page in enumerate(pages, 1):
            _write(fresh / page.path, render.page(page))
            if done % 100 == 0 or done == len(pages):
                report(RENDERING, done, len(pages))
        (fresh / MARK).write_text(f"{site.commit}\n", "utf-8")
    return len(pages)


class Renderer:
    """Fills templates and the shell."""

    def __init__(self, site: Site, shell: Shell, as_of: str) -> None:
        self._site = site
        self._shell = shell
        self._as_of = as_of
        self._environment = environment(site.root, site.language)
        self._environment.globals["site"] = site

    def page(self, page: Page) -> str:
        """Return the whole page as HTML."""
        context: dict[str, Any] = {"up": upward(page.path), "page": page, "view": View(self._site, page.path)}
        content = self._environment.get_template(page.template).render(context | dict(page.context()))
        return self._shell.fill(
            path=page.path,
            title=page.title,
            description=page.description,
            content=Markup(content),  # noqa: S704  # rendered by templates that escape
            as_of=self._as_of,
            commit=self._site.commit,
            source=page.source,
            breadcrumbs=page.crumbs,
            section=page.section,
            fictional=page.fictional,
        )


def _copy(source: Path, target: Path, as_of: str, commit: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix == ".html":
        target.write_text(stamped(source.read_text("utf-8"), as_of=as_of, commit=commit), "utf-8")
    else:
        shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


@contextmanager
def _put_in_place(out: Path) -> Iterator[Path]:
    """Give a folder beside `out` to build in; put it in the place of `out` when all went well, else remove it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        fresh = aside / "site"
        fresh.mkdir()
        yield fresh
        _exchange(fresh, out, aside / "before")
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(fresh: Path, out: Path, before: Path) -> None:
    if out.exists():
        out.rename(before)
    try:
        fresh.rename(out)
    except OSError:
        if before.exists() and not out.exists():
            before.rename(out)
        raise
