"""What is said of a document that does not fit: the sentence, the place, and the guess at what was meant."""

from collections.abc import Callable

import pytest

from gongkai.load.meant import as_count, as_date, as_resolution, as_sum, by_its_numbers, closest, is_percentage
from gongkai.load.record_file import read_record
from gongkai.report.words import worded
from gongkai.text import translator
from tests.example_files import shapes

PATH = "records/committees/jinyu/term-1.yml"
SOURCE = "sources: [{title: 公告, note: 虚构}]\n"
SOUND = "kind: committee\nname: 第一届\n"


def said(text: str, path: str = PATH) -> list[tuple[str, int, int, str, str]]:
    """Return what is found in a record: pointer, line, column, and the sentence in Chinese and in English."""
    content, findings = read_record((text + SOURCE).encode(), path, shapes())
    assert (content is None) == bool(findings)
    return [
        (
            finding.place.pointer,
            finding.place.line,
            finding.place.column,
            worded(finding, translator("zh")),
            worded(finding, translator("en")),
        )
        for finding in findings
    ]


def test_a_sound_record_gets_no_word() -> None:
    assert said(SOUND) == []


@pytest.mark.parametrize(
    ("text", "pointer", "line", "column", "chinese", "english"),
    [
        (
            SOUND + "seets: 5\n",
            "/seets",
            3,
            1,
            "这里没有“seets”这个字段；是不是“seats”（席位数）？",
            "There is no field “seets” here; did you mean “seats” (Seats)?",
        ),
        (
            SOUND + "席位数: 5\n",
            "/席位数",
            3,
            1,
            "这里没有“席位数”这个字段；是不是“seats”（席位数）？",
            "There is no field “席位数” here; did you mean “seats” (Seats)?",
        ),
        (
            SOUND + "telephone: 见公告栏\n",
            "/telephone",
            3,
            1,
            "这里没有“telephone”这个字段。",
            "There is no field “telephone” here.",
        ),
        (
            "kind: committee\n",
            "",
            1,
            1,
            "缺少字段“name”（名称）。",
            "The field “name” (Name) is missing. ",
        ),
        (
            SOUND + "members:\n  - post: chair\n    display_name: 李示例\n",
            "/members/0",
            4,
            5,
            "写了“display_name”，就要同时写“legal_basis”（公开姓名的依据）。",
            None,
        ),
        (
            SOUND + "classification: 选举产生\n",
            "/classification",
            3,
            17,
            "“类别”不能写成“选举产生”；是不是“elected”（选举产生）？",
            "Classification cannot be “选举产生”; did you mean “elected” (elected)?",
        ),
        (
            SOUND + "classification: chosen\n",
            "/classification",
            3,
            17,
            "“类别”不能写成“chosen”；请写其中一个：elected（选举产生）、interim（临时）、"
            "property-management-commission（物业管理委员会）、acting-residents-committee（居民委员会代行）。",
            "Classification cannot be “chosen”; write one of: elected (elected), interim (interim),"
            " property-management-commission (property management commission),",
        ),
        (
            SOUND + "start_date: 2025年3月\n",
            "/start_date",
            3,
            13,
            "“开始日期”不能写成“2025年3月”；请写成“2025-03”。",
            "Start date cannot be “2025年3月”; write “2025-03”.",
        ),
        (
            SOUND + "start_date: 去年\n",
            "/start_date",
            3,
            13,
            "“开始日期”要写成日期，例如 2025-03-08、2025-03 或 2025，不能写成“去年”。",
            "Start date has to be a date, written like 2025-03-08, 2025-03 or 2025, not “去年”.",
        ),
        (
            SOUND + "filing: {filed_on: 2025-03}\n",
            "/filing/filed_on",
            3,
            20,
            "“备案日期”要写到哪一天，例如 2025-03-08，不能写成“2025-03”。",
            "Filed on has to be a day, written like 2025-03-08, not “2025-03”.",
        ),
        (
            SOUND + "start_date: 2025-02-29\n",
            "/start_date",
            3,
            13,
            "“开始日期”：日历上没有“2025-02-29”这一天。",
            "Start date: there is no day “2025-02-29” in the calendar.",
        ),
        (
            SOUND + "seats:\n",
            "/seats",
            3,
            1,
            "“席位数”是空的：请填写，或者删去这一行。",
            "Seats is empty: fill it in, or delete the line.",
        ),
        (
            SOUND + 'seats: "5"\n',
            "/seats",
            3,
            8,
            "“席位数”是整数，这里加了引号；请不加引号，写成 5。",
            "Seats is a whole number and stands here in quotation marks; write it without: 5.",
        ),
        (
            SOUND + "seats: 五\n",
            "/seats",
            3,
            8,
            "“席位数”应当是整数，不加引号，不能写成“五”。",
            None,
        ),
        (
            SOUND + "seats: ５席\n",
            "/seats",
            3,
            8,
            "“席位数”应当是整数，不能写成“５席”；请写成“5”，不加引号。",
            "Seats has to be a whole number, not “５席”; write “5”, without the quotation marks.",
        ),
        (
            SOUND + "seats: 83%\n",
            "/seats",
            3,
            8,
            "“席位数”要写数目，不写百分比，而“83%”是百分比。",
            "Seats is a number and not a percentage, and “83%” is one.",
        ),
        (
            SOUND + "start_date: 9999-12-31\n",
            "/start_date",
            3,
            13,
            "“开始日期”不能写成“9999-12-31”：年份要在 1900 到 2199 之间。",
            "Start date cannot be “9999-12-31”: the year has to be one from 1900 to 2199.",
        ),
        (
            SOUND + "filing: {filed_on: 1899-12-31}\n",
            "/filing/filed_on",
            3,
            20,
            "“备案日期”不能写成“1899-12-31”：年份要在 1900 到 2199 之间。",
            None,
        ),
        (
            SOUND + "elected_by_id: jinyu/2022-assembly\n",
            "/elected_by_id",
            3,
            16,
            "“选举决议”不能写成“jinyu/2022-assembly”：决议要写成会议编号、# 和决议编号，例如“…#1”。",
            None,
        ),
        (
            SOUND + "elected_by_id: jinyu/2022-assembly/1\n",
            "/elected_by_id",
            3,
            16,
            "“选举决议”不能写成“jinyu/2022-assembly/1”；请写成“jinyu/2022-assembly#1”。",
            "Elected by cannot be “jinyu/2022-assembly/1”; write “jinyu/2022-assembly#1”.",
        ),
        (
            SOUND + "seats: 0\n",
            "/seats",
            3,
            8,
            "“席位数”不能小于 1，这里写的是 0。",
            "Seats cannot be less than 1, and it is 0.",
        ),
        (
            SOUND + "seats: 1000000000\n",
            "/seats",
            3,
            8,
            "“席位数”不能大于 999999999，这里写的是 1000000000。",
            "Seats cannot be more than 999999999, and it is 1000000000.",
        ),
        (
            SOUND + "one_shoulder: 是\n",
            "/one_shoulder",
            3,
            15,
            "“一肩挑”只能写 true（是）或 false（否），不能写成“是”。",
            "One shoulder has to be true or false, not “是”.",
        ),
        (
            SOUND + "members: 五人\n",
            "/members",
            3,
            10,
            "“成员”应当是一个列表：每项一行，以“- ”开头。",
            None,
        ),
        (
            SOUND + "filing: 已备案\n",
            "/filing",
            3,
            9,
            "“备案”下面应当是字段和内容，一行一个“字段: 内容”。",
            None,
        ),
        (
            SOUND + "description: [一, 二]\n",
            "/description",
            3,
            14,
            "“说明”应当是文字。",
            None,
        ),
        (
            SOUND + "cross_appointments: []\n",
            "/cross_appointments",
            3,
            21,
            "“交叉任职”的项目太少：至少 1 项，没有就删去这一行。",
            None,
        ),
    ],
)
def test_a_misfit_is_said_in_both_languages_where_it_stands(
    text: str, pointer: str, line: int, column: int, chinese: str, english: str | None
) -> None:
    [(at, found_line, found_column, zh, en)] = said(text)
    assert (at, found_line, found_column) == (pointer, line, column)
    # The help of the field may follow; it is the schema's own.
    assert zh.startswith(chinese)
    assert en.startswith(english or "")


