"""Notices written as files for printing: whole or not at all, and nothing that lies there is overwritten unasked."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from gongkai.load.schemas import Schemas
from gongkai.model.archive import AnyRecord
from gongkai.publish.printed.paper import Notice, texts_in
from gongkai.publish.printed.printing import NO_CHARACTER, NOT_PRINTED, Unprintable, named, printed
from gongkai.publish.publication import NotPublished
from gongkai.publish.site import Site
from gongkai.text import N_

IN_FIELD = N_(
    "No font has the character {characters}. It stands in {record} at {pointer} ({field}). Write it otherwise there, or"
    " with characters that the font has."
)
THERE_ALREADY = N_("{out} is there already. Choose another name with --out, or overwrite it with --force.")
NO_PLACE_FOR = N_("{out} cannot be written: {why}.")


class NotPrinted(NotPublished):
    """A notice cannot be printed."""


def write_notices(site: Site, papers: Mapping[Path, Notice], records: Sequence[AnyRecord], *, force: bool) -> None:
    """Print notices and write them to their paths; none is written where one cannot be.

    `records` are those that the notices are made from, in which a character without a font is looked for. Raises
    NotPrinted where something cannot be printed, and NotPublished where a file is there already or cannot be written.
    """
    if not force:
        for path in papers:
            if os.path.lexists(path):
                raise NotPublished(THERE_ALREADY, out=str(path))
    made = list(printed(site.root, [paper.encoded() for paper in papers.values()]))
    files = {path: whole(site, result, records) for path, result in zip(papers, made, strict=True)}
    for path, content in files.items():
        write_whole(path, content)


def whole(site: Site, result: bytes | Unprintable, records: Sequence[AnyRecord]) -> bytes:
    """Return the PDF. Raises NotPrinted where there is none, with the characters at fault and where they stand."""
    if isinstance(result, bytes):
        return result
    if not result.missing:
        raise NotPrinted(NOT_PRINTED, why=result.why)
    characters = ", ".join(map(named, result.missing))
    for record in records:
        for pointer, text in texts_in(record):
            if any(character in text for character in result.missing):
                inside = "/".join("0" if part.isdecimal() else part for part in pointer.split("/"))
                field = site.field_title(record.kind, inside) if _known(site.schemas, record, inside) else "–"
                raise NotPrinted(IN_FIELD, characters=characters, record=record.path, pointer=pointer, field=field)
    raise NotPrinted(NO_CHARACTER, characters=characters)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that at no moment there is half of it. Raises NotPublished where that is not possible."""
    aside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
            aside = Path(file.name)
            file.write(content)
        aside.chmod(0o644)
        aside.replace(path)
    except OSError as error:
        if aside is not None:
            aside.unlink(missing_ok=True)
        raise NotPublished(NO_PLACE_FOR, out=str(path), why=error.strerror or str(error)) from error


def _known(schemas: Schemas, record: AnyRecord, pointer: str) -> bool:
    return schemas.at(record.kind, pointer) is not None
