"""The photo of a posted notice: what it tells goes, its picture stays, and the record says where it hangs."""

import hashlib
import io
from datetime import date
from pathlib import Path

import pytest
import yaml
from PIL import Image, PngImagePlugin

from gongkai.load.bare_photo import NotAPhoto, bare_photo
from gongkai.load.photo import told_by
from gongkai.load.posting_written import with_posting
from tests.site_reader import MakeRepository, Repository

MEETING = "hexiangyuan/2024-03-16-owners-assembly"
SECRETS = (b"GPS", b"Exif", b"Owner of the phone", b"http://ns.adobe.com", b"Photoshop", b"a comment", b"after the end")
POSTING = {"channel": "notice-board", "from": "2025-05-26", "evidence": "照片1"}


def picture() -> Image.Image:
    made = Image.new("RGB", (64, 48))
    made.putdata([(x * 5 % 256, x * 7 % 256, x * 11 % 256) for x in range(64 * 48)])
    return made


def exif(orientation: int = 1) -> Image.Exif:
    said = Image.Exif()
    said[0x0112] = orientation
    said[0x013B] = "Owner of the phone"
    said.get_ifd(0x8769)[0x9003] = "2025:05:26 09:30:00"
    said.get_ifd(0x8825)[1] = "N"
    said.get_ifd(0x8825)[2] = (30.0, 10.0, 5.0)
    said.get_ifd(0x8825)[4] = (120.0, 9.0, 1.0)
    return said


def segment(marker: int, said: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(said) + 2).to_bytes(2) + said


def jpeg(orientation: int = 1, *, progressive: bool = False) -> bytes:
    """Return a photo as a telephone makes it, with all that such a file may tell, and more behind its end."""
    out = io.BytesIO()
    picture().save(out, "JPEG", exif=exif(orientation), progressive=progressive, comment=b"a comment", quality=85)
    plain = out.getvalue()
    told = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='30'/>")
    told += segment(0xED, b"Photoshop 3.0\0Owner of the phone")
    return plain[:2] + told + plain[2:] + b"\xff\xd8 after the end"


def png() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Owner of the phone")
    told.add_itxt("XML:com.adobe.xmp", "http://ns.adobe.com exif:GPSLatitude", zip=False)
    out = io.BytesIO()
    picture().save(out, "PNG", pnginfo=told, exif=exif())
    return out.getvalue()


@pytest.mark.parametrize("photo", [jpeg(), jpeg(progressive=True), png()], ids=["jpeg", "progressive", "png"])
def test_place_owner_time_and_small_picture_are_gone_and_every_pixel_is_the_same(photo: bytes) -> None:
    before = told_by(photo)
    assert before.place
    assert before.owner
    bare, _, taken = bare_photo(photo)
    assert taken == date(2025, 5, 26)
    assert not [secret for secret in SECRETS if secret in bare]
    after = told_by(bare)
    assert (after.place, after.owner, after.serial, after.texts) == (False, False, False, [])
    assert len(Image.open(io.BytesIO(bare)).getexif()) == 0
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(photo)).tobytes()


def test_a_picture_without_anything_to_tell_is_left_byte_for_byte() -> None:
    out = io.BytesIO()
    picture().save(out, "JPEG")
    assert bare_photo(out.getvalue())[0] == out.getvalue()


def test_a_picture_that_lies_on_its_side_stands_upright_afterwards() -> None:
    bare, ending, _ = bare_photo(jpeg(orientation=6))
    upright = Image.open(io.BytesIO(bare))
    assert (ending, upright.size) == (".jpg", (48, 64))
    assert len(upright.getexif()) == 0
    assert not [secret for secret in SECRETS if secret in bare]
    turned = Image.open(io.BytesIO(jpeg())).rotate(-90, expand=True)
    apart = [abs(a - b) for a, b in zip(turned.tobytes(), upright.tobytes(), strict=True)]
    assert sum(apart) / len(apart) < 4, "it is the same picture, but for what writing it again costs"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"\xff\xd8\xff",
        jpeg()[:200],
        png()[:60],
        b"\xff\xd8\xff\xe0\x00\x00" * 9,
        b"GIF89a" + b"\0" * 50,
    ],
    ids=["nothing", "pdf", "begin", "half a jpeg", "half a png", "no segments", "gif"],
)
def test_what_is_no_whole_photo_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPhoto):
        bare_photo(data)


# ---- Written into the record


def written(text: str, path: tuple[str | int, ...] = ("posted",), **changed: str) -> str:
    made = with_posting(text.encode(), path, POSTING | changed)
    assert made is not None
    return made.decode()