def test_every_misfit_of_a_record_is_said_at_once_in_the_order_of_the_file() -> None:
    found = said("kind: committee\nseats: 0\nclassification: chosen\nmembers: [{post: boss}, {}]\n")
    assert sorted(pointer for pointer, *_ in found) == [
        "",
        "/classification",
        "/members/0/post",
        "/members/1",
        "/seats",
    ]


def test_a_number_where_text_is_wanted_is_the_text_as_it_is_written() -> None:
    text = "kind: document\ntitle: 2024\nclassification: other\nversion: 1.10\n"
    assert said(text, "records/documents/jinyu/a.yml") == []
    text = "kind: account\nname: 010\nfund: deposit\nlast_four: 0042\n"
    assert said(text, "records/accounts/jinyu/a.yml") == []


def test_a_line_end_at_the_end_of_a_value_is_not_overlooked() -> None:
    [(pointer, *_, zh, _)] = said(SOUND + "start_date: |\n  2025-03-08\n")
    assert (pointer, zh) == ("/start_date", "“开始日期”不能写成“2025-03-08␦”；请写成“2025-03-08”。")


def test_what_is_long_or_has_parts_is_not_repeated_in_full() -> None:
    [(_, *_, zh, _)] = said(SOUND + f"start_date: {'很久以前' * 30}\n")
    assert "很久以前…”" in zh
    assert len(zh) < 150
    [(_, *_, zh, _)] = said(SOUND + "seats: {a: 1}\n")
    assert "不能写成“…”" in zh


