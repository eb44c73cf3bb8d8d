"""Our own pages, with what each step costs: check and load, the frame that MkDocs makes, the record pages.

Everything happens in the one process whose CPU is read, and in the children it waits for.
Usage: our_pages.py REPOSITORY OUT DAY
Prints JSON: CPU seconds of each step, and the number of pages.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path

from gongkai.check.checked import check_archive
from gongkai.load.schemas import Schemas
from gongkai.publish.build import FRAME, build_site
from gongkai.publish.frame import build_frame
from gongkai.publish.site import Site


def cpu() -> float:
    """Return the seconds of CPU that this process and its finished children have used."""
    return sum(os.times()[:4])


def main(root: Path, out: Path, day: date) -> None:
    spent, before = {}, cpu()

    def spend(step: str) -> None:
        nonlocal before
        spent[step], before = cpu() - before, cpu()

    checked = check_archive(root, None, day, cached=True, keep=True)
    spend("check and load")
    build_frame(root, root / FRAME)
    spend("frame")
    site = Site(
        checked.archive,
        checked.findings,
        Schemas.read(root / "schemas"),
        root=root,
        records=checked.base,
        commit="0" * 40,
        language="zh",
    )
    pages = build_site(site, out)
    spend("pages")
    print(json.dumps({"cpu": spent, "pages": pages}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
