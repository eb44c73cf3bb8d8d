"""The data dictionary: what every column of every table means, in the words of the schemas."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from gongkai.publish.table import Column, Form, Table, each_table
from gongkai.text import N_

FORMS = {
    Form.TEXT: N_("text"),
    Form.WHOLE: N_("whole number"),
    Form.DECIMAL: N_("number, exact"),
    Form.YES_NO: N_("yes or no (true, false)"),
    Form.DAY: N_("day (2025-03-08)"),
    Form.DATE: N_("day, month or year (2025-03-08, 2025-03, 2025)"),
    Form.LIST: N_("list of texts"),
}


class Entry(Struct, frozen=True, kw_only=True):
    """One column of one table. `names` is the kind of record it names, `values` what its fixed values are called."""

    table: str
    column: str
    title_zh: str
    title_en: str
    form: str
    digits: int | None
    unit: str
    names: str
    required: bool
    values: str
    help_zh: str
    help_en: str


def entries(tables: Iterable[Table]) -> Iterator[Entry]:
    """Yield the columns of `tables`, in order, those of the lists inside them too."""
    for table in each_table({table.name: table for table in tables}):
        for column in table.columns:
            yield Entry(
                table=table.name,
                column=column.name,
                title_zh=column.title["zh"],
                title_en=column.title["en"],
                form=column.form.value,
                digits=column.places or None,
                unit=column.unit,
                names=column.names,
                required=column.required,
                values="; ".join(values_of(column)),
                help_zh=column.help["zh"],
                help_en=column.help["en"],
            )


def values_of(column: Column) -> list[str]:
    """Return the fixed values of a column, each with what it is called."""
    return [
        f"{value} {' '.join(words[language] for language in sorted(words, reverse=True))}".strip()
        for value, words in column.labels.items()
    ]
