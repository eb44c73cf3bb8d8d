"""The same pages indexed by Pagefind, exact for Chinese: every two neighbouring characters are a word.

Its own division into words misses substrings, and it finds no text across two of them.
Usage: pagefind_index.py SITE OUT NUMBER
Prints JSON: CPU seconds, children included, without reading the pages' text, their number, and the bytes.
"""

import asyncio
import json
import sys
from itertools import pairwise
from pathlib import Path

from pagefind.index import PagefindIndex

from gongkai.publish.search.folding import folded
from gongkai.publish.search.page_text import lines_of, title_of
from tests.bench.searching import chosen, cpu

AT_ONCE = 50  # records sent together: each alone costs a hundred milliseconds, and too many stop it for ever


def pairs_of(lines: list[str]) -> str:
    """Return the pairs of neighbouring characters of each line, as words, a full stop after each line."""
    return ". ".join(" ".join(map("".join, pairwise(line))) for line in map(folded, lines))


async def main(site: Path, out: Path, number: int) -> None:
    """Write the index of so many pages and print what it has cost."""
    pages = []
    for path in chosen(site, number):
        html = (site / path).read_text("utf-8")
        pages.append((path, title_of(html), pairs_of(lines_of(html))))
    begun = cpu()
    async with PagefindIndex(config={"output_path": str(out), "force_language": "x"}) as index:
        for start in range(0, len(pages), AT_ONCE):
            await asyncio.gather(
                *(
                    index.add_custom_record(url=path, content=content, language="x", meta={"title": title})
                    for path, title, content in pages[start : start + AT_ONCE]
                )
            )
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    print(json.dumps({"cpu": cpu() - begun, "pages": len(pages), "bytes": size}))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
