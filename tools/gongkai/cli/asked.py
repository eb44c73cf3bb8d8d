"""The files that a command was asked about: PATHS as they are typed, and which findings concern them."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from gongkai.load.file_names import visible
from gongkai.model.finding import Finding
from gongkai.privacy.masking import masked
from gongkai.report.words import safe
from gongkai.text import N_, Catalogue

NOT_THERE = N_("There is no file or folder {path}.")
OUTSIDE = N_("{path} is not in the folder of the records, {folder}.")
ALL = "records"  # where a finding stands that is about no file: a rule that could not be run


def asked_for(paths: Sequence[Path], records: Path, catalogue: Catalogue) -> list[str]:
    """Return `paths` as findings name them, seen from the folder that holds `records`; "." is all of it.

    Ends with a usage error where one does not exist or lies elsewhere: nothing would ever be found there.
    """
    asked = []
    for path in paths:
        if not os.path.lexists(path):
            raise click.UsageError(catalogue.gettext(NOT_THERE).format(path=safe(str(path))))
        inside = _inside(path, records)
        if inside is None or inside.parts[:1] not in ((), (records.absolute().name,)):
            facts = {"path": safe(str(path)), "folder": safe(str(records))}
            raise click.UsageError(catalogue.gettext(OUTSIDE).format(**facts))
        asked.append(masked("/".join(map(visible, inside.parts))) or ".")
    return asked


def concerns(finding: Finding, asked: Sequence[str]) -> bool:
    """Return whether a finding stands in one of the files or folders that were asked for, or in a folder around them.

    What is wrong with a folder around them, or with a rule, may be what keeps their own findings from being seen.
    """
    place = finding.place.path
    return (
        not asked
        or place == ALL
        or any(one in (".", place) or place.startswith(f"{one}/") or one.startswith(f"{place}/") for one in asked)
    )


def _inside(path: Path, records: Path) -> Path | None:
    """Return `path` as seen from the folder that holds `records`, None where it lies elsewhere.

    As it is typed first: a link among the records is asked for by its own name. Then as the system finds it, because
    the way to the repository may lead over a link.
    """
    typed, base = Path(os.path.abspath(path)), Path(os.path.abspath(records)).parent  # noqa: PTH100  # follows no link
    if typed.is_relative_to(base):
        return typed.relative_to(base)
    found, base = typed.parent.resolve() / typed.name, base.resolve()
    return found.relative_to(base) if found.is_relative_to(base) else None
