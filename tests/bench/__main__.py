"""`make bench`: measure Gongkai against the libraries it stands on and against what others would use.

Everything is measured in one run on one machine, as whole processes with their children, so that the ratios mean
something where the seconds do not. The figures go to build/bench.json, raw samples included.
"""

import json
import os
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import click
from rich.console import Console

from tests.bench import building, checking, exporting, facts, paging, phone, searching, table, targets
from tests.bench.process import ROOT
from tests.bench.runs import FIGURES, Run, Samples, measure
from tests.bench.targets import Line, Pages
from tests.bench.workspaces import AS_OF, SEED, fast_folder, workspace

FOLDER = ROOT / "build" / "bench"
OUT = ROOT / "build" / "bench.json"
PARTS = ("check", "pages", "search", "build", "data", "phone")


@dataclass(frozen=True)
class Plan:
    """How much is measured: archives to check, and to build; pages. The slow peers run on `slow` records only."""

    sizes: tuple[int, ...]
    slow: int
    rounds: tuple[int, ...]
    pages: paging.Amounts
    builds: tuple[int, ...]
    search: tuple[int, int, int]  # records of the site that is searched; pages indexed, few and many


FULL = Plan(
    (10_000, 100_000), 10_000, (3, 2), paging.Amounts((400, 4_000), (20, 320), 5), (10_000, 100_000), (6_500, 200, 800)
)
QUICK = Plan((2_000,), 400, (1,), paging.Amounts((300, 500), (2, 12), 1), (500,), (500, 40, 160))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", is_flag=True, help="2,000 records, one round: to see that it works, not to quote.")
@click.option("--part", "parts", multiple=True, type=click.Choice(PARTS), help="Only this part; may be repeated.")
@click.option("--keep", is_flag=True, help="Keep the archives afterwards (several gigabytes).")
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, help="Where to work. Default: build/bench")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=OUT, help="Default: build/bench.json")
def main(quick: bool, parts: tuple[str, ...], keep: bool, folder: Path, out: Path) -> None:
    """Measure Gongkai beside its peers, print the ratios beside their targets, and write them to build/bench.json."""
    plan = QUICK if quick else FULL
    console = Console(stderr=False, width=None if sys.stdout.isatty() else 120)
    samples = Samples()
    lines: dict[str, list[Line]] = {}
    machine = facts.machine()
    folder.mkdir(parents=True, exist_ok=True)
    # A folder of our own in it, because it is removed at the end with all it holds.
    base = Path(mkdtemp(prefix="run-", dir=folder.absolute()))
    try:
        with console.status("Measuring ...") as status:

            def told(run: Run, number: int) -> None:
                words = f"{run.subject}: {run.name}, {run.records:,}, round {number} of {run.rounds}"
                status.update(words)
                if not console.is_terminal:
                    console.print(words, highlight=False)

            for part in parts or PARTS:
                lines[part] = _MEASURED[part](base, plan, samples, told)
    finally:
        if not keep:
            shutil.rmtree(base, ignore_errors=True)
    machine["load_after"] = round(os.getloadavg()[0], 2)
    table.print_samples(console, samples)
    if not quick and machine["load_before"] > machine["cores"] / 2:
        console.print("[red]The machine was busy with other things:[/] do not quote the wall times.")
    for part, found in lines.items():
        table.print_lines(console, f"{part}: measured beside the targets of the design (~ extrapolated)", found)
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(f"{out.name}.{os.getpid()}")
    beside.write_text(
        json.dumps(_document(plan, quick, machine, samples, lines), ensure_ascii=False, indent=1), "utf-8"
    )
    beside.replace(out)
    console.print(f"Written to {out}", highlight=False)


def _check(base: Path, plan: Plan, samples: Samples, told: Any) -> list[Line]:
    lines: list[Line] = []
    if plan.slow not in plan.sizes:
        folder = workspace(base, plan.slow)
        slow = [run for run in checking.check_runs(folder, plan.slow, 1, slow=True) if run.name in checking.SLOW_PEERS]
        measure(slow, samples, told)
    for size, rounds in zip(plan.sizes, plan.rounds, strict=True):
        folder = workspace(base, size)
        measure(checking.check_runs(folder, size, rounds, slow=size == plan.slow), samples, told)
        lines += targets.check_lines(samples, size, plan.slow)
    return lines


def _pages(base: Path, plan: Plan, samples: Samples, told: Any) -> list[Line]:
    with fast_folder(base) as outputs:
        measure(paging.page_runs(base, outputs, plan.pages), samples, told)
    return targets.page_lines(_cost_of_a_page(plan, samples))


