"""A progress bar on a terminal, and silence elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gongkai.text import Catalogue

Report = Callable[[str, int, int], None]


@contextmanager
def progress(catalogue: Catalogue) -> Iterator[Report]:
    """Give a function to be told how far the work is: a step (a message), how many are done, of how many.

    Nothing is shown where the error output is not a terminal, nor for work that is over at once.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    # Only now: the library takes longer to load than the check of a small archive.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Without the thread that would draw it now and then: processes are forked while it is shown.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        tasks: dict[str, object] = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(catalogue.gettext(step), total=total)
            bar.update(tasks[step], completed=done, total=total, refresh=True)  # type: ignore[arg-type]  # a TaskID

        yield report
