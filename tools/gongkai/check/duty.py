"""What a duty is: one thing that the law of a place has somebody do by a day, how it stands, and which there are."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from gongkai.check import duties
from gongkai.discover import modules_of
from gongkai.kinds.compound import Compound
from gongkai.law.calendar import Deadline, days_between
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Titled
from gongkai.model.profile import Dated
from gongkai.model.record import Record
from gongkai.text import N_, paragraphs, translator

Named = tuple[str, str]  # the kind of a record and its id
SECOND_HAND = N_("The article that asks for it is second-hand and not confirmed, so nobody is blamed by it.")


class State(StrEnum):
    """How a duty stands on the day of judgement."""

    MISSING = "missing"
    LATE = "late"  # done, and after its day
    NOT_YET_DUE = "not-yet-due"
    IN_TIME = "in-time"
    NO_FIXED_DAY = "no-fixed-day"  # the law says 及时 or 定期 and no number: nobody is ever late
    NOT_APPLICABLE = "not-applicable"
    NOT_JUDGED = "not-judged"  # the record does not say that the parties keep it


class Hanging(Struct, frozen=True):
    """How long a posting hung and had to: `days` until it was taken down (None: not known, or it still hangs)."""

    until: date  # the day through which it had to hang
    days: int | None
    needed: int
    working: bool  # whether `needed` counts working days

    @property
    def too_short(self) -> bool:
        """Return whether it was taken down too early. Nothing is said of one whose end is not known."""
        return self.days is not None and self.days < self.needed


class Duty(Struct, frozen=True, kw_only=True):
    """One duty of one compound.

    `name` is an item that is to be open (`common-income` ...) or what has to be done (`committee-filing` ...),
    `subject` what it is about, in the words of the record, `about` the record it is about and `fulfilled_by` the one
    that does it. `days` are the days by which it is late or missing, or until it is due, or since it was last done
    where no day is fixed. `certain` is false where the public holidays of the year are not known yet. `on_site` says
    whether it was posted in the compound, None where the law does not ask for that or nothing was posted. `reason` is
    the public reason why it does not apply, or a message that says why nothing is judged.
    """

    name: str
    compound: str
    by: Actor
    law: Dated
    state: State
    due: date | None = None
    certain: bool = True
    days: int = 0
    subject: str = ""
    about: Named | None = None
    done_on: date | None = None
    fulfilled_by: Named | None = None
    on_site: bool | None = None
    hanging: Hanging | None = None
    reason: str = ""

    @property
    def blamed(self) -> bool:
        """Return whether it is surely late or missing: its day is certain, whatever holidays that year will have."""
        return self.certain and self.state in (State.MISSING, State.LATE)

    def due_within(self, days: int) -> bool:
        """Return whether it is not done and its day comes within so many days; the last of them counts."""
        return self.state is State.NOT_YET_DUE and self.days <= days


class DutyKind(Struct, frozen=True):
    """One module of `duties/`: what it is called, its page (the docstring), the duties it finds for a compound."""

    name: str
    page: str
    titles: dict[str, str]
    owed: Callable[[Archive, Record[Compound]], Iterator[Duty]]

    @property
    def paragraphs(self) -> list[str]:
        """Return the paragraphs of the page, each on one line: a paragraph is a message of the catalogue."""
        return paragraphs(self.page)


@cache
def all_duty_kinds() -> tuple[DutyKind, ...]:
    """Return every kind of duty, by name."""
    return tuple(
        DutyKind(
            name=module.__name__.rpartition(".")[2].replace("_", "-"),
            page=module.__doc__ or "",
            titles=module.TITLES,
            owed=module.owed,
        )
        for module in modules_of(duties)
    )


@cache
def titles() -> dict[str, str]:
    """Return what each duty is called, by its name: a message of the catalogue."""
    return {name: title for kind in all_duty_kinds() for name, title in kind.titles.items()}


def titled(name: str) -> Titled:
    """Return what a duty is called, as a fact of a finding."""
    title = titles()[name]
    return Titled(zh=translator("zh").gettext(title), en=title)


def duties_of(archive: Archive, compound: Record[Compound]) -> Sequence[Duty]:
    """Return every duty of a compound, the earliest day first, those without a day last."""
    return archive.once(("duties", compound.id), lambda: _duties_of(archive, compound))


def _duties_of(archive: Archive, compound: Record[Compound]) -> Sequence[Duty]:
    exempt = {e.duty: e for e in compound.body.not_applicable if e.since <= archive.as_of}
    found: list[Duty] = []
    told: set[tuple[str, str]] = set()
    for kind in all_duty_kinds():
        for duty in kind.owed(archive, compound):
            why = exempt.get(duty.name)
            if why is None or duty.state is State.NOT_JUDGED or (duty.due is not None and duty.due < why.since):
                found.append(_unblamed(duty))
            elif (duty.name, duty.by) not in told:
                told.add((duty.name, duty.by))
                found.append(_exempted(duty, why.reason))
    return tuple(
        sorted(found, key=lambda d: (d.due is None, d.due or date.max, d.name, d.by, d.about or ("", ""), d.subject))
    )


def _unblamed(duty: Duty) -> Duty:
    """Return a duty without blame where its article is second-hand (confidence L)."""
    if duty.law.confidence != "L" or duty.state not in (State.MISSING, State.LATE):
        return duty
    return replace(duty, state=State.NOT_JUDGED, days=0, reason=SECOND_HAND)


def _exempted(duty: Duty, reason: str) -> Duty:
    none = {"due": None, "days": 0, "subject": "", "about": None, "done_on": None, "fulfilled_by": None}
    return replace(duty, state=State.NOT_APPLICABLE, reason=reason, certain=True, on_site=None, hanging=None, **none)


def standing(due: Deadline | None, done: date | None, as_of: date) -> tuple[State, int]:
    """Return how a duty stands that was done on `done`, and by how many days; the due day itself is in time."""
    if due is None:
        return State.NO_FIXED_DAY, days_between(done, as_of) if done else 0
    if done is not None:
        return (State.IN_TIME, 0) if done <= due.day else (State.LATE, days_between(due.day, done))
    if as_of <= due.day:
        return State.NOT_YET_DUE, days_between(as_of, due.day)
    return State.MISSING, days_between(due.day, as_of)


def dated(due: Deadline, done: date | None, as_of: date, fulfilled_by: Named | None, **what: Any) -> Duty:
    """Return a duty that has a day: how it stands follows from that day and from when it was done.

    `what` are the other fields of the duty: name, compound, by, law and so on.
    """
    state, days = standing(due, done, as_of)
    return Duty(
        state=state,
        due=due.day,
        certain=due.certain,
        days=days,
        done_on=done,
        fulfilled_by=fulfilled_by if done else None,
        **what,
    )
