"""Writing the offline copies of a site, below `offline/`: `offline/<compound>.zip`.

A copy is made again when one of its pages has changed. It is made after all other pages, from the files as they stand;
only the page of the compound is made last of all, because it tells how large the copy is, and the copy holds the same
page without that.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from msgspec import Struct

from gongkai.kinds.compound import Compound
from gongkai.publish.calendars import calendar_path
from gongkai.publish.fingerprints import digest
from gongkai.publish.languages import LANGUAGES
from gongkai.publish.offline.contents import pages_by_compound
from gongkai.publish.offline.documents import NAME, documents_script
from gongkai.publish.offline.links import Links
from gongkai.publish.offline.packing import packed_zip
from gongkai.publish.offline.pages import SEARCH, START, search_page, start_page, top_line
from gongkai.publish.page import EVERYTHING, Page
from gongkai.publish.publication import Publication
from gongkai.publish.rendering import each_done
from gongkai.publish.search.documents import Document, documents, hand_written
from gongkai.publish.site import Copy, Site
from gongkai.text import N_

FOLDER = "offline/"
BEGIN = {"zh": "开始.html", "en": "start.html"}  # what a reader is to open, first of all files in the folder
HEAD = '<header class="head">'
PACKING = N_("Packing offline copies")
INDEX_ONLY = "assets/search-index.js"  # reads the index of the site, which a copy has not
AT_ONCE = 2  # compounds that a process takes


class Made(Struct, frozen=True):
    """A page of the site and the fingerprint it was made by."""

    page: Page
    made_from: str


def publish_copies(
    site: Site,
    new: Publication,
    render: Callable[[Page], bytes],
    pages: Sequence[Made],
    texts: Sequence[str],
    base: str,
    report: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> None:
    """Write the copies in the language of the site that have changed, and say in `site.offline` what there is.

    `render` makes a page as it is on the site, `texts` are the files of the frame, from the root of the site, and
    `base` stands for all that they are made from. Every page but those of the compounds is there already.
    """
    copies = _Copies(site, new, render, pages, texts)
    fresh = [compound for compound in copies.held if new.wants(copy_path(compound), copies.made_from(compound, base))]
    for done in each_done(fresh, copies.write, chunk=AT_ONCE, worth_it=2):
        report(PACKING, done, len(fresh))
    for compound, held in copies.held.items():
        size = (new.folder / copy_path(compound)).stat().st_size
        site.offline[compound] = Copy(copy_path(compound), size, len(held), site.language)


def copy_path(compound: str) -> str:
    """Return where the copy of a compound stands, from the root of the site."""
    return f"{FOLDER}{compound}.zip"


class _Copies:
    def __init__(
        self,
        site: Site,
        new: Publication,
        render: Callable[[Page], bytes],
        pages: Sequence[Made],
        texts: Sequence[str],
    ) -> None:
        self._site, self._new, self._render = site, new, render
        self._within = LANGUAGES[site.language].folder
        self._prints = {made.page.path: made.made_from for made in pages}
        self.held = pages_by_compound(site, [made.page for made in pages])
        every = {page.path: page for held in self.held.values() for page in held}
        self._documents = {one.path: one for one in documents(site, every.values())}
        self._texts = [path for path in texts if path != INDEX_ONLY]

    def made_from(self, compound: str, base: str) -> str:
        """Return what the copy of a compound is made from, as a short text."""
        listing = self._site.data.get(compound)
        sums = [(file.name, file.sha256) for file in listing.files] if listing else []
        return digest([base, [(page.path, self._print(page)) for page in self.held[compound]], sums])

    def _print(self, page: Page) -> str:
        """Return a short text that is the same while a page is.

        Of one made from all records it is taken from the page itself: its fingerprint changes with every record, and
        all copies would be made again.
        """
        if page.place == EVERYTHING:
            return sha256(self._new.read(self._within + page.path)).hexdigest()
        return self._prints[page.path]

    def write(self, compound: str) -> None:
        """Write the copy of a compound. It may be done in another process, so nothing else is changed."""
        self._new.write(copy_path(compound), packed_zip(compound, self._files(compound)))

    def _files(self, place: str) -> Mapping[str, bytes]:
        site = self._site
        compound = site.archive.get(place, Compound)
        assert compound is not None  # a copy is of a compound
        held = self.held[place]
        files = {path: self._new.read(path) for path in (*self._texts, *self._data(place))}
        pages = {page.path: self._html(page, last=page.path == site.path(compound)) for page in held}
        for page in (start_page(site, compound, held), search_page(site, compound)):
            pages[page.path] = self._render(page).decode()
        for path in self._texts:
            if path.endswith(".html"):
                pages[path.removeprefix(self._within)] = files.pop(path).decode()
        files[f"{self._within}{NAME}"] = documents_script((place, compound.body.name), list(self._searched(pages)))
        links = Links({*files, *(self._within + path for path in pages)}, site.url)
        line = top_line(site, compound)
        for path, html in pages.items():
            own = self._within + path
            marked = html.replace(HEAD, line + HEAD, 1)
            files[own] = links.right(marked, own).encode()
            if path == START:
                files[BEGIN[site.language]] = links.right(marked, own, BEGIN[site.language]).encode()
        return files

    def _data(self, place: str) -> Iterator[str]:
        listing = self._site.data.get(place)
        if listing:
            yield from (listing.folder + file.name for file in listing.files)
        calendar = calendar_path(place)
        if calendar and (self._new.folder / calendar).is_file():
            yield calendar

    def _html(self, page: Page, *, last: bool) -> str:
        """Return a page of the site; the `last` ones are not there yet."""
        return (self._render(page) if last else self._new.read(self._within + page.path)).decode()

    def _searched(self, pages: Mapping[str, str]) -> Iterator[tuple[Document, str]]:
        """Yield what the search of the copy finds, each with its page; lists of other pages are left out."""
        listings = {page.path for held in self.held.values() for page in held if page.listing}
        for path, html in pages.items():
            if path not in listings and path not in (START, SEARCH):
                yield self._documents.get(path) or hand_written(self._site, path), html
