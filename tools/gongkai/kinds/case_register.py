"""The cases of a month or a quarter in one file, one line each. No person, no household, no free text."""

from datetime import date as Day

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Figure
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate, Period


class RegisterEntry(Struct, frozen=True):
    """One case by its number: what kind it was, and the day of each step."""

    identifier: str
    case_class: str
    category: str | None = None
    concern: str | None = None
    channel: str | None = None
    level: str | None = None
    received_on: Day | None = None
    due_date: PartialDate | None = None
    answered_on: Day | None = None
    settled_on: Day | None = None
    fed_back_on: Day | None = None
    confirmed_on: Day | None = None
    status: str | None = None
    outcome: str | None = None
    satisfaction: str | None = None


class CaseRegister(Body, frozen=True, kw_only=True, tag="case-register"):
    """A register of the cases that came in during `period`."""

    title: str
    period: Period
    cases: tuple[RegisterEntry, ...]
    organization_id: str | None = None
    description: str | None = None
    figures: tuple[Figure, ...] = ()


KIND = Kind(
    name="case-register",
    body=CaseRegister,
    folder="case-registers",
    home=Home.PLACE,
    heading=lambda body: body.title,
    dated_by="period",
)
