"""What a rule is, and which there are."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from gongkai.check import rules
from gongkai.discover import modules_of
from gongkai.model.archive import Archive
from gongkai.model.finding import Severity
from gongkai.model.record import Record
from gongkai.text import paragraphs


class Problem:
    """One thing that is wrong: where (a record and a JSON Pointer into it), a message, and the facts for its gaps."""

    __slots__ = ("facts", "message", "pointer", "record")

    def __init__(self, record: Record[Any], pointer: str, message: str, **facts: object) -> None:
        self.record = record
        self.pointer = pointer
        self.message = message
        self.facts = facts


class Rule(Struct, frozen=True):
    """A rule: its stable name, how much it weighs, its page (the docstring), and what it finds in an archive."""

    name: str
    severity: Severity
    page: str
    check: Callable[[Archive], Iterator[Problem]]

    @property
    def paragraphs(self) -> list[str]:
        """Return the paragraphs of the page, each on one line: a paragraph is a message of the catalogue."""
        return paragraphs(self.page)

    @property
    def source(self) -> str:
        """Return the paragraph that says where the rule comes from; "" where its page does not say so."""
        return next((part for part in self.paragraphs if part.startswith("Source: ")), "")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by name."""
    found = []
    for module in modules_of(rules):
        name = module.__name__.rpartition(".")[2].replace("_", "-")
        found.append(Rule(name=name, severity=module.SEVERITY, page=module.__doc__ or "", check=module.check))
    return tuple(found)


@cache
def source_of(name: str) -> str:
    """Return where the rule called `name` comes from; "" for what is found while reading, which no law asks for."""
    return next((rule.source for rule in all_rules() if rule.name == name), "")
