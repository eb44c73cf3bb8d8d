"""What was reached beside what was to be reached. The targets are those of the design, section 6."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tests.bench.building import BUILD, BUILD_CHANGED
from tests.bench.checking import BARE, CHANGED, CHECK_JSONSCHEMA, COLD, SLOW, WARM
from tests.bench.paging import HUGO, MKDOCS, OURS, WHOLE_BUILD
from tests.bench.runs import Samples
from tests.bench.searching import OUR_INDEX, PAGEFIND

GIGABYTE = 10**9
Pages = dict[str, float | None]


@dataclass(frozen=True)
class Line:
    """One figure: what it is, its value, and, where there is a target, on which side of which limit it should lie.

    `extrapolated` says that the value was measured on fewer records and multiplied.
    """

    what: str
    value: float | None
    unit: str
    target: float | None = None
    side: Literal["at most", "at least"] = "at most"
    extrapolated: bool = False

    @property
    def reached(self) -> bool | None:
        """Return whether the target was reached; None where there is none, or nothing was measured."""
        if self.value is None or self.target is None:
            return None
        return self.value <= self.target if self.side == "at most" else self.value >= self.target


def ratio(above: float | None, below: float | None, times: float = 1) -> float | None:
    """Return how many times `below` goes into `above`; None where one of them was not measured."""
    return above * times / below if above is not None and below else None


def check_lines(samples: Samples, records: int, slow_records: int) -> list[Line]:
    """Return the figures about `gongkai check` on so many records; the slow peers were measured on `slow_records`."""

    def of(name: str, figure: str) -> float | None:
        return samples.median("check", name, records, figure)

    def of_slow(name: str, figure: str) -> float | None:
        found = samples.median("check", name, slow_records, figure)
        return None if found is None else found * records / slow_records

    guessed = records != slow_records
    large = records >= 100_000  # what the design's targets for a whole check are about
    n = f"{records:,}"
    return [
        Line(
            f"check cold {n}: CPU, times the bare stack",
            ratio(of(COLD, "cpu"), of(BARE, "cpu")),
            "x",
            2 if large else None,
        ),
        Line(f"check cold {n}: wall, times the bare stack", ratio(of(COLD, "wall"), of(BARE, "wall")), "x"),
        Line(f"check cold {n}: memory, times the bare stack", ratio(of(COLD, "memory"), of(BARE, "memory")), "x"),
        Line(
            f"check cold {n}: cores kept busy",
            ratio(of(COLD, "cpu"), of(COLD, "wall")),
            "cores",
            1.5 if large else None,
            "at least",
        ),
        Line(
            f"{SLOW} {n}: CPU, times check cold",
            ratio(of_slow(SLOW, "cpu"), of(COLD, "cpu")),
            "x",
            8 if large else None,
            "at least",
            extrapolated=guessed,
        ),
        Line(
            f"{SLOW} {n}: wall, times check cold",
            ratio(of_slow(SLOW, "wall"), of(COLD, "wall")),
            "x",
            extrapolated=guessed,
        ),
        Line(
            f"{CHECK_JSONSCHEMA} {n}: CPU, times check cold",
            ratio(of_slow(CHECK_JSONSCHEMA, "cpu"), of(COLD, "cpu")),
            "x",
            extrapolated=guessed,
        ),
        Line(f"check {n}, nothing changed: wall", of(WARM, "wall"), "s", 1 if large else None),
        Line(f"check {n}, nothing changed: CPU", of(WARM, "cpu"), "s"),
        Line(f"check {n}, one record changed: wall", of(CHANGED, "wall"), "s", 2 if records <= 10_000 else None),
        Line(f"check cold {n}: wall", of(COLD, "wall"), "s"),
        Line(f"check cold {n}: memory", _gigabytes(of(COLD, "memory")), "GB"),
    ]


def page_lines(pages: Pages) -> list[Line]:
    """Return the figures about pages; `pages` has milliseconds of CPU a page by name."""
    ours, mkdocs, hugo = pages.get(OURS), pages.get(MKDOCS), pages.get(HUGO)
    return [
        Line(f"{OURS}: CPU a page", ours, "ms", 0.5),
        Line(f"{HUGO}: CPU a page", hugo, "ms"),
        Line(f"{OURS}: CPU a page, times Hugo", ratio(ours, hugo), "x", 1),
        Line(f"{OURS}: of it outside the system", pages.get(f"{OURS}, user"), "ms"),
        Line(f"{HUGO}: of it outside the system", pages.get(f"{HUGO}, user"), "ms"),
        Line(f"{MKDOCS}: CPU a page", mkdocs, "ms"),
        Line(f"{MKDOCS}: CPU a page, times ours", ratio(mkdocs, ours), "x"),
        Line(f"{OURS}: pages a second of CPU", ratio(1000, ours), "pages"),
        Line("the frame that MkDocs makes, once: CPU", pages.get("frame"), "s"),
        Line(f"{WHOLE_BUILD}: CPU to check and load a record, warm", pages.get("load"), "ms"),
    ]


def search_lines(
    costs: Mapping[str, tuple[float | None, float | None]], fetched: Mapping[str, tuple[int, int]]
) -> list[Line]:
    """Return the figures about the search: by name CPU (ms) and size (kB) a page; by query the bytes fetched."""
    (ours, our_size), (pagefind, pagefind_size) = costs[OUR_INDEX], costs[PAGEFIND]
    return [
        Line(f"{OUR_INDEX}: CPU a page, reading it included", ours, "ms"),
        Line(f"{PAGEFIND}: CPU a page, times ours", ratio(pagefind, ours), "x", 4, "at least"),
        Line(f"{OUR_INDEX}: size a page", our_size, "kB"),
        Line(f"{PAGEFIND}: size a page, times ours", ratio(pagefind_size, our_size), "x"),
        *(
            Line(f"search for {query}: fetched up to the first result, not compressed", first / 1000, "kB", 300)
            for query, (first, _) in fetched.items()
        ),
        *(
            Line(f"search for {query}: with the words around ten hits", all_ / 1000, "kB")
            for query, (_, all_) in fetched.items()
        ),
    ]


def build_lines(samples: Samples, records: int, smaller: int | None, page_bytes: int | None) -> list[Line]:
    """Return the figures about `gongkai build`; with those of a smaller archive also whether time grows linearly."""
    n = f"{records:,}"
    large = records >= 100_000
    wall, cpu = (samples.median("build", BUILD, records, figure) for figure in ("wall", "cpu"))
    lines = [
        Line(f"build {n} records: wall, without search", wall, "s", 120 if large else None),
        Line(f"build {n} records: CPU", cpu, "s"),
        Line(
            f"build {n} records: memory",
            _gigabytes(samples.median("build", BUILD, records, "memory")),
            "GB",
            2 if large else None,
        ),
    ]
    if smaller:
        before = samples.median("build", BUILD, smaller, "cpu")
        growth = ratio(ratio(cpu, before), records / smaller)
        lines.append(Line(f"build: CPU a record at {n}, times that at {smaller:,}", growth, "x", 1.25))
    if not large:
        changed = samples.median("build", BUILD_CHANGED, records, "wall")
        lines.append(Line(f"build {n}, one record changed: wall", changed, "s", 2 if records <= 10_000 else None))
    if page_bytes is not None:
        lines.append(Line("the largest page of a compound", page_bytes / 1000, "kB", 100))
    return lines


def _gigabytes(number: float | None) -> float | None:
    return None if number is None else number / GIGABYTE
