"""What somebody meant: the field, the value or the number behind a slip of the pen."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches

_TIME = r"(?:[T\s]*\d{1,2}[:：时点].*|\s*[上下中]午.*)?"
_DATE = re.compile(rf"(\d{{4}})\s*[-./年]\s*(\d{{1,2}})(?:\s*[-./月]\s*(\d{{1,2}})\s*日?{_TIME}|\s*月?)", re.ASCII)
_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_MOST_DIGITS = 20  # more cannot be meant, and Decimal would round them
_QUOTES = "“”‘’「」『』\"'"
_UNIT_OF_SUM = re.compile(r"(?:平方米|平米|m²|㎡|m2|M2|元|圆|块)$")
_UNIT_OF_COUNT = re.compile(r"(?:名业主|位业主|户业主|[人户名位票套幢栋座层席个])$")
_ABOUT = re.compile(r"^(?:大约|约|共计|共)")
TEN_THOUSAND = "万"


def closest(word: object, known: Mapping[str, Iterable[str]]) -> str | None:
    """Return the key of `known` that `word` is a slip of, or whose title or label `word` is; else None."""
    text = str(word).strip()
    for key, names in known.items():
        if text in names:
            return key
    near = get_close_matches(text.lower().replace("-", "_").replace(" ", "_"), known, n=1, cutoff=0.75)
    return near[0] if near else None


def by_its_numbers(text: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that has the numbers of `text`: `278-4` for 民法典第278条第4项; None if unclear."""
    numbers = re.findall("[0-9]+", unicodedata.normalize("NFKC", text))
    return next((key for key in known if len(numbers) > 1 and re.findall("[0-9]+", key) == numbers), None)


def as_sum(text: str) -> str | None:
    """Return the amount or area meant by `1,250.00`, `￥1250`, `１２５０元` or `1.2万`; None if unclear."""
    bare = _UNIT_OF_SUM.sub("", _bare(text).lstrip("¥￥"))
    factor = Decimal(10000) if bare.endswith(TEN_THOUSAND) else Decimal(1)
    number = _number(bare.removesuffix(TEN_THOUSAND))
    if number is None:
        return None
    meant = Decimal(number) * factor
    return f"{meant:.2f}" if meant == meant.quantize(Decimal("0.01")) else None


def as_count(text: str) -> str | None:
    """Return the whole number meant by `２０４`, `204户`, `约204人` or `1,300`; None if unclear."""
    number = _number(_UNIT_OF_COUNT.sub("", _ABOUT.sub("", _bare(text))))
    return str(int(number)) if number is not None and "." not in number else None


def is_percentage(text: str) -> bool:
    """Return whether somebody wrote a percentage: `83.3%`, `百分之八十三`."""
    bare = _bare(text)
    return bare.endswith(("%", "％")) or bare.startswith("百分之")


def _bare(text: str) -> str:
    """Return `text` without blanks and without quotation marks around it."""
    return "".join(text.split()).strip(_QUOTES)


def _number(text: str) -> str | None:
    """Return a number as a program reads it. Full-width digits are digits; raised and circled ones (², ②) are not."""
    if any(character.isdigit() and not character.isdecimal() for character in text):
        return None
    plain = unicodedata.normalize("NFKC", text)
    if not _NUMBER.fullmatch(plain):
        return None
    plain = plain.replace(",", "")
    return plain if sum(map(str.isdigit, plain)) <= _MOST_DIGITS else None


def as_date(text: str) -> str | None:
    """Return the date meant by `2025年3月1日`, `2025/3/1`, `2025.3`, a date with a time; None if unclear."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip().strip(_QUOTES))
    if not found:
        return None
    year, month, day = found.groups()
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])


def as_resolution(text: str) -> str | None:
    """Return the resolution meant by `compound/meeting/1`: its meeting, `#` and its identifier; None if unclear."""
    meeting, _, identifier = text.strip().strip(_QUOTES).rpartition("/")
    return f"{meeting}#{identifier}" if meeting.count("/") == 1 and "#" not in text else None
