"""Calendars as bytes, as RFC 5545 has them: text escaped, lines folded by octets, whole days by the day after.

Nothing here asks for the time: when something was entered is given.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from msgspec import Struct

from gongkai.model.period import day_after

PRODUCT = "-//gongkai//gongkai//ZH"
_OCTETS = 75  # of a line, without its end
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


class Appointment(Struct, frozen=True, kw_only=True):
    """Something on whole days, from `first` to `last`, both included. `uid` never changes, `entered` is when it was."""

    uid: str
    first: date
    last: date
    title: str
    text: str
    sort: str
    link: str
    entered: datetime


def calendar_bytes(name: str, appointments: Iterable[Appointment]) -> bytes:
    """Return a calendar in UTF-8, with the line ends that the format asks for."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for appointment in appointments:
        lines += _event(appointment)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(one: Appointment) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(one.uid)}"
    yield f"DTSTAMP:{one.entered.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(one.first)}"
    yield f"DTEND;VALUE=DATE:{_day(day_after(one.last))}"
    yield f"SUMMARY:{_text(one.title)}"
    if one.text:
        yield f"DESCRIPTION:{_text(one.text)}"
    if one.link:
        yield f"URL:{_CONTROLS.sub('', one.link)}"
    yield f"CATEGORIES:{_text(one.sort)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def folded(line: str) -> bytes:
    """Return a line of the file, folded where it is longer than the format allows, never inside of a character."""
    parts: list[bytes] = []
    here = b""
    for character in line:
        octets = character.encode("utf-8", "replace")
        # A line that goes on begins with a blank, which counts.
        if len(here) + len(octets) > _OCTETS - (1 if parts else 0):
            parts.append(here)
            here = b""
        here += octets
    return b"\r\n ".join([*parts, here]) + b"\r\n"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(value: str) -> str:
    plain = _CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def uids_apart(appointments: Sequence[Appointment]) -> list[Appointment]:
    """Return appointments without those whose uid another one before them has."""
    return list({one.uid: one for one in reversed(appointments)}.values())[::-1]
