"""The firewall: it finds personal data in every disguise, nothing public, and never tells what it found."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.check.allowed_values import proof_from
from gongkai.check.runner import run
from gongkai.load.attachment import personal_in_file
from gongkai.load.personal_data import personal_data, personal_path
from gongkai.model.finding import Finding, Place, Severity, Titled
from gongkai.privacy.findings import masked_finding
from gongkai.privacy.fingerprint import is_same, value_hash
from gongkai.privacy.firewall import all_detectors, hits_in, suspected_by
from gongkai.privacy.masking import COVER, masked
from gongkai.privacy.plain_text import plain_text
from gongkai.privacy.sieve import may_be_suspect
from gongkai.privacy.suspicion import Look
from tests.example_files import ROOT, Example, archive_of, read, world
from tests.privacy_cases import DISGUISES, KINDS, PUBLIC, mobile, personal, resident_id
from tests.privacy_table import false_alarms, recall

EACH = 60
NUMBERS = ("mobile", "resident ID, 18", "resident ID, 15", "bank card")


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_found_in_every_disguise(kind: str, disguise: str) -> None:
    assert recall(kind, disguise, EACH) == (EACH, [])


@pytest.mark.parametrize("sort", PUBLIC)
def test_what_is_public_is_left_alone(sort: str) -> None:
    assert false_alarms(sort, 4 * EACH) == []


@pytest.mark.parametrize("path", sorted((ROOT / "records").glob("*/")), ids=lambda path: path.name)
def test_nothing_personal_is_found_in_the_records_of_this_repository(path: Path) -> None:
    for file in sorted(path.rglob("*.yml")):
        assert personal_data(file.read_bytes(), file.relative_to(ROOT).as_posix()) == []


def test_the_quick_look_lets_nothing_through_that_a_detector_would_find() -> None:
    for kind in KINDS:
        for disguise in DISGUISES:
            for text, _ in personal(kind, disguise, 20, seed=8):
                plain, look = plain_text(text), Look(text)
                for detector in all_detectors():
                    if any(True for _ in detector.find(plain)):
                        assert look.hides() or detector.may_hold(look), (kind, disguise, detector.rule)


# What the traces of the detectors are made of, so that made-up text comes near to them.
SIGNS = (
    "0139一二五〇\xa0\u3000\x85 \t\r\n-#>/._~*·•xX×@[(（{aAtfFgGjJzZB\\&𠮷０Ａ派.comxinwWeEicCvVqQ"
    "岁童孩孙儿子学生年级班)）朋友成幢栋号室京粤党员群众团微威信欠缴账"
)


@settings(max_examples=1500, deadline=None)
@given(st.text(st.sampled_from(SIGNS), max_size=40))
def test_whatever_is_suspect_falls_into_the_sieve(text: str) -> None:
    if suspected_by(Look(text)):
        assert may_be_suspect(text.encode())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_every_disguise_that_is_suspect_falls_into_the_sieve(kind: str, disguise: str) -> None:
    suspect = [text for text, _ in personal(kind, disguise, 60, seed=9) if suspected_by(Look(text))]
    assert suspect
    assert [text for text in suspect if not may_be_suspect(text.encode())] == []


def test_a_record_without_anything_suspect_passes_the_sieve() -> None:
    assert not may_be_suspect("kind: account\nname: 公共收益账户\nopened_on: 2024-01-05\n".encode())


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("kind", NUMBERS)
def test_of_a_number_at_most_two_digits_are_left(kind: str, disguise: str) -> None:
    for text, value in personal(kind, disguise, EACH):
        hit = next(hit for hit in hits_in(text) if hit.rule == KINDS[kind][0])
        left = plain_text(masked(text)[hit.start : hit.end]).digits
        assert sum(character.isdigit() for character in left) <= 2
        assert value not in left


@given(st.text(max_size=40), st.integers(0, 2**32), st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_masking_never_leaves_five_digits_of_a_value_and_keeps_the_length(before: str, seed: int, after: str) -> None:
    rnd = random.Random(seed)
    value = rnd.choice((mobile, resident_id))(rnd)
    text = f"{before} {value} {after}"
    covered = masked(text)
    assert len(covered) == len(text)
    # Where what stands before makes another number of it, it is none; else nothing of it can be read.
    if any(hit.start <= len(before) + 1 and hit.end >= len(before) + 1 + len(value) for hit in hits_in(text)):
        assert value[-5:] not in covered
        for start in range(len(value) - 4):
            assert value[start : start + 5] not in covered[len(before) + 1 : len(before) + 1 + len(value)]


def test_line_and_column_and_pointer_are_those_of_the_file() -> None:
    record = "kind: case\ntitle: 灯\nnote: |\n  第一行\n  电话１３８-\u200b００１３-８０００。\n# 138 0013 8000\n"
    documents = {"records/cases/jinyu/2024-014.yml": record.encode()}
    _, findings = read(documents)
    found = [finding.place for finding in findings if finding.rule == "no-mobile-number"]
    path = "records/cases/jinyu/2024-014.yml"
    assert found == [Place(path, "/note", 5, 5), Place(path, "", 6, 3)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_in_another_encoding_is_looked_into_as_well(encoding: str) -> None:
    data = "kind: case\nnote: 电工的号码是 13800138000，请联系。\n".encode(encoding)
    assert {finding.rule for finding in personal_data(data, "records/x.yml")} == {"no-mobile-number"}


def test_a_file_that_is_no_yaml_is_looked_into() -> None:
    _, findings = read({"records/cases/jinyu/2024-014.yml": b"kind: [\n  13800138000\n"})
    assert "no-mobile-number" in {finding.rule for finding in findings}
    assert "yaml-well-formed" in {finding.rule for finding in findings}


@pytest.mark.parametrize("path", ["records/cases/jinyu/13800138000.yml", "records/attachments/138-0013-8000.pdf"])
def test_the_name_of_a_file_is_looked_at(path: str) -> None:
    assert [finding.rule for finding in personal_path(path)] == ["no-mobile-number"]
    assert "0013" not in masked_finding(personal_path(path)[0]).place.path


def test_no_fact_of_any_other_finding_tells_a_value() -> None:
    facts = {"a": "“13800138000” is not a date", "b": 13800138000, "c": Titled(zh="电话13800138000", en="13800138000")}
    told = masked_finding(Finding("shape", Severity.ERROR, Place("r/13800138000.yml", "/13800138000"), "m", facts))
    assert "13800138" not in repr(told)
    assert COVER in repr(told)


def test_the_office_telephone_is_left_alone_where_it_says_so() -> None:
    office = "contact_details:\n  - {contact_type: office-phone, contact: 13800138000（办公手机）}\n"
    assert hits_in(office) == []
    assert hits_in(office.replace("（办公手机）", "")) != []
    assert hits_in(office.replace("office-phone", "hours")) != []


def test_a_table_joins_no_cells_and_a_word_document_joins_the_parts_of_a_line(tmp_path: Path) -> None:
    assert personal_in_file("户数,日期\n138,\n20240115,138\n00138000,5\n".encode(), "a.csv") == []
    import zipfile

    def document(text: str) -> bytes:
        with zipfile.ZipFile(tmp_path / "a.docx", "w") as file:
            file.writestr("word/document.xml", f"<w:document><w:p><w:t>{text}</w:t></w:p></w:document>")
        return (tmp_path / "a.docx").read_bytes()

    assert [f.rule for f in personal_in_file(document("138</w:t><w:t>00138000"), "a.docx")] == ["no-mobile-number"]
    assert personal_in_file(document("138</w:t></w:p><w:p><w:t>00138000"), "a.docx") == []
    assert (
        personal_in_file(document("13800138000")[:-40], "a.docx") == []
    )  # cut off: nothing can be read, nothing raised


def test_a_hash_is_of_one_rule_one_value_and_one_salt() -> None:
    expected = value_hash("no-mobile-number", "13800138000", "a")
    assert re.fullmatch("[0-9a-f]{64}", expected)
    assert is_same("no-mobile-number", "13800138000", "a", expected)
    assert not is_same("no-mobile-number", "13800138001", "a", expected)
    assert not is_same("no-mobile-number", "13800138000", "b", expected)
    assert not is_same("no-bank-card", "13800138000", "a", expected)


WAIVER = """kind: waiver
rule: no-mobile-number
record: cases/jinyu/2024-014
pointer: /note
salt: {salt}
value_hash: {hash}
reason: 社区公用的值班手机，社区已经书面确认。
granted_by: 东湖街道办事处（虚构）
until: {until}
sources: [{{title: 关于值班手机的说明（虚构）, publisher: 东湖街道办事处（虚构）, date: 2025-04-08}}]
"""
CASE = """kind: case
title: 楼道照明报修
classification: repair
events:
  - {{event_type: received, date: 2024-06-03}}
