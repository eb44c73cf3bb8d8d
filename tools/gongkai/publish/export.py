"""An export: a folder with an extract in one or several formats, made aside and put in place when it is whole."""

import tempfile
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

from gongkai.publish.export_format import Format
from gongkai.publish.extract import Extract
from gongkai.publish.publication import NotPublished
from gongkai.text import N_

MARK = ".gongkai-export"  # says that a folder is an export of ours and may be replaced, and of which commit
NOT_OURS = N_("{out} holds files that are not an export made by Gongkai. Choose another folder, or empty it yourself.")
WRITING = N_("Writing the data")


def can_be_written(form: Format) -> bool:
    """Return whether what a format needs is installed."""
    return not form.package or find_spec(form.package) is not None


def write_export(
    extract: Extract,
    formats: Iterable[Format],
    out: Path,
    report: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> int:
    """Write an extract into the folder `out`, and return the number of files.

    One format is written into the folder itself, several into a folder for each, by its name. What was there before is
    replaced, as a whole and at the end. Raises NotPublished where `out` holds files that are no export of ours.
    """
    out = out.resolve()
    if out.exists() and any(out.iterdir()) and not (out / MARK).is_file():
        raise NotPublished(NOT_OURS, out=str(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    wanted = list(formats)
    written = 0
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as aside:
        fresh = Path(aside) / "export"
        for number, form in enumerate(wanted):
            report(WRITING, number, len(wanted))
            folder = fresh / form.name if len(wanted) > 1 else fresh
            folder.mkdir(parents=True, exist_ok=True)
            for name, content in form.files(extract):
                (folder / name).write_bytes(content)
                written += 1
        (fresh / MARK).write_text(f"{extract.site.commit}\n", "utf-8")
        before = Path(aside) / "before"
        if out.exists():
            out.rename(before)
        try:
            fresh.rename(out)
        except OSError:
            if before.exists():
                before.rename(out)
            raise
    report(WRITING, len(wanted), len(wanted))
    return written
