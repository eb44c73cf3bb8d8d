"""The runs about the search: our index beside Pagefind's of the same pages, and what a browser fetches for a query.

Each indexes few pages and then many; the difference, divided by the pages between, is what a page costs.
"""

import json
import os
import shutil
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Response

from tests.bench.process import cost_of
from tests.bench.runs import Run, Samples
from tests.bench.workspaces import AS_OF, workspace

OUR_INDEX, PAGEFIND = "gongkai search index", "Pagefind, overlapping pairs"
# What a resident types: names of bodies, part of a word, an amount, a day, two terms.
QUERIES = ("业主委员会", "员会", "停车位", "1250.00", "2024年9月23日", "公共收益 结余", "assembly")


def cpu() -> float:
    """Return the seconds of CPU of this process and its finished children."""
    return sum(os.times()[:4])


def chosen(site: Path, number: int) -> list[str]:
    """Return the paths of so many pages of records, spread over all of them."""
    found = sorted(file.relative_to(site).as_posix() for file in site.glob("*/*/*.html") if file.name != "index.html")
    found = [path for path in found if not path.startswith("en/")]
    number = min(number, len(found))
    return sorted({found[place * len(found) // number] for place in range(number)})


def site_of(base: Path, records: int) -> Path | None:
    """Build the site of so many records, with its index, and return its folder; None where it could not be built."""
    folder = workspace(base, records)
    out = folder / "build" / "html"
    command = [sys.executable, "-m", "gongkai", "build", "--root", str(folder), "--out", str(out), "--as-of", AS_OF]
    return out if cost_of([*command, "--language", "zh", "--no-notices", "--no-offline"]).status == 0 else None


def index_runs(site: Path | None, outputs: Path, amounts: tuple[int, int], rounds: int) -> list[Run]:
    """Return the runs about making an index; `amounts` are how many pages, few and many."""
    if site is None:
        return [Run("search", name, amounts[1], missing="no pages to index") for name in (OUR_INDEX, PAGEFIND)]
    runs = []
    for name, script in ((OUR_INDEX, "our_index"), (PAGEFIND, "pagefind_index")):
        if name == PAGEFIND and not (find_spec("pagefind") and find_spec("pagefind_bin")):
            runs.append(Run("search", name, amounts[1], missing="the package pagefind[bin] is not installed"))
            continue
        for number in amounts:
            out = outputs / f"{script}-{number}"
            command = [sys.executable, "-m", f"tests.bench.peers.{script}", str(site), str(out), str(number)]
            anew = partial(shutil.rmtree, out, ignore_errors=True)
            runs.append(Run("search", name, number, [command], before=anew, rounds=rounds))
    return runs


def cost_of_a_page(samples: Samples, name: str) -> tuple[float | None, float | None]:
    """Return milliseconds of CPU and kilobytes of index that one more page costs; None where that was not measured."""
    found: dict[int, list[dict[str, float]]] = {}
    for sample in samples.taken:
        if sample.run.subject == "search" and sample.run.name == name and not sample.cost.status:
            said = json.loads(sample.cost.said.splitlines()[-1])
            found.setdefault(int(said["pages"]), []).append(said)
    if len(found) < 2:
        return None, None
    few, many = min(found), max(found)

    def more(what: str) -> float:
        middle = [sorted(said[what] for said in found[number])[len(found[number]) // 2] for number in (few, many)]
        return (middle[1] - middle[0]) / (many - few)

    return more("cpu") * 1000, more("bytes") / 1000


def fetched(site: Path) -> dict[str, tuple[int, int]]:
    """Return, for each query, the bytes that a browser with nothing in its cache fetches.

    Two numbers: what the results need, and with the pages that the words around the first hits are taken from. Bodies
    are counted as they lie on the disk; most servers send less.
    """
    from tests.browser import served, started_browser, visit  # only this part of the benchmark needs a browser

    found = {}
    with started_browser() as browser, served(site) as home:
        for query in QUERIES:
            with visit(browser, home, viewport={"width": 360, "height": 740}) as visitor:
                sizes: dict[str, int] = {}
                visitor.page.on("response", partial(_count, sizes, site, home))
                visitor.open(f"search.html?q={query}")
                visitor.page.locator("#search-results li").first.wait_for()
                visitor.page.locator("#search-results li").first.scroll_into_view_if_needed()
                visitor.page.locator(".search-excerpt:not(:empty)").first.wait_for()
                own = [size for path, size in sizes.items() if path.startswith(("search", "assets/"))]
                found[query] = (sum(own), sum(sizes.values()))
    return found


def _count(sizes: dict[str, int], site: Path, home: str, answer: Response) -> None:
    path = answer.url.removeprefix(home).partition("?")[0]
    sizes[path] = (site / path).stat().st_size if (site / path).is_file() else 0
