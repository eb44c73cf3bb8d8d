"""Building the site: every page rendered into the frame, made aside, and put in place when it is whole.

When anything fails, yesterday's site stays. The same commit gives the same bytes: everything is sorted, and nothing
asks for the time.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from markupsafe import Markup
from msgspec import Struct

from gongkai.load.cache import Stamp, tools_key
from gongkai.publish.fingerprints import Fingerprints
from gongkai.publish.frame import build_frame, frame_files
from gongkai.publish.open_data import publish_data
from gongkai.publish.page import Page
from gongkai.publish.pages import all_pages
from gongkai.publish.publication import publication
from gongkai.publish.rendering import each_done
from gongkai.publish.shell import Shell, stamped, upward
from gongkai.publish.site import Site
from gongkai.publish.templates import environment, fuzzy_date
from gongkai.text import N_

FRAME = Path("build", "frame")
RENDERING = N_("Rendering pages")
BROKEN_TEMPLATE = N_("The template {template} cannot be rendered for {page}: {why}.")


class BrokenTemplate(Exception):
    """A template cannot be rendered. `message` is a sentence with named gaps, `facts` fills them."""

    def __init__(self, template: str, page: str, why: str) -> None:
        super().__init__(template, page, why)  # all three, so that it can travel from another process
        self.message = BROKEN_TEMPLATE
        self.facts: dict[str, str | int] = {"template": template, "page": page, "why": why}

    def __str__(self) -> str:
        return self.message.format_map(self.facts)


class Built(Struct, frozen=True):
    """What came of a build: the number of pages made from records, and of files that had to be written."""

    pages: int
    written: int


def build_site(
    site: Site,
    out: Path,
    stamps: Mapping[str, Stamp],
    *,
    anew: bool = False,
    report: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> Built:
    """Build the whole site into the folder `out`.

    `stamps` tell by path which state of its file a record was read from; a page whose records have not changed is not
    made again, unless `anew`. Raises FrameError where the frame cannot be built, NotOurs where `out` holds files that
    are no site of ours, Busy while another build is at work, BrokenTemplate where a template cannot be rendered; in
    each case nothing is changed.
    """
    frame = site.root / FRAME
    build_frame(site.root, frame, site_url=site.url)
    as_of = fuzzy_date(site.language, site.archive.as_of)
    tools = tools_key(site.root / "schemas", site.root / "site", frame)
    base = f"{tools} {site.commit} {as_of} {site.language} {site.url}"
    prints = Fingerprints(site, base, stamps)
    render = Renderer(site, Shell.read(frame), as_of)
    with publication(out, site.commit, anew=anew) as new:
        of_frame = [inside for inside in map(str, frame_files(frame)) if new.wants(inside, base)]
        for inside in of_frame:
            new.write(inside, _frame_file(frame / inside, as_of, site.commit))
        site.data = publish_data(site, new, tools, stamps, report)
        pages = list(all_pages(site))
        fresh = [page for page in pages if new.wants(page.path, prints.of(page))]
        for done in each_done(fresh, lambda page: new.write(page.path, render.page(page))):
            report(RENDERING, done, len(fresh))
    return Built(len(pages), len(fresh) + len(of_frame))


def _frame_file(source: Path, as_of: str, commit: str) -> bytes:
    if source.suffix != ".html":
        return source.read_bytes()
    return stamped(source.read_text("utf-8"), as_of=as_of, commit=commit).encode()


class Renderer:
    """Fills templates and the shell."""

    def __init__(self, site: Site, shell: Shell, as_of: str) -> None:
        self._site = site
        self._shell = shell
        self._as_of = as_of
        self._environment = environment(site.root, site.language)
        self._environment.globals["site"] = site

    def page(self, page: Page) -> bytes:
        """Return the whole page as HTML, in UTF-8."""
        context: dict[str, Any] = {"up": upward(page.path), "page": page}
        try:
            content = self._environment.get_template(page.template).render(context | dict(page.context()))
        except TemplateError as error:
            raise BrokenTemplate(page.template, page.path, str(error)) from error
        return self._shell.fill(
            path=page.path,
            title=page.title,
            description=page.description,
            content=Markup(content),  # noqa: S704  # rendered by templates that escape
            as_of=self._as_of,
            commit=self._site.commit,
            source=page.source,
            site_url=self._site.url,
            breadcrumbs=page.crumbs,
            section=page.section,
            fictional=page.fictional,
        ).encode()
