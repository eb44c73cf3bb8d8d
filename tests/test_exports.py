"""The data as others read it: each format by the library made for it, compared with the files of the records."""

import asyncio
import csv
import hashlib
import io
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import rdflib
import yaml
from beancount import loader
from beancount.core import data as beancount
from datasette.app import Datasette
from frictionless import Package, system
from pyarrow import parquet

from gongkai.check.checked import check_archive
from gongkai.load.schemas import Schemas
from gongkai.publish import export
from gongkai.publish.data_files import WHOLE, folder_of
from gongkai.publish.exports import all_formats
from gongkai.publish.exports.csv import defused
from gongkai.publish.table import Form, each_table
from gongkai.publish.tables import tables_of
from gongkai.text import LANGUAGES
from tests.runner import TODAY
from tests.site_reader import ROOT, MakeRepository, PublishedSite, Repository, contents

COMPOUND = "shili-jinse-jiayuan"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1+1", "＝1+1", "－1", "\u3000@x", "\n=1")
PLAIN = ("甲乙", "1-1", "a=b", "张三 +1", "", "0042", "'=1", "（=1）")


class Files:
    """The records as their files say them, read by another library than ours."""

    def __init__(self, folder: Path) -> None:
        self.by_kind: dict[str, dict[str, Any]] = {}
        for path in sorted(folder.rglob("*.yml")):
            record = yaml.load(path.read_bytes(), yaml.BaseLoader)  # noqa: S506  # everything as text
            name = path.relative_to(folder).with_suffix("").as_posix().partition("/")[2]
            self.by_kind.setdefault(record["kind"], {})[name] = record

    def entries(self, place: str = "") -> Iterator[Mapping[str, str]]:
        """Yield the entries of the statements of a place, or of all."""
        for name, statement in self.by_kind["statement"].items():
            if name.startswith(f"{place}/" if place else ""):
                yield from statement["entries"]


@pytest.fixture(scope="module")
def files() -> Files:
    return Files(ROOT / "records")


@pytest.fixture(scope="module")
def made(repository: MakeRepository) -> Repository:
    return repository(records=ROOT / "records", day=TODAY)


@pytest.fixture(scope="module")
def exported(made: Repository) -> Path:
    """The whole, in every format."""
    result = made.gongkai("export", "--out", made.root / "data", "--lang", "en")
    assert result.exit_code == 0, result.output
    return made.root / "data"


