"""The life of a committee: events in order, gaps that are certain, days by the law, seats against members, shares."""

from datetime import date
from fractions import Fraction

import pytest

from gongkai.derive.event import Event, Said, Standing
from gongkai.derive.gates import GateOf, gates_of
from gongkai.derive.life import life_of, so_far, to_come
from gongkai.derive.posts import EACH, FEW, NO_NUMBER, party_members, residents_committees
from gongkai.derive.seats import Seats, seats_of
from gongkai.kinds.committee import Committee
from gongkai.kinds.election import Election
from gongkai.model.archive import Archive
from tests.example_files import archive_of, example_of, read

SOURCES = "sources: [{title: 备案材料（虚构）, publisher: 东湖街道（虚构）, date: 2020-01-06}]\n"
BEIJING = (
    "# records/areas/donghu-jiedao.yml\nkind: area\nname: 东湖街道（虚构）\nclassification: subdistrict\n"
    'admin_code: "110105"\nfictional: true\n' + SOURCES
)
KEPT = (
    "# records/compounds/jinyu.yml\nkind: compound\nname: 锦榆小区（虚构）\narea_id: donghu-jiedao\n"
    "number_of_units: 100\ndisclosing_since: 2020-01-01\n" + SOURCES
)


def archive(*documents: str, as_of: date = date(2025, 6, 30)) -> Archive:
    records, findings = read(example_of("---\n".join(documents)).documents)
    assert findings == []
    return archive_of(records, as_of)


def committee(name: str, fields: str) -> str:
    return f"# records/committees/jinyu/{name}.yml\nkind: committee\nname: {name}\n{fields}{SOURCES}"


def election(fields: str, kind: str = "re-election") -> str:
    return f"# records/elections/jinyu/e.yml\nkind: election\nname: 换届\nclassification: {kind}\n{fields}{SOURCES}"


def events(found: Archive, name: str) -> list[Event]:
    return [event for event in life_of(found, "jinyu") if event.name == name]


def only(found: Archive, name: str) -> Event:
    [event] = events(found, name)
    return event


def span(event: Event) -> tuple[str, str]:
    return str(event.when), str(event.until)


@pytest.mark.parametrize(
    ("start", "gap"),
    [
        ("2024-06-01", None),
        ("2024-06-02", ("2024-06-01", "2024-06-01")),
        ("2024-06", None),
        ("2024-07", ("2024-06-01", "2024-06-30")),
    ],
)
def test_a_gap_is_a_time_in_which_certainly_nobody_was_in_office(start: str, gap: tuple[str, str] | None) -> None:
    found = archive(
        committee("one", "term_number: 1\nstart_date: 2021-06-01\nend_date: 2024-05-31\n"),
        committee("two", f'term_number: 2\nstart_date: "{start}"\nterm_end_date: 2027-05-31\n'),
    )
    assert [span(event) for event in events(found, "nobody")] == ([gap] if gap else [])


def test_after_the_last_committee_the_gap_is_open_and_one_that_only_ran_out_leaves_none() -> None:
    over = archive(committee("one", "start_date: 2021-06-01\nend_date: 2025-06-29\n"))
    assert span(only(over, "nobody")) == ("2025-06-30", "None")
    today = archive(committee("one", "start_date: 2021-06-01\nend_date: 2025-06-30\n"))
    assert events(today, "nobody") == []
    ran_out = archive(committee("one", "start_date: 2021-06-01\nterm_end_date: 2025-06-29\n"))
    assert events(ran_out, "nobody") == []
    assert only(ran_out, "runs-out").standing is Standing.UNKNOWN


def test_a_term_that_runs_out_today_is_still_to_come() -> None:
    assert only(archive(committee("one", "term_end_date: 2025-06-30\n")), "runs-out").standing is Standing.TO_COME


def test_a_term_is_over_when_its_extension_is_only_where_that_was_posted() -> None:
    extension = "start_date: 2021-06-01\nterm_end_date: 2025-05-31\nextension:\n  until: 2025-12-31\n"
    posted = "  posted:\n    - {channel: notice-board, from: 2025-05-20}\n"
    assert str(only(archive(committee("one", extension + posted)), "runs-out").when) == "2025-12-31"
    assert str(only(archive(committee("one", extension)), "runs-out").when) == "2025-05-31"


