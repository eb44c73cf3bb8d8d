"""Two libraries judge the shape of a document, and ours says why: they agree, and one cause gets one sentence.

The documents are all records and examples, as they are and with a slip of the pen, thrown by a die with a fixed seed.
"""

import importlib.util
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from functools import cache
from random import Random
from typing import Any, NamedTuple

import pytest

from gongkai.kinds import all_kinds
from gongkai.load.misfits import NO_SUCH_DAY, Misfit
from gongkai.load.yaml_text import read_text
from gongkai.model.finding import plain
from gongkai.report.words import sentence
from gongkai.text import translator
from tests.example_files import EXAMPLES, ROOT, example_of, schemas, shapes, world

Data = dict[str, Any]
SEED = 20261122
OF_EACH = 60  # slips of each sort
THEIR_ENGLISH = re.compile(
    r"is not valid under|is a required property|is not of type|does not match|is not one of|was expected|"
    r"[Aa]dditional properties|is too (?:long|short)\b(?!:)|is (?:less|greater) than|should not be valid|non-unique|"
    r"does not have enough|has too many properties|is a dependency of|is not a '"
)


def sources() -> Iterator[tuple[str, bytes]]:
    """Yield every document there is, with where it is from."""
    for base in (ROOT, ROOT / "tests" / "archive"):
        for file in sorted((base / "records").rglob("*.yml")):
            yield str(file.relative_to(ROOT)), file.read_bytes()
    yield from world().items()
    for path in EXAMPLES:
        for name, data in example_of(path.read_text("utf-8")).documents.items():
            yield f"{path.parent.name}/{path.stem}: {name}", data


def documents() -> dict[str, Data]:
    """Return every document that can be read and says of which kind it is."""
    read = {name: read_text(data, "")[0] for name, data in sources()}
    return {name: data for name, data in read.items() if data is not None and data.get("kind") in all_kinds()}


def judged(data: Data) -> list[Misfit]:
    """Return the misfits of a document, after asking that both libraries agree and that each can be said."""
    kind = data["kind"]
    found = shapes().misfits(data, kind)
    # A day that the calendar does not have is found by us alone: to both libraries it is a text like another.
    assert shapes().fits(data, kind) == all(misfit.message == NO_SUCH_DAY for misfit in found), (data, found)
    for misfit in found:
        facts = {name: plain(value) for name, value in misfit.facts.items()}
        for language in ("zh", "en"):
            said = sentence(misfit.message, facts, translator(language))
            assert said
            assert not THEIR_ENGLISH.search(said), said
    return found


@cache
def sound() -> dict[str, Data]:
    """Return the documents in which nothing is wrong."""
    return {name: data for name, data in documents().items() if not judged(data)}


Holder = Any  # a mapping or a list of a document


class Spot(NamedTuple):
    """A value in a document: its JSON Pointer, what its schema says of it, and whether the document needs it."""

    pointer: str
    node: Data
    required: bool

    @property
    def name(self) -> str:
        """Return the name of the field, or the place in the list."""
        return self.pointer.rpartition("/")[2]


def spots(data: Data) -> Iterator[Spot]:
    """Yield every value of a document that stands in a field of its schema, but for `kind`."""
    waiting: list[tuple[Any, str]] = [(data, "")]
    while waiting:
        holder, at = waiting.pop()
        needed = (schemas().at(data["kind"], at) or {}).get("required", ())
        for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
            pointer = f"{at}/{key}"
            node = schemas().at(data["kind"], pointer)
            if node and pointer != "/kind":
                yield Spot(pointer, node, key in needed)
                if isinstance(holder[key], dict | list):
                    waiting.append((holder[key], pointer))


def found_at(data: Data, pointer: str) -> tuple[Holder, Any]:
    """Return the mapping or list that holds the value at `pointer`, and its key there."""
    holder: Holder = data
    *way, last = pointer.split("/")[1:]
    for step in way:
        holder = holder[int(step) if isinstance(holder, list) else step]
    return holder, int(last) if isinstance(holder, list) else last


Change = Callable[[Holder, Any, Data], None]
Where = Callable[[Spot], bool]


def slip(name: str) -> str:
    """Return a name of a field with one letter doubled."""
    middle = len(name) // 2
    return name[:middle] + name[middle] + name[middle:]


def swap(name: str) -> str:
    """Return a name of a field with two letters in the middle exchanged; with one doubled where they are the same."""
    middle = len(name) // 2
    swapped = name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]
    return swapped if swapped != name else slip(name)


def put(value: object) -> Change:
    """Return a change that puts `value` where something else stood."""
    return lambda holder, key, _: holder.__setitem__(key, deepcopy(value))


def rename(to: Callable[[str], str]) -> Change:
    """Return a change of the name of a field."""
    return lambda holder, key, _: holder.__setitem__(to(key), holder.pop(key))


