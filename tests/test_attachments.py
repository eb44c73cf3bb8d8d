"""Attachments that are no text: a PDF page by page, a photo beside its picture; what is hostile ends and is told."""

import io
import zlib
from pathlib import Path

import pypdf
import pytest
from PIL import Image, PngImagePlugin

from gongkai.load import pdf_attachment
from gongkai.load.attachment import personal_in_attachments, personal_in_file
from gongkai.load.cache import Cache
from gongkai.load.pdf_text import pdf_text
from gongkai.model.finding import Finding
from gongkai.report.words import worded
from gongkai.text import translator

NUMBER = "13800138000"
PATH = "records/attachments/a.pdf"


def pdf(*pages: str, title: str = "") -> bytes:
    """Return a PDF with a line of ASCII on each page."""
    kids = " ".join(f"{3 + 2 * index} 0 R" for index in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    for index, line in enumerate(pages):
        text = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET"
        font = "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/Contents {4 + 2 * index} 0 R/Resources{font}>>")
        objects.append(f"<</Length {len(text)}>>stream\n{text}\nendstream")
    body = "".join(f"{number} 0 obj{one}endobj\n" for number, one in enumerate(objects, 1))
    about = f"<</Title({title})>>"
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size {len(objects) + 1}/Info{about}>>\nstartxref\n0\n%%EOF".encode()


def encrypted(data: bytes, password: str) -> bytes:
    writer, out = pypdf.PdfWriter(clone_from=io.BytesIO(data)), io.BytesIO()
    writer.encrypt(password, owner_password=password[::-1] + "x", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def scan() -> bytes:
    out = io.BytesIO()
    Image.new("L", (200, 300), 255).save(out, "PDF")
    return out.getvalue()


def bomb() -> bytes:
    """Return a PDF of some hundred bytes whose page would unfold to 300 MB."""
    packed = zlib.compress(zlib.compress(b"0" * 300_000_000, 9), 9)
    head = f"<</Filter[/FlateDecode/FlateDecode]/Length {len(packed)}>>stream\n".encode()
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<<>>>>>>endobj\n4 0 obj"
        + head
        + packed
        + b"\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    )


def told(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.severity.value, finding.place.pointer) for finding in findings]


def test_a_number_in_a_pdf_is_found_with_its_page_and_covered() -> None:
    found = personal_in_file(pdf("Nothing here.", f"Call {NUMBER} now."), PATH)
    assert told(found) == [("no-mobile-number", "error", "/pages/2")]
    for language, words in (("en", "page 2"), ("zh", "第 2 页")):
        said = worded(found[0], translator(language))
        assert words in said
        assert "0013" not in said


def test_what_a_pdf_says_about_itself_is_looked_into() -> None:
    assert told(personal_in_file(pdf("x", title=f"from {NUMBER}"), PATH)) == [
        ("no-mobile-number", "error", "/properties")
    ]


def test_a_pdf_with_nothing_personal_is_silent() -> None:
    page = "HT20240101001, 12,345.67 yuan, 0571-88001234, 2024-01-15"
    assert personal_in_file(pdf(page, ""), PATH) == []


def test_a_number_over_two_lines_of_a_pdf_is_only_a_warning_because_they_may_be_cells() -> None:
    found = personal_in_file(pdf("1380) Tj 0 -14 Td (0138000"), PATH)
    assert told(found) == [("no-mobile-number", "warning", "/pages/1")]


def test_a_pdf_with_a_password_is_refused_and_one_that_anybody_can_open_is_read() -> None:
    secret = pdf(NUMBER)
    assert told(personal_in_file(encrypted(secret, "abc"), PATH)) == [("attachment-readable", "error", "")]
    assert told(personal_in_file(encrypted(secret, ""), PATH)) == [("no-mobile-number", "error", "/pages/1")]


def test_a_scan_is_told_so_that_a_person_looks_at_it() -> None:
    found = personal_in_file(scan(), PATH)
    assert told(found) == [("attachment-readable", "info", "")]
    assert found[0].facts == {"bare": 1, "pages": 1}


