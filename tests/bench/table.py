"""The figures for people: one line each, its target beside it, told by a word and not by colour alone."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from tests.bench.runs import Samples
from tests.bench.targets import Line

_WORDS = {True: "[green]reached[/]", False: "[red]not reached[/]", None: ""}


def print_lines(console: Console, title: str, lines: Sequence[Line]) -> None:
    """Print figures beside their targets."""
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("what")
    table.add_column("measured", justify="right")
    table.add_column("target", justify="right")
    table.add_column("")
    for line in lines:
        if line.value is None:
            table.add_row(line.what, "not measured", _target(line), "")
        else:
            mark = "~" if line.extrapolated else ""
            table.add_row(line.what, f"{mark}{_short(line.value)} {line.unit}", _target(line), _WORDS[line.reached])
    console.print(table)


def print_samples(console: Console, samples: Samples) -> None:
    """Print what every run cost, the median over its rounds, and what could not be measured."""
    table = Table(title="Medians of whole processes, children included", title_justify="left", title_style="bold")
    for column in ("what", "records", "CPU s", "wall s", "peak MB", "rounds"):
        table.add_column(column, justify="left" if column == "what" else "right")
    seen = dict.fromkeys((s.run.subject, s.run.name, s.run.records) for s in samples.taken)
    for subject, name, records in seen:
        rounds = [s for s in samples.taken if (s.run.subject, s.run.name, s.run.records) == (subject, name, records)]
        failed = sum(sample.cost.status != 0 for sample in rounds)
        figures = [samples.median(subject, name, records, figure) for figure in ("cpu", "wall", "memory")]
        said = ["failed" if f is None else _short(f / (1e6 if which == 2 else 1)) for which, f in enumerate(figures)]
        table.add_row(name, f"{records:,}", *said, f"{len(rounds) - failed}/{len(rounds)}")
    console.print(table)
    for run in samples.missing:
        console.print(f"[red]Missing:[/] {run.name} on {run.records:,}: {run.missing}")
    for sample in samples.taken:
        if sample.cost.status:
            console.print(f"[red]Failed:[/] {sample.run.name}, round {sample.round}, exit {sample.cost.status}:")
            console.print(sample.cost.said[-600:], markup=False, highlight=False)


def _target(line: Line) -> str:
    return f"{line.side} {_short(line.target)} {line.unit}" if line.target is not None else ""


def _short(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value >= 0.001 or not value else f"{value:.1e}"
