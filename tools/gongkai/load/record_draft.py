"""A record in the making: values put where they belong, and whether what was put there is what the schema wants."""

from typing import Any

from gongkai.load.canonical_scalars import Scalar
from gongkai.load.misfits import Misfit, impossible_days
from gongkai.load.positions import escaped
from gongkai.load.schemas import Schema, Schemas
from gongkai.load.shape import Shapes


def put(raw: dict[str, Any], pointer: str, value: Scalar, kind: str, schemas: Schemas) -> bool:
    """Put `value` at `pointer`, with the lists and fields around it; return False where there is no such place.

    An item of a list can be changed, or added behind the last one.
    """
    here: Any = raw
    steps = pointer.split("/")[1:]
    for number, step in enumerate(steps, 1):
        inner = schemas.at(kind, "".join(f"/{one}" for one in steps[:number])) or {}
        last = number == len(steps)
        empty: Any = [] if "items" in inner else {}
        if isinstance(here, list):
            if not step.isdecimal() or int(step) > len(here):
                return False
            if int(step) == len(here):
                here.append(value if last else empty)
            elif last:
                here[int(step)] = value
            here = here[int(step)]
        elif isinstance(here, dict):
            if last:
                here[step] = value
            here = here.setdefault(step, empty)
        else:
            return False
    return True


def misfit_at(raw: dict[str, Any], pointer: str, kind: str, shapes: Shapes) -> Misfit | None:
    """Return what is wrong with the value at `pointer`; what is still missing elsewhere is not asked."""
    # Of days that the calendar does not have `misfits` tells only where nothing else is wrong or missing.
    found = [*shapes.misfits(raw, kind), *impossible_days(shapes.schemas, kind, raw)]
    return next((misfit for misfit in found if misfit.pointer == pointer), None)


def fields_of(kind: str, pointer: str, schemas: Schemas) -> list[tuple[str, str, Schema, bool]]:
    """Return the fields at `pointer` in order: name, pointer, schema, and whether one is needed there."""
    node = schemas.at(kind, pointer) or {}
    needed = set(node.get("required", ()))
    return [
        (name, f"{pointer}/{escaped(name)}", schemas.resolved(kind, inner), name in needed)
        for name, inner in node.get("properties", {}).items()
    ]
