"""A built page as Markdown, so that another generator has the same content to make into pages."""

from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "dl", "ul", "ol", "table", "figure", "aside"}
)
_SILENT = frozenset({"svg", "script", "style"})


class _Writer(HTMLParser):
    """Headings, paragraphs, lists, tables, links and preformatted text; everything else is its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._silent = 0
        self._pre = False
        self._row: list[str] | None = None
        self._header_written = False
        self._href: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in ("h1", "h2", "h3", "h4"):
            self.out.append(f"\n\n{'#' * int(tag[1])} ")
        elif tag in ("li", "dt"):
            self.out.append("\n- ")
        elif tag == "dd":
            self.out.append(": ")
        elif tag == "pre":
            self._pre = True
            self.out.append("\n\n```yaml\n")
        elif tag == "table":
            self._header_written = False
            self.out.append("\n\n")
        elif tag == "tr":
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._row.append("")
        elif tag == "a":
            self._href.append(dict(attrs).get("href") or "")
            self._say("[")
        elif tag in _BLOCKS and self._row is None:
            self.out.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent -= 1
        elif tag == "pre":
            self._pre = False
            self.out.append("\n```\n")
        elif tag == "tr" and self._row is not None:
            self.out.append(f"| {' | '.join(self._row)} |\n")
            if not self._header_written:
                self.out.append(f"|{' --- |' * len(self._row)}\n")
                self._header_written = True
            self._row = None
        elif tag == "a" and self._href:
            # A link to a page that this other site does not have would only cost it a warning.
            self._say(f"](https://example.org/{self._href.pop().lstrip('./')})")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._say(data if self._pre else " ".join(data.split()))

    def _say(self, text: str) -> None:
        if self._row:
            self._row[-1] += text.replace("|", "\\|")
        else:
            self.out.append(text)


def markdown(html: str) -> str:
    """Return a piece of HTML as Markdown."""
    writer = _Writer()
    writer.feed(html)
    return "".join(writer.out).strip() + "\n"
