"""Our own pages, with what each step costs: check and load, the frame that MkDocs makes, the record pages.

It is `gongkai build` itself, with a look at the clock before and after the frame.
Usage: our_pages.py REPOSITORY OUT DAY
Prints JSON: CPU seconds of each step, children included, and the number of pages.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from gongkai.cli.commands.build import checked_and_built
from gongkai.publish import build
from gongkai.text import translator


def cpu() -> tuple[float, float]:
    """Return the seconds of CPU of this process and its finished children: in all, and outside the system."""
    used = os.times()
    return sum(used[:4]), used.user + used.children_user


def main(root: Path, out: Path, day: date) -> None:
    """Build the site and print what each step has cost."""
    around: list[tuple[float, float]] = []
    make_frame = build.build_frame

    def timed(*arguments: Any, **named: Any) -> None:
        around.append(cpu())
        make_frame(*arguments, **named)
        around.append(cpu())

    build.build_frame = timed
    begun = cpu()
    checked, built = checked_and_built(root, out, day, lambda step, done, total: None, translator("en"))
    ended = cpu()
    if built is None:
        sys.exit(f"not built: {len(checked.findings)} findings")
    steps = {
        "check and load": around[0][0] - begun[0],
        "frame": around[1][0] - around[0][0],
        "pages": ended[0] - around[1][0],
        "pages, user": ended[1] - around[1][1],
    }
    print(json.dumps({"cpu": steps, "pages": built.pages}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