@pytest.mark.parametrize(
    ("as_of", "standing", "days"),
    [(date(2025, 6, 30), Standing.OPEN, 0), (date(2025, 7, 1), Standing.MISSING, 1)],
)
def test_the_report_is_due_so_many_months_before_the_last_day(as_of: date, standing: Standing, days: int) -> None:
    # Beijing asks for it six months before the end.
    term = committee("one", "start_date: 2022-10-01\nterm_end_date: 2025-12-30\n")
    event = only(archive(BEIJING, KEPT, term, as_of=as_of), "report")
    assert (event.due, event.standing, event.days) == (date(2025, 6, 30), standing, days)
    assert event.law is not None


def test_what_nobody_promised_to_record_is_not_called_missing() -> None:
    term = committee("one", "start_date: 2022-10-01\nterm_end_date: 2025-12-30\n")
    silent = KEPT.replace("disclosing_since: 2020-01-01\n", "")
    assert only(archive(BEIJING, silent, term, as_of=date(2025, 7, 1)), "report").standing is Standing.UNKNOWN


def test_an_election_that_was_reported_leaves_no_report_to_do() -> None:
    term = committee("one", "start_date: 2022-10-01\nterm_end_date: 2025-12-30\n")
    reported = election("reported_on: 2025-06-30\noutgoing_committee_id: jinyu/one\n")
    found = archive(BEIJING, KEPT, term, reported, as_of=date(2025, 7, 5))
    assert events(found, "report") == []
    assert only(found, "reported").standing is Standing.DONE


@pytest.mark.parametrize(
    ("filed", "standing", "days"), [("2025-06-03", Standing.DONE, 0), ("2025-06-04", Standing.LATE, 1)]
)
def test_a_filing_is_late_from_the_day_after_its_last_day(filed: str, standing: Standing, days: int) -> None:
    # Thirty days from 2 May end on Sunday 1 June; the Monday after it is a holiday in 2025.
    term = committee("one", f"start_date: 2025-05-02\nfiling: {{filed_on: {filed}}}\n")
    event = only(archive(term), "filed")
    assert (event.standing, event.days, event.due) == (standing, days, date(2025, 6, 3))


def gate(met: str, second: str) -> str:
    return (
        "start_date: 2025-03-01\ngates:\n  - label: 资格关\n    conditions:\n"
        f"      - {{condition: 是业主, met: {met}, checked_on: 2025-03-04, checked_by: 筹备组}}\n"
        f"      - {{condition: 无违建, met: {second}, checked_on: 2025-03-06, checked_by: 街道}}\n"
    )


def test_a_gate_is_passed_when_all_is_met_and_dated_by_the_last_check() -> None:
    passed = only(archive(election(gate("true", "true"))), "gate")
    assert (passed.standing, str(passed.when)) == (Standing.PASSED, "2025-03-06")
    assert passed.sentences[0].facts == {"met": 2, "all": 2}
    assert passed.sentences[-1].facts == {"who": ("筹备组", "街道")}
    failed = only(archive(election(gate("true", "false"))), "gate")
    assert failed.standing is Standing.FAILED
    assert failed.sentences[1].facts == {"conditions": ("无违建",)}


def group(formed: str, owners: int, others: int, posted: str, led: str = "street") -> str:
    return (
        f"group:\n  formed_on: {formed}\n  chaired_by: {led}\n  group_seats:\n"
        f"    - {{represents: street, count: {others}}}\n    - {{represents: owners, count: {owners}}}\n"
        f"  posted:\n    - {{channel: notice-board, from: {posted}}}\n"
    )


def gates(fields: str, kind: str = "re-election") -> list[GateOf]:
    found = archive(BEIJING, KEPT, election(fields, kind))
    return gates_of(found, found.each(Election)[0])


def test_a_gate_without_a_word_in_the_record_is_not_called_passed() -> None:
    assert [one.standing for one in gates("start_date: 2025-03-01\n")] == [Standing.UNKNOWN] * 3
    assert len(gates("start_date: 2025-03-01\n", "recall")) == 2


@pytest.mark.parametrize(
    ("fields", "standing", "met"),
    [
        (group("2025-03-03", 4, 3, "2025-03-10"), Standing.PASSED, 4),
        (group("2025-03-03", 3, 4, "2025-03-10"), Standing.FAILED, 3),  # fewer than half are owners
        (group("2025-03-03", 4, 3, "2025-03-11"), Standing.FAILED, 3),  # on the eighth day
        (group("2025-03-03", 4, 4, "2025-03-10"), Standing.FAILED, 3),  # half are owners, and the number is even
        (group("2025-03-03", 4, 3, "2025-03-10", led="developer"), Standing.FAILED, 3),
    ],
)
def test_the_group_is_judged_by_the_numbers_of_the_place(fields: str, standing: Standing, met: int) -> None:
    found = gates(fields)[1]
    assert (found.standing, found.met, found.judged) == (standing, met, 4)


