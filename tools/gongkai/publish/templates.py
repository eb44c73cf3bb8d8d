"""The environment of the record templates: everything is escaped, nothing undefined, and words are in one language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel.dates import format_date, format_skeleton
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from gongkai.text import N_, Catalogue, translator

Show = Callable[[Any], str]

NOT_RECORDED = N_("not recorded")
PERCENT_WITH_FRACTION = N_("{percent} ({fraction})")
SCHEMES = frozenset({"http", "https", "mailto"})

_LOCALES = {"zh": "zh_CN", "en": "en_GB"}
_MINUS = "\N{MINUS SIGN}"


def environment(root: Path, language: str) -> Environment:
    """Return the environment for the templates of the repository at `root`, in `zh` or `en`.

    Templates say their words by `_("English sentence with {gap}", gap=value)`; values are escaped, as all else is. A
    name that was not handed in is an error, so that a page is never published with a hole in it.
    """
    catalogue = translator(language)
    made = Environment(
        loader=FileSystemLoader(root / "site" / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    words: Callable[..., Markup] = partial(worded, catalogue)
    made.globals.update(_=words, gettext=words)
    nothing = catalogue.gettext(NOT_RECORDED)
    shown: dict[str, Show] = {"amount": money, "area": area, "number": number, "date": partial(fuzzy_date, language)}
    made.filters.update(
        money=partial(_or, nothing, money),
        area=partial(_or, nothing, area),
        number=partial(_or, nothing, number),
        date=partial(_or, nothing, partial(fuzzy_date, language)),
        percent=partial(_or, nothing, partial(percent, catalogue)),
        share=partial(_or, nothing, share),
        safe_url=safe_url,
        ten_thousands=partial(_or, "–", ten_thousands),
        kind_class=kind_class,
        table_rows=partial(table_rows, shown),
    )
    return made


def worded(catalogue: Catalogue, message: str, **facts: object) -> Markup:
    """Return `message` in the language of the catalogue with its gaps filled; facts that are not Markup are escaped."""
    template = _template(catalogue, message)
    if not facts:
        return template
    # The same as template.format(**facts), which takes five times as long.
    return Markup(str.format(template, **{name: escape(fact) for name, fact in facts.items()}))  # noqa: S704


@lru_cache(maxsize=4096)
def _template(catalogue: Catalogue, message: str) -> Markup:
    return escape(catalogue.gettext(message))


def money(value: Decimal | int | str) -> str:
    """Return yuan as `¥1,250.00`, always with two decimals, so that columns stand on the decimal point."""
    return _signed("¥", f"{Decimal(value):,.2f}")


def ten_thousands(value: Decimal) -> str:
    """Return yuan in 万 with two decimals, rounded for the eye: the exact sum stands in the tables."""
    return number((value / 10000).quantize(Decimal("0.01")))


def area(value: Decimal | int | str) -> str:
    """Return square metres as `1,204.50 m²`."""
    return _signed("", f"{Decimal(value):,.2f}") + " m²"


def number(value: Decimal | int | str) -> str:
    """Return a count or a decimal with thousands separators and exactly the decimals it has: `12,345`, `0.50`."""
    return _signed("", f"{Decimal(value):,f}")


def percent(catalogue: Catalogue, value: Fraction, exact: bool = True) -> str:
    """Return `66.34% (613/924)`: rounded to two decimals for the eye, with the fraction that was compared.

    All, none and `exact=False` show the percentage alone. A share that is not all or nothing is never rounded to it.
    """
    if value in (0, 1):
        return f"{value * 100}%"
    hundredths = round(value * 10000)
    if 0 < value < 1:
        hundredths = min(max(hundredths, 1), 9999)
    rounded = f"{Decimal(hundredths).scaleb(-2):.2f}%"
    if not exact:
        return rounded
    return catalogue.gettext(PERCENT_WITH_FRACTION).format(percent=rounded, fraction=value)


def share(value: Fraction) -> str:
    """Return a share as a length for an SVG attribute: `66.6667%`, between 0 and 100."""
    return f"{float(min(max(value, Fraction(0)), Fraction(1))) * 100:.4f}%"


@lru_cache(maxsize=16384)
def fuzzy_date(language: str, value: date | str) -> str:
    """Return `2016`, `2016-07` or `2016-07-03` as the language writes it: 2016年, 2016年7月, 2016年7月3日.

    What is not such a date comes back as it is written: the check has said so, and a page shows what the file says.
    """
    text = str(value)
    locale = _LOCALES[language]
    parts = [int(part) if part.isdecimal() else 0 for part in text.split("-")]
    year, month, day_of_month = [*parts, 1, 1][:3]
    try:
        day = date(year, month, day_of_month)
    except (ValueError, OverflowError):
        return text
    match len(parts):
        case 1:
            return format_skeleton("y", day, locale=locale)
        case 2:
            return format_skeleton("yMMMM", day, locale=locale)
        case 3:
            return format_date(day, "long", locale=locale)
    return text


def safe_url(value: str | None) -> str:
    """Return `value` when a reader may follow it (http, https or mailto, no blank or control character), else ""."""
    if not value or any(character <= " " or character == "\x7f" for character in value):
        return ""
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not (parts.path if parts.scheme.lower() == "mailto" else parts.netloc):
        return ""
    return value


def kind_class(kind: str) -> Markup:
    """Return the class attribute of a table's cells of this kind: figures are aligned, dates and plain words whole."""
    return _CLASSES.get(kind, _NO_CLASS)


def table_rows(
    shown: Mapping[str, Show], rows: Iterable[Sequence[object]], columns: Sequence[tuple[str, str]]
) -> Markup:
    """Return the rows of a table; `columns` are (heading, kind), and the first cell of a row heads it.

    `shown` has the filters for kinds that are formatted; None is a dash. This is here and not in a template because a
    statement has hundreds of cells, and a macro for each costs many times as much.
    """
    cells = [
        (f'<td role="cell"{kind_class(kind)} data-heading="{escape(heading)}">', "</td>", shown.get(kind, str))
        for heading, kind in columns
    ]
    if columns:
        cells[0] = (f'<th scope="row" role="rowheader"{kind_class(columns[0][1])}>', "</th>", cells[0][2])
    parts: list[str] = []
    for row in rows:
        parts.append('<tr role="row">')
        for value, (start, end, show) in zip(row, cells, strict=True):
            if value is None:
                parts += (start, "–", end)
            elif value == "" or show is str:
                parts += (start, escape(value), end)
            else:
                parts += (start, escape(show(value)), end)
        parts.append("</tr>\n")
    # Every value and heading above was escaped one by one.
    return Markup("".join(parts))  # noqa: S704


_NO_CLASS = Markup("")
_NUM, _WHOLE = Markup(' class="num"'), Markup(' class="whole"')
_CLASSES = {"amount": _NUM, "area": _NUM, "number": _NUM, "date": _WHOLE, "plain": _WHOLE}


def _signed(currency: str, figure: str) -> str:
    """Return the figure behind its currency, with a true minus sign before both."""
    return f"{_MINUS}{currency}{figure[1:]}" if figure.startswith("-") else currency + figure


def _or(nothing: str, show: Callable[..., str], value: object, *arguments: object, **named: object) -> str:
    """Return what `show` makes of the value, or the words for a value that the record does not have."""
    return nothing if value is None else show(value, *arguments, **named)