def spreadsheet(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file by the names in the brackets of its heading."""
    text = path.read_bytes().decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text, newline=""))
    names = [title.rpartition(" [")[2].removesuffix("]") for title in heading]
    return [dict(zip(names, row, strict=True)) for row in rows]


def total(entries: Iterator[Mapping[str, str]]) -> Decimal:
    return sum((Decimal(entry["amount"]) for entry in entries), Decimal(0))


# ---- Each format by its own library


def test_json_holds_every_record_as_its_file_says_it(exported: Path, files: Files) -> None:
    records = json.loads((exported / "json" / "records.json").read_bytes(), parse_float=Decimal)
    assert Counter(r["kind"] for r in records) == {kind: len(found) for kind, found in files.by_kind.items()}
    statements = {r["id"]: r for r in records if r["kind"] == "statement"}
    for name, statement in files.by_kind["statement"].items():
        found = statements[name]
        assert found["period"] == statement["period"]
        assert Decimal(found["closing_balance"]) == Decimal(statement["closing_balance"])
        assert len(found["entries"]) == len(statement["entries"])
        assert [e["description"] for e in found["entries"] if "description" in e] == [
            e["description"] for e in statement["entries"] if "description" in e
        ]
    lines = (exported / "json" / "records.json").read_text("utf-8").splitlines()
    assert [json.loads(line.rstrip(","))["id"] for line in lines[1:-1]] == [r["id"] for r in records]


def test_csv_has_a_mark_for_excel_and_the_sums_of_the_records_to_the_fen(exported: Path, files: Files) -> None:
    for path in (exported / "csv").iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf"), path
    rows = spreadsheet(exported / "csv" / "statement_entries.csv")
    assert len(rows) == len(list(files.entries()))
    assert total(iter(rows)) == total(files.entries())
    assert Counter(r["record_id"] for r in spreadsheet(exported / "csv" / "meeting_resolutions.csv")) == {
        name: len(meeting["resolutions"])
        for name, meeting in files.by_kind["meeting"].items()
        if "resolutions" in meeting
    }
    first = (exported / "csv" / "statement_entries.csv").read_text("utf-8-sig").splitlines()[0]
    assert '"金额 Amount [amount]"' in first


def test_every_column_of_csv_stands_in_the_dictionary(exported: Path) -> None:
    known = {
        (e["table"], e["column"])
        for e in csv.DictReader(io.StringIO((exported / "csv/data_dictionary.csv").read_text("utf-8-sig")))
    }
    for path in (exported / "csv").iterdir():
        if path.name != "data_dictionary.csv":
            assert {(path.stem, name) for name in spreadsheet(path)[0]} <= known


def test_parquet_has_exact_decimals_and_days(exported: Path, files: Files) -> None:
    table = parquet.read_table(exported / "parquet" / "statement_entries.parquet")
    assert str(table.schema.field("amount").type) == "decimal128(17, 2)"
    assert str(table.schema.field("booked_on").type) == "date32[day]"
    assert table.schema.field("amount").metadata[b"title_zh"].decode() == "金额"
    amounts = table.column("amount").to_pylist()
    assert len(amounts) == len(list(files.entries()))
    assert sum(amounts, Decimal(0)) == total(files.entries())
    buildings = parquet.read_table(exported / "parquet" / "meeting.parquet").column("id").to_pylist()
    assert set(buildings) == set(files.by_kind["meeting"])


def test_sqlite_adds_up_in_fen_and_every_key_leads_to_a_row(exported: Path, files: Files) -> None:
    connection = sqlite3.connect(exported / "sqlite" / "gongkai.sqlite")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    [(fen, rows)] = connection.execute("SELECT sum(amount_fen), count(*) FROM statement_entries").fetchall()
    assert (Decimal(fen) / 100, rows) == (total(files.entries()), len(list(files.entries())))
    assert connection.execute(
        "SELECT count(*) FROM statement_entries WHERE amount_fen <> round(amount * 100)"
    ).fetchall() == [(0,)]
    named = connection.execute(
        "SELECT count(*) FROM statement_entries e JOIN statement s ON s.id = e.record_id"
        " JOIN account a ON a.id = s.account_id"
    ).fetchall()
    assert named == [(rows,)]
    connection.close()


def test_datasette_opens_the_sqlite_file(exported: Path, files: Files) -> None:
    async def asked() -> Any:
        opened = Datasette([str(exported / "sqlite" / "gongkai.sqlite")])
        await opened.invoke_startup()
        return (await opened.client.get("/gongkai/compound.json?_shape=array&_size=max")).json()

    # In a thread of its own: a browser test before this one may have left its loop running in the main one.
    with ThreadPoolExecutor(1) as threads:
        rows = threads.submit(lambda: asyncio.run(asked())).result()
    assert {row["id"] for row in rows} == set(files.by_kind["compound"])


def test_frictionless_finds_the_data_package_valid(exported: Path, files: Files) -> None:
    with system.use_context(trusted=True):
        package = Package(str(exported / "datapackage" / "datapackage.json"))
        report = package.validate()
        assert report.valid, report.flatten(["type", "note"])[:5]
        rows = package.get_resource("statement_entries").read_rows()
        assert sum((row["amount"] for row in rows), Decimal(0)) == total(files.entries())
        keys = package.get_resource("statement_entries").schema.foreign_keys
        assert {"fields": ["record_id"], "reference": {"resource": "statement", "fields": ["id"]}} in keys


def test_beancount_loads_the_accounts_without_an_error(exported: Path, files: Files) -> None:
    ledger, errors, _ = loader.load_file(str(exported / "beancount" / "accounts.beancount"))
    assert errors == []
    opened = [e for e in ledger if isinstance(e, beancount.Open) and e.account.startswith("Assets:")]
    assert {e.meta["record"] for e in opened} == set(files.by_kind["account"])
    booked = [e for e in ledger if isinstance(e, beancount.Transaction) and "statement" in e.meta]
    assert len(booked) == len(list(files.entries()))
    assert sum(abs(e.postings[0].units.number) for e in booked) == total(files.entries())
    # Asserted wherever the entries lead to the closing balance: in all statements but the few that a waiver excuses.
    asserted = [e for e in ledger if isinstance(e, beancount.Balance)]
    assert 0.9 * len(files.by_kind["statement"]) < len(asserted) <= len(files.by_kind["statement"])


def test_ocds_says_what_was_agreed_and_what_was_paid(exported: Path, files: Files) -> None:
    package = json.loads((exported / "ocds" / "contracts.ocds.json").read_bytes(), parse_float=Decimal)
    assert package["version"] == "1.1"
    releases = package["releases"]
    assert len({r["id"] for r in releases}) == len({r["ocid"] for r in releases}) == len(files.by_kind["contract"])
    for release in releases:
        parties = {party["id"] for party in release["parties"]}
        assert {
            release["buyer"]["id"],
            *(s["id"] for a in release["awards"] for s in a.get("suppliers", ())),
        } <= parties
        assert {c["awardID"] for c in release["contracts"]} == {a["id"] for a in release["awards"]}
    paid = [
        t["value"]["amount"]
        for r in releases
        for c in r["contracts"]
        for t in c.get("implementation", {}).get("transactions", ())
    ]
    expected = [e for e in files.entries() if "contract_id" in e and e["direction"] == "expenditure"]
    assert sum(paid, Decimal(0)) == total(iter(expected))
    assert len(paid) == len(expected) > 0


# ---- Formulas, places, refusals


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_a_spreadsheet_would_run_has_an_apostrophe_before_it(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


def test_a_formula_is_defused_in_csv_and_left_in_the_data_package(repository: MakeRepository) -> None:
    made = repository()
    path = "records/statements/hexiangyuan/gonggong-shouyi-2024-q2.yml"
    file = made.root / path
    statement = yaml.safe_load(file.read_text("utf-8"))
    statement["entries"][0]["description"] = "=HYPERLINK(A1)"
    file.write_text(yaml.safe_dump(statement, allow_unicode=True), "utf-8")
    result = made.gongkai(
        "export", "--out", made.root / "data", "--format", "csv", "--format", "datapackage", "--no-cache"
    )
    assert result.exit_code == 0, result.output
    found = {row["description"] for row in spreadsheet(made.root / "data/csv/statement_entries.csv")}
    assert "'=HYPERLINK(A1)" in found
    with (made.root / "data/datapackage/statement_entries.csv").open(encoding="utf-8", newline="") as opened:
        assert "=HYPERLINK(A1)" in {row["description"] for row in csv.DictReader(opened)}


def test_quotes_and_backslashes_do_not_end_a_text_of_the_ledger(repository: MakeRepository) -> None:
    made = repository()
    file = made.root / "records/statements/hexiangyuan/gonggong-shouyi-2024-q2.yml"
    statement = yaml.safe_load(file.read_text("utf-8"))
    said = 'A "quoted" word, a \\ and ; no comment'
    statement["entries"][0]["description"] = said
    file.write_text(yaml.safe_dump(statement, allow_unicode=True), "utf-8")
    result = made.gongkai("export", "--out", made.root / "data", "--format", "beancount", "--no-cache")
    assert result.exit_code == 0, result.output
    ledger, errors, _ = loader.load_file(str(made.root / "data/accounts.beancount"))
    assert errors == []
    assert said in {entry.narration for entry in ledger if isinstance(entry, beancount.Transaction)}


def test_one_compound_and_one_area_give_their_own_records_only(made: Repository, files: Files) -> None:
    out = made.root / "jinse"
    result = made.gongkai("export", "--out", out, "--compound", COMPOUND, "--format", "json")
    assert result.exit_code == 0, result.output
    records = json.loads((out / "records.json").read_bytes())
    assert {record["place"] for record in records} == {COMPOUND}
    assert len([r for r in records if r["kind"] == "statement"]) == sum(
        n.startswith(COMPOUND) for n in files.by_kind["statement"]
    )
    result = made.gongkai("export", "--out", out, "--area", "shili-jiedao", "--format", "json")
    assert result.exit_code == 0, result.output
    below = {record["place"] for record in json.loads((out / "records.json").read_bytes())}
    assert {COMPOUND, "shili-jiedao", "shili-wutongli"} <= below
    assert all(place.startswith("shili-") for place in below)


def test_the_same_records_give_the_same_bytes(made: Repository, exported: Path) -> None:
    before = contents(exported)
    assert made.gongkai("export", "--out", exported).exit_code == 0
    assert contents(exported) == before
    assert len(before) > 200


def test_a_folder_with_other_files_is_left_alone(made: Repository) -> None:
    out = made.root / "holiday"
    out.mkdir()
    (out / "photo.jpg").write_bytes(b"x")
    result = made.gongkai("export", "--out", out, "--format", "json", "--lang", "en")
    assert result.exit_code == 2
    assert "not an export made by Gongkai" in result.output
    assert contents(out) == {"photo.jpg": b"x"}


def test_what_may_not_be_published_is_not_exported(repository: MakeRepository) -> None:
    made = repository()
    made.replace("records/statements/hexiangyuan/gonggong-shouyi-2024-q2.yml", "kind: statement", "kind: statment")
    result = made.gongkai("export", "--out", made.root / "data", "--format", "json", "--lang", "en", "--no-cache")
    assert result.exit_code == 1
    assert not (made.root / "data").exists()


@pytest.mark.parametrize("option", ["--compound", "--area"])
def test_a_place_that_is_not_there_is_a_usage_error(made: Repository, option: str) -> None:
    result = made.gongkai("export", "--out", made.root / "no", option, "nowhere-at-all", "--lang", "en")
    assert result.exit_code == 2
    assert "nowhere-at-all" in result.output
    assert not (made.root / "no").exists()


def test_without_pyarrow_all_the_rest_is_written(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "find_spec", lambda name: None)
    result = made.gongkai("export", "--out", made.root / "rest", "--lang", "en")
    assert result.exit_code == 0
    assert "parquet" in result.output
    assert {path.name for path in (made.root / "rest").iterdir() if path.is_dir()} == set(all_formats()) - {"parquet"}
    result = made.gongkai("export", "--out", made.root / "rest", "--format", "parquet", "--lang", "en")
    assert result.exit_code == 2


# ---- The tables


def test_tables_have_names_of_their_own_and_columns_in_two_languages() -> None:
    tables = list(each_table(tables_of(Schemas.read(ROOT / "schemas"))))
    names = [table.name for table in tables]
    assert len(set(names)) == len(names) > 90
    for table in tables:
        assert set(table.key) <= {column.name for column in table.columns}
        for language in LANGUAGES:
            lists = [inner.title[language] for _, inner in table.lists]
            assert len(set(lists)) == len(lists), (table.name, lists)
        for column in table.columns:
            assert column.title["zh"], (table.name, column.name)
            assert column.help["en"], (table.name, column.name)
            assert column.form is not Form.DECIMAL or column.places in (2, 4), (table.name, column.name)


# ---- On the site


def rows_below(site: PublishedSite, folder: str, name: str) -> list[dict[str, str]]:
    return spreadsheet(site.folder / folder / name)


def test_the_site_has_the_data_of_each_place_and_its_index_tells_no_lies(
    real_site: PublishedSite, files: Files
) -> None:
    for compound in files.by_kind["compound"]:
        index = json.loads((real_site.folder / f"data/v1/compounds/{compound}/index.json").read_bytes())
        assert index["place"] == compound
        for file in index["files"]:
            content = (real_site.folder / index["folder"] / file["name"]).read_bytes()
            assert (len(content), hashlib.sha256(content).hexdigest()) == (file["size"], file["sha256"])
            if file["table"]:
                assert len(rows_below(real_site, index["folder"], file["name"])) == file["rows"]
            else:
                assert len(json.loads(content)) == file["rows"]


def test_the_parts_of_the_site_come_to_the_whole(real_site: PublishedSite, files: Files) -> None:
    rows = rows_below(real_site, "data/v1/all", "statement_entries.csv")
    assert total(iter(rows)) == total(files.entries())
    street = rows_below(real_site, "data/v1/areas/shili-jiedao", "statement_entries.csv")
    own = rows_below(real_site, f"data/v1/compounds/{COMPOUND}", "statement_entries.csv")
    assert total(iter(own)) == total(files.entries(COMPOUND))
    assert [row for row in street if row["record_id"].startswith(f"{COMPOUND}/")] == own
    assert len(json.loads((real_site.folder / "data/v1/all/records.json").read_bytes())) == sum(
        map(len, files.by_kind.values())
    )


def test_the_site_has_the_formats_for_programs(real_site: PublishedSite) -> None:
    whole = real_site.folder / "data/v1/all"
    with system.use_context(trusted=True):
        assert Package(str(whole / "package/datapackage.json")).validate().valid
    assert loader.load_file(str(whole / "accounts.beancount"))[1] == []
    assert sqlite3.connect(whole / "gongkai.sqlite").execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    catalog = json.loads((real_site.folder / "data/v1/catalog.jsonld").read_bytes())
    distributions = [d for dataset in catalog["dcat:dataset"] for d in dataset["dcat:distribution"]]
    for distribution in distributions:
        file = real_site.folder / "data/v1" / distribution["dcat:downloadURL"]["@id"]
        assert file.stat().st_size == int(distribution["dcat:byteSize"]["@value"])


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # the library's own
def test_the_catalogue_is_read_by_a_library_for_linked_data(real_site: PublishedSite, files: Files) -> None:
    graph = rdflib.Graph()
    at = "https://gongkai.example/data/v1/catalog.jsonld"
    graph.parse(str(real_site.folder / "data/v1/catalog.jsonld"), format="json-ld", publicID=at)
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    datasets = set(graph.subjects(rdflib.RDF.type, dcat.Dataset))
    assert len(datasets) == len(files.by_kind["compound"]) + len(files.by_kind["area"]) + 1
    assert set(graph.objects(rdflib.URIRef(at), dcat.dataset)) == datasets
    for address in graph.objects(None, dcat.downloadURL):
        assert (real_site.folder / str(address).removeprefix("https://gongkai.example/")).is_file()


def test_a_changed_record_makes_only_its_own_places_anew(repository: MakeRepository) -> None:
    made = repository()
    made.build()
    made.build()  # the two folders of a site take turns
    before = {path: path.stat().st_mtime_ns for path in made.out.rglob("data/v1/**/*") if path.is_file()}
    made.build()
    made.build()
    assert {path: path.stat().st_mtime_ns for path in made.out.rglob("data/v1/**/*") if path.is_file()} == before
    made.replace("records/cases/hexiangyuan/2024-014.yml", "kind: case", "# changed\nkind: case")
    anew = made.build()
    fresh = repository()
    fresh.replace("records/cases/hexiangyuan/2024-014.yml", "kind: case", "# changed\nkind: case")
    one, other = contents(anew.folder / "data"), contents(fresh.build().folder / "data")
    assert one == other


def test_where_the_data_of_a_place_lies_never_changes(made: Repository) -> None:
    archive = check_archive(made.root, None, date.fromisoformat(TODAY), cached=False, keep=True).archive
    assert archive is not None
    assert folder_of(archive, COMPOUND) == f"data/v1/compounds/{COMPOUND}/"
    assert folder_of(archive, "shili-jiedao") == "data/v1/areas/shili-jiedao/"
    assert folder_of(archive, WHOLE) == "data/v1/all/"
