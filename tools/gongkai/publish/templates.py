"""The environment of the record templates: everything is escaped, nothing undefined, and words are in one language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from pathlib import Path
from types import CodeType
from typing import Any
from urllib.parse import urlsplit

from babel import Locale
from babel.dates import format_date, format_skeleton
from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from gongkai.publish.quick_jinja import Environment
from gongkai.text import N_, Catalogue, translator

Show = Callable[[Any], str]

NOT_RECORDED = N_("not recorded")
PERCENT_WITH_FRACTION = N_("{percent} ({fraction})")
SUM_UNITS = {"zh": N_("ten thousand yuan"), "en": N_("yuan")}
SCHEMES = frozenset({"http", "https", "mailto"})

_ENDS = (Fraction(0), Fraction(1))
_LOCALES = {"zh": Locale.parse("zh_CN"), "en": Locale.parse("en_GB")}
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
    made.bytecode_cache = made.bytecode_cache or _COMPILED
    words: Callable[..., Markup] = partial(worded, catalogue)
    made.globals.update(_=words, gettext=words, language=language, sum_unit=catalogue.gettext(SUM_UNITS[language]))
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
        numbered_lines=numbered_lines,
        rounded_sum=partial(_or, "–", partial(rounded_sum, language)),
        kind_class=kind_class,
        table_rows=partial(table_rows, shown),
    )
    return made


class _Compiled(BytecodeCache):
    """The templates that this process has compiled, by name and content: they are the same code in every language.

    So no template may hand a constant to a filter of ours, which Jinja would work out while it compiles.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def worded(catalogue: Catalogue, message: str, **facts: object) -> Markup:
    """Return `message` in the language of the catalogue with its gaps filled; facts that are not Markup are escaped."""
    template = _template(catalogue, message)
    if not facts:
        return template
    # The same as template.format(**facts), which takes twice as long.
    return Markup(str.format(template, **{name: escape(fact) for name, fact in facts.items()}))  # noqa: S704


@lru_cache(maxsize=4096)
def _template(catalogue: Catalogue, message: str) -> Markup:
    return escape(catalogue.gettext(message))


def money(value: Decimal | int | str) -> str:
    """Return yuan as `¥1,250.00`, always with two decimals, so that columns stand on the decimal point."""
    return _signed("¥", f"{Decimal(value):,.2f}")


def rounded_sum(language: str, value: Decimal) -> str:
    """Return a sum in the unit of SUM_UNITS, rounded for the eye: the exact sum stands in the tables.

    Chinese counts by ten thousands (万), with two decimals; English in whole yuan.
    """
    return number((value / 10000).quantize(Decimal("0.01")) if language == "zh" else value.quantize(Decimal(1)))


def area(value: Decimal | int | str) -> str:
    """Return square metres as `1,204.50 m²`."""
    return _signed("", f"{Decimal(value):,.2f}") + " m²"


def number(value: Decimal | int | str) -> str:
    """Return a count or a decimal with thousands separators and exactly the decimals it has: `12,345`, `0.50`."""
    return _signed("", f"{Decimal(value):,f}")


def percent(catalogue: Catalogue, value: Fraction, exact: bool = True, threshold: Fraction | None = None) -> str:
    """Return `66.34% (613/924)`: rounded to two decimals for the eye, with the fraction that was compared.

    All, none and `exact=False` show the percentage alone. Rounding never makes some into all or none, and never carries
    a share across the `threshold` it is compared with, or onto it: then there are as many decimals as it takes.
    """
    if value.denominator == 1 and value.numerator in (0, 1):
        return f"{value.numerator * 100}%"
    limits = _ENDS if threshold is None or threshold == value else (*_ENDS, threshold)
    decimals = 2
    while not _keeps_apart(value, decimals, limits):
        decimals += 1
    rounded = _rounded(value, decimals)
    sign = _MINUS if rounded < 0 else ""
    shown = f"{sign}{Decimal(abs(rounded)).scaleb(-decimals):.{decimals}f}%"
    if not exact:
        return shown
    return catalogue.gettext(PERCENT_WITH_FRACTION).format(percent=shown, fraction=value)