sources: [{{title: 东湖街道概况（虚构）, publisher: 东湖街道办事处（虚构）, date: 2025-01-06}}]
note: 值班人员，{number}。
"""


@pytest.mark.parametrize(
    ("number", "until", "expected"),
    [
        ("138-0013-8000", "2026-12-31", []),
        ("13800138001", "2026-12-31", ["no-mobile-number", "waivers-used"]),
        ("13800138000", "2025-12-31", ["no-mobile-number", "waivers-used"]),
        ("0571-88001234", "2026-12-31", ["waivers-used"]),
    ],
    ids=["the value that is meant", "another value", "after the last day", "nothing there any more"],
)
def test_a_waiver_accepts_one_value_for_a_time(number: str, until: str, expected: list[str]) -> None:
    salt = "00112233445566778899aabbccddeeff"
    waiver = WAIVER.format(salt=salt, hash=value_hash("no-mobile-number", "13800138000", salt), until=until)
    documents = {
        "records/waivers/jinyu-2024-dianhua.yml": waiver.encode(),
        "records/cases/jinyu/2024-014.yml": CASE.format(number=number).encode(),
    }
    case = Example(documents, [], archive_of([]).as_of)
    records, findings = read(world() | case.documents)
    found = run(archive_of(records), findings, proof=proof_from(documents.get))
    assert sorted(finding.rule for finding in found if finding.waiver is None) == expected


@pytest.mark.parametrize("name", ["张三", "王五", "李十一", "业主老二"])
def test_a_name_that_ends_like_a_numeral_hides_no_number_behind_it(name: str) -> None:
    rnd = random.Random(name)
    for _ in range(20):
        number = mobile(rnd)
        assert [hit.rule for hit in hits_in(f"{name}{number}")] == ["no-mobile-number"]
