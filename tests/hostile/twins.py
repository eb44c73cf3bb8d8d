"""The same records published twice, with hostile texts and with harmless ones of the same form, and what differs."""

import re
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from gongkai.check.checked import check_archive
from gongkai.cli.options import Day
from gongkai.load.schemas import Schemas
from gongkai.publish.build import build_site
from gongkai.publish.site import Site
from tests.hostile.texts import Change, HostileRecords
from tests.site_reader import ROOT, Element, MakeRepository, PublishedSite, Repository

SPOKEN = frozenset({"title", "aria-label", "data-heading", "content", "alt"})  # attributes that hold words
HARMLESS_SCHEMES = ("http:", "https:", "mailto:")
# Pages that put records in order by their words, or leave out equal ones: of these only the sorts of elements are told.
SORTED = re.compile(r"(^|/)(areas/[^/]+/(comparison|desk)/|lists/[^/]+/)index\.html$")
# Enough to see a fault: the pages of one language, and neither the index nor what is printed.
PAGES_ALONE: dict[str, Any] = {"languages": ("zh",), "search": False, "notices": False}


def harmless(text: str) -> str:
    """Return a text of the same form that means nothing to anybody: the same lines, and what a file has to escape."""
    return re.sub(r'[^\s"\\/]', "x", text)


def published(made: Repository, records: HostileRecords, **parts: Any) -> PublishedSite:
    """Publish the records, whatever the check says of them: what it says is shown too, and quotes them.

    `parts` go to `build_site`.
    """
    records.write(made.root / "records")
    schemas = Schemas.read(made.root / "schemas")
    checked = check_archive(made.root, None, Day().convert(made.day, None, None), cached=False, keep=True)
    unread = [f for f in checked.findings if f.rule == "shape"]
    assert unread == [], unread[:3]
    assert checked.archive is not None
    site = Site(
        checked.archive, checked.findings, schemas, root=made.root, records=made.root, commit="c0ffee", language="zh"
    )
    build_site(site, made.out, {}, **parts)
    return PublishedSite(made.out)


class Twins:
    """Publishes the same records twice: with hostile texts, and with harmless ones of the same form."""

    def __init__(self, repository: MakeRepository) -> None:
        self._repository = repository
        self._schemas = Schemas.read(ROOT / "schemas")

    def site(
        self, rounds: int, change: Change, fault: Callable[[Repository], object] = bool, **parts: Any
    ) -> PublishedSite:
        """Publish so many rounds of records, changed, by a program with this fault in it."""
        made = self._repository()
        fault(made)
        return published(made, HostileRecords(self._schemas, rounds, change), **parts)

    def texts(self, rounds: int) -> HostileRecords:
        """Return the records with hostile texts."""
        return HostileRecords(self._schemas, rounds)


def form(page: Element) -> list[tuple[str, object]]:
    """Return the elements of a page with their attributes, and where there is text.

    In which language a text is depends on what it says, so the marks for that are left out. A text is called `#text`,
    as in a browser: `text` is an element of drawings.
    """
    found: list[tuple[str, object]] = []
    for child in page.children:
        if isinstance(child, str):
            # A text may come in several parts, and white space is nothing. What is long may be cut short, and where
            # that is depends on what it says, so the length is not compared: that a text is whole is another test.
            parts: list[tuple[str, object]] = [("#text", "")] if child.strip() else []
        elif child.tag == "span" and child.attributes.keys() == {"lang"}:
            parts = form(child)
        else:
            of_it = {n: harmless(v) if n in SPOKEN else v for n, v in sorted(child.attributes.items()) if n != "lang"}
            # How large a file is depends on what the records say, and not only on how long it is.
            size = "file-size" in child.attributes.get("class", "").split()
            parts = [(child.tag, of_it), *([] if size else form(child))]
        if found and parts and found[-1][0] == parts[0][0] == "#text":
            parts = parts[1:]
        found += parts
    return found


def _sorts(parts: list[tuple[str, object]]) -> set[tuple[str, ...]]:
    """Return which elements there are, each with the names of its attributes."""
    return {(tag, *(of_it if isinstance(of_it, dict) else ())) for tag, of_it in parts}


def injected(hostile: PublishedSite, other: PublishedSite) -> list[str]:
    """Return where the pages with hostile texts differ in form from those with harmless ones."""
    found = [f"{path} is on one site only" for path in hostile.pages.keys() ^ other.pages.keys()]
    for path in sorted(hostile.pages.keys() & other.pages.keys()):
        page = hostile.pages[path]
        found += [f"{path}: {fault}" for fault in page.faults]
        one, another = form(page), form(other.pages[path])
        if SORTED.search(path):
            found += [f"{path}: {extra}" for extra in sorted(_sorts(one) - _sorts(another) - {("span",)})]
        else:
            found += [f"{path}: {here} for {there}" for here, there in zip_longest(one, another) if here != there][:1]
        own = [element for element in page.every() if element.tag == "script" and "src" not in element.attributes]
        found += [f"{path}: <{element.tag}>" for element in [*own, *page.every("style")]]
        for address in page.addresses:
            scheme = re.match(r"[^/?#]*:", address)
            if scheme and scheme[0].lower() not in HARMLESS_SCHEMES:
                found.append(f"{path}: {address}")
    return found
