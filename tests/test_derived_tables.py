"""What was computed, as data: the same figures in every format, and the same as the commands and the records give."""

import csv
import io
import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from beancount import loader
from beancount.core import data as beancount
from frictionless import Package, system
from pyarrow import parquet

from gongkai.check.duty import State
from gongkai.load.schemas import Schemas
from gongkai.publish.derived_table import rounded
from gongkai.publish.derived_tables import all_derived, every_table
from gongkai.publish.exports.csv import defused
from gongkai.publish.table import each_table
from tests.runner import TODAY
from tests.site_reader import ROOT, Element, MakeRepository, Page, PublishedSite, Repository

COMPOUND = "shili-jinse-jiayuan"
RECORDED = ("derived_balances", "derived_duties", "derived_indicators", "derived_votes")


@pytest.fixture(scope="module")
def made(repository: MakeRepository) -> Repository:
    return repository(records=ROOT / "records", day=TODAY)


@pytest.fixture(scope="module")
def exported(made: Repository) -> Path:
    result = made.gongkai("export", "--out", made.root / "data", "--lang", "en")
    assert result.exit_code == 0, result.output
    return made.root / "data"


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file by the names in the brackets of its heading."""
    heading, *rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    names = [title.rpartition(" [")[2].removesuffix("]") for title in heading]
    return [dict(zip(names, row, strict=True)) for row in rows]


def asked(made: Repository, *command: str) -> Any:
    result = made.gongkai(*command, "--format", "json", "--lang", "en")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


# ---- In every format


@pytest.mark.parametrize("name", RECORDED)
def test_a_computed_table_has_the_same_rows_in_every_format(exported: Path, name: str) -> None:
    rows = table(exported / "csv" / f"{name}.csv")
    lines = [row for row in json.loads((exported / "json/derived.json").read_bytes()) if row["table"] == name]
    arrow = parquet.read_table(exported / "parquet" / f"{name}.parquet")
    connection = sqlite3.connect(exported / "sqlite" / "gongkai.sqlite")
    [(stored,)] = connection.execute(f"SELECT count(*) FROM {name}").fetchall()  # noqa: S608  # one of four words
    connection.close()
    assert len(rows) == len(lines) == arrow.num_rows == stored > 0
    assert [row["place"] for row in rows] == [line["place"] for line in lines] == arrow.column("place").to_pylist()
    with system.use_context(trusted=True):
        resource = Package(str(exported / "datapackage" / "datapackage.json")).get_resource(name)
        assert len(resource.read_rows()) == len(rows)


def test_every_computed_column_stands_in_the_dictionary_in_two_languages() -> None:
    tables = every_table(Schemas.read(ROOT / "schemas"))
    assert set(all_derived()) <= set(tables)
    for one in all_derived().values():
        assert one.table.name.startswith("derived_")
        for column in one.table.columns:
            assert column.title["zh"] != column.title["en"], (one.table.name, column.name)
            assert column.help["zh"], (one.table.name, column.name)


# ---- The same as the record and as the commands


def test_votes_counted_again_are_those_of_the_command(made: Repository, exported: Path) -> None:
    verdicts = {one["id"]: one for one in asked(made, "verdicts")["verdicts"]}
    rows = {row["resolution_id"]: row for row in table(exported / "csv/derived_votes.csv")}
    assert rows.keys() == verdicts.keys()
    for name, row in rows.items():
        assert row["standing"] == verdicts[name]["standing"]
        assert (row["why"] or None) == verdicts[name]["why"]
        if verdicts[name]["turnout"]:
            assert Decimal(row["turnout_area"]) == Decimal(verdicts[name]["turnout"]["area"]["part"])
            assert int(row["majority_of_heads"]) == verdicts[name]["majority"]["heads"]["whole"]
            assert row["turnout_needed"] == verdicts[name]["turnout"]["needed"]
    assert {row["standing_label"] for row in rows.values()} >= {"通过", "无法核对"}


def test_duties_are_those_of_the_command_with_their_state(made: Repository, exported: Path) -> None:
    every = [a for state in State for a in ("--state", state.value)]
    compounds = asked(made, "duties", *every)["compounds"]
    expected = Counter((one["compound"], duty["duty"], duty["state"]) for one in compounds for duty in one["duties"])
    rows = table(exported / "csv/derived_duties.csv")
    assert Counter((row["place"], row["duty"], row["state"]) for row in rows) == expected
    assert all(row["as_of"] == TODAY for row in rows)


def test_a_balance_is_what_follows_from_the_entries(exported: Path) -> None:
    entries = table(exported / "csv/statement_entries.csv")
    moved: dict[str, Decimal] = Counter()  # type: ignore[assignment]
    for entry in entries:
        sign = 1 if entry["direction"] == "revenue" else -1
        moved[entry["record_id"]] += sign * Decimal(entry["amount"])
    rows = table(exported / "csv/derived_balances.csv")
    for row in rows:
        assert Decimal(row["computed_closing"]) == Decimal(row["opening"]) + moved[row["statement_id"]]
        assert Decimal(row["difference"]) == Decimal(row["stated_closing"]) - Decimal(row["computed_closing"])
    assert {row["goes_on"] for row in rows} >= {"", "true"}
    assert any(Decimal(row["difference"]) for row in rows)  # the one that is wrong on purpose


def test_an_indicator_of_an_area_is_that_of_its_only_compounds_together(exported: Path) -> None:
    rows = {(r["place"], r["indicator"], r["year"]): r for r in table(exported / "csv/derived_indicators.csv")}
    assert all(Fraction(row["value"]) - Fraction(row["exact_value"]) <= Fraction(1, 20000) for row in rows.values())
    of_street = rows["shili-jiedao", "cases-settled", "2025"]
    below = [r for (place, name, year), r in rows.items() if (name, year) == ("cases-settled", "2025")]
    own = [
        row for row in below if (ROOT / f"records/compounds/{row['place']}.yml").is_file() and "shili" in row["place"]
    ]
    assert int(of_street["n"]) == sum(int(row["n"]) for row in own)
    assert Fraction(of_street["exact_value"]) * int(of_street["n"]) == sum(
        Fraction(row["exact_value"]) * int(row["n"]) for row in own
    )


@pytest.mark.parametrize(("value", "said"), [(Fraction(1, 3), "0.3333"), (Fraction(5), "5.0000"), (None, None)])
def test_a_fraction_is_rounded_only_where_it_is_shown(value: Fraction | None, said: str | None) -> None:
    assert rounded(value, 4) == said
    assert rounded(Fraction(-1, 8), 2) == "-0.12"


# ---- Words beside codes


def test_beside_each_code_stands_its_chinese_word(exported: Path) -> None:
    rows = table(exported / "csv/statement_entries.csv")
    assert {(row["direction"], row["direction_label"]) for row in rows} == {
        ("revenue", "收入"),
        ("expenditure", "支出"),
    }
    tables = {one.name: one for one in each_table(every_table(Schemas.read(ROOT / "schemas")))}
    coded = [(t, c) for t in tables.values() for c in t.columns if c.labels and all(c.labels.values())]
    assert len(coded) > 60
    for one, column in coded:
        assert f"{column.name}_label" in {c.name for c in one.columns}, (one.name, column.name)
    lists = parquet.read_table(exported / "parquet/contract.parquet")
    assert [len(codes or []) for codes in lists.column("clauses").to_pylist()] == [
        len(words or []) for words in lists.column("clauses_label").to_pylist()
    ]


# ---- Bids, areas, hostile text


def test_every_bid_stands_in_ocds_with_its_amount(exported: Path) -> None:
    package = json.loads((exported / "ocds/contracts.ocds.json").read_bytes(), parse_float=Decimal)
    assert [address.rpartition("/")[2] for address in package["extensions"]] == ["extension.json"]
    bids = [bid for release in package["releases"] for bid in release.get("bids", {}).get("details", ())]
    rows = table(exported / "csv/contract_selection_bids.csv")
    assert len(bids) == len(rows) > 0
    amounts = [Decimal(row["amount"]) for row in rows if row["amount"]]
    assert sorted(bid["value"]["amount"] for bid in bids if "value" in bid) == sorted(amounts)
    assert len({bid["id"] for bid in bids}) == len(bids)
    assert {bid["status"] for bid in bids if "status" in bid} <= {"valid", "withdrawn"}
    for release in package["releases"]:
        parties = {party["id"] for party in release["parties"]}
        for bid in release.get("bids", {}).get("details", ()):
            assert {tenderer["id"] for tenderer in bid["tenderers"]} <= parties


def test_an_area_has_the_ledger_and_the_contracts_of_all_below_it(real_site: PublishedSite) -> None:
    def transactions(folder: str) -> set[tuple[str, str]]:
        ledger, errors, _ = loader.load_file(str(real_site.folder / folder / "accounts.beancount"))
        assert errors == []
        return {(e.meta["statement"], str(e.postings[0].units)) for e in ledger if _is_booked(e)}

    compounds = [path.parent for path in (real_site.folder / "data/v1/compounds").glob("*/accounts.beancount")]
    together = set().union(*(transactions(f"data/v1/compounds/{one.name}") for one in compounds))
    assert transactions("data/v1/areas/shili-jiedao") == together
    contracts = json.loads((real_site.folder / "data/v1/areas/shili-jiedao/contracts.ocds.json").read_bytes())
    own = json.loads((real_site.folder / f"data/v1/compounds/{COMPOUND}/contracts.ocds.json").read_bytes())
    assert {r["ocid"] for r in own["releases"]} < {r["ocid"] for r in contracts["releases"]}


def _is_booked(entry: Any) -> bool:
    return isinstance(entry, beancount.Transaction) and "statement" in entry.meta


@pytest.mark.parametrize("said", ["=1+1", "＝1+1", "@SUM(A1)", "+1", "-1", "\t=1"])
def test_text_of_a_record_is_defused_where_it_stands_beside_what_was_computed(
    repository: MakeRepository, said: str
) -> None:
    made = repository()
    file = made.root / "records/meetings/hexiangyuan"
    path = next(one for one in sorted(file.glob("*owners-assembly*.yml")))
    text = path.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.strip().startswith(("title: ", "- title: ")))
    quoted = json.dumps(said)
    path.write_text(text.replace(title, f"{title.partition('title: ')[0]}title: {quoted}", 1), "utf-8")
    result = made.gongkai("export", "--out", made.root / "data", "--format", "csv", "--lang", "en", "--no-cache")
    if "\t" in said:  # refused before anything can be made of it
        assert result.exit_code == 1
        return
    assert result.exit_code == 0, result.output
    titles = {row["title"] for row in table(made.root / "data/derived_votes.csv")}
    assert defused(said) in titles
    assert said not in titles


# ---- On the pages


def test_the_files_of_a_place_are_said_in_the_words_of_schema_org(real_site: PublishedSite) -> None:
    path = f"compounds/{COMPOUND}.html"
    found = items(real_site.pages[path], path)
    [dataset] = [item for item in found if item["type"] == "https://schema.org/Dataset"]
    assert dataset["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    [place] = dataset["spatialCoverage"]
    assert place["type"] == "https://schema.org/ApartmentComplex"
    kinds = {one["encodingFormat"][0].partition("media-types/")[2] for one in dataset["distribution"]}
    assert kinds >= {"application/json", "text/plain"}
    for one in dataset["distribution"]:
        assert (real_site.folder / one["contentUrl"][0]).is_file()


def items(page: Page, path: str) -> list[Mapping[str, Any]]:
    """Return the things that the attributes of a page describe, by the rules of HTML for microdata."""
    return [
        _item(element, path) for element in page.every() if _is_item(element) and "itemprop" not in element.attributes
    ]


def _is_item(element: Element) -> bool:
    return "itemscope" in element.attributes


def _item(element: Element, path: str) -> Mapping[str, Any]:
    found: dict[str, Any] = {"type": element.attributes["itemtype"]}
    ahead = [child for child in element.children if isinstance(child, Element)]
    while ahead:
        child = ahead.pop(0)
        if "itemprop" in child.attributes:
            found.setdefault(child.attributes["itemprop"], []).append(_value(child, path))
        if not _is_item(child):
            ahead += [inner for inner in child.children if isinstance(inner, Element)]
    return found


def _value(element: Element, path: str) -> Any:
    if _is_item(element):
        return _item(element, path)
    if "content" in element.attributes:
        return element.attributes["content"]
    if "href" in element.attributes:
        address = urljoin(f"https://gongkai.example/{path}", element.attributes["href"])
        return address.removeprefix("https://gongkai.example/")
    return element.text()


def alike(made: Repository, n: int) -> None:
    """Put a city above the area of the small archive, and `n` compounds that are alike into it."""
    areas = made.root / "records/areas"
    sources = "sources:\n  - {title: 名册（虚构）, publisher: 荷花街道（虚构）, date: 2024-01-06}\n"
    (areas / "hecheng.yml").write_text(
        f"kind: area\nname: 荷城（虚构）\nclassification: city\nfictional: true\n{sources}"
    )
    street = areas / "hehua-jiedao.yml"
    street.write_text(street.read_text("utf-8") + "parent_id: hecheng\n", "utf-8")
    for number in range(n):
        (made.root / f"records/compounds/heyuan-{number}.yml").write_text(
            f"kind: compound\nname: 荷园{number}（虚构）\narea_id: hetang-shequ\nnumber_of_units: 320\n"
            f'completion_date: "2004"\ntotal_exclusive_area: "30000.00"\n{sources}',
            "utf-8",
        )


COMPARED = "areas/hetang-shequ/comparison/index.html"
CSV = "data/v1/areas/hecheng/derived_comparison.csv"


def test_the_page_of_an_area_compares_five_and_only_counts_four(repository: MakeRepository) -> None:
    made = repository()
    alike(made, 5)
    five = made.build()
    page = five.pages[COMPARED]
    assert "荷园0（虚构）" in page.main.text()
    rows = table(five.folder / CSV)
    assert {row["place"] for row in rows} == {f"heyuan-{number}" for number in range(5)}
    assert all(row["group_compounds"] == "5" for row in rows)
    assert CSV in {(five.target(COMPARED, address) or ("", ""))[0] for address in page.addresses}
    # The one of the archive says no year: it is named, and what it lacks.
    assert "竣工年份" in page.main.text()
    assert COMPARED in {
        (five.target("compounds/hexiangyuan.html", a) or ("", ""))[0]
        for a in five.pages["compounds/hexiangyuan.html"].addresses
    }
    made.replace("records/compounds/heyuan-4.yml", "number_of_units: 320", "number_of_units: 500")
    four = made.build()
    assert not (four.folder / CSV).exists()
    assert "荷园0（虚构）" not in four.pages[COMPARED].main.text()
    assert "4个小区" in four.pages[COMPARED].main.text()
    assert four.pages[COMPARED].is_marked_fictional
