"""What a table of the data is: its columns with their words, its key, and its values.

Values are plain: text, whole numbers, yes or no, lists of text. Amounts and areas are text too, so that nothing is
rounded on the way.
"""

from collections.abc import Iterator, Mapping
from enum import Enum

import msgspec
from msgspec import Struct

from gongkai.text import LANGUAGES, N_, translator

Value = str | int | bool | tuple[str, ...] | None
Row = list[Value]
Words = Mapping[str, str]  # the same words by language: zh, en


class Form(Enum):
    """What the values of a column are. DATE may be a year or a month where the source says no more."""

    TEXT = "text"
    WHOLE = "whole number"
    DECIMAL = "decimal"
    YES_NO = "yes or no"
    DAY = "day"
    DATE = "date"
    LIST = "list"


class Column(Struct, frozen=True, kw_only=True):
    """A column. `path` leads to its value inside the thing that a row is made from; empty for the columns of a key.

    `places` are the digits after the point that a decimal has at most; `fen` says that it is an amount in yuan. `names`
    is the kind of record that a value names. `labels` are what the fixed values are called. A column with `words` has
    what the values of the column before it are called, by value.
    """

    name: str
    form: Form
    title: Words
    help: Words
    path: tuple[str, ...] = ()
    places: int = 0
    fen: bool = False
    unit: str = ""
    names: str = ""
    labels: Mapping[str, Words] = {}
    required: bool = False
    words: Mapping[str, str] | None = None


class Table(Struct, frozen=True, kw_only=True):
    """A table. `key` are the columns that tell its rows apart; `parent` is the table whose rows its own belong to.

    `lists` lead from the thing that a row is made from to the lists inside it, each with its table.
    """

    name: str
    title: Words
    help: Words
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    parent: str = ""
    lists: tuple[tuple[tuple[str, ...], "Table"], ...] = ()

    @property
    def joined_by(self) -> tuple[str, ...]:
        """Return the columns that name the row of the parent."""
        return self.key[:-1]


LABEL = N_("{column}, in words")
LABEL_HELP = N_("What the value in the column before it is called, in Chinese.")


def each_table(tables: Mapping[str, Table]) -> Iterator[Table]:
    """Yield every table, each followed by those of the lists inside it."""
    for table in tables.values():
        yield table
        yield from each_table({inner.name: inner for _, inner in table.lists})


def column_of(name: str, form: Form, title: str, help_: str, *, required: bool = True) -> Column:
    """Return a column whose title and help are messages."""
    return Column(name=name, form=form, title=both(title), help=both(help_), required=required)


def labelled(column: Column) -> list[Column]:
    """Return a column, and after it one with what its fixed values are called, where they are called anything."""
    words = {value: label["zh"] for value, label in column.labels.items() if label}
    if not words:
        return [column]
    title = {language: worded(LABEL, language).format(column=column.title[language]) for language in LANGUAGES}
    beside = Column(
        name=f"{column.name}_label",
        form=column.form,
        title=title,
        help=both(LABEL_HELP),
        required=column.required,
        words=words,
    )
    return [column, beside]


def called(words: Mapping[str, str], value: Value) -> Value:
    """Return what a value is called, or each of a list of values; the value itself where it has no word."""
    if isinstance(value, tuple):
        return tuple(words.get(one, one) for one in value)
    return words.get(value, value) if isinstance(value, str) else value


def listed(values: tuple[str, ...]) -> str:
    """Return a list as one text, in JSON: no sign is kept for cutting it, and nothing in it can be taken for one."""
    return msgspec.json.encode(values).decode()


def both(message: str) -> Words:
    """Return a message in both languages."""
    return {language: worded(message, language) for language in LANGUAGES}


def worded(message: str, language: str) -> str:
    """Return a message in a language."""
    return translator(language).gettext(message)
