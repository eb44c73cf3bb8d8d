"""What somebody meant: the field, the value or the number behind a slip of the pen."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches

_DATE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月?)")
_SUM = re.compile(r"-?\d+(?:\.\d+)?")
TEN_THOUSAND = "万"


def closest(word: object, known: Mapping[str, Iterable[str]]) -> str | None:
    """Return the key of `known` that `word` is a slip of, or whose title or label `word` is; else None."""
    text = str(word).strip()
    for key, names in known.items():
        if text in names:
            return key
    near = get_close_matches(text.lower().replace("-", "_").replace(" ", "_"), known, n=1, cutoff=0.75)
    return near[0] if near else None


def as_sum(text: str) -> str | None:
    """Return the amount or area meant by `1,250.00`, `￥1250`, `１２５０元` or `1.2万`; None if unclear."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    plain = plain.strip("¥￥").removesuffix("元").removesuffix("平方米").removesuffix("m2").removesuffix("㎡")
    factor = Decimal(10000) if plain.endswith(TEN_THOUSAND) else Decimal(1)
    plain = plain.removesuffix(TEN_THOUSAND)
    if not _SUM.fullmatch(plain):
        return None
    meant = Decimal(plain) * factor
    return f"{meant:.2f}" if meant == meant.quantize(Decimal("0.01")) else None


def as_date(text: str) -> str | None:
    """Return the date meant by `2025年3月1日`, `2025/3/1`, `2025.3` or full-width digits; None if unclear."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        return None
    year, month, day = found.groups()
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])
