"""A profile as it is written: every value is text, so that `2/3`, `2021-01-01` and `278-1` stay what they are.

Built from PyYAML's events with a stack, because its own loaders die by a signal where much stands inside one another,
and keep the last of two equal keys: a number of the law that stands twice would be lost without a word.
"""

from typing import Any

import yaml

DEPTH_LIMIT = 20
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # PyYAML can be installed without libyaml
_OPENS: dict[Any, type[Any]] = {yaml.MappingStartEvent: dict, yaml.SequenceStartEvent: list}
_CLOSES = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class Refused(Exception):
    """A profile says something that it may not. `line` is where."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Doubled(Refused):
    """The same name stands twice in one place."""

    def __init__(self, line: int, name: str) -> None:
        super().__init__(line)
        self.name = name


def plain_data(text: str) -> Any:
    """Return the data of a profile; None where it is empty.

    Raises yaml.YAMLError where the text is no YAML, RecursionError where it is too deep, Refused where it repeats
    something that stands elsewhere or has more than one document, and Doubled where a name stands twice.
    """
    root: list[Any] = []
    open_: list[Any] = [root]
    names: list[str | None] = [None]
    event: Any
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1
        if type(event) in _OPENS:
            value = _OPENS[type(event)]()
            _put(open_[-1], names, value, line)
            open_.append(value)
            names.append(None)
            if len(open_) > DEPTH_LIMIT:
                raise RecursionError
        elif isinstance(event, _CLOSES):
            open_.pop()
            names.pop()
        elif isinstance(event, yaml.ScalarEvent):
            if isinstance(open_[-1], dict) and names[-1] is None:
                if event.value in open_[-1]:
                    raise Doubled(line, event.value)
                names[-1] = event.value
            else:
                _put(open_[-1], names, event.value, line)
        elif isinstance(event, yaml.AliasEvent) or (isinstance(event, yaml.DocumentStartEvent) and root):
            raise Refused(line)
    return root[0] if root else None


def _put(parent: Any, names: list[str | None], value: Any, line: int) -> None:
    """Put a value into the list or under the name that is open."""
    if isinstance(parent, list):
        parent.append(value)
        return
    name, names[-1] = names[-1], None
    if name is None:  # a list or a set of fields where a name has to stand
        raise Refused(line)
    parent[name] = value
