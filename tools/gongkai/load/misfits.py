"""What does not fit a schema, in our own sentences: one for each cause, with what was probably meant."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from gongkai.load import meant
from gongkai.load.positions import escaped
from gongkai.load.schemas import Schema, Schemas, label_of
from gongkai.load.yaml_slips import CHINESE_BRACKET, CHINESE_BRACKETS
from gongkai.model.finding import Titled
from gongkai.model.period import partial_date
from gongkai.text import N_

UNKNOWN_FIELD = N_("There is no field “{name}” here.")
UNKNOWN_FIELD_MEANT = N_("There is no field “{name}” here; did you mean “{meant}” ({title})?")
MISSING = N_("The field “{name}” ({title}) is missing. {help}")
MISSING_BESIDE = N_("Where “{beside}” stands, the field “{name}” ({title}) is needed too. {help}")
EMPTY = N_("{title} is empty: fill it in, or delete the line.")
WRONG_VALUE = N_("{title} cannot be “{value}”; write one of: {values}.")
WRONG_VALUE_MEANT = N_("{title} cannot be “{value}”; did you mean “{meant}” ({label})?")
WRONG_FORM = N_("{title} cannot be “{value}”. {help}")
WRONG_FORM_MEANT = N_("{title} cannot be “{value}”; write “{meant}”.")
NOT_A_DAY = N_("{title} has to be a day, written like 2025-03-08, not “{value}”.")
NOT_A_DATE = N_("{title} has to be a date, written like 2025-03-08, 2025-03 or 2025, not “{value}”.")
NO_SUCH_DAY = N_("{title}: there is no day “{value}” in the calendar.")
NOT_TEXT = N_("{title} has to be text. {help}")
NOT_WHOLE = N_("{title} has to be a whole number without quotes, not “{value}”. {help}")
NOT_WHOLE_MEANT = N_("{title} has to be a whole number, not “{value}”; write “{meant}”, without the quotation marks.")
QUOTED_NUMBER = N_("{title} is a whole number and stands here in quotation marks; write it without: {meant}.")
PERCENTAGE = N_("{title} is a number and not a percentage, and “{value}” is one. Write how many it was. {help}")
COMMA_IN_NUMBER = N_("A comma divides fields here, and cannot stand inside a number: write {meant} instead of {value}.")
NO_HASH = N_(
    "{title} cannot be “{value}”: a resolution is written as its meeting, # and its identifier, such as “{meant}”."
)
WRONG_YEAR = N_("{title} cannot be “{value}”: the year has to be one from {first} to {last}.")
NOT_LIST = N_("{title} has to be a list: each item on a line of its own that begins with “- ”. {help}")
NOT_MAPPING = N_("{title} has to be fields with values, one “field: value” a line. {help}")
NOT_BOOLEAN = N_("{title} has to be true or false, not “{value}”.")
TOO_LONG = N_("{title} is too long: at most {most} characters.")
TOO_SHORT = N_("{title} is too short: at least {least} characters. {help}")
TOO_MANY = N_("{title} has too many items: at most {most}.")
TOO_FEW = N_("{title} has too few items: at least {least}, or delete the line. {help}")
TOO_SMALL = N_("{title} cannot be less than {least}, and it is {value}.")
TOO_LARGE = N_("{title} cannot be more than {most}, and it is {value}.")
TWICE = N_("{title} names the same thing twice.")
SAYS_TOO_LITTLE = N_("{title} says too little: at least {least} fields. {help}")
MISFIT = N_("{title} does not fit its schema ({keyword}). {help}")


class Misfit(Struct, frozen=True):
    """One place of a document that does not fit: a JSON Pointer, a message and the facts for its gaps."""

    pointer: str
    message: str
    facts: Mapping[str, object]


class Violation(Struct, frozen=True):
    """One keyword of a schema that a value does not keep: its limit, the value, the schema, what the library said."""

    keyword: str
    limit: Any
    value: Any
    schema: Schema
    said: str


# Of several things wrong with one value, the first of these is the cause and the others follow from it.
_CAUSES = ("type", "const", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum")


def worded(schemas: Schemas, kind: str, pointer: str, errors: Sequence[Violation]) -> Iterator[Misfit]:
    """Yield what the violations at one place of a record of `kind` come down to, one for each cause."""
    by_keyword = {error.keyword: error for error in errors}
    cause = next((keyword for keyword in _CAUSES if keyword in by_keyword), None)
    if cause:
        yield _value_misfit(schemas, kind, pointer, by_keyword[cause])
        return
    unknown: set[str] = set()
    if "additionalProperties" in by_keyword:
        for misfit, stands_for in _unknown_fields(schemas, kind, pointer, by_keyword["additionalProperties"]):
            unknown.add(stands_for)
            yield misfit
    # jsonschema raises one error for each missing field; a misspelt field is not missing as well.
    missing = [
        misfit
        for error in errors
        if error.keyword in ("required", "dependentRequired")
        for misfit in _missing(schemas, kind, pointer, error, unknown)
    ]
    yield from missing
    # Whoever leaves out a field has written one too few, which is the same cause.
    told = {"additionalProperties", "required", "dependentRequired", *(["minProperties"] if missing else [])}
    for keyword in sorted(by_keyword.keys() - told):
        yield _value_misfit(schemas, kind, pointer, by_keyword[keyword])


def _facts(node: Schema) -> dict[str, object]:
    words = node.get("x-zh") or {"title": "这里", "description": ""}
    return {
        "title": Titled(zh=words["title"], en=node.get("title", "This")),
        "help": Titled(zh=words["description"], en=node.get("description", "")),
    }


def _unknown_fields(schemas: Schemas, kind: str, pointer: str, error: Violation) -> Iterator[tuple[Misfit, str]]:
    known = {name: schemas.resolved(kind, node) for name, node in error.schema["properties"].items()}
    names = {name: (node["title"], node["x-zh"]["title"]) for name, node in known.items()}
    free = {name: titles for name, titles in names.items() if name not in error.value}
    after_commas: set[str] = set()
    for parts in _numbers_with_commas(error.value):
        after_commas.update(parts[1:])
        facts: dict[str, object] = {"value": ",".join(parts), "meant": "".join(parts)}
        yield Misfit(f"{pointer}/{escaped(parts[1])}", COMMA_IN_NUMBER, facts), ""
    for name in sorted(str(field) for field in error.value if field not in known and field not in after_commas):
        at, meant_field = f"{pointer}/{escaped(name)}", meant.closest(name, free)
        if meant_field:
            facts = {"name": name, "meant": meant_field, **_facts(known[meant_field])}
            yield Misfit(at, UNKNOWN_FIELD_MEANT, facts), meant_field
        else:
            yield Misfit(at, UNKNOWN_FIELD, {"name": name}), ""


_AFTER_COMMA = re.compile(r"[0-9]{3}([.][0-9]+)?")


def _numbers_with_commas(fields: Mapping[Any, Any]) -> Iterator[list[str]]:
    """Yield the numbers that brackets divided at their commas: `{heads: 1,300}` is a field `300` without a value.

    Each is the parts in order: what was left as a value, then the names that are no fields.
    """
    parts: list[str] = []
    for name, value in fields.items():
        if value is None and parts and _AFTER_COMMA.fullmatch(str(name)):
            parts.append(str(name))
            continue
        if len(parts) > 1:
            yield parts
        parts = [str(value)] if type(value) is int else []
    if len(parts) > 1:
        yield parts


def _missing(schemas: Schemas, kind: str, pointer: str, error: Violation, misspelt: set[str]) -> Iterator[Misfit]:
    asked: dict[str, str] = {}
    if error.keyword == "required":
        # The error does not name its field apart: it is the one that its message begins with.
        asked = {name: "" for name in error.limit if error.said.startswith(f"{name!r} is")}
    else:
        for beside, names in error.limit.items():
            asked |= {name: beside for name in names if beside in error.value and name not in error.value}
    for name, beside in asked.items():
        if name in misspelt:
            continue
        facts = {"name": name, **_facts(schemas.resolved(kind, error.schema["properties"][name]))}
        message = MISSING_BESIDE if beside else MISSING
        yield Misfit(pointer, message, {**facts, "beside": beside} if beside else facts)


def _value_misfit(schemas: Schemas, kind: str, pointer: str, error: Violation) -> Misfit:
    node = schemas.at(kind, pointer) or error.schema
    value, keyword, limit = error.value, error.keyword, error.limit
    facts: dict[str, object] = {"value": _short(value), **_facts(node)}
    if value is None or value == "":
        return Misfit(pointer, EMPTY, facts)
    if keyword in ("enum", "const"):
        return _wrong_choice(pointer, node, [limit] if keyword == "const" else limit, facts, value)
    if keyword in ("pattern", "format"):
        return _wrong_form(pointer, node, facts, value)
    if keyword == "type":
        return _wrong_type(pointer, node, facts, value)
    limits = {"most": limit, "least": limit, "keyword": keyword}
    return Misfit(pointer, _LIMITS.get(keyword, MISFIT), facts | limits)


_LIMITS = {
    "maxLength": TOO_LONG,
    "maxItems": TOO_MANY,
    "minLength": TOO_SHORT,
    "minItems": TOO_FEW,
    "minimum": TOO_SMALL,
    "maximum": TOO_LARGE,
    "uniqueItems": TWICE,
    "minProperties": SAYS_TOO_LITTLE,
}


def _wrong_choice(pointer: str, node: Schema, choices: list[Any], facts: dict[str, object], value: object) -> Misfit:
    names = {str(c): {label_of(node, c, "zh"), label_of(node, c, "en")} for c in choices}
    text = str(value)
    meant_value = (
        meant.by_its_numbers(text, names) or meant.closest(text, names) or meant.closest(text.replace("_", "-"), names)
    )
    if meant_value:
        label = Titled(zh=label_of(node, meant_value, "zh"), en=label_of(node, meant_value, "en"))
        return Misfit(pointer, WRONG_VALUE_MEANT, facts | {"meant": meant_value, "label": label})
    said = Titled(
        zh="、".join(f"{c}（{label_of(node, c, 'zh')}）" for c in choices),
        en=", ".join(f"{c} ({label_of(node, c, 'en')})" for c in choices),
    )
    return Misfit(pointer, WRONG_VALUE, facts | {"values": said})


_SUMS = ("amount", "square-metres")
_DATES = ("day", "date")
_ANY_YEAR = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
FIRST_YEAR, LAST_YEAR = 1900, 2199  # as in the patterns of fields.schema.json


def _wrong_form(pointer: str, node: Schema, facts: dict[str, object], value: object) -> Misfit:
    reading, text = str(node.get("x-type")), str(value)
    if node.get("x-ref") == "resolution":
        guess = meant.as_resolution(text)
        message = NO_HASH
        facts = facts | {"meant": "…#1"}
    elif reading in _SUMS:
        guess, message = meant.as_sum(text), PERCENTAGE if meant.is_percentage(text) else WRONG_FORM
    elif reading in _DATES:
        guess, message = meant.as_date(text), NOT_A_DAY if reading == "day" else NOT_A_DATE
    else:
        guess, message = None, WRONG_FORM
    if guess and guess != value and re.fullmatch(node["pattern"], guess):
        return Misfit(pointer, WRONG_FORM_MEANT, facts | {"meant": guess})
    if reading in _DATES and _ANY_YEAR.fullmatch(text) and not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        return Misfit(pointer, WRONG_YEAR, facts | {"first": FIRST_YEAR, "last": LAST_YEAR})
    return Misfit(pointer, message, facts)


def _wrong_type(pointer: str, node: Schema, facts: dict[str, object], value: object) -> Misfit:
    wanted = node.get("type")
    if wanted == "integer" and isinstance(value, str):
        return _wrong_count(pointer, facts, value)
    if wanted in ("array", "object") and isinstance(value, str) and value[:1] in CHINESE_BRACKETS:
        right = {"bracket": value[:1], "meant": "[" if wanted == "array" else "{"}
        return Misfit(pointer, CHINESE_BRACKET, facts | right)
    messages = {"integer": NOT_WHOLE, "array": NOT_LIST, "object": NOT_MAPPING, "boolean": NOT_BOOLEAN}
    if isinstance(wanted, str) and wanted in messages:
        return Misfit(pointer, messages[wanted], facts)
    return Misfit(pointer, NOT_TEXT, facts)


def _wrong_count(pointer: str, facts: dict[str, object], value: str) -> Misfit:
    if meant.is_percentage(value):
        return Misfit(pointer, PERCENTAGE, facts)
    guess = meant.as_count(value)
    if guess is None:
        return Misfit(pointer, NOT_WHOLE, facts)
    return Misfit(pointer, QUOTED_NUMBER if guess == value else NOT_WHOLE_MEANT, facts | {"meant": guess})


def _short(value: object) -> object:
    if isinstance(value, dict | list):
        return "…"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def impossible_days(schemas: Schemas, kind: str, raw: Any, pointer: str = "") -> Iterator[Misfit]:
    """Yield each date of a record that the calendar does not have."""
    if isinstance(raw, dict):
        for name, inner in raw.items():
            yield from impossible_days(schemas, kind, inner, f"{pointer}/{name}")
    elif isinstance(raw, list):
        for index, inner in enumerate(raw):
            yield from impossible_days(schemas, kind, inner, f"{pointer}/{index}")
    elif isinstance(raw, str):
        node = schemas.at(kind, pointer)
        if node and node.get("x-type") in ("day", "date"):
            try:
                partial_date(raw)
            except ValueError:
                yield Misfit(pointer, NO_SUCH_DAY, {"value": raw, **_facts(node)})