def name_in_chinese(holder: Holder, key: Any, node: Data) -> None:
    holder[node["x-zh"]["title"]] = holder.pop(key)


def take_out(holder: Holder, key: Any, _: Data) -> None:
    del holder[key]


def add_unknown(holder: Holder, key: Any, _: Data) -> None:
    holder[key]["zzzz_zzzz"] = "1"


def repeat(holder: Holder, key: Any, _: Data) -> None:
    holder[key].append(deepcopy(holder[key][0]))


def end_the_line(holder: Holder, key: Any, _: Data) -> None:
    holder[key] = f"{holder[key]}\n"


def is_field(spot: Spot) -> bool:
    return not spot.name.isdigit()


def typed(name: str) -> Where:
    return lambda spot: spot.node.get("type") == name


def read_as(*names: str) -> Where:
    return lambda spot: spot.node.get("x-type") in names


def with_keyword(name: str) -> Where:
    return lambda spot: name in spot.node


# What goes wrong, where it can, and how it is done. Each of them is one cause.
SLIPS: dict[str, tuple[Where, Change]] = {
    "misspelt field": (is_field, rename(slip)),
    "letters that changed places": (lambda spot: len(spot.name) > 3 and is_field(spot), rename(swap)),
    "capital letter": (is_field, rename(str.capitalize)),
    "hyphen for low line": (lambda spot: "_" in spot.name, rename(lambda name: name.replace("_", "-"))),
    "field in Chinese": (is_field, name_in_chinese),
    "missing field": (lambda spot: spot.required, take_out),
    "unknown field": (typed("object"), add_unknown),
    "empty": (lambda _: True, put(None)),
    "nothing in quotes": (lambda _: True, put("")),
    "wrong value": (with_keyword("enum"), put("xyzzy")),
    "text for a list": (typed("array"), put("一项")),
    "text for fields": (typed("object"), put("内容")),
    "list for text": (typed("string"), put(["甲", "乙"])),
    "fields for text": (typed("string"), put({"甲": "乙"})),
    "text for a number": (typed("integer"), put("三十")),
    "number in quotes": (typed("integer"), put("30")),
    "true for a number": (typed("integer"), put(value=True)),
    "number for true": (typed("boolean"), put(1)),
    "less than nothing": (typed("integer"), put(-1)),
    "beyond counting": (typed("integer"), put(10**30)),
    "empty list": (with_keyword("minItems"), put([])),
    "the same twice": (with_keyword("uniqueItems"), repeat),
    "far too long": (with_keyword("maxLength"), put("长" * 20001)),
    "date with strokes": (read_as("day", "date"), put("2025/3/8")),
    "date in words": (read_as("day", "date"), put("二〇二五年")),
    "day that is not": (read_as("day", "date"), put("2025-02-30")),
    "line end after a date": (read_as("day", "date"), end_the_line),
    "line end after a code": (with_keyword("pattern"), end_the_line),
    "amount with commas": (read_as("amount", "square-metres"), put("1,250.00")),
    "amount in words": (read_as("amount", "square-metres"), put("一千元")),
    "amount with a unit": (read_as("amount", "square-metres"), put("1250元")),
    "three decimals": (read_as("amount", "square-metres"), put("0.125")),
    "script for an address": (lambda spot: spot.name == "url", put("javascript:alert(1)")),
    "way out of the folder": (with_keyword("x-ref"), put("../../etc/passwd")),
}


@cache
def all_spots() -> list[tuple[str, Spot]]:
    """Return every value of every sound document."""
    return [(name, spot) for name, data in sorted(sound().items()) for spot in spots(data)]


def test_there_is_something_to_compare() -> None:
    assert importlib.util.find_spec("jsonschema_rs"), "without it one library would be compared with itself"
    assert {data["kind"] for data in sound().values()} == set(all_kinds())


@pytest.mark.parametrize("slip_of", SLIPS)
def test_one_slip_is_one_finding_in_our_own_words(slip_of: str) -> None:
    where, change = SLIPS[slip_of]
    possible = [(name, spot) for name, spot in all_spots() if where(spot)]
    assert possible
    for name, spot in Random(f"{SEED} {slip_of}").choices(possible, k=OF_EACH):
        data = deepcopy(sound()[name])
        change(*found_at(data, spot.pointer), spot.node)
        found = judged(data)
        assert len(found) == 1, (name, spot.pointer, found)


def test_after_several_slips_the_libraries_agree() -> None:
    die = Random(SEED)
    for name in die.choices(sorted(sound()), k=OF_EACH):
        data = deepcopy(sound()[name])
        for where, change in die.sample(list(SLIPS.values()), 3):
            here = [spot for spot in spots(data) if where(spot)]
            # A slip may have put something else where the next one would have counted or repeated.
            with suppress(TypeError, AttributeError, IndexError):
                if here:
                    spot = die.choice(here)
                    change(*found_at(data, spot.pointer), spot.node)
        judged(data)
