"""Changes of records in words: as lines for the terminal, and as Markdown for the summary of a run."""

from collections.abc import Iterator, Sequence

import click

from gongkai.derive.changes import Changes, FileNote, RecordChange, Sort
from gongkai.load.file_names import visible
from gongkai.load.schemas import Schemas
from gongkai.report.edit_words import EditWords
from gongkai.report.github import markdown
from gongkai.report.words import safe, sentence
from gongkai.text import N_, Catalogue

SORTS = {
    Sort.BLINDING: N_("Keeps a reviewer from seeing what changes"),
    Sort.SUBSTANCE: N_("Changes an amount, a number, a date, a person or a legal basis after publication"),
    Sort.DELETED: N_("Deleted without a published reason"),
    Sort.UNREADABLE: N_("Cannot be compared"),
    Sort.REWORDED: N_("Worded otherwise, without a published reason"),
    Sort.CORRECTED: N_("Corrected, with the reason published"),
    Sort.TOMBSTONE: N_("Taken away, with the reason published"),
    Sort.EXTENDED: N_("Added to, or brought up to date"),
    Sort.NEW: N_("New"),
    Sort.FORMAT: N_("Written otherwise, the same content (compared value by value)"),
}
COLOURS = {
    Sort.BLINDING: "red",
    Sort.SUBSTANCE: "red",
    Sort.DELETED: "red",
    Sort.UNREADABLE: "red",
    Sort.REWORDED: "yellow",
}
NOTHING = N_("No record changes.")
TOTAL = N_("Records that change: {records}; other files: {elsewhere}.")
COUNTED = N_("{sort}: {count}")
ITS_REASON = N_("Reason: {reason} ({path})")
MOVED_TO = N_("The same content is now at {path}; but the address of a record is for good.")
NOT_READABLE = N_("This record cannot be read on one side of the change. Look at the file itself.")
HEADING = N_("What changes in the records")
COLUMNS = (N_("Record"), N_("What changes"))
MORE = N_("… and {count} more; the command shows all: gongkai diff")
SHOWN = 50  # records of the summary; the forge cuts long ones off
EDITS_SHOWN = 12  # sentences about one record in the summary

Item = RecordChange | FileNote


def lines(changes: Changes, schemas: Schemas, catalogue: Catalogue) -> Iterator[str]:
    """Yield the changes as lines for the terminal, what is to be looked at first at the top."""
    words = EditWords(schemas, catalogue)
    for sort in Sort:
        items = of_sort(changes, sort)
        if items:
            said = catalogue.gettext(COUNTED).format(sort=catalogue.gettext(SORTS[sort]), count=len(items))
            yield click.style(said, bold=True, fg=COLOURS.get(sort))
            for item in items:
                yield f"  {click.style(_title(item, words), bold=True)}"
                yield from (f"      {said}" for said in _sentences(item, words, catalogue))
            yield ""
    yield total(changes, catalogue)


def total(changes: Changes, catalogue: Catalogue) -> str:
    """Return the sentence that counts."""
    if not changes.records and not changes.notes and not changes.elsewhere:
        return catalogue.gettext(NOTHING)
    return catalogue.gettext(TOTAL).format(records=len(changes.records), elsewhere=changes.elsewhere)


def summary(changes: Changes, schemas: Schemas, catalogue: Catalogue) -> str:
    """Return the changes as Markdown, at most `SHOWN` records; how many there are of each sort stands before."""
    words = EditWords(schemas, catalogue)
    rows = [f"## {catalogue.gettext(HEADING)}", "", total(changes, catalogue), ""]
    counts = changes.counts()
    for sort in Sort:
        if counts[sort]:
            said = catalogue.gettext(COUNTED).format(sort=catalogue.gettext(SORTS[sort]), count=counts[sort])
            rows.append(f"- **{said}**" if sort in COLOURS else f"- {said}")
    items = [(sort, item) for sort in Sort for item in of_sort(changes, sort)]
    for number, (sort, item) in enumerate(items[:SHOWN]):
        if number == 0 or items[number - 1][0] is not sort:
            rows += ["", f"### {catalogue.gettext(SORTS[sort])}", ""]
            rows += ["| " + " | ".join(catalogue.gettext(column) for column in COLUMNS) + " |", "| --- | --- |"]
        cells = [markdown(one) for one in _sentences(item, words, catalogue)]
        cells[EDITS_SHOWN:] = ["…"] if len(cells) > EDITS_SHOWN else []
        rows.append(f"| {markdown(_title(item, words))} | {'<br>'.join(cells)} |")
    if len(items) > SHOWN:
        rows += ["", catalogue.gettext(MORE).format(count=len(items) - SHOWN)]
    return "\n".join(rows) + "\n"


def of_sort(changes: Changes, sort: Sort) -> Sequence[Item]:
    """Return the records and files of one sort, in their order."""
    every: list[Item] = [*changes.notes, *changes.records]
    return [one for one in every if one.sort is sort]


def _title(item: Item, words: EditWords) -> str:
    return words.title(item) if isinstance(item, RecordChange) else safe(visible(item.path))


def _sentences(item: Item, words: EditWords, catalogue: Catalogue) -> Iterator[str]:
    if isinstance(item, FileNote):
        yield sentence(item.message, item.facts, catalogue)
        return
    if item.sort is Sort.UNREADABLE:
        yield catalogue.gettext(NOT_READABLE)
    if item.moved_to:
        yield sentence(MOVED_TO, {"path": visible(item.moved_to)}, catalogue)
    if item.notice:
        yield sentence(ITS_REASON, {"reason": item.notice.reason, "path": item.notice.path}, catalogue)
    yield from words.sentences(item)