@pytest.mark.parametrize(
    ("text", "path", "rule", "english"),
    [
        ("name: 甲\n", PATH, "shape", "The record does not say what it is. Begin the file with “kind: committee”."),
        (
            "kind:\nname: 甲\n",
            PATH,
            "shape",
            "The record does not say what it is. Begin the file with “kind: committee”.",
        ),
        ("kind: comittee\n", PATH, "shape", "There is no kind of record called “comittee”; did you mean “committee”?"),
        ("kind: 委员会\n", PATH, "shape", "There is no kind of record called “委员会”; did you mean “committee”?"),
        (
            "kind: area\n",
            PATH,
            "path-fits-kind",
            "A record of kind area (Area) belongs into records/areas/, and this one lies in records/committees/.",
        ),
        (
            "kind: committee\n",
            "records/committees/term-1.yml",
            "path-fits-kind",
            "A record of kind committee (Owners' committee) belongs into records/committees/<compound>/, the folder"
            " named like its compound.",
        ),
        (
            "kind: meeting\n",
            "records/meetings/a/b/c.yml",
            "path-fits-kind",
            "A record of kind meeting (Meeting) belongs into records/meetings/<place>/, the folder named like its"
            " compound or area.",
        ),
        (
            "kind: area\n",
            "records/areas/a/b.yml",
            "path-fits-kind",
            "This file lies too deep: a record of kind area (Area) belongs directly into records/areas/.",
        ),
    ],
)
def test_a_record_of_the_wrong_kind_or_place_is_told_where_it_belongs(
    text: str, path: str, rule: str, english: str
) -> None:
    content, [finding] = read_record((text + SOURCE).encode(), path, shapes())
    assert content is None
    assert finding.rule == rule
    assert worded(finding, translator("en")) == english


def test_a_folder_that_belongs_to_no_kind_lists_the_kinds() -> None:
    _, [finding] = read_record(b"kind: xyzzy\n", "records/wanderings/jinyu/a.yml", shapes())
    assert "write one of: account, activity, area," in worded(finding, translator("en"))
    assert "请写其中一种：account、activity、area、" in worded(finding, translator("zh"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1,250.00", "1250.00"),
        ("￥1250", "1250.00"),
        ("¥1250.5", "1250.50"),
        ("１２５０元", "1250.00"),
        ("1.2万", "12000.00"),
        ("1.2 万元", "12000.00"),
        ("1.23456万", "12345.60"),
        ("120平方米", "120.00"),
        ("120.5 ㎡", "120.50"),
        ("-3", "-3.00"),
        ("1.005", None),
        ("0.0000001万", None),
        ("一千", None),
        ("", None),
        ("1.2.3", None),
        ("约1250", None),
        ("1,25", None),
        ("“1250.00”", "1250.00"),
        ("「1250」", "1250.00"),
        ("120 m²", "120.00"),
        ("12²", None),
        ("①", None),
        ("١٢٣", None),
        ("12345678901234567890", "12345678901234567890.00"),
        ("123456789012345678901", None),
        ("1234567890123456789012345678901234567890.12", None),
        ("9" * 60 + "万", None),
        ("1E5", None),
    ],
)
def test_an_amount_is_guessed_only_where_it_is_clear(written: str, meant: str | None) -> None:
    assert as_sum(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025年3月1日", "2025-03-01"),
        ("2025年3月", "2025-03"),
        ("2025/3/1", "2025-03-01"),
        ("2025.3.1", "2025-03-01"),
        ("2025-3-1", "2025-03-01"),
        ("２０２５－３－１", "2025-03-01"),
        (" 2025-03-01\n", "2025-03-01"),
        ("2025 年 3 月 1 日", "2025-03-01"),
        ("2025-03-08 19:30", "2025-03-08"),
        ("2025-03-08T19:30:00+08:00", "2025-03-08"),
        ("2025年3月8日 19时30分", "2025-03-08"),
        ("2025年3月8日下午7点", "2025-03-08"),
        ("“2025-03-08”", "2025-03-08"),
        ("2025-03-081", None),
        ("25-03-01", None),
        ("3月1日", None),
        ("2025年春", None),
        ("20250301", None),
    ],
)
def test_a_date_is_guessed_only_where_it_is_clear(written: str, meant: str | None) -> None:
    assert as_date(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("２０４", "204"),
        ("204户", "204"),
        ("204 人", "204"),
        ("约204人", "204"),
        ("1,300", "1300"),
        ("1，300", "1300"),
        ("“204”", "204"),
        ("204.5", None),
        ("13,00", None),
        ("2²", None),
        ("二百", None),
        ("9" * 21, None),
        ("", None),
    ],
)
def test_a_count_is_guessed_only_where_it_is_clear(written: str, meant: str | None) -> None:
    assert as_count(written) == meant


