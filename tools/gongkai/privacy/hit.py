"""One place of a text that holds personal data, and what a detector is."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.plain_text import PlainText
from gongkai.privacy.suspicion import Look


class Found(Struct, frozen=True):
    """What a detector has found, by the index into the plain text: from `start` up to `end`.

    `value` is what is compared with an allowed value: without disguise. It never leaves the program. `doubtful` makes
    a warning of it. `hidden` is the part that is masked where it is not all (a name beside its room).
    """

    start: int
    end: int
    value: str
    doubtful: bool = False
    hidden: tuple[int, int] | None = None


class Hit(Struct, frozen=True, order=True):
    """A hit in the text as it was written: from `start` up to `end`, of which `hidden` is masked."""

    start: int
    end: int
    rule: str
    severity: Severity
    message: str
    value: str
    hidden: tuple[int, int]


class Detector(Struct, frozen=True):
    """One kind of personal data: the rule's name, how much it weighs, who must act and how, its page.

    `may_hold` is the quick look that decides whether `find` is asked.
    """

    rule: str
    severity: Severity
    actor: Actor
    fix: str
    message: str
    page: str
    may_hold: Callable[[Look], bool]
    find: Callable[[PlainText], Iterator[Found]]
