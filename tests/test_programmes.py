"""Every row of the five programmes has its place: kinds, and live records that are really there."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from gongkai.check.rule import all_rules
from gongkai.derive.indicator import all_indicators
from gongkai.kinds import all_kinds
from gongkai.publish.pages.programmes import Programmes, Row
from tests.example_files import ROOT

FILE = ROOT / "site" / "data" / "programmes.yml"
PROGRAMMES = msgspec.yaml.decode(FILE.read_bytes(), type=Programmes).programmes
ROWS = [row for programme in PROGRAMMES for row in programme.rows]
# How many rows each published programme has.
NUMBERS = {"P1": 10, "P2": 11, "P3": 10, "P4": 10, "P5": 7}


def file_of(record: str) -> Path:
    return ROOT / "records" / f"{record}.yml"


def test_every_row_of_every_programme_is_there_once() -> None:
    wanted = [f"{programme}.{number}" for programme, rows in NUMBERS.items() for number in range(1, rows + 1)]
    assert Counter(row.id for row in ROWS) == Counter(wanted)
    assert all(row.id.startswith(f"{programme.id}.") for programme in PROGRAMMES for row in programme.rows)
    assert [programme.record for programme in PROGRAMMES if not file_of(programme.record).is_file()] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_names_what_is_there_and_shows_it_in_live_records(row: Row) -> None:
    assert row.kinds
    assert set(row.kinds) <= set(all_kinds())
    assert set(row.rules) <= {rule.name for rule in all_rules()}
    assert set(row.indicators) <= {indicator.name for indicator in all_indicators()}
    assert row.example
    assert [record for record in (*row.real, *row.example) if not file_of(record).is_file()] == []
    folders = {all_kinds()[kind].folder for kind in row.kinds}
    assert {record.partition("/")[0] for record in (*row.real, *row.example)} <= folders


def test_a_real_record_is_of_a_real_place_and_an_example_of_the_fictional_street() -> None:
    assert [record for row in ROWS for record in row.real if "shili-" in record] == []
    assert [record for row in ROWS for record in row.example if "shili-" not in record] == []
