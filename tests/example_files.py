"""The examples of this repository, read and judged by its own schemas and law. What one looks like: check/examples.py.

Those of a rule lie in `examples/<rule>/`, those of a kind of record in `examples/<kind>/`; `examples/world.yaml` is
what nearly every example needs.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from gongkai.check.examples import AS_OF, Example, Expected, Judge, example_of
from gongkai.check.rule import Rule
from gongkai.load.profiles import read_profiles
from gongkai.load.schemas import Schemas
from gongkai.load.shape import Shapes
from gongkai.model.archive import AnyRecord, Archive
from gongkai.model.finding import Finding

__all__ = ["AS_OF", "Example", "example_of"]

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).with_name("examples")
WORLD = FOLDER / "world.yaml"
EXAMPLES = sorted(FOLDER.glob("*/*.yaml"))


@cache
def schemas() -> Schemas:
    """Return the schemas of this repository."""
    return Schemas.read(ROOT / "schemas")


@cache
def shapes() -> Shapes:
    """Return the schemas of this repository, compiled."""
    return Shapes(schemas())


@cache
def world() -> dict[str, bytes]:
    """Return the records that examples may lean on, by path."""
    return example_of(WORLD.read_text("utf-8")).documents


@cache
def judge() -> Judge:
    """Return who judges an example: the schemas, the law and the world of this repository."""
    return Judge(shapes(), read_profiles(ROOT / "schemas" / "profiles"), world())


def read(documents: dict[str, bytes]) -> tuple[list[AnyRecord], list[Finding]]:
    """Return the records that can be read, and the findings about the others."""
    return judge().read(documents)


def archive_of(records: Iterable[AnyRecord], as_of: date = AS_OF, unread: Iterable[str] = ()) -> Archive:
    """Return an archive of these records, with the schemas and the law of this repository."""
    return judge().archive_of(records, as_of, unread)


def found_in(example: Example, rules: tuple[Rule, ...] | None = None) -> list[Finding]:
    """Return what a check of the example finds, together with the world around it."""
    return judge().found_in(example, rules)


def places_of(findings: Iterable[Finding]) -> list[Expected]:
    """Return findings as an example expects them."""
    return sorted((f.rule, f.place.path, f.place.pointer, "accepted" if f.waiver else "expect") for f in findings)