def test_a_percentage_is_known_by_its_sign_or_its_words() -> None:
    assert all(map(is_percentage, ["83.3%", "８３％", "“83 %”", "百分之八十三"]))
    assert not any(map(is_percentage, ["83.3", "", "%8"]))


def test_a_resolution_and_a_matter_of_the_law_are_guessed_only_where_they_are_clear() -> None:
    assert as_resolution("jinyu/2022-assembly/1") == "jinyu/2022-assembly#1"
    assert [as_resolution(text) for text in ("jinyu/2022-assembly", "1", "a/b/c/1", "a/b#1/2")] == [None] * 4
    items = ["278-4", "76-4", "278-14"]
    assert by_its_numbers("民法典第２７８条第4项", items) == "278-4"
    assert [by_its_numbers(text, items) for text in ("第4项", "278", "278-5", "278-4-1", "")] == [None] * 5


@pytest.mark.parametrize(
    ("fields", "pointer", "value", "meant"),
    [
        ("{present: 1,300}", "/attendance/300", "1,300", "1300"),
        ("{present: 1,300,200, entitled: 5}", "/attendance/300", "1,300,200", "1300200"),
        ("{present: 1, entitled: 2,300}", "/attendance/300", "2,300", "2300"),
    ],
)
def test_a_number_that_brackets_divided_at_its_comma_is_told_once(
    fields: str, pointer: str, value: str, meant: str
) -> None:
    text = f"kind: meeting\nname: 甲\nclassification: joint\nattendance: {fields}\n"
    [(at, *_, en)] = said(text, "records/meetings/jinyu/a.yml")
    assert at == pointer
    assert en.endswith(f"write {meant} instead of {value}.")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("start_date", "start_date"),
        ("start-date", "start_date"),
        ("Start Date", "start_date"),
        ("strat_date", "start_date"),
        ("开始日期", "start_date"),
        ("end_dat", "end_date"),
        ("telephone", None),
        ("", None),
        (2025, None),
    ],
)
def test_a_slip_is_recognized_by_its_letters_or_by_its_title(word: object, found: str | None) -> None:
    assert closest(word, {"start_date": ["Start date", "开始日期"], "end_date": ["End date", "结束日期"]}) == found


def test_a_guess_is_never_something_that_does_not_fit_either() -> None:
    judge: Callable[[str], list[tuple[str, int, int, str, str]]] = lambda text: said(  # noqa: E731  # short for below
        text, "records/accounts/jinyu/a.yml"
    )
    [(*_, en)] = judge("kind: account\nname: 甲\nfund: deposit\nopened_on: 2025年3月\n")
    assert en == "Opened on has to be a day, written like 2025-03-08, not “2025年3月”."


def test_a_field_is_called_by_its_own_title_also_where_it_borrows_its_form() -> None:
    text = "kind: project\nname: 甲\nmeasures: [{label: 探头, unit: 个, before: 十二, after: 36}]\n"
    [(pointer, *_, zh, en)] = said(text, "records/projects/jinyu/a.yml")
    assert pointer == "/measures/0/before"
    assert zh.startswith("“之前”不能写成“十二”。")
    assert en.startswith("Before cannot be “十二”.")


def test_of_several_things_wrong_with_one_value_the_cause_is_said() -> None:
    [(pointer, *_, zh, _)] = said(SOUND + 'elected_by_id: ""\n')
    assert (pointer, zh) == ("/elected_by_id", "“选举决议”是空的：请填写，或者删去这一行。")
    text = f"kind: organization\nname: 甲\nclassification: other\nidentifiers: [{{scheme: uscc, code: {'甲' * 41}}}]\n"
    [(pointer, *_)] = said(text, "records/organizations/a.yml")
    assert pointer == "/identifiers/0/code"
