"""What a rule is, and which there are."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from gongkai.check import rules
from gongkai.discover import modules_of
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.model.profile import Dated
from gongkai.model.record import Record
from gongkai.privacy.firewall import all_detectors
from gongkai.text import paragraphs


class Problem:
    """One thing that is wrong: where (a record and a JSON Pointer into it), a message, and the facts for its gaps.

    A fact that is a number of the law is shown as its article. `unconfirmed` says that such a number is second-hand
    (confidence L): then the problem is told, and keeps nothing from being published.
    """

    __slots__ = ("facts", "message", "pointer", "record", "unconfirmed")

    def __init__(self, record: Record[Any], pointer: str, message: str, **facts: object) -> None:
        self.record = record
        self.pointer = pointer
        self.message = message
        self.unconfirmed = any(isinstance(fact, Dated) and fact.confidence == "L" for fact in facts.values())
        self.facts = {name: _words(fact) for name, fact in facts.items()}


def _words(fact: object) -> object:
    return Titled(zh=fact.article.zh, en=fact.article.en) if isinstance(fact, Dated) else fact


class Rule(Struct, frozen=True):
    """A rule: its stable name, how much it weighs, who must act and how, its page (the docstring), what it finds."""

    name: str
    severity: Severity
    actor: Actor
    fix: str
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
        found.append(
            Rule(
                name=name,
                severity=module.SEVERITY,
                actor=module.ACTOR,
                fix=module.FIX,
                page=module.__doc__ or "",
                check=module.check,
            )
        )
    found += [
        Rule(name=one.rule, severity=one.severity, actor=one.actor, fix=one.fix, page=one.page, check=_nothing)
        for one in all_detectors()
    ]
    return tuple(sorted(found, key=lambda rule: rule.name))


def _nothing(_archive: Archive) -> Iterator[Problem]:
    """Find nothing: the firewall looks at the text of a file, before it is a record."""
    yield from ()


@cache
def source_of(name: str) -> str:
    """Return where the rule called `name` comes from; "" for what is found while reading, which no law asks for."""
    return next((rule.source for rule in all_rules() if rule.name == name), "")
