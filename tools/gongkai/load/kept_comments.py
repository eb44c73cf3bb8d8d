"""The comments of a record and what each is about, so that a record written anew has all of them again.

A comment on a line of its own is about what follows it; one at the end of a line about what stands on that line. YAML
says neither: a reader does.
"""

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct, field

from gongkai.load.positions import escaped

_SIGN = re.compile(r"(?:^|[\s\"',\[\]{}])#", re.MULTILINE)  # what may begin a comment


class Comments(Struct):
    """Comments by the JSON Pointer of what they are about: `above` it, or `beside` it. `head` and `foot` frame all."""

    head: list[str] = field(default_factory=list)
    above: dict[str, list[str]] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    foot: list[str] = field(default_factory=list)

    def inside(self, pointer: str) -> bool:
        """Return whether there is a comment about something within what stands at `pointer`."""
        start = f"{pointer}/"
        return any(place.startswith(start) for places in (self.above, self.beside) for place in places)

    def all(self) -> list[str]:
        """Return every comment, sorted: two records have the same ones or they do not."""
        above = [comment for comments in self.above.values() for comment in comments]
        return sorted([*self.head, *above, *self.beside.values(), *self.foot])


class NotKept(Exception):
    """A comment stands where it cannot be kept: behind the sign of a text of several lines."""


class _Entry(Struct, frozen=True):
    pointer: str
    start: int
    end: int


def comments_of(text: str) -> Comments:
    """Return the comments of a record that can be read. Raises NotKept where one could get lost."""
    found = Comments()
    if not _SIGN.search(text):
        return found  # most records have none, and reading with marks is slow
    spots = list(_spots(text))
    if not spots:
        return found
    root = yaml.compose(text, yaml.SafeLoader)
    entries = sorted(_entries(root, ""), key=lambda entry: (entry.start, entry.pointer.count("/")))
    for spot in spots:
        begin = text.rfind("\n", 0, spot) + 1
        end = text.find("\n", spot)
        comment = text[spot : len(text) if end < 0 else end].rstrip()
        here = [entry for entry in entries if begin <= entry.start < spot]
        if here:
            # The widest that is over before the comment begins; behind a bare name, what that name is for.
            ended = [entry for entry in here if entry.end <= spot]
            about = (ended or here[-1:])[0].pointer
            if about in found.beside:
                raise NotKept
            found.beside[about] = comment
            continue
        after = next((entry.pointer for entry in entries if entry.start > spot), None)
        if after is None:
            found.foot.append(comment)
        elif after == entries[0].pointer:
            found.head.append(comment)
        else:
            found.above.setdefault(after, []).append(comment)
    return found


def _spots(text: str) -> Iterator[int]:
    """Yield where each comment begins: at a number sign that is in no value."""
    done = 0
    for token in yaml.scan(text, yaml.SafeLoader):
        if not isinstance(token, yaml.ScalarToken):
            continue
        start, end = token.start_mark.index, token.end_mark.index
        yield from _between(text, done, start)
        if token.style in ("|", ">") and "#" in text[start:].split("\n", 1)[0]:
            raise NotKept
        done = end
    yield from _between(text, done, len(text))


def _between(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the first number sign of each line in a part of the text that holds no values."""
    while (spot := text.find("#", start, end)) >= 0:
        yield spot
        line_end = text.find("\n", spot)
        start = end if line_end < 0 else line_end


def _entries(node: yaml.Node | None, pointer: str) -> Iterator[_Entry]:
    """Yield every field and every item of a list: from its name, or its first character, to its end."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = f"{pointer}/{escaped(key.value)}"
            yield _Entry(inner, key.start_mark.index, value.end_mark.index)
            yield from _entries(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            inner = f"{pointer}/{index}"
            yield _Entry(inner, value.start_mark.index, value.end_mark.index)
            yield from _entries(value, inner)