def _rounded(value: Fraction, decimals: int) -> int:
    """Return the percentage in units of its last decimal, halves away from zero. Whole numbers are far quicker here."""
    hundredfold: int = 10 ** (decimals + 2)
    units, whole = abs(value.numerator) * hundredfold, value.denominator
    rounded = (2 * units + whole) // (2 * whole)
    return -rounded if value.numerator < 0 else rounded


def _keeps_apart(value: Fraction, decimals: int, limits: Iterable[Fraction]) -> bool:
    """Return whether the rounded percentage lies on the same side of every limit as the value itself."""
    rounded, unit = _rounded(value, decimals), 10 ** (decimals + 2)
    for limit in limits:
        # value - limit, and rounded / unit - limit, each multiplied out
        before = value.numerator * limit.denominator - limit.numerator * value.denominator
        after = rounded * limit.denominator - limit.numerator * unit
        if (before > 0) != (after > 0) or (before < 0) != (after < 0):
            return False
    return True


def share(value: Fraction) -> str:
    """Return a share as a length for an SVG attribute: `66.6667%`, between 0 and 100."""
    return f"{min(max(value.numerator / value.denominator, 0), 1) * 100:.4f}%"


def fuzzy_date(language: str, value: object) -> str:
    """Return `2016`, `2016-07` or `2016-07-03` as the language writes it: 2016年, 2016年7月, 2016年7月3日.

    What is not such a date comes back as it is written: the check has said so, and a page shows what the file says.
    """
    return _date_words(language, str(value))


@lru_cache(maxsize=1 << 15)
def _date_words(language: str, text: str) -> str:
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


def numbered_lines(text: str) -> Markup:
    """Return the lines of a file, each marked so that the stylesheet can number it."""
    # The text is escaped as a whole; what is put between its lines needs no escaping.
    lines = str(escape(text.rstrip("\n"))).replace("\n", '\n</span><span class="line">')
    return Markup(f'<span class="line">{lines}\n</span>')  # noqa: S704


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
    cells = [_cell(heading, kind, shown) for heading, kind in columns]
    if columns:
        cells[0] = _head_cell(*columns[0], shown)
    parts: list[str] = []
    for row in rows:
        parts.append('<tr role="row">')
        for value, (start, nothing, end, show) in zip(row, cells, strict=True):
            if value is None:
                parts.append(nothing)
            elif value == "" or show is str:
                parts += (start, escape(value), end)
            else:
                parts += (start, escape(show(value)), end)
        parts.append("</tr>\n")
    # Every value and heading above was escaped one by one.
    return Markup("".join(parts))  # noqa: S704


def _cell(heading: str, kind: str, shown: Mapping[str, Show]) -> tuple[str, str, str, Show]:
    """Return how a cell begins, the whole cell where there is nothing, how it ends, and how its value is formatted."""
    said = f' data-heading="{escape(heading)}"'
    nothing = f'<td role="cell" class="nothing{" num" if kind_class(kind) is _NUM else ""}"{said}>–</td>'
    return f'<td role="cell"{kind_class(kind)}{said}>', nothing, "</td>", shown.get(kind, str)


def _head_cell(heading: str, kind: str, shown: Mapping[str, Show]) -> tuple[str, str, str, Show]:
    # A figure alone does not say what it is; a phone shows the heading before it.
    said = f' data-heading="{escape(heading)}"' if kind_class(kind) is _NUM else ""
    start = f'<th scope="row" role="rowheader"{kind_class(kind)}{said}>'
    return start, f"{start}–</th>", "</th>", shown.get(kind, str)


_NO_CLASS = Markup("")
_NUM, _WHOLE = Markup(' class="num"'), Markup(' class="whole"')
_CLASSES = {"amount": _NUM, "area": _NUM, "number": _NUM, "date": _WHOLE, "plain": _WHOLE}


def _signed(currency: str, figure: str) -> str:
    """Return the figure behind its currency, with a true minus sign before both."""
    return f"{_MINUS}{currency}{figure[1:]}" if figure.startswith("-") else currency + figure


def _or(nothing: str, show: Callable[..., str], value: object, *arguments: object, **named: object) -> str:
    """Return what `show` makes of the value, or the words for a value that the record does not have."""
    return nothing if value is None else show(value, *arguments, **named)
