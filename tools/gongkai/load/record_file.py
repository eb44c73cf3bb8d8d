"""One file of the archive: bytes in, a record's content out, or findings that say what keeps it from being read."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from gongkai.kinds import all_kinds
from gongkai.load.bodies import NotABody, packed
from gongkai.load.misfits import MISFIT, UNKNOWN_FIELD, UNKNOWN_FIELD_MEANT, Misfit
from gongkai.load.personal_data import personal_data
from gongkai.load.positions import escaped
from gongkai.load.reading_rules import PATH_FITS_KIND, SHAPE
from gongkai.load.shape import Shapes
from gongkai.load.yaml_text import Positions, positions, read_text
from gongkai.model.finding import Fact, Finding, Place, Severity, Titled, plain
from gongkai.model.kind import Home, Kind
from gongkai.text import N_

NO_KIND = N_("The record does not say what it is. Begin the file with “kind: {meant}”.")
NO_SUCH_KIND = N_("There is no kind of record called “{kind}”; write one of: {kinds}.")
NO_SUCH_KIND_MEANT = N_("There is no kind of record called “{kind}”; did you mean “{meant}”?")
OTHER_FOLDER = N_(
    "A record of kind {kind} ({title}) belongs into records/{folder}/, and this one lies in records/{here}/."
)
FLAT = N_("This file lies too deep: a record of kind {kind} ({title}) belongs directly into records/{folder}/.")
COMPOUND = N_(
    "A record of kind {kind} ({title}) belongs into records/{folder}/<compound>/, the folder named like its compound."
)
PLACE = N_(
    "A record of kind {kind} ({title}) belongs into records/{folder}/<place>/, the folder named like its compound or"
    " area."
)
_HOMES = {Home.FLAT: (2, FLAT), Home.COMPOUND: (3, COMPOUND), Home.PLACE: (3, PLACE)}


def read_record(data: bytes, path: str, shapes: Shapes) -> tuple[bytes | None, list[Finding]]:
    """Return the packed content of the record at `path` (`records/...`), or None and what is wrong.

    Personal data is found beside either: it says nothing about whether the rest can be read.
    """
    content, findings = _read(data, path, shapes)
    return content, findings + personal_data(data, path, lambda: positions(data))


def _read(data: bytes, path: str, shapes: Shapes) -> tuple[bytes | None, list[Finding]]:
    raw, findings = read_text(data, path)
    if raw is None:
        return None, findings
    kind = all_kinds().get(str(raw.get("kind")))
    if kind is None or not _is_home(kind, path):
        return None, [_astray(raw, kind, path, positions(data), shapes)]
    if shapes.fits(raw, kind.name):
        try:
            return packed(raw), []
        except NotABody:
            pass
    return _read_carefully(raw, kind, path, positions(data), shapes)


def _read_carefully(
    raw: dict[str, Any], kind: Kind, path: str, where: Positions, shapes: Shapes
) -> tuple[bytes | None, list[Finding]]:
    """Read once more what did not fit: a number that stands where text is wanted is the text as it was written."""
    raw = _as_written(raw, "", kind.name, where, shapes)
    misfits: Iterable[Misfit] = shapes.misfits(raw, kind.name)
    if not misfits:
        try:
            return packed(raw), []
        except NotABody as error:
            # Schema and type say different things: our fault, and still no reason to publish what was not read.
            misfits = [Misfit("", MISFIT, {"title": path, "keyword": str(error), "help": ""})]
    return None, [_finding(misfit, path, where) for misfit in misfits]


def _finding(misfit: Misfit, path: str, where: Positions) -> Finding:
    named = misfit.message in (UNKNOWN_FIELD, UNKNOWN_FIELD_MEANT)
    line, column = where.of_key(misfit.pointer) if named else where.of(misfit.pointer)
    facts = {name: plain(value) for name, value in misfit.facts.items()}
    return Finding(SHAPE, Severity.ERROR, Place(path, misfit.pointer, line, column), misfit.message, facts)


def _as_written(value: Any, pointer: str, kind: str, where: Positions, shapes: Shapes) -> Any:
    if isinstance(value, dict):
        steps = {name: escaped(name) for name in value}
        return {n: _as_written(inner, f"{pointer}/{steps[n]}", kind, where, shapes) for n, inner in value.items()}
    if isinstance(value, list):
        return [_as_written(inner, f"{pointer}/{i}", kind, where, shapes) for i, inner in enumerate(value)]
    if isinstance(value, int):
        node, written = shapes.schemas.at(kind, pointer), where.written(pointer)
        if node and node.get("type") == "string" and written is not None:
            return written
    return value


def _is_home(kind: Kind, path: str) -> bool:
    parts = path.split("/")[1:]
    return parts[0] == kind.folder and len(parts) == _HOMES[kind.home][0]


def _astray(raw: dict[str, Any], kind: Kind | None, path: str, where: Positions, shapes: Shapes) -> Finding:
    """Return the finding about a record whose kind is not known, or does not belong where the file lies."""
    folder = path.split("/")[1]
    of_folder = next((k.name for k in all_kinds().values() if k.folder == folder), None)
    if kind is None:
        if raw.get("kind") is None:
            message: str = NO_KIND
            facts: dict[str, Fact] = {"meant": of_folder or "…"}
        else:
            # A list or a mapping has no name that could be told, least of all as Python writes it.
            said = raw["kind"] if isinstance(raw["kind"], str) else where.written("/kind") or "…"
            near = get_close_matches(said, all_kinds(), n=1, cutoff=0.7)
            meant = near[0] if near else of_folder
            kinds = Titled(zh="、".join(all_kinds()), en=", ".join(all_kinds()))
            facts = {"kind": said[:40], "kinds": kinds, "meant": meant or ""}
            message = NO_SUCH_KIND_MEANT if meant else NO_SUCH_KIND
        place = Place(path, "/kind", *where.of("/kind"))
        return Finding(SHAPE, Severity.ERROR, place, message, facts)
    schema = shapes.schemas.by_kind[kind.name]
    title = Titled(zh=schema["x-zh"]["title"], en=schema["title"])
    known: dict[str, Fact] = {"kind": kind.name, "title": title, "folder": kind.folder, "here": folder}
    message = OTHER_FOLDER if folder != kind.folder else _HOMES[kind.home][1]
    return Finding(PATH_FITS_KIND, Severity.ERROR, Place(path, "/kind", *where.of("/kind")), message, known)
