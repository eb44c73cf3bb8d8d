"""Notices: what stands on them, read out of the PDF again, and the code that leads to the page of the record."""

import hashlib
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from msgspec import structs
from PIL import Image
from pypdf import PdfReader

from gongkai.check.checked import check_archive
from gongkai.derive.posting import Length, length_by_number, span_of
from gongkai.kinds.compound import Compound
from gongkai.kinds.meeting import Meeting
from gongkai.kinds.statement import Statement
from gongkai.load.schemas import Schemas
from gongkai.model.archive import AnyRecord, Archive
from gongkai.model.facts import Posting
from gongkai.model.profile import Article, Number
from gongkai.publish.notices import notice_of
from gongkai.publish.notices.meeting import of_decision
from gongkai.publish.printed.board import hung
from gongkai.publish.printed.files import IN_FIELD, NotPrinted, whole
from gongkai.publish.printed.meeting_papers import papers_of
from gongkai.publish.printed.paper import Facts, Foot, Grid, Notice, Occasion, Paragraph
from gongkai.publish.printed.printing import Unprintable, pictures, printed
from gongkai.publish.site import Site
from gongkai.publish.templates import money
from tests.runner import TODAY
from tests.site_reader import ROOT, MakeRepository, Repository

URL = "https://example.org/gongkai"
COMPOUND = "shili-jinse-jiayuan"
ASSEMBLY = f"{COMPOUND}/2025-05-10-owners-assembly"
STATEMENT = f"{COMPOUND}/committee-expense-2025"
EACH_KIND = {
    "meeting": ASSEMBLY,
    "statement": STATEMENT,
    "election": f"{COMPOUND}/2023-huanjie",
    "committee": f"{COMPOUND}/2023-second",
    "correction": f"{COMPOUND}/2025-q3-90-yuan",
    "objection": f"{COMPOUND}/2025-02-15-90-yuan",
    "duty-list": "shili-jiedao/2025-tasks",
    "contract": f"{COMPOUND}/2025-wuye-fuwu",
    "project": f"{COMPOUND}/2024-dianti-daxiu",
}
# What a text could try to be: commands of the typesetter, markup, a word as long as three lines.
HOSTILE = (
    '#eval("1+1") #read("/etc/passwd") #include "x.typ"',
    "$ x^2 $ @label <label> *bold* _thin_ `raw` = Heading",
    '\\ \\u{41} \\" // comment /* comment */ [content] {code}',
    "{title} {0} %s {{x}} ${HOME}",
    "https://example.org/" + "a" * 280,
    "- a list\n+ another\n/ term: x",
)


def site_of(archive: Archive, records: Path, url: str = URL) -> Site:
    schemas = Schemas.read(ROOT / "schemas")
    return Site(archive, [], schemas, root=ROOT, records=records, commit="0" * 40, language="zh", url=url)


@pytest.fixture(scope="module")
def site() -> Site:
    checked = check_archive(ROOT, None, date.fromisoformat(TODAY), cached=False, keep=True)
    assert checked.archive is not None
    return site_of(checked.archive, checked.base)


def pdf_of(notice: Notice) -> bytes:
    [made] = printed(ROOT, [notice.encoded()])
    assert isinstance(made, bytes), made
    return made