def _cost_of_a_page(plan: Plan, samples: Samples) -> Pages:
    """Return milliseconds of CPU a page: the difference between many pages and few, divided by the pages between."""
    found: Pages = {}
    for name, (few, many) in ((paging.MKDOCS, plan.pages.mkdocs), (paging.HUGO, plan.pages.ours)):
        for figure, what in (("cpu", name), ("user", f"{name}, user")):
            costs = [samples.median("pages", name, number, figure) for number in (few, many)]
            if costs[0] is not None and costs[1] is not None:
                found[what] = _positive((costs[1] - costs[0]) / (many - few) * 1000)
    splits: dict[int, list[tuple[dict[str, float], int]]] = {number: [] for number in plan.pages.ours}
    for sample in samples.taken:
        if sample.run.subject == "pages" and sample.run.name == paging.OURS and not sample.cost.status:
            splits[sample.run.records].append(paging.split_of(sample.cost.said))
    few_runs, many_runs = (splits[number] for number in plan.pages.ours)
    if few_runs and many_runs:
        between = many_runs[0][1] - few_runs[0][1]
        for step, what in (("pages", paging.OURS), ("pages, user", f"{paging.OURS}, user")):
            found[what] = _positive((_middle(many_runs, step) - _middle(few_runs, step)) / between * 1000)
        records = plan.pages.ours[1] - plan.pages.ours[0]
        loaded = _middle(many_runs, "check and load") - _middle(few_runs, "check and load")
        found["load"] = _positive(loaded / records * 1000)
        found["frame"] = _middle(few_runs + many_runs, "frame")
    return found


def _positive(difference: float) -> float | None:
    """Return a difference that can be a cost; on a busy machine and with few pages it may come out below nothing."""
    return difference if difference > 0 else None


def _middle(runs: list[tuple[dict[str, float], int]], step: str) -> float:
    costs = sorted(split[step] for split, _ in runs)
    return costs[len(costs) // 2]


def _search(base: Path, plan: Plan, samples: Samples, told: Any) -> list[Line]:
    records, few, many = plan.search
    site = searching.site_of(base, records)
    with fast_folder(base) as outputs:
        measure(searching.index_runs(site, outputs, (few, many), plan.rounds[0]), samples, told)
    costs = {name: searching.cost_of_a_page(samples, name) for name in (searching.OUR_INDEX, searching.PAGEFIND)}
    return targets.search_lines(costs, searching.fetched(site) if site else {})


def _build(base: Path, plan: Plan, samples: Samples, told: Any) -> list[Line]:
    lines: list[Line] = []
    smaller = None
    for size in plan.builds:
        folder = workspace(base, size)
        measure(building.build_runs(folder, size, 1, changed_too=size < 100_000), samples, told)
        lines += targets.build_lines(samples, size, smaller, building.largest_compound_page(folder))
        smaller = size
    return lines


def _data(base: Path, plan: Plan, samples: Samples, told: Any) -> list[Line]:
    size = plan.sizes[0]
    measure(exporting.export_runs(workspace(base, size), size, 2), samples, told)
    return exporting.export_lines(samples, size)


def _phone(base: Path, plan: Plan, samples: Samples, told: Any) -> list[Line]:
    del samples  # it is not the cost of a process that counts here, but what a reader waits
    records = plan.search[0]
    site = searching.site_of(base, records)
    rounds = 2 * plan.rounds[0] - 1
    told(Run("phone", "a compound on a phone", records, rounds=rounds), 1)
    return phone.phone_lines(site, rounds) if site else []


_MEASURED = {"check": _check, "pages": _pages, "search": _search, "build": _build, "data": _data, "phone": _phone}


def _document(plan: Plan, quick: bool, machine: Any, samples: Samples, lines: dict[str, list[Line]]) -> dict[str, Any]:
    keys = dict.fromkeys((s.run.subject, s.run.name, s.run.records) for s in samples.taken)
    return {
        "format": 1,
        "quick": quick,
        "archive": {"seed": int(SEED), "as_of": AS_OF, "sizes": plan.sizes, "slow_peers_on": plan.slow},
        "machine": machine,
        "versions": facts.versions(),
        "missing": [
            {"subject": r.subject, "name": r.name, "records": r.records, "why": r.missing} for r in samples.missing
        ],
        "results": {
            part: [{**asdict(line), "reached": line.reached} for line in found] for part, found in lines.items()
        },
        "medians": [
            {
                "subject": subject,
                "name": name,
                "records": records,
                **{figure: samples.median(subject, name, records, figure) for figure in FIGURES},
            }
            for subject, name, records in keys
        ],
        "samples": [
            {
                "subject": sample.run.subject,
                "name": sample.run.name,
                "records": sample.run.records,
                "round": sample.round,
                **asdict(sample.cost),
                "cpu": sample.cost.cpu,
            }
            for sample in samples.taken
        ],
    }


if __name__ == "__main__":
    main()
