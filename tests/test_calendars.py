"""Calendars: read by others, whole days with the day after, lasting names, and text that cannot break a line."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.publish.icalendar_text import Appointment, calendar_bytes, folded, uids_apart
from tests.recorded import MEETING, Recorded, archive, changed
from tests.site_reader import ARCHIVE_DAY, MakeRepository, PublishedSite, Repository

CALENDAR = "calendars/hexiangyuan.ics"
QUICKLY = ("--no-search", "--no-notices", "--language", "zh")


def events(site: PublishedSite) -> list[Any]:
    return list(icalendar.Calendar.from_ical((site.folder / CALENDAR).read_bytes()).walk("VEVENT"))


def appointment(**changed: Any) -> Appointment:
    day = date(2024, 3, 1)
    given = {"uid": "u", "first": day, "last": day, "title": "t", "text": "", "sort": "s", "link": ""}
    return Appointment(**{**given, "entered": datetime(2024, 1, 1, tzinfo=UTC), **changed})


@pytest.fixture(scope="module")
def before(repository: MakeRepository) -> tuple[Repository, PublishedSite]:
    made = repository()
    return made, made.build(*QUICKLY)


def test_a_calendar_holds_meetings_postings_and_ends_of_terms(before: tuple[Repository, PublishedSite]) -> None:
    found = events(before[1])
    titles = [str(event["SUMMARY"]) for event in found]
    assert "会议：荷香苑2024年业主大会会议" in titles
    assert any(title.startswith("张贴：") for title in titles)
    assert any(title.startswith("任期届满：") for title in titles)
    assert len({str(event["UID"]) for event in found}) == len(found) > 5


def test_the_last_day_belongs_to_it_and_the_end_is_the_day_after(before: tuple[Repository, PublishedSite]) -> None:
    [found] = [event for event in events(before[1]) if str(event["SUMMARY"]) == "会议：荷香苑2024年业主大会会议"]
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2024, 3, 2), date(2024, 3, 17))
    assert found["DTSTART"].params["VALUE"] == found["DTEND"].params["VALUE"] == "DATE"


def test_no_clock_is_asked(before: tuple[Repository, PublishedSite]) -> None:
    days = {event["DTSTAMP"].dt.date().isoformat() for event in events(before[1])}
    assert days == {ARCHIVE_DAY}


def test_names_of_appointments_stay_when_other_fields_change(
    before: tuple[Repository, PublishedSite], tmp_path: Path
) -> None:
    made, site = before
    first = {str(event["UID"]): event for event in events(site)}
    text = (made.root / MEETING).read_text("utf-8")
    made.replace(MEETING, "name: 荷香苑2024年业主大会会议", "name: 荷香苑;2024,年\\业主大会")
    made.replace(MEETING, "end_date: 2024-03-16", "end_date: 2024-03-17")
    try:
        after = {str(event["UID"]): event for event in events(made.build(*QUICKLY, out=tmp_path / "html"))}
    finally:
        (made.root / MEETING).write_text(text, "utf-8")
    assert after.keys() == first.keys()
    moved = [uid for uid, event in after.items() if str(event["SUMMARY"]) == "会议：荷香苑;2024,年\\业主大会"]
    assert [after[uid]["DTEND"].dt for uid in moved] == [date(2024, 3, 18)]


def test_when_it_was_recorded_is_the_time_of_its_last_version(repository: MakeRepository) -> None:
    found = Recorded(repository)
    one = found.made.commit(archive())
    two = found.made.commit(changed(archive(), MEETING, ("荷香苑2024年业主大会会议", "荷香苑年会")), one)
    found.made.finish()
    stamps = {str(event["SUMMARY"]): event["DTSTAMP"].dt for event in events(found.build(two))}
    assert stamps["会议：荷香苑年会"] == datetime.fromtimestamp(1_700_000_000 + 2 * 86400, UTC)
    assert stamps["会议：荷香苑2023年业主大会会议"] == datetime.fromtimestamp(1_700_000_000 + 86400, UTC)


def test_the_page_of_the_compound_leads_to_it(before: tuple[Repository, PublishedSite]) -> None:
    page = before[1].pages["compounds/hexiangyuan.html"]
    assert (CALENDAR, "") in {before[1].target("compounds/hexiangyuan.html", address) for address in page.addresses}


@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "Cc")), max_size=300))
def test_any_text_comes_back_and_no_line_is_too_long(text: str) -> None:
    written = calendar_bytes(text, [appointment(title=text, text=text, uid=text or "u")])
    lines = written.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode("utf-8")  # no character is cut
    unfolded = written.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    assert [line.partition(":")[0] for line in unfolded if line.startswith(("BEGIN", "END"))].count("BEGIN") == 2
    [event] = icalendar.Calendar.from_ical(written).walk("VEVENT")
    plain = "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c == "\n" or c == "\t" or c >= " ")
    assert str(event["SUMMARY"]) == plain.replace("\x7f", "")


def test_a_line_of_exactly_75_octets_is_not_folded() -> None:
    assert folded("x" * 75) == b"x" * 75 + b"\r\n"
    assert folded("x" * 76) == b"x" * 75 + b"\r\n x\r\n"
    assert folded("公" * 26).split(b"\r\n ")[0] == ("公" * 25).encode()


def test_the_last_day_of_all_is_not_left_behind() -> None:
    [event] = icalendar.Calendar.from_ical(calendar_bytes("x", [appointment(first=date.max, last=date.max)])).walk(
        "VEVENT"
    )
    assert event["DTSTART"].dt == date.max


def test_two_of_one_name_are_one() -> None:
    one, two = appointment(title="a"), appointment(title="b")
    assert uids_apart([one, two, appointment(uid="v")]) == [one, appointment(uid="v")]
