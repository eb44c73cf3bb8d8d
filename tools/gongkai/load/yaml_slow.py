"""The careful way to read a record: PyYAML's events, and all that is refused on the way.

Events neither recurse nor build anything, so depth, aliases and merge keys can do no harm: PyYAML's own loaders die by
a signal on 200 KB of `[` and take minutes for a merge bomb of 592 bytes. Nothing is composed or constructed here.
"""

from typing import Any

import yaml

from gongkai.load.lines import Lines
from gongkai.load.noted import Noted
from gongkai.load.positions import Positions
from gongkai.load.reading_rules import YAML_ONE_RECORD, YAML_WELL_FORMED
from gongkai.load.yaml_builder import EMPTY, Builder, Stop
from gongkai.load.yaml_slips import slip_of

PYTHON: Any = yaml.SafeLoader
LIBYAML: Any = getattr(yaml, "CSafeLoader", PYTHON)  # PyYAML can be installed without


def slow_data(
    text: str, noted: Noted, positions: Positions | None = None, engine: Any = LIBYAML
) -> dict[str, Any] | None:
    """Return the data of a record; None, and why in `noted`, where something is refused.

    `positions` is filled if it is given. `engine` is the PyYAML loader to begin with: only tests choose another.
    """
    # One cause, one message: where characters are refused, they are most likely why the rest cannot be read. And where
    # a line was swallowed by the one above it, that is why PyYAML stumbles over what follows.
    left_out = (YAML_WELL_FORMED, YAML_ONE_RECORD) if noted else ()
    found = Noted(noted.path, left_out)
    data, problem = _read(text, found, positions, engine)
    if problem is not None and engine is not PYTHON:
        # libyaml refuses a little more than PyYAML's Python code, in other words, and is not on every machine. So that
        # all machines say the same, what it refuses is read again without it.
        found = Noted(noted.path, left_out)
        data, problem = _read(text, found, positions, PYTHON)
    if problem is not None and not found.has(YAML_WELL_FORMED):
        slip = slip_of(Lines(text), problem)
        found.add(slip.rule, (slip.line, slip.column), slip.message, slip.facts)
    noted.take(found)
    return None if noted else data


def _read(text: str, noted: Noted, positions: Positions | None, engine: Any) -> tuple[Any, Exception | None]:
    builder = Builder(text, noted, positions)
    try:
        for event in yaml.parse(text, Loader=engine):
            builder.take(event)
    except Stop:
        pass
    except Exception as problem:  # noqa: BLE001 PyYAML lets ValueError and others through, and none may reach a reader
        return None, problem
    else:
        if builder.root is None and not noted:
            noted.add(YAML_ONE_RECORD, (1, 1), EMPTY)
    return builder.root, None
