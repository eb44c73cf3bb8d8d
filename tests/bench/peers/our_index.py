"""Our search index of pages that were built: their text read from the HTML, and the files of the index written.

Usage: our_index.py SITE OUT NUMBER
Prints JSON: CPU seconds, children included, the number of pages, and the bytes of the index.
"""

import json
import sys
from pathlib import Path

from gongkai.publish.search.documents import Document
from gongkai.publish.search.index import NOWHERE, index_files
from gongkai.publish.search.texts import read_texts
from tests.bench.searching import chosen, cpu


def main(site: Path, out: Path, number: int) -> None:
    """Write the index of so many pages and print what it has cost."""
    out.mkdir(parents=True)
    pages = chosen(site, number)
    begun = cpu()
    texts = read_texts(site, dict.fromkeys(pages, ""), out / "remembered", lambda *told: None)
    documents = [Document(path, path.partition("/")[0], "") for path in pages]
    size = 0
    for name, content in index_files(documents, list(texts.values()), [NOWHERE]):
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_bytes(content)
        size += len(content)
    print(json.dumps({"cpu": cpu() - begun, "pages": len(pages), "bytes": size}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
