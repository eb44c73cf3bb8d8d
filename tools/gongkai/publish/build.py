"""Building the site: each page rendered into the frame in each language, made aside, and put in place when it is whole.

When anything fails, yesterday's site stays. The same commit gives the same bytes: everything is sorted, and nothing
asks for the time.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from msgspec import Struct

from gongkai.load.cache import Stamp, tools_key
from gongkai.publish.calendars import publish_calendars
from gongkai.publish.feeds import publish_feeds
from gongkai.publish.fingerprints import Fingerprints
from gongkai.publish.frame import build_frame, frame_files
from gongkai.publish.freshness import Fresh, fresh_of
from gongkai.publish.languages import LANGUAGES, language_of_file
from gongkai.publish.marked import marked
from gongkai.publish.offline.copies import Made, publish_copies
from gongkai.publish.open_data import publish_data
from gongkai.publish.page import Page
from gongkai.publish.pages import all_pages
from gongkai.publish.printed.board import Board, publish_notices
from gongkai.publish.printed.files import NotPrinted
from gongkai.publish.publication import Publication, publication
from gongkai.publish.rendering import each_done
from gongkai.publish.search.index import publish_search
from gongkai.publish.shell import Shell, stamped, upward
from gongkai.publish.site import Site
from gongkai.publish.squeezed import squeezed
from gongkai.publish.templates import environment, fuzzy_date
from gongkai.text import N_

FRAME = Path("build", "frame")
LOST = "404.html"  # in every language, for an address that has no page
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
    """What came of a build: the number of pages made from records, and of files that had to be written.

    `unprinted` says which notices could be printed only as drafts, and why.
    """

    pages: int
    written: int
    unprinted: Sequence[NotPrinted] = ()
    copies: int = 0
    copied: int = 0  # bytes


def build_site(
    site: Site,
    out: Path,
    stamps: Mapping[str, Stamp],
    *,
    languages: Sequence[str] = tuple(LANGUAGES),
    anew: bool = False,
    search: bool = True,
    notices: bool = True,
    offline: bool = True,
    report: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> Built:
    """Build the whole site into the folder `out`, its pages in each of the `languages`, its data once.

    `stamps` tell by path which state of its file a record was read from; a page whose records have not changed is not
    made again, unless `anew`. Without `search` there is no index for it, without `notices` no PDF to be printed,
    without `offline` no copy of a compound to be taken along.

    Raises FrameError where the frame cannot be built, NotOurs where `out` holds files that are no site of ours, Busy
    while another build is at work, BrokenTemplate where a template cannot be rendered; in each case nothing is changed.
    """
    frame = site.root / FRAME
    build_frame(site.root, frame, site_url=site.url)
    tools = tools_key(site.root / "schemas", site.root / "site", frame)
    as_of = {code: fuzzy_date(code, site.archive.as_of) for code in LANGUAGES}
    base = {code: f"{tools} {site.commit} {as_of[code]} {code} of {languages} {site.url}" for code in LANGUAGES}
    fresh = {code: fresh_of(site.archive, code) for code in LANGUAGES}
    base = {code: f"{own} {site.told.made_from} {fresh[code]}" for code, own in base.items()}
    # Of pages that show how something once stood: whatever is recorded after it changes nothing on them.
    lasting = {code: f"{tools} {code} of {languages} {site.url}" for code in LANGUAGES}
    prints = Fingerprints(site, stamps)
    with publication(out, site.commit, anew=anew) as new:
        of_frame = _frame_files(frame, new, languages, base)
        for inside in of_frame:
            code = language_of_file(inside).code
            twin = len(languages) > 1
            new.write(inside, _frame_file(frame / inside, as_of[code], site.commit, twin=twin, fresh=fresh[code]))
        site.data = publish_data(site, new, tools, stamps, report)
        publish_feeds(site, new, f"{tools} {site.url}", stamps)
        publish_calendars(site, new, f"{tools} {site.url}", stamps)
        board = publish_notices(site, new, tools, report) if notices else Board({}, {})
        site.notices = board.files
        # Which pages lead to a notice: whatever else it depends on is in the base already.
        base = {code: f"{own} {notices}" for code, own in base.items()}
        every = [(Renderer(site.in_language(code), frame, as_of[code], languages), code) for code in languages]
        bases = {True: lasting, False: base}
        pages = [
            (render, page, bases[bool(page.commit)][code]) for render, code in every for page in all_pages(render.site)
        ]

        def render_pages(last: bool) -> int:
            """Render the pages that have changed, the last ones or the others; return how many they were."""
            some = [one for one in pages if one[1].last == last]
            wanted = [
                (render, page) for render, page, own in some if new.wants(render.path(page), prints.of(page, own))
            ]
            for done in each_done(wanted, lambda one: new.write(one[0].path(one[1]), one[0].page(one[1]))):
                report(RENDERING, done, len(wanted))
            return len(wanted)

        written = len(of_frame) + render_pages(last=False)
        if offline:
            render, code = every[0]
            made = [Made(page, prints.of(page, own)) for one, page, own in pages if one is render]
            taken = [inside for inside in map(str, frame_files(frame)) if _is_text(inside, code) or _is_shared(inside)]
            publish_copies(render.site, new, render.page, made, taken, base[code], report)
        copies = site.offline
        pages = [(one, page, f"{own} {copies.get(page.place)}" if page.last else own) for one, page, own in pages]
        written += render_pages(last=True)
        for render, code in every if search else ():
            found = [(page, prints.of(page, own)) for one, page, own in pages if one is render]
            texts = [(inside, base[code]) for inside in map(str, frame_files(frame)) if _is_text(inside, code)]
            publish_search(render.site, new, found, texts, report, anew=anew)
    unprinted = [board.unprinted[path] for path in sorted(board.unprinted)]
    return Built(len(pages), written, unprinted, len(copies), sum(copy.size for copy in copies.values()))


def _frame_files(frame: Path, new: Publication, languages: Sequence[str], base: Mapping[str, str]) -> list[str]:
    """Return the files of the frame that have to be written: pages in the `languages`, and what all pages need."""
    found = []
    for inside in map(str, frame_files(frame)):
        code = language_of_file(inside).code
        shared = not inside.endswith(".html") or inside == LOST
        if (shared or code in languages) and new.wants(inside, base[code]):
            found.append(inside)
    return found


def _is_text(inside: str, code: str) -> bool:
    """Return whether a file of the frame is a page for readers in that language."""
    return inside.endswith(".html") and inside != LOST and language_of_file(inside).code == code


def _is_shared(inside: str) -> bool:
    """Return whether a file of the frame is no page, but what pages need: a stylesheet, a script, a picture."""
    return not inside.endswith(".html")


def _frame_file(source: Path, as_of: str, commit: str, *, twin: bool, fresh: Fresh) -> bytes:
    if source.suffix == ".css":
        return squeezed(source.read_text("utf-8")).encode()
    if source.suffix != ".html":
        return source.read_bytes()
    return stamped(source.read_text("utf-8"), as_of=as_of, commit=commit, twin=twin, fresh=fresh.values).encode()


class Renderer:
    """Fills templates and the shell in the language of the site; `languages` are all that there will be."""

    def __init__(self, site: Site, frame: Path, as_of: str, languages: Sequence[str]) -> None:
        self.site = site
        self._shell = Shell.read(frame, site.language, languages)
        self._folder = LANGUAGES[site.language].folder
        self._as_of = as_of
        self._fresh = fresh_of(site.archive, site.language).values
        self._environment = environment(site.root, site.language)
        self._environment.globals["site"] = site

    def path(self, page: Page) -> str:
        """Return where a page stands, from the root of the site."""
        return self._folder + page.path

    def page(self, page: Page) -> bytes:
        """Return the whole page as HTML, in UTF-8.

        Templates lead to other pages by `up`, and by `root` to files that are the same in every language.
        """
        context: dict[str, Any] = {"up": upward(page.path), "root": upward(self.path(page)), "page": page}
        try:
            content = self._environment.get_template(page.template).render(context | dict(page.context()))
        except TemplateError as error:
            raise BrokenTemplate(page.template, page.path, str(error)) from error
        return self._shell.fill(
            path=page.path,
            title=page.title,
            description=page.description,
            content=marked(content, self.site.language),
            as_of=page.as_of or self._as_of,
            commit=page.commit or self.site.commit,
            source=page.source,
            site_url=self.site.url,
            breadcrumbs=page.crumbs,
            section=page.section,
            fictional=page.fictional,
            feed=page.feed,
            fresh=None if page.commit else self._fresh,
        ).encode()