def test_what_the_record_checked_goes_to_the_gate_that_it_names() -> None:
    of_group = gate("true", "true").replace("资格关\n", "党员关\n    gate_type: group\n")
    start, in_group, candidates = gates(of_group)
    assert ([c.label for c in in_group.conditions], candidates.conditions) == (["党员关", "党员关"], ())
    assert start.conditions == ()
    assert gates(gate("true", "true"))[2].standing is Standing.OPEN  # no vote yet: more candidates may come
    assert gates(gate("true", "true") + "end_date: 2025-06-30\n")[2].standing is Standing.PASSED
    assert gates(gate("true", "false"))[2].standing is Standing.FAILED


def test_an_election_under_way_says_what_is_still_open_and_one_that_is_over_does_not() -> None:
    under_way = archive(election("start_date: 2025-03-01\n"))
    assert [event.name for event in to_come(life_of(under_way, "jinyu"))] == ["group", "gate", "candidates", "vote"]
    assert all(event.when is None for event in to_come(life_of(under_way, "jinyu")))
    over = archive(election("start_date: 2025-03-01\nend_date: 2025-06-30\n"))
    assert to_come(life_of(over, "jinyu")) == []


@pytest.mark.parametrize(("objecting", "standing"), [(20, Standing.DONE), (21, Standing.MISSING)])
def test_more_than_a_fifth_ends_the_acting_and_a_fifth_does_not(objecting: int, standing: Standing) -> None:
    shenzhen = BEIJING.replace("110105", "440307")
    acting = committee(
        "daixing",
        f"classification: acting-residents-committee\nstart_date: 2024-01-01\nobjecting_households: {objecting}\n",
    )
    event = only(archive(shenzhen, KEPT, acting), "acting-objections")
    assert event.standing is standing
    assert event.sentences[0].facts == {"share": Fraction(objecting, 100), "all": 100}


def test_a_handover_says_what_its_list_does_not_name() -> None:
    items = "".join(
        f"    - {{handover_class: {name}, count: 1}}\n"
        for name in ("owner-list", "seals", "minutes", "books", "contracts", "income-postings", "equipment")
    )
    given = "start_date: 2021-06-01\nend_date: 2024-05-31\nhandover:\n  completed_on: 2024-06-03\n  handover_items:\n"
    lacking = only(archive(committee("one", given + items)), "handed-over").sentences
    other = Said("committee", "/handover/handover_items/0/handover_class", "other")
    assert [s.facts for s in lacking] == [{"things": 7}, {"things": (other,)}]
    whole = archive(committee("one", given + items + "    - {handover_class: other, count: 1}\n"))
    assert [s.facts for s in only(whole, "handed-over").sentences] == [{"things": 8}]


@pytest.mark.parametrize(
    ("record", "told"),
    [("elections/jinyu/e", 1), ("committees/jinyu/one", 1), ("meetings/jinyu/vote", 1), ("meetings/jinyu/other", 0)],
)
def test_an_objection_is_told_where_it_is_about_an_election_a_committee_or_its_vote(record: str, told: int) -> None:
    objection = (
        f"# records/objections/jinyu/o.yml\nkind: objection\ntitle: 人数\nrecord: {record}\n"
        f"received_on: 2025-03-03\nreplied_on: 2025-03-10\n{SOURCES}"
    )
    found = archive(
        objection,
        election("start_date: 2025-01-06\nmeeting_id: jinyu/vote\n"),
        committee("one", "start_date: 2025-06-01\n"),
    )
    assert len(events(found, "objections")) == told


def test_events_of_one_day_stand_in_the_order_of_the_steps_and_the_unknown_start_before_the_end() -> None:
    found = archive(
        committee("one", "end_date: 2024-06-01\n"),
        committee("two", "start_date: 2024-06-01\nterm_end_date: 2029-05-31\n"),
    )
    assert [(event.name, event.title.facts["name"]) for event in so_far(life_of(found, "jinyu"))] == [
        ("begins", "one"),
        ("ends", "one"),
        ("begins", "two"),
    ]


MEMBERS = "  - {post: chair, start_date: 2024-06-03}\n" + "  - {post: member, start_date: 2024-06-03}\n" * 3


