"""Amounts in few letters for the axes: 12万 in Chinese, 120K in English. The exact ones stand in the tables."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel import Locale
from babel.numbers import format_compact_decimal

_LOCALES = {"zh": Locale.parse("zh_CN"), "en": Locale.parse("en_GB")}
_MINUS = "\N{MINUS SIGN}"


@lru_cache(maxsize=4096)
def yuan(language: str, value: Decimal | Fraction) -> str:
    """Return an amount in yuan, rounded to two decimals of 万, 亿, thousand or million."""
    exact = Fraction(value)
    rounded = Decimal(abs(exact).numerator) / Decimal(exact.denominator)
    words = format_compact_decimal(rounded, locale=_LOCALES[language], fraction_digits=2)
    return f"{_MINUS if exact < 0 else ''}¥{words}"


def hundredths(value: Fraction) -> str:
    """Return a share in whole percent."""
    return f"{round(value * 100)}%"
