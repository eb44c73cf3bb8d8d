"""A published site as a program reads it: pages parsed, links followed. And small repositories to publish from."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from click.testing import CliRunner, Result

from gongkai.cli import main

ROOT = Path(__file__).resolve().parents[1]
ARCHIVE = Path(__file__).with_name("archive")
ARCHIVE_DAY = "2024-09-30"  # the day at which tests/archive can be published; see its README

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


class Element:
    """One element of a page. `children` are elements and texts in order."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: "Element | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []

    @property
    def classes(self) -> list[str]:
        """Return the classes of the element."""
        return self.attributes.get("class", "").split()

    def every(self, tag: str = "", within: str = "") -> Iterator["Element"]:
        """Yield the elements inside, in order: all, those with `tag`, those with the class `within`, or with both."""
        for child in self.children:
            if isinstance(child, Element):
                if (not tag or child.tag == tag) and (not within or within in child.classes):
                    yield child
                yield from child.every(tag, within)

    def one(self, tag: str = "", within: str = "") -> "Element":
        """Return the only element of that sort."""
        [found] = self.every(tag, within)
        return found

    def text(self, *, without: Sequence[str] = ()) -> str:
        """Return the text inside, white space made single; `without` are classes whose elements are left out."""
        parts: list[str] = []
        self._gather(parts, frozenset(without))
        return " ".join("".join(parts).split())

    def exact_text(self) -> str:
        """Return the text inside with its white space."""
        return "".join(child if isinstance(child, str) else child.exact_text() for child in self.children)

    def _gather(self, parts: list[str], without: frozenset[str]) -> None:
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif not without.intersection(child.classes):
                parts.append("\n" if child.tag == "br" else "")
                child._gather(parts, without)
                # Two cells or paragraphs are two words, though no blank stands between them.
                parts.append("" if child.tag in _INLINE else "\n")


_INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "title"})


class Page(Element, HTMLParser):
    """A parsed page. `faults` are the places where tags do not fit together."""

    def __init__(self, html: str) -> None:
        Element.__init__(self, "", {}, None)
        HTMLParser.__init__(self)
        self.faults: list[str] = []
        self._open: list[Element] = [self]
        self.feed(html)
        self.close()
        self.faults += [f"<{element.tag}> is never closed" for element in self._open[1:]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if len(attributes) != len(attrs):
            self.faults.append(f"an attribute stands twice: {self.get_starttag_text()}")
        element = Element(tag, attributes, self._open[-1])
        self._open[-1].children.append(element)
        if tag not in _VOID and not (self.get_starttag_text() or "").endswith("/>"):
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1].tag == tag:
            self._open.pop()
        else:
            self.faults.append(f"</{tag}> where <{self._open[-1].tag}> is open, in line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data[:40]}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"a declaration: {data[:40]}")

    @cached_property
    def ids(self) -> list[str]:
        """Return the ids of the page, in order."""
        return [element.attributes["id"] for element in self.every() if "id" in element.attributes]

    @cached_property
    def addresses(self) -> list[str]:
        """Return every address that the page names, in order."""
        attributes = [element.attributes for element in self.every()]
        return [found[name] for found in attributes for name in ("href", "src", "srcset", "action") if name in found]

    @property
    def main(self) -> Element:
        """Return what the page is about, without the frame."""
        return self.one("main")

    @property
    def is_marked_fictional(self) -> bool:
        """Return whether the page says before all else that it is made up."""
        return any(True for _ in self.every("aside", "fictional"))


class PublishedSite:
    """A site in a folder, read as it lies there. Paths are from its root, with forward slashes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def files(self) -> list[str]:
        """Return the path of every file that a visitor can ask for, sorted."""
        found = (p.relative_to(self.folder) for p in self.folder.rglob("*") if p.is_file())
        return sorted(path.as_posix() for path in found if not path.name.startswith("."))

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Return every page by its path."""
        return {path: Page(self.html(path)) for path in self.files if path.endswith(".html")}

    @cached_property
    def chinese(self) -> dict[str, Page]:
        """Return the Chinese pages by their paths: all that stand at the root of the site."""
        return {path: page for path, page in self.pages.items() if not path.startswith("en/")}

    @cached_property
    def english(self) -> dict[str, Page]:
        """Return the English pages by the paths of their Chinese twins."""
        return {path.removeprefix("en/"): page for path, page in self.pages.items() if path.startswith("en/")}

    def html(self, path: str) -> str:
        """Return a page as it is written."""
        return (self.folder / path).read_text("utf-8")

    def target(self, page: str, address: str) -> tuple[str, str] | None:
        """Return path and fragment that an address on `page` leads to; None where it leads away from the site.

        Raises ValueError for an address that only works where the site stands at the root of a server, or that climbs
        out of the site.
        """
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        if parts.path.startswith("/"):
            raise ValueError(f"{address} starts at the root of the server")
        if not parts.path:
            return page, unquote(parts.fragment)
        steps: list[str] = list(PurePosixPath(page).parent.parts)
        for step in unquote(parts.path).split("/"):
            if step == "..":
                if not steps:
                    raise ValueError(f"{address} climbs out of the site")
                steps.pop()
            elif step != ".":
                steps.append(step)
        return "/".join(steps), unquote(parts.fragment)


class Repository:
    """A repository of its own to check and publish: records, and the schemas, templates and pages of this project."""

    def __init__(self, root: Path, records: Path = ARCHIVE / "records", day: str = ARCHIVE_DAY) -> None:
        self.root = root
        self.day = day
        self.out = root / "build" / "html"
        shutil.copytree(records, root / "records")
        shutil.copytree(ROOT / "schemas", root / "schemas")
        shutil.copytree(ROOT / "site", root / "site")
        shutil.copy(ROOT / "mkdocs.yml", root)

    def gongkai(self, command: str, *arguments: str | Path) -> Result:
        """Run a command of `gongkai` here, in this process. What the program does not handle is raised."""
        given = [command, "--root", self.root, "--as-of", self.day, *arguments]
        # Never the Git of a folder above, wherever the tests keep their temporary files.
        runner = CliRunner(env={"GIT_CEILING_DIRECTORIES": str(self.root.parent)})
        return runner.invoke(main, [str(argument) for argument in given], catch_exceptions=False)

    def build(self, *arguments: str | Path, out: Path | None = None) -> PublishedSite:
        """Build the site, which has to go well, and return it."""
        result = self.gongkai("build", "--out", out or self.out, *arguments)
        assert result.exit_code == 0, result.output
        return PublishedSite(out or self.out)

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a file: `old`, which stands there once, becomes `new`."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        # Saved as editors do: nobody who is watching sees half of it.
        saved = self.root / ".saved"
        saved.write_text(text.replace(old, new), "utf-8")
        saved.replace(file)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


MakeRepository = Callable[..., Repository]
