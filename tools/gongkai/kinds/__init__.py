"""The kinds of record: one module each, with one typed body and one `KIND`."""

import sys
from collections.abc import Mapping
from functools import cache
from typing import Any

from gongkai.discover import modules_of
from gongkai.model.kind import Kind


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Return every kind of record, by name."""
    return {module.KIND.name: module.KIND for module in modules_of(sys.modules[__name__])}


@cache
def kind_in(folder: str) -> str:
    """Return the name of the kind whose records lie in `folder`; "" where there is none."""
    return next((name for name, kind in all_kinds().items() if kind.folder == folder), "")


@cache
def any_body() -> Any:
    """Return the type of a record's content whatever its kind; msgspec chooses by the field `kind`."""
    bodies = tuple(kind.body for kind in all_kinds().values())
    union: Any = bodies[0]
    for body in bodies[1:]:
        union = union | body
    return union