def seats(fields: str, members: str, as_of: date = date(2025, 6, 30)) -> Seats:
    found = archive(BEIJING, committee("one", f"start_date: 2024-06-01\n{fields}members:\n{members}"), as_of=as_of)
    return seats_of(found, found.each(Committee)[0])


def vacancies(found: Seats) -> list[tuple[int, str, str]]:
    return [(number, str(stretch.begin), str(stretch.end)) for number, stretch in found.vacancies]


def left(day: str) -> str:
    return f"  - {{post: member, start_date: 2024-06-03, end_date: {day}, end_reason: resigned}}\n"


def test_a_seat_is_vacant_from_the_day_after_the_one_to_the_day_before_the_other() -> None:
    fields = "seats: 5\nfirst_meeting_on: 2024-06-03\n"
    later = "  - {post: member, start_date: 2024-10-19}\n"
    assert vacancies(seats(fields, MEMBERS + left("2024-10-08") + later)) == [(5, "2024-10-09", "2024-10-18")]
    assert vacancies(seats(fields, MEMBERS + left("2024-10-18") + later)) == []
    assert vacancies(seats(fields, MEMBERS + left("2024-10-08"))) == [(5, "2024-10-09", "None")]
    ended = fields + "end_date: 2025-05-31\n"
    assert vacancies(seats(ended, MEMBERS + left("2024-10-08"))) == [(5, "2024-10-09", "2025-05-31")]
    assert vacancies(seats(ended, MEMBERS + left("2025-05-31"))) == []


def test_before_the_first_meeting_nobody_is_missing_and_without_one_the_seat_was_vacant() -> None:
    first = "seats: 5\nfirst_meeting_on: 2024-06-03\n"
    all_five = MEMBERS + "  - {post: member, start_date: 2024-06-01}\n"
    assert vacancies(seats(first, all_five)) == []
    assert len(vacancies(seats("seats: 5\n", all_five))) == 4


def test_of_a_list_that_does_not_fill_the_seats_no_vacancy_is_told() -> None:
    found = seats("seats: 7\n", MEMBERS + left("2024-10-08"))
    assert (found.complete, found.vacancies, found.filled) == (False, [], ())


def test_an_alternate_holds_no_seat() -> None:
    found = seats("seats: 5\n", MEMBERS + left("2025-01-06") + "  - {post: alternate, start_date: 2024-06-03}\n")
    assert (len(found.rows), len(found.alternates)) == (5, 1)


def test_half_of_the_seats_is_enough_and_one_fewer_is_not() -> None:
    four = seats("seats: 4\nfirst_meeting_on: 2024-06-03\n", MEMBERS.replace("}\n", ", end_date: 2025-03-05}\n", 2))
    assert [(f.since, f.most, f.too_few) for f in four.filled] == [
        (date(2024, 6, 3), 4, False),
        (date(2025, 3, 6), 2, False),
    ]
    three = seats("seats: 4\nfirst_meeting_on: 2024-06-03\n", MEMBERS.replace("}\n", ", end_date: 2025-03-05}\n", 3))
    assert [(f.most, f.too_few) for f in three.filled] == [(4, False), (1, True)]


def body(fields: str) -> Committee:
    return archive(committee("one", fields)).each(Committee)[0].body


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("seats: 5\nparty_member_count: 3\n", ""),
        ("seats: 5\n", NO_NUMBER),
        ("seats: 4\nparty_member_count: 2\n", FEW),
        ("seats: 5\nparty_member_count: 0\n", EACH),
        ("seats: 5\nparty_member_count: 5\n", EACH),
    ],
)
def test_a_share_of_party_members_is_shown_only_where_it_tells_of_nobody(fields: str, why: str) -> None:
    share = party_members(body(fields))
    assert share.why == why
    if not why:
        assert share.share == Fraction(3, 5)


def test_the_residents_committee_of_today_is_asked_who_heads_it() -> None:
    def office(name: str) -> str:
        return (
            f"# records/organizations/{name}.yml\nkind: organization\nname: {name}\n"
            f"classification: residents-committee\nsecretary_is_head: true\n{SOURCES}"
        )

    compound = KEPT.replace(
        "number_of_units",
        "organizations:\n  - {organization_id: old, party_role: residents-committee, end_date: 2025-06-29}\n"
        "  - {organization_id: new, party_role: residents-committee}\nnumber_of_units",
    )
    found = archive(compound, office("old"), office("new"))
    assert [one.id for one in residents_committees(found, "jinyu")] == ["new"]