LOOP = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>endobj\n"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n13800138000",
        pdf(NUMBER)[:150],
        LOOP + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF",
        b"%PDF-1.4\n" + b"[" * 200_000,
        bomb(),
    ],
    ids=["nothing in it", "cut off", "a page inside itself", "lists in lists", "unfolds without end"],
)
def test_a_pdf_that_is_broken_or_hostile_is_a_warning_and_never_an_exception(
    data: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    found = personal_in_file(data, PATH)
    assert told(found) == [("attachment-readable", "warning", "")]
    assert capfd.readouterr() == ("", "")


def test_a_pdf_that_takes_too_long_is_left_in_time_and_told() -> None:
    read = pdf_text(pdf("x"), seconds=0.001)
    assert (read.whole, read.parts) == (False, [])


def test_a_text_that_only_speaks_of_pdf_is_read_as_text() -> None:
    text = f"A PDF begins with %PDF-1.7. {NUMBER}".encode()
    assert [finding.rule for finding in personal_in_file(text, "notes.md")] == ["no-mobile-number"]


def test_what_was_found_in_a_pdf_is_known_the_next_time_wherever_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(f"Call {NUMBER}"))
    cache = Cache(tmp_path, "tools")
    first = personal_in_attachments(tmp_path, ["a.pdf"], cache)
    (tmp_path / "a.pdf").rename(tmp_path / "b.pdf")
    monkeypatch.setattr(pdf_attachment, "pdf_text", lambda data: pytest.fail("it was read again"))
    second = personal_in_attachments(tmp_path, ["b.pdf"], Cache(tmp_path, "tools"))
    assert [finding.place.path for finding in (*first, *second)] == ["a.pdf", "b.pdf"]
    assert told(first) == told(second) == [("no-mobile-number", "error", "/pages/1")]
    assert NUMBER.encode() not in (tmp_path / "build" / "cache" / "attachments.msgpack").read_bytes()


def test_other_tools_read_a_pdf_again(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("x"))
    personal_in_attachments(tmp_path, ["a.pdf"], Cache(tmp_path, "tools"))
    (tmp_path / "a.pdf").write_bytes(pdf(NUMBER))
    assert personal_in_attachments(tmp_path, ["a.pdf"], Cache(tmp_path, "tools")) != []
    assert personal_in_attachments(tmp_path, ["a.pdf"], Cache(tmp_path, "others")) != []


# ---- Photos


def photo(form: str, *, where: bool = False, who: str = "", number: str = "", words: str = "") -> bytes:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = 1  # which side is up; without a tag of its own, nothing would be written
    if who:
        exif[0x013B] = who
    if words:
        exif[0x010E] = words
    if number:
        exif.get_ifd(0x8769)[0xA431] = number
    if where:
        exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 15.0, 1.0), 3: "E", 4: (120.0, 9.0, 1.0)})
    Image.new("RGB", (8, 8)).save(out, form, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photo_says_neither_where_nor_by_whom_it_was_taken(form: str) -> None:
    assert told(personal_in_file(photo(form, where=True), "a.jpg")) == [("photo-bare", "error", "")]
    assert told(personal_in_file(photo(form, who="Wang"), "a.jpg")) == [("photo-bare", "error", "")]
    assert told(personal_in_file(photo(form, number="SN1"), "a.jpg")) == [("photo-bare", "warning", "")]
    assert told(personal_in_file(photo(form, words=f"Call {NUMBER}"), "a.jpg")) == [("no-mobile-number", "error", "")]
    assert personal_in_file(photo(form), "a.jpg") == []


def test_the_place_in_xmp_and_the_texts_of_a_png_are_found() -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", xmp=b'<rdf:Description exif:GPSLatitude="30,15N"/>')
    assert told(personal_in_file(out.getvalue(), "a.jpg")) == [("photo-bare", "error", "")]
    for packed in (False, True):
        texts, out = PngImagePlugin.PngInfo(), io.BytesIO()
        texts.add_itxt("Note", f"call {NUMBER}", zip=packed)
        Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=texts)
        assert [finding.rule for finding in personal_in_file(out.getvalue(), "a.png")] == ["no-mobile-number"]


def test_a_photo_that_is_broken_or_hostile_is_no_exception_and_unpacks_no_more_than_a_little(
    capfd: pytest.CaptureFixture[str],
) -> None:
    whole = photo("JPEG", where=True, who="Wang", number="SN1")
    for end in range(0, len(whole), 7):
        personal_in_file(b"\xff\xd8\xff" + whole[3:end], "a.jpg")
    chunk = b"a\0\0" + zlib.compress(b"1" * 100_000_000, 9)
    packed = len(chunk).to_bytes(4) + b"zTXt" + chunk + b"\0" * 4
    assert personal_in_file(b"\x89PNG\r\n\x1a\n" + packed, "a.png") == []
    assert capfd.readouterr() == ("", "")
