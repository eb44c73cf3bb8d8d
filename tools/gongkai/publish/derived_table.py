"""What a table of computed figures is: the same columns and the same dictionary as those of the records.

Its name begins with `derived_`, so that nobody takes what was computed for what somebody recorded.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from msgspec import Struct

from gongkai.publish.site import Site
from gongkai.publish.table import Column, Form, Row, Table, Value, both, called, labelled
from gongkai.text import N_

PREFIX = "derived_"
PLACE = N_("Compound or area")
PLACE_HELP = N_("The compound or the area that the figure is about.")
PAGE = N_("Page")
PAGE_HELP = N_("Where the page that shows the figure stands, from the root of the site.")
MADE_UP = N_("Made up")
MADE_UP_HELP = N_("Whether the figure belongs to a made-up example place. Leave these out of any count.")


class Derived(Struct, frozen=True):
    """A table and what fills it: `rows` yields the rows of one compound or area, in order, without those below it."""

    table: Table
    rows: Callable[[Site, str], Iterator[Row]]


def derived(
    name: str,
    title: str,
    help_: str,
    key: tuple[str, ...],
    columns: list[Column],
    rows: Callable[[Site, str], Iterator[Row]],
) -> Derived:
    """Return a table of computed figures; its columns begin with place, page and whether it is made up."""
    start = (
        column("place", Form.TEXT, PLACE, PLACE_HELP, required=True),
        column("page", Form.TEXT, PAGE, PAGE_HELP, required=True),
        column("made_up", Form.YES_NO, MADE_UP, MADE_UP_HELP, required=True),
    )
    every = tuple(one for given in (*start, *columns) for one in labelled(given))
    table = Table(name=PREFIX + name, title=both(title), help=both(help_), columns=every, key=key)
    return Derived(table, rows)


def column(
    name: str,
    form: Form,
    title: str,
    help_: str,
    *,
    names: str = "",
    unit: str = "",
    places: int = 0,
    fen: bool = False,
    required: bool = False,
    labels: Mapping[str, str] | None = None,
) -> Column:
    """Return a column; title, help and what the fixed values are called are messages."""
    return Column(
        name=name,
        form=form,
        title=both(title),
        help=both(help_),
        names=names,
        unit=unit,
        places=places,
        fen=fen,
        required=required,
        labels={value: both(message) for value, message in (labels or {}).items()},
    )


def filled(table: Table, values: Mapping[str, object]) -> Row:
    """Return a row of a table from values by column, with the words of the fixed ones; what is not there is empty.

    Raises KeyError for a value that has no column.
    """
    made: Row = []
    given = 0
    for one in table.columns:
        if one.words is not None:
            made.append(called(one.words, made[-1]))
            continue
        value = values.get(one.name)
        given += one.name in values
        made.append(f"{value:.{one.places}f}" if isinstance(value, Decimal) else _plain(value))
    if given != len(values):
        raise KeyError(f"{table.name} has no column {sorted(values.keys() - {c.name for c in table.columns})}")
    return made


def _plain(value: object) -> Value:
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{value!r} is no value of a table")


def rounded(value: Fraction | None, places: int) -> str | None:
    """Return a fraction as a decimal with so many digits, half to even; None for none."""
    if value is None:
        return None
    scaled = Decimal(round(value * 10**places))
    return f"{scaled.scaleb(-places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN):f}"


def exact(value: Fraction | None) -> str | None:
    """Return a fraction exactly: `12`, or `5/7`; None for none."""
    return None if value is None else str(value)
