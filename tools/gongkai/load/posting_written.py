"""A posting written into the text of a record, and nothing else in it touched: comments and line ends stay.

The new text is read again and compared with what was meant. Where the two differ, or where there is no plain place for
it, nothing is returned, and a person writes it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from gongkai.load.yaml_text import read_text

Path = Sequence[str | int]
_DAY, _WORD = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"[a-z]+(?:-[a-z]+)*")


def with_posting(data: bytes, path: Path, posting: Mapping[str, str]) -> bytes | None:
    """Return a record with a posting at the list that `path` leads to; None where it cannot be written into its text.

    Where the list has one of the same channel that began on that day, or hung on it, its evidence is set: only where it
    has none.
    """
    before, findings = read_text(data, "")
    if before is None or findings:
        return None
    meant = _meant(before, path, posting)
    if meant is None:
        return None
    text = data.decode("utf-8")
    for changed in _tried(text, path, posting):
        after, wrong = read_text(changed.encode(), "")
        if after == meant and not wrong:
            return changed.encode()
    return None


def _meant(data: Mapping[str, Any], path: Path, posting: Mapping[str, str]) -> Any:
    """Return the data as it is meant to be; None where it cannot be changed."""
    if not path:
        return None
    step, *rest = path
    copied: Any = dict(data) if isinstance(data, Mapping) else list(data)
    if rest:
        try:
            inner = _meant(copied[step], rest, posting)
        except (KeyError, IndexError, TypeError):
            return None
        if inner is None:
            return None
        copied[step] = inner
        return copied
    listed = list(copied.get(step, ()))
    for at, one in enumerate(listed):
        if _is_of(one, posting):
            if "evidence" in one:
                return None
            listed[at] = {**one, "evidence": posting["evidence"]}
            copied[step] = listed
            return copied
    copied[step] = [*listed, dict(posting)]
    return copied


def _is_of(one: Mapping[str, Any], posting: Mapping[str, str]) -> bool:
    """Return whether a posting of the record is the one that is meant: days as text are in the order of the days."""
    begin = str(one.get("from", ""))
    same = one.get("channel") == posting["channel"] and begin <= posting["from"] <= str(one.get("to", begin))
    return same and (begin == posting["from"] or "evidence" not in one)


def _tried(text: str, path: Path, posting: Mapping[str, str]) -> Sequence[str]:
    """Return the texts that may be what is meant, the neatest first."""
    root = yaml.compose(text, yaml.SafeLoader)
    parent, listed = _at(root, path[:-1]), _at(root, path)
    line = _flow(posting)
    if not isinstance(listed, yaml.SequenceNode):
        return _added_list(text, parent, str(path[-1]), line) if isinstance(parent, yaml.MappingNode) else []
    for item in listed.value:
        said = {key.value: value.value for key, value in item.value}
        if _is_of(said, posting):
            return _added_evidence(text, item, f"evidence: {_quoted(posting['evidence'])}")
    if listed.flow_style:
        end = listed.end_mark.index - 1
        return [text[:end].rstrip() + ", " + line + text[end:]]
    first, last = listed.value[0], listed.value[-1]
    dash = text.rindex("-", 0, first.start_mark.index)
    indent = " " * (dash - text.rfind("\n", 0, dash) - 1)
    end = _end_of_line(text, last)
    return [f"{text[:end]}{indent}- {line}\n{text[end:]}"]


def _added_list(text: str, parent: yaml.MappingNode, name: str, line: str) -> Sequence[str]:
    """Return the text with a new list behind the last field of its parent, or before the sources of the record."""
    if parent.flow_style:
        end = parent.end_mark.index - 1
        return [f"{text[:end].rstrip()}, {name}: [{line}]{text[end:]}"]
    indent = " " * parent.start_mark.column
    added = f"{indent}{name}:\n{indent}  - {line}\n"
    before_sources = [key.start_mark.index for key, _ in parent.value if key.value == "sources"]
    end = before_sources[0] if before_sources and not indent else _end_of_line(text, parent.value[-1][1])
    return [text[:end] + added + text[end:]]


def _added_evidence(text: str, item: yaml.MappingNode, said: str) -> Sequence[str]:
    if item.flow_style:
        end = item.end_mark.index - 1
        return [f"{text[:end].rstrip()}, {said}{text[end:]}"]
    end = _end_of_line(text, item.value[-1][1])
    return [f"{text[:end]}{' ' * item.start_mark.column}{said}\n{text[end:]}"]


def _end_of_line(text: str, node: yaml.Node) -> int:
    """Return where the line ends on which the last thing in a node stands."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = text.find("\n", max(node.end_mark.index - 1, 0))
    return len(text) if end < 0 else end + 1


def _at(node: yaml.Node | None, path: Path) -> yaml.Node | None:
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def _flow(posting: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_quoted(value)}" for key, value in posting.items()) + "}"


def _quoted(value: str) -> str:
    """Return a text as it can stand in a record: as it is where that is safe, else in double quotes."""
    plain = not set(value) & set(",:{}[]#&*!|>'\"%@`\\\n-?") or _DAY.fullmatch(value) or _WORD.fullmatch(value)
    if plain and read_text(f"a: {value}\n".encode(), "")[0] == {"a": value}:
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
