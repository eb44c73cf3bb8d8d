"""What the search of an offline copy looks through: every page with its lines, in a script that assigns them.

A browser lets a page from a folder load a script beside it, and neither fetch a file nor run WebAssembly. So there is
no index: `site/theme/assets/search-offline.js` scans the text itself, which for one compound takes milliseconds.
"""

from collections.abc import Sequence

import msgspec

from gongkai.publish.search.documents import Document
from gongkai.publish.search.folding import folded, table_for
from gongkai.publish.search.page_text import lines_of, title_of

NAME = "search-documents.js"
_BEGIN, _END = b"globalThis.gongkai = globalThis.gongkai || {};\ngongkai.documents = ", b";\n"


def documents_script(place: tuple[str, str], found: Sequence[tuple[Document, str]]) -> bytes:
    """Return the script for the pages of one compound, whose id and name are `place`; each is given with its HTML."""
    characters: set[str] = set()
    items = []
    for document, html in sorted(found, key=lambda one: one[0].path):
        title, lines = title_of(html) or document.path, lines_of(html)
        characters.update(title, *lines)
        at = 1 if document.place == place[0] else 0
        items.append(
            (document.path, title, document.kind, at, document.day, document.state, int(document.fictional), lines)
        )
    searched = folded("".join(sorted(characters)))
    content = {
        "characters": table_for(searched),
        "kinds": sorted({(document.kind, document.kind_title) for document, _ in found}),
        "places": [("", "", -1, ""), (*place, -1, "compound")],
        "documents": items,
    }
    # JSON is a script but for two line ends, which older browsers take for the end of a statement.
    said = msgspec.json.encode(content).replace("\u2028".encode(), b"\\u2028").replace("\u2029".encode(), b"\\u2029")
    return _BEGIN + said + _END