def text_of(pdf: bytes) -> str:
    """Return the text of every page without white space: where a line ends is a matter of form."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return "".join("".join(pages).replace("\u200b", "").split())


def tight(text: str) -> str:
    return "".join(text.split())


def record_of(site: Site, kind: str, record_id: str) -> AnyRecord:
    return site.archive.of_kind(kind)[record_id]


def with_body(record: AnyRecord, **changed: object) -> AnyRecord:
    changed_record: AnyRecord = structs.replace(record, body=structs.replace(record.body, **changed))
    return changed_record


def said_in(notice: Notice) -> Sequence[str]:
    """Return the texts of the blocks and of the foot."""
    said: list[str] = [notice.title]
    for block in notice.blocks:
        if isinstance(block, Facts):
            said += [text for row in block.rows for text in row]
        elif isinstance(block, Grid):
            said += [block.caption, *(title for title, _ in block.columns)]
            said += [text for row in [*block.rows, block.total] for text in row]
        elif hasattr(block, "text"):
            said.append(block.text)
    foot = notice.foot
    return [*said, *([foot.period, foot.objections, foot.issuer, foot.fingerprint, foot.how] if foot else [])]


# ---- What stands on it


@pytest.mark.parametrize("kind", EACH_KIND)
def test_what_is_read_from_the_paper_is_what_the_notice_says(site: Site, kind: str) -> None:
    notice = notice_of(Occasion(site), record_of(site, kind, EACH_KIND[kind]))
    read = text_of(pdf_of(notice))
    for said in said_in(notice):
        for line in said.split("\n"):
            assert tight(line) in read


def test_a_vote_stands_there_with_its_counts_thresholds_verdict_and_article(site: Site) -> None:
    second = site.decisions(record_of(site, "meeting", ASSEMBLY))[1]
    read = text_of(pdf_of(of_decision(Occasion(site), second)))
    for said in (
        "业主大会决定公告",
        "在南区地面设置二十四个汽车充电桩",
        "占用南区地面车位二十四个",
        "318",
        "32,784.70m²",
        "598",
        "62,430.60m²",
        "三分之二以上",
        "四分之三以上",
        "68.68%",
        "67.80%",
        "未通过",
        "《中华人民共和国民法典》第二百七十八条",
        "2025年5月26日至2025年6月10日",
        "2026年5月26日",
        "虚构示例",
    ):
        assert said in read, said


def test_every_entry_of_a_statement_stands_there_and_its_totals(site: Site) -> None:
    record = record_of(site, "statement", STATEMENT)
    read = text_of(pdf_of(notice_of(Occasion(site), record)))
    body: Statement = record.body
    for entry in body.entries:
        assert tight(entry.description or "") in read
        assert money(entry.amount) in read
    assert all(money(one) in read for one in (body.opening_balance, body.closing_balance, body.revenue))
    assert "期末余额正确" in read


def test_a_statement_whose_entries_do_not_lead_to_its_balance_says_so(site: Site) -> None:
    record = record_of(site, "statement", STATEMENT)
    wrong = with_body(record, closing_balance=record.body.closing_balance + 1)
    said = " ".join(said_in(notice_of(Occasion(site), wrong)))
    assert money(record.body.computed_closing) in said
    assert "期末余额正确" not in said


def test_a_long_table_runs_over_pages_that_are_numbered_and_repeat_its_heading(site: Site) -> None:
    record = record_of(site, "statement", STATEMENT)
    long = with_body(record, entries=record.body.entries * 30)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf_of(notice_of(Occasion(site), long)))).pages]
    assert len(pages) > 4
    for number, page in enumerate(pages, 1):
        assert f"第{number}页，共{len(pages)}页" in tight(page)
    for page in pages[:-2]:
        assert "日期" in page
        assert "支出" in page


def test_no_name_stands_on_the_list_of_members_that_the_record_does_not_have(site: Site) -> None:
    record = record_of(site, "committee", EACH_KIND["committee"])
    read = text_of(pdf_of(notice_of(Occasion(site), record)))
    assert read.count("档案未写姓名") == sum(m.end_date is None and m.display_name is None for m in record.body.members)
    assert all(m.display_name in read for m in record.body.members if m.display_name)


def test_a_draft_and_a_made_up_record_are_marked_behind_every_page(site: Site) -> None:
    notice = notice_of(Occasion(site, draft=True), record_of(site, "meeting", ASSEMBLY))
    for page in PdfReader(io.BytesIO(pdf_of(notice))).pages:
        assert "草稿·虚构示例" in tight(page.extract_text())


# ---- For how long it hangs


def test_a_posting_without_a_last_day_ends_when_the_law_says_the_day_it_was_put_up_not_counted() -> None:
    law = Number(value=7, article=Article("条", "article"), effective_from=date(2020, 1, 1), confidence="H")  # type: ignore[arg-type]
    hangs = (Posting(channel="notice-board", from_=date(2025, 9, 26)),)
    assert span_of(hangs, Length(7, law)).end == date(2025, 10, 3)  # in the holidays, and that moves nothing
    assert span_of(hangs, Length(7, law, working=True)).end == date(2025, 10, 13)


def test_a_day_that_is_given_goes_before_the_one_that_is_recorded(site: Site) -> None:
    record = record_of(site, "meeting", ASSEMBLY)
    foot = notice_of(Occasion(site, begins=date(2026, 1, 5)), record).foot
    assert isinstance(foot, Foot)
    assert "2026年1月5日" in foot.period
    assert "2025年5月26日" not in foot.period


def test_without_a_day_there_is_room_to_write_one(site: Site) -> None:
    record = with_body(record_of(site, "correction", EACH_KIND["correction"]), posted=())
    foot = notice_of(Occasion(site), record).foot
    assert isinstance(foot, Foot)
    assert foot.period.count("____年__月__日") == 2
    assert foot.day == "____年__月__日"


def test_how_long_it_hangs_is_taken_from_the_law_of_the_place(site: Site) -> None:
    places = {record.id for record in site.archive.each(Compound)}
    names = [("assembly_result_length_days", False)]
    found = {place: length_by_number(site.archive, place, None, names) for place in places}
    assert {place for place, length in found.items() if length and not length.law.article.zh} == set()


# ---- The code and the fingerprint


def codes_on(notice: Notice) -> list[str]:
    pages = pictures(ROOT, notice.encoded())
    assert not isinstance(pages, Unprintable)
    images = [Image.open(io.BytesIO(page)).convert("RGB") for page in pages]
    return [code.text for image in images for code in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("kind", ["meeting", "statement", "correction"])
def test_the_code_on_the_paper_leads_to_the_page_of_the_record(site: Site, kind: str) -> None:
    record = record_of(site, kind, EACH_KIND[kind])
    assert codes_on(notice_of(Occasion(site), record)) == [f"{URL}/{site.path(record)}"]


def test_the_code_of_a_decision_leads_to_its_own_page(site: Site) -> None:
    decision = site.decisions(record_of(site, "meeting", ASSEMBLY))[0]
    assert codes_on(of_decision(Occasion(site), decision)) == [f"{URL}/meetings/{ASSEMBLY}/1.html"]


def test_without_an_address_the_code_names_the_page_and_the_paper_says_why(site: Site) -> None:
    bare = site_of(site.archive, site.records, url="")
    notice = notice_of(Occasion(bare), record_of(bare, "statement", STATEMENT))
    assert codes_on(notice) == [f"statements/{STATEMENT}.html"]
    assert "没有设定网站地址" in text_of(pdf_of(notice))


def test_the_fingerprint_is_the_begin_of_the_hash_of_the_file(site: Site) -> None:

    record = record_of(site, "statement", STATEMENT)
    foot = notice_of(Occasion(site), record).foot
    assert isinstance(foot, Foot)
    digest = hashlib.sha256((ROOT / record.path).read_bytes()).hexdigest()
    assert foot.fingerprint.replace(" ", "") == digest[:16]
    assert record.path in foot.how


# ---- The file itself


def test_the_same_notice_gives_the_same_bytes_and_says_that_it_is_made_to_be_kept(site: Site) -> None:
    encoded = [notice_of(Occasion(site), record_of(site, kind, EACH_KIND[kind])).encoded() for kind in EACH_KIND]
    first, again = list(printed(ROOT, encoded)), list(printed(ROOT, encoded))
    assert first == again
    for pdf in first:
        assert isinstance(pdf, bytes)
        metadata = PdfReader(io.BytesIO(pdf)).xmp_metadata
        assert metadata is not None
        assert b"<pdfaid:part>2</pdfaid:part>" in pdf
        assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf


def test_every_font_is_inside_the_file_and_comes_from_our_own_package(site: Site) -> None:
    reader = PdfReader(io.BytesIO(pdf_of(notice_of(Occasion(site), record_of(site, "meeting", ASSEMBLY)))))
    fonts = {font["/BaseFont"]: font for page in reader.pages for font in _fonts(page)}
    assert fonts
    for name, font in fonts.items():
        assert "NotoSansSC" in name or "NotoSerifSC" in name
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile3", "/FontFile2"} & set(described), f"{name} is not embedded"


def _fonts(page: object) -> list[dict[str, object]]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_printed_to_the_letter(site: Site, text: str) -> None:
    record = record_of(site, "correction", EACH_KIND["correction"])
    notice = notice_of(Occasion(site), with_body(record, title=text, reason=text, decided_by=text[:60]))
    read = text_of(pdf_of(notice))
    assert read.count(tight(text)) >= 2
    assert "root:" not in read


def test_a_word_without_a_break_stays_on_the_paper(site: Site) -> None:
    record = record_of(site, "correction", EACH_KIND["correction"])
    notice = notice_of(Occasion(site), with_body(record, reason="W" * 300))
    pages = pictures(ROOT, notice.encoded())
    assert not isinstance(pages, Unprintable)
    image = Image.open(io.BytesIO(pages[0])).convert("L")
    margin = image.crop((image.width - image.width * 15 // 210, 0, image.width, image.height))
    assert margin.getextrema()[0] == 255, "something is printed in the margin"


@pytest.mark.parametrize(("character", "name"), [("\U0002ccac", "U+2CCAC"), ("😀", "GRINNING FACE"), ("ش", "SHEEN")])
def test_a_character_without_a_font_is_told_by_name_with_its_field_and_no_box_is_printed(
    site: Site, character: str, name: str
) -> None:
    record = with_body(record_of(site, "correction", EACH_KIND["correction"]), reason=f"由{character}决定")
    [result] = printed(ROOT, [notice_of(Occasion(site), record).encoded()])
    with pytest.raises(NotPrinted) as failed:
        whole(site, result, [record])
    assert failed.value.message == IN_FIELD
    assert name in str(failed.value.facts["characters"])
    assert failed.value.facts["pointer"] == "/reason"


# ---- The papers of a meeting


def test_a_meeting_has_all_its_papers_and_the_forms_name_nobody(site: Site) -> None:
    meeting = record_of(site, "meeting", ASSEMBLY)
    papers = dict(papers_of(Occasion(site), meeting))
    matters = [f"4-ballot-{one.identifier}" for one in meeting.body.resolutions]
    assert list(papers) == ["1-call", "2-agenda", "3-sign-in", *matters, "5-count", "6-decisions"]
    ballot = text_of(pdf_of(papers["4-ballot-1"]))
    assert all(word in ballot for word in ("同意", "反对", "弃权", "续聘示例·安合物业服务有限公司"))
    assert "从多数" not in ballot, "the record says that silent ballots do not count"
    sheet = papers["3-sign-in"].blocks[-1]
    assert isinstance(sheet, Grid)
    assert all(cell == "" for row in sheet.rows for cell in row[1:])


def test_a_ballot_says_how_silence_counts(site: Site) -> None:
    meeting = record_of(site, "meeting", ASSEMBLY)
    following = [structs.replace(one, silent_ballot_rule="follow-majority") for one in meeting.body.resolutions]
    ballot = dict(papers_of(Occasion(site), with_body(meeting, resolutions=tuple(following))))["4-ballot-1"]
    assert "从多数" in text_of(pdf_of(ballot))
    assert any(isinstance(block, Paragraph) and "计入多数" in block.text for block in ballot.blocks)


def test_a_meeting_that_has_not_decided_is_called_by_its_agenda(site: Site) -> None:
    meeting = with_body(record_of(site, "meeting", ASSEMBLY), resolutions=())
    notice = notice_of(Occasion(site), meeting)
    assert notice.title == "业主大会会议通知"
    read = text_of(pdf_of(notice))
    assert all(tight(item.description) in read for item in meeting.body.agenda)
    assert "2025年4月25日" in read, "fifteen days before the tenth of May"


# ---- The command and the site


@pytest.fixture
def made(repository: MakeRepository) -> Repository:
    return repository(records=ROOT / "records", day=TODAY)


def test_the_command_writes_a_file_overwrites_nothing_and_knows_what_was_meant(made: Repository) -> None:
    out = made.root / "board.pdf"
    done = made.gongkai("notice", f"{ASSEMBLY}#2", "--out", out, "--site-url", URL)
    assert done.exit_code == 0, done.output
    assert "业主大会决定公告" in text_of(out.read_bytes()), "Chinese, in whatever language the command speaks"
    assert made.gongkai("notice", f"{ASSEMBLY}#2", "--out", out).exit_code == 2
    assert made.gongkai("notice", f"records/meetings/{ASSEMBLY}.yml#2", "--out", out, "--force").exit_code == 0
    assert made.gongkai("notice", f"{ASSEMBLY}#2", "--out", out, "--force", "--lang", "en").exit_code == 0
    assert "Notpassed" in text_of(out.read_bytes())
    slip = made.gongkai("notice", ASSEMBLY.replace("assembly", "asembly"), "--lang", "en")
    assert slip.exit_code == 2
    assert f"did you mean “{ASSEMBLY}”" in slip.output
    assert "it has: 1, 2, 3" in made.gongkai("notice", f"{ASSEMBLY}#9", "--lang", "en").output
    assert list(made.root.glob("*.pdf")) == [out]


def test_a_record_that_may_not_be_published_is_printed_as_a_draft_only(made: Repository) -> None:
    path, out = f"records/statements/{STATEMENT}.yml", made.root / "draft.pdf"
    made.replace(path, 'closing_balance: "18496.74"', 'closing_balance: "18496.75"')
    refused = made.gongkai("notice", path, "--out", out, "--lang", "en")
    assert refused.exit_code == 1
    assert "--draft" in refused.output
    assert not out.exists()
    assert made.gongkai("notice", path, "--out", out, "--draft").exit_code == 0
    assert "草稿" in text_of(out.read_bytes())


def test_a_rare_character_is_told_by_the_command_and_no_file_is_left(made: Repository) -> None:
    path, out = f"records/statements/{STATEMENT}.yml", made.root / "rare.pdf"
    made.replace(path, "description: 办公耗材", "description: 办公耗材\U0002ccac")
    done = made.gongkai("notice", path, "--out", out, "--lang", "en")
    assert done.exit_code == 1
    assert "U+2CCAC" in done.output
    assert "/entries/1/description" in done.output
    assert list(made.root.glob("*.pdf")) == []


def test_the_site_offers_the_same_file_makes_it_once_and_can_leave_it_out(
    made: Repository, compiled_templates: None
) -> None:
    site = made.build("--no-search", "--site-url", URL)
    page = site.pages[f"statements/{STATEMENT}.html"]
    assert f"../../notices/statements/{STATEMENT}.pdf" in page.addresses
    offered = made.out / "notices" / "statements" / f"{STATEMENT}.pdf"
    out = made.root / "mine.pdf"
    assert made.gongkai("notice", f"records/statements/{STATEMENT}.yml", "--out", out, "--site-url", URL).exit_code == 0
    assert offered.read_bytes() == out.read_bytes()
    for path in site.folder.glob("notices/**/*.pdf"):
        assert path.read_bytes().startswith(b"%PDF-1.7")
    bare = made.build("--no-search", "--no-notices", "--site-url", URL)
    assert not (bare.folder / "notices").exists()
    assert not any("notices/" in one for one in bare.pages[f"statements/{STATEMENT}.html"].addresses)


def test_what_hangs_on_the_site_is_new_and_of_the_sorts_that_are_posted(site: Site) -> None:
    found = list(hung(site))
    assert {one.record.kind for one in found} >= {"meeting", "statement", "committee"}
    assert len({one.path for one in found}) == len(found)
    meetings = {one.record.id: one for one in found if isinstance(one.record.body, Meeting)}
    assert f"{COMPOUND}/2023-05-06-owners-assembly" not in meetings
    assert meetings[f"{COMPOUND}/2026-05-09-owners-assembly"].decision is not None
    keys = [key for one in found for key in one.keys]
    assert len(keys) == len(set(keys)), "a page has one notice"
    for meeting in (one.record for one in meetings.values()):
        assert {(meeting.path, one.identifier) for one in meeting.body.resolutions} <= set(keys)


def test_on_the_site_a_rare_character_is_replaced_in_a_draft_that_names_it_and_the_build_tells(
    made: Repository,
) -> None:
    made.replace(f"records/statements/{STATEMENT}.yml", "description: 办公耗材", "description: 办公耗材\U0002ccac")
    result = made.gongkai("build", "--out", made.out, "--no-search", "--language", "zh", "--lang", "en")
    assert result.exit_code == 0
    assert "U+2CCAC" in result.output
    read = text_of((made.out / "notices/statements" / f"{STATEMENT}.pdf").read_bytes())
    assert "办公耗材〓" in read
    assert "U+2CCAC" in read
    assert "草稿" in read


def test_what_a_committee_decided_is_signed_by_it_and_counts_votes_and_no_floor_area(site: Site) -> None:
    notice = notice_of(Occasion(site), record_of(site, "meeting", f"{COMPOUND}/2025-12-13-committee"))
    assert isinstance(notice.foot, Foot)
    assert notice.foot.issuer == "示例·金色佳园第二届业主委员会"
    [ballots] = [block for block in notice.blocks if isinstance(block, Grid)]
    assert [title for title, _ in ballots.columns] == ["选项", "票数"]