def test_a_posting_is_written_beside_what_is_there_and_no_other_line_changes() -> None:
    block = "a: 1  # why\nposted:\n  - {channel: website, from: 2025-05-01}\nsources: []\n"
    added = "  - {channel: notice-board, from: 2025-05-26, evidence: 照片1}\n"
    assert written(block) == block.replace("sources", f"{added}sources")
    bare = "a: 1\nsources: []\n"
    assert written(bare) == f"a: 1\nposted:\n{added}sources: []\n"
    flow = "posted: [{channel: website, from: 2025-05-01}]\n"
    assert yaml.load(written(flow), yaml.BaseLoader)["posted"][1] == POSTING  # noqa: S506  # everything as text


def test_evidence_is_added_to_a_posting_that_hung_on_that_day() -> None:
    flow = "posted:\n  - {channel: notice-board, from: 2025-05-20, to: 2025-06-10}\n"
    assert written(flow) == flow.replace("06-10}", "06-10, evidence: 照片1}")
    block = "posted:\n  - channel: notice-board\n    from: 2025-05-26\nsources: []\n"
    assert written(block) == block.replace("05-26\n", "05-26\n    evidence: 照片1\n")


def test_a_decision_inside_a_meeting_gets_its_own_posting() -> None:
    text = 'resolutions:\n  - identifier: "1"\n    title: a\n  - identifier: "2"\n    title: b\nsources: []\n'
    made = yaml.load(written(text, ("resolutions", 1, "posted")), yaml.BaseLoader)  # noqa: S506
    assert [one.get("posted") for one in made["resolutions"]] == [None, [POSTING]]


def test_evidence_that_is_there_is_never_written_over() -> None:
    text = "posted:\n  - {channel: notice-board, from: 2025-05-26, evidence: 照片0}\n"
    assert with_posting(text.encode(), ("posted",), POSTING) is None


@pytest.mark.parametrize(
    "said", ["a: b", "{x}", "# no comment", 'a "quoted" word', "back\\slash", "it's", "- a", "", "true"]
)
def test_whatever_the_evidence_says_is_read_again_as_it_was_meant(said: str) -> None:
    made = with_posting(b"a: 1\n", ("posted",), POSTING | {"evidence": said})
    assert made is not None
    assert yaml.load(made, yaml.BaseLoader)["posted"][0]["evidence"] == said  # noqa: S506


# ---- The command


@pytest.fixture
def made(repository: MakeRepository) -> Repository:
    return repository()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    (tmp_path / "photo.jpg").write_bytes(jpeg())
    return tmp_path / "photo.jpg"


def test_the_photo_is_kept_bare_and_the_record_names_its_hash_day_and_place(made: Repository, photo: Path) -> None:
    before = photo.read_bytes()
    done = made.gongkai("evidence", f"{MEETING}#1", photo, "--write", "--lang", "en")
    assert done.exit_code == 0, done.output
    [kept] = (made.root / "records/attachments/meetings" / MEETING).iterdir()
    assert kept.name.startswith("2025-05-26-notice-board-")
    assert not told_by(kept.read_bytes()).place
    assert photo.read_bytes() == before
    record = yaml.load((made.root / f"records/meetings/{MEETING}.yml").read_bytes(), yaml.BaseLoader)  # noqa: S506
    posting = record["resolutions"][0]["posted"][-1]
    assert (posting["channel"], posting["from"]) == ("notice-board", "2025-05-26")
    assert hashlib.sha256(kept.read_bytes()).hexdigest() in posting["evidence"]


def test_without_write_nothing_but_the_photo_is_written(made: Repository, photo: Path) -> None:
    file = made.root / f"records/meetings/{MEETING}.yml"
    before = file.read_bytes()
    done = made.gongkai("evidence", MEETING, photo, "--on", "2024-04-02", "--lang", "en")
    assert done.exit_code == 0, done.output
    assert 'from: "2024-04-02"' in done.output
    assert file.read_bytes() == before


def test_what_is_no_photo_and_a_photo_without_a_day_are_told(made: Repository, tmp_path: Path) -> None:
    (tmp_path / "text.jpg").write_text("no photo")
    assert made.gongkai("evidence", MEETING, tmp_path / "text.jpg", "--lang", "en").exit_code == 1
    picture().save(tmp_path / "plain.jpg")
    asked = made.gongkai("evidence", MEETING, tmp_path / "plain.jpg", "--lang", "en")
    assert asked.exit_code == 2
    assert "--on" in asked.output
    assert not (made.root / "records/attachments").exists()
