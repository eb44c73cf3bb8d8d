"""`gongkai verify`: forged histories are named by commit and record, honest ones give no alarm."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from gongkai.cli import main
from gongkai.derive.append_only import verified
from gongkai.derive.breach import Verified
from gongkai.load.git import NoHistory
from gongkai.load.history import History
from gongkai.load.roles import Roles
from gongkai.model.finding import Severity
from gongkai.report.verified import lines
from gongkai.text import translator
from tests.example_files import ROOT, schemas
from tests.histories import LINK, MODULE, PROGRAM, Files, Made, git

MEETING = "records/meetings/jinyu/2025-03-08-owners-assembly.yml"
STATEMENT = "records/statements/jinyu/fund-2024.yml"
CASE = "records/cases/jinyu/2025-001-leak.yml"
COMMITTEE = "records/committees/jinyu/1.yml"
CORRECTION = "records/corrections/jinyu/2025-04.yml"
PHOTO = "records/attachments/jinyu/notice.jpg"


def meeting(yes: int = 318, title: str = "使用维修资金修理屋面", more: str = "", status: str = "passed") -> str:
    return f"""kind: meeting
name: 锦榆小区业主大会会议
classification: owners-assembly
status: {status}
end_date: 2025-03-08
resolutions:
  - identifier: "1"
    title: {title}
    counts:
      - {{option: yes, heads: {yes}, area: "16000.00"}}
    result: pass
{more}sources: [{{title: 会议纪要, note: 虚构}}]
"""


SECOND = '  - {identifier: "2", title: 通报审计结果, result: pass}\n'
OTHER_SECOND = '  - {identifier: "2", title: 改选一名委员, result: pass}\n'
AFTER = '  - {identifier: "3", title: 绿化补植, result: pass}\n'


def statement(closing: str = '"1000.00"', more: str = "") -> str:
    return f"""kind: statement
account_id: jinyu/fund
period: {{from: 2024-01-01, to: 2024-12-31}}
opening_balance: "900.00"
closing_balance: {closing}
entries:
  - {{booked_on: 2024-05-01, direction: receipt, category: interest, amount: "100.00"}}
{more}sources: [{{title: 对账单, note: 虚构}}]
"""


ENTRY = '  - {booked_on: 2024-06-01, direction: payment, category: repair, amount: "30.00"}\n'


def correction(of: str, why: str = "抄写时写错", more: str = "") -> str:
    record = of.removeprefix("records/").removesuffix(".yml")
    return f"""kind: correction
title: 更正
record: {record}
date: 2025-04-01
reason: {why}
decided_by: 锦榆小区业主委员会
{more}sources: [{{title: 更正公告, note: 虚构}}]
"""


def case(title: str = "楼道漏水", status: str = "open", more: str = "") -> str:
    events = "  - {event_type: received, date: 2025-01-02}\n" + more
    head = f"kind: case\ntitle: {title}\nclassification: repair\nstatus: {status}\n"
    return f"{head}events:\n{events}sources: [{{title: 台账, note: 虚构}}]\n"


def committee(members: str) -> str:
    head = "kind: committee\nname: 第一届业主委员会\nclassification: owners-committee\n"
    return f"{head}members:\n{members}sources: [{{title: 公告, note: 虚构}}]\n"


MEMBER = "  - {display_name: 示例甲, post: chair, start_date: 2024-01-01}\n"
LEFT = "  - {display_name: 示例甲, post: chair, start_date: 2024-01-01, end_date: 2025-01-01, end_reason: resigned}\n"
JOINED = "  - {display_name: 示例乙, post: chair, start_date: 2025-01-02}\n"

BASE: Files = {MEETING: meeting(), STATEMENT: statement(), CASE: case(), "README.md": "锦榆\n"}
WITHOUT_CASE: Files = {path: text for path, text in BASE.items() if path != CASE}
CORRECTS_YES = "classification: corrected\nchanges:\n  - {pointer: %s, was: '318', becomes: '%s'}\n"
YES = "/resolutions/0/counts/0/heads"

# What a history is made of, what is found in it (name, mark of the commit, path), and where verifying begins.
Found = set[tuple[str, int | None, str]]
Forged = Callable[[Made], tuple[Found, int | None]]
FORGED: dict[str, Forged] = {}
HONEST: dict[str, Callable[[Made], int | None]] = {}


def forged(make: Forged) -> Forged:
    FORGED[make.__name__.removeprefix("_").replace("_", " ")] = make
    return make


def honest(make: Callable[[Made], int | None]) -> Callable[[Made], int | None]:
    HONEST[make.__name__.removeprefix("_").replace("_", " ")] = make
    return make


@forged
def _a_count_swapped(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    bad = made.commit({**BASE, MEETING: meeting(381)}, base)
    return {("record-rewritten", bad, MEETING)}, None


@forged
def _a_balance_changed_after_the_checkpoint(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    bad = made.commit({**BASE, STATEMENT: statement('"100.00"')}, base)
    return {("record-rewritten", bad, STATEMENT)}, base


@forged
def _a_title_worded_otherwise(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    bad = made.commit({**BASE, MEETING: meeting(title="使用维修资金换电梯")}, base)
    return {("record-rewritten", bad, MEETING)}, None


@forged
def _an_entry_dropped(made: Made) -> tuple[Found, int | None]:
    base = made.commit({**BASE, STATEMENT: statement(more=ENTRY)})
    bad = made.commit(BASE, base)
    return {("record-rewritten", bad, STATEMENT)}, None


@forged
def _a_record_deleted(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    bad = made.commit(WITHOUT_CASE, base)
    return {("record-deleted", bad, CASE)}, None


@forged
def _a_rename_that_hides_a_deletion(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    bad = made.commit({**WITHOUT_CASE, "records/cases/jinyu/2025-002-leak.yml": case()}, base)
    return {("record-moved", bad, CASE)}, None


@forged
def _changed_and_changed_back(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    bad = made.commit({**BASE, MEETING: meeting(381)}, base)
    back = made.commit(BASE, bad)
    return {("record-rewritten", bad, MEETING), ("restored", back, MEETING)}, base


@forged
def _a_correction_quietly_undone(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    right = {**BASE, MEETING: meeting(320), CORRECTION: correction(MEETING)}
    mended = made.commit(right, base)
    bad = made.commit({**right, MEETING: meeting()}, mended)
    return {("record-rewritten", bad, MEETING)}, None


@forged
def _a_correction_of_another_record(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    bad = made.commit({**BASE, MEETING: meeting(381), CORRECTION: correction(STATEMENT)}, base)
    return {("record-rewritten", bad, MEETING)}, None


@forged
def _a_correction_that_names_another_value(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    more = CORRECTS_YES % (YES, "320")
    bad = made.commit({**BASE, MEETING: meeting(381), CORRECTION: correction(MEETING, more=more)}, base)
    return {("record-rewritten", bad, MEETING)}, None


@forged
def _a_correction_of_one_value_under_which_two_change(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    text = correction(MEETING, more=CORRECTS_YES % (YES, "320"))
    bad = made.commit({**BASE, MEETING: meeting(320, title="换电梯"), CORRECTION: text}, base)
    return {("record-rewritten", bad, MEETING)}, None


@forged
def _one_correction_used_twice(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    right = made.commit({**BASE, MEETING: meeting(320), CORRECTION: correction(MEETING)}, base)
    bad = made.commit({**BASE, MEETING: meeting(381), CORRECTION: correction(MEETING)}, right)
    return {("record-rewritten", bad, MEETING)}, None


@forged
def _a_correction_without_values_used_again_later(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    text = correction(MEETING, more="changes:\n  - {pointer: /resolutions}\n")
    right = made.commit({**BASE, MEETING: meeting(320), CORRECTION: text}, base)
    bad = made.commit({**BASE, MEETING: meeting(381), CORRECTION: text}, right)
    return {("record-rewritten", bad, MEETING)}, None


@forged
def _a_correction_without_values_used_after_the_checkpoint(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    right = made.commit({**BASE, MEETING: meeting(320), CORRECTION: correction(MEETING)}, base)
    bad = made.commit({**BASE, MEETING: meeting(381), CORRECTION: correction(MEETING)}, right)
    return {("record-rewritten", bad, MEETING)}, right


@forged
def _a_merge_with_a_history_made_up_beside_it(made: Made) -> tuple[Found, int | None]:
    real = made.commit(BASE)
    published = made.commit({**BASE, STATEMENT: statement(more=ENTRY)}, real)
    fresh = made.commit({**WITHOUT_CASE, MEETING: meeting(381)})
    bad = made.commit({**WITHOUT_CASE, MEETING: meeting(381)}, fresh, published)
    return {
        ("another-beginning", fresh, ""),
        ("evil-merge", bad, CASE),
        ("merged-by-hand", bad, MEETING),
        ("merged-by-hand", bad, STATEMENT),
        ("record-rewritten", bad, MEETING),
        ("record-rewritten", bad, STATEMENT),
    }, published


@forged
def _a_deletion_called_a_correction(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    text = correction(CASE, more="classification: corrected\n")
    bad = made.commit({**WITHOUT_CASE, CORRECTION: text}, base)
    return {("record-deleted", bad, CASE)}, None


@forged
def _a_correction_deleted(made: Made) -> tuple[Found, int | None]:
    base = made.commit({**BASE, CORRECTION: correction(MEETING)})
    bad = made.commit(BASE, base)
    return {("record-deleted", bad, CORRECTION)}, None


@forged
def _an_evil_merge_that_rewrites(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    left = made.commit({**BASE, "records/areas/a.yml": "kind: area\n"}, base)
    right = made.commit({**BASE, "records/areas/b.yml": "kind: area\n"}, base)
    both = {**BASE, "records/areas/a.yml": "kind: area\n", "records/areas/b.yml": "kind: area\n"}
    bad = made.commit({**both, MEETING: meeting(381)}, left, right)
    return {("evil-merge", bad, MEETING)}, None


@forged
def _an_evil_merge_that_deletes_a_statement(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    left = made.commit({**BASE, "records/areas/a.yml": "kind: area\n"}, base)
    right = made.commit({**BASE, "records/areas/b.yml": "kind: area\n"}, base)
    both = {**BASE, "records/areas/a.yml": "kind: area\n", "records/areas/b.yml": "kind: area\n"}
    bad = made.commit({path: text for path, text in both.items() if path != STATEMENT}, left, right)
    return {("evil-merge", bad, STATEMENT)}, None


@forged
def _an_evil_merge_that_smuggles_a_record_in(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    left = made.commit({**BASE, "a.txt": "a"}, base)
    right = made.commit({**BASE, "b.txt": "b"}, base)
    bad = made.commit({**BASE, "a.txt": "a", "b.txt": "b", "records/areas/x.yml": "kind: area\n"}, left, right)
    return {("evil-merge", bad, "records/areas/x.yml")}, None


@forged
def _a_merge_that_takes_the_stale_side(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    published = made.commit({**BASE, STATEMENT: statement(more=ENTRY)}, base)
    branch = made.commit({**BASE, "b.txt": "b"}, base)
    bad = made.commit({**BASE, "b.txt": "b"}, published, branch)
    return {("evil-merge", bad, STATEMENT)}, None


@forged
def _an_evil_merge_of_three(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    sides = [made.commit({**BASE, f"{name}.txt": name}, base) for name in "abc"]
    text = {**BASE, "a.txt": "a", "b.txt": "b", "c.txt": "c", MEETING: meeting(381)}
    bad = made.commit(text, *sides)
    return {("evil-merge", bad, MEETING)}, None


@forged
def _a_rewriting_that_comes_by_a_branch(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    side = made.commit({**BASE, MEETING: meeting(381)}, base)
    other = made.commit({**BASE, "a.txt": "a"}, base)
    merge = made.commit({**BASE, MEETING: meeting(381), "a.txt": "a"}, other, side)
    return {("record-rewritten", merge, MEETING)}, None


@forged
def _sides_of_a_merge_swapped(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    published = made.commit({**BASE, STATEMENT: statement(more=ENTRY)}, base)
    own = made.commit({**BASE, "a.txt": "a"}, base)
    swapped = made.commit({**BASE, "a.txt": "a"}, own, published)
    return {("evil-merge", swapped, STATEMENT)}, published


@forged
def _an_id_used_again(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    text = correction(CASE, more="classification: withdrawn\n")
    gone = made.commit({**WITHOUT_CASE, CORRECTION: text}, base)
    bad = made.commit({**BASE, CASE: case("电梯困人"), CORRECTION: text}, gone)
    return {("id-reused", bad, CASE)}, None


@forged
def _a_name_that_differs_in_case_alone(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    other = CASE.replace("leak", "Leak")
    bad = made.commit({**BASE, other: case("电梯困人").replace("kind: case\n", "kind: case\n# x\n")}, base)
    return {("names-collide", bad, other), ("number-reused", bad, other)}, base


@forged
def _a_name_whose_characters_are_put_together_otherwise(made: Made) -> tuple[Found, int | None]:
    whole, apart = "records/areas/caf\u00e9.yml", "records/areas/cafe\u0301.yml"
    base = made.commit({**BASE, whole: "kind: area\nname: 甲\n"})
    bad = made.commit({**BASE, whole: "kind: area\nname: 甲\n", apart: "kind: area\nname: 乙\n"}, base)
    return {("names-collide", bad, apart)}, None


@forged
def _an_id_used_again_after_the_checkpoint(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    text = correction(CASE, more="classification: withdrawn\n")
    gone = made.commit({**WITHOUT_CASE, CORRECTION: text}, base)
    bad = made.commit({**BASE, CASE: case("电梯困人"), CORRECTION: text}, gone)
    return {("id-reused", bad, CASE)}, gone


@forged
def _a_case_number_given_twice(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    again = "records/cases/jinyu/2025-001-noise.yml"
    bad = made.commit({**BASE, again: case("噪音")}, base)
    return {("number-reused", bad, again)}, base


@forged
def _a_resolution_number_given_twice(made: Made) -> tuple[Found, int | None]:
    base = made.commit({**BASE, MEETING: meeting(more=SECOND + AFTER)})
    gone = made.commit({**BASE, MEETING: meeting(more=AFTER)}, base)
    bad = made.commit({**BASE, MEETING: meeting(more=AFTER + OTHER_SECOND)}, gone)
    return {("record-rewritten", gone, MEETING), ("number-reused", bad, MEETING)}, None


@forged
def _a_record_made_unreadable(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    bad = made.commit({**BASE, MEETING: "kind: [meeting\n"}, base)
    return {("record-unreadable", bad, MEETING)}, None


@forged
def _a_rewriting_behind_an_unreadable_revision(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    hidden = made.commit({**BASE, MEETING: "kind: [meeting\n"}, base)
    bad = made.commit({**BASE, MEETING: meeting(381)}, hidden)
    return {("record-unreadable", hidden, MEETING), ("record-rewritten", bad, MEETING)}, None


@forged
def _a_record_made_a_link(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    bad = made.commit({**BASE, MEETING: "../../x.yml"}, base, modes={MEETING: LINK})
    return {("not-a-plain-file", bad, MEETING)}, None


@forged
def _a_submodule_among_the_records(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    bad = made.commit({**BASE, "records/x": ""}, base, modes={"records/x": MODULE})
    return {("not-a-plain-file", bad, "records/x")}, None


@forged
def _a_record_made_a_program(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    bad = made.commit(BASE, base, modes={MEETING: PROGRAM})
    return {("not-a-plain-file", bad, MEETING)}, None


@forged
def _an_attachment_exchanged(made: Made) -> tuple[Found, int | None]:
    base = made.commit({**BASE, PHOTO: "one"})
    bad = made.commit({**BASE, PHOTO: "two"}, base)
    return {("attachment-replaced", bad, PHOTO)}, None


@forged
def _a_back_dated_rewriting(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE, day=100)
    bad = made.commit({**BASE, MEETING: meeting(381)}, base, day=2)
    last = made.commit({**BASE, MEETING: meeting(381), "a.txt": "a"}, bad, day=101)
    assert last
    return {("record-rewritten", bad, MEETING), ("back-dated", bad, "")}, base


@forged
def _a_history_written_anew(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    published = made.commit({**BASE, STATEMENT: statement(more=ENTRY)}, base)
    bad = made.commit({**BASE, "a.txt": "a"}, base)
    return {("not-descending", bad, ""), ("record-rewritten", bad, STATEMENT)}, published


@forged
def _a_history_cut_off_and_begun_again(made: Made) -> tuple[Found, int | None]:
    published = made.commit(BASE)
    bad = made.commit(WITHOUT_CASE)
    return {("not-descending", bad, ""), ("record-deleted", bad, CASE)}, published


@forged
def _an_older_state_replayed(made: Made) -> tuple[Found, int | None]:
    base = made.commit(BASE)
    published = made.commit({**BASE, "records/areas/a.yml": "kind: area\n"}, base)
    made.finish(base)
    return {("not-descending", base, ""), ("record-deleted", base, "records/areas/a.yml")}, published


@forged
def _a_name_of_any_bytes_deleted(made: Made) -> tuple[Found, int | None]:
    strange = "records/areas/a\n::error::\udcff\u202e.yml"
    base = made.commit({**BASE, strange: "kind: area\n"})
    bad = made.commit(BASE, base)
    return {("record-deleted", bad, strange)}, None


@honest
def _records_are_added(made: Made) -> int | None:
    base = made.commit({MEETING: meeting()})
    made.commit(BASE, base)
    return None


@honest
def _entries_and_events_are_added(made: Made) -> int | None:
    base = made.commit(BASE)
    more = "  - {event_type: settled, date: 2025-01-05}\n"
    made.commit({**BASE, CASE: case(more=more), MEETING: meeting(more=SECOND)}, base)
    return base


@honest
def _a_resolution_is_added_before_the_others(made: Made) -> int | None:
    base = made.commit(BASE)
    text = meeting().replace("resolutions:\n", 'resolutions:\n  - {identifier: "0", title: 推选计票人}\n')
    made.commit({**BASE, MEETING: text}, base)
    return None


@honest
def _the_state_of_things_moves_on(made: Made) -> int | None:
    base = made.commit({**BASE, MEETING: meeting(status="called"), CASE: case()})
    made.commit({**BASE, MEETING: meeting(status="passed"), CASE: case(status="closed")}, base)
    return None


@honest
def _a_term_of_office_is_closed(made: Made) -> int | None:
    base = made.commit({**BASE, COMMITTEE: committee(MEMBER)})
    made.commit({**BASE, COMMITTEE: committee(LEFT + JOINED)}, base)
    return None


@honest
def _a_correction_in_the_same_commit(made: Made) -> int | None:
    base = made.commit(BASE)
    made.commit({**BASE, MEETING: meeting(320), CORRECTION: correction(MEETING)}, base)
    return None


@honest
def _a_correction_that_names_the_value(made: Made) -> int | None:
    base = made.commit(BASE)
    text = correction(MEETING, more=CORRECTS_YES % (YES, "320"))
    made.commit({**BASE, MEETING: meeting(320), CORRECTION: text}, base)
    return None


@honest
def _a_correction_published_first(made: Made) -> int | None:
    base = made.commit(BASE)
    text = correction(MEETING, more=CORRECTS_YES % (YES, "320"))
    told = made.commit({**BASE, CORRECTION: text}, base)
    made.commit({**BASE, MEETING: meeting(320), CORRECTION: text}, told)
    return told


@honest
def _a_correction_brought_later(made: Made) -> int | None:
    base = made.commit(BASE)
    mended = made.commit({**BASE, MEETING: meeting(320)}, base)
    made.commit({**BASE, MEETING: meeting(320), CORRECTION: correction(MEETING)}, mended)
    return None


@honest
def _two_corrections_of_one_record(made: Made) -> int | None:
    base = made.commit(BASE)
    first = {**BASE, MEETING: meeting(320), CORRECTION: correction(MEETING)}
    mended = made.commit(first, base)
    second = CORRECTION.replace("04", "05")
    made.commit({**first, MEETING: meeting(321), second: correction(MEETING, "又数一遍")}, mended)
    return None


@honest
def _a_record_withdrawn_with_a_notice(made: Made) -> int | None:
    base = made.commit(BASE)
    text = correction(CASE, "含有住户信息", "classification: withdrawn\n")
    made.commit({**WITHOUT_CASE, CORRECTION: text}, base)
    return base


@honest
def _only_written_otherwise(made: Made) -> int | None:
    base = made.commit(BASE)
    text = statement('"1000.0"').replace('"100.00"}', '"100"}')
    made.commit({**BASE, STATEMENT: f"# 对账单\n{text}", MEETING: meeting().replace("{", "{ ")}, base)
    return None


@honest
def _a_date_becomes_more_precise(made: Made) -> int | None:
    base = made.commit({**BASE, MEETING: meeting().replace("2025-03-08", "2025-03")})
    made.commit(BASE, base)
    return None


@honest
def _keys_in_another_order(made: Made) -> int | None:
    base = made.commit(BASE)
    head, _, tail = meeting().partition("status: passed\n")
    made.commit({**BASE, MEETING: f"{head}{tail}status: passed\n"}, base)
    return None


@honest
def _two_branches_merged(made: Made) -> int | None:
    base = made.commit(BASE)
    left = made.commit({**BASE, "records/areas/a.yml": "kind: area\n"}, base)
    right = made.commit({**BASE, "records/areas/b.yml": "kind: area\n"}, base)
    made.commit({**BASE, "records/areas/a.yml": "kind: area\n", "records/areas/b.yml": "kind: area\n"}, left, right)
    return None


@honest
def _both_sides_of_a_merge_add_to_one_record(made: Made) -> int | None:
    start = {**BASE, MEETING: meeting(more=SECOND)}
    base = made.commit(start)
    begun = meeting(more=SECOND).replace("classification:", "location: 会议室\nclassification:")
    left = made.commit({**BASE, MEETING: begun}, base)
    right = made.commit({**BASE, MEETING: meeting(more=SECOND + AFTER)}, base)
    both = begun.replace(SECOND, SECOND + AFTER)
    made.commit({**BASE, MEETING: both}, left, right)
    return None


@honest
def _a_merge_by_hand_that_keeps_both(made: Made) -> int | None:
    base = made.commit(BASE)
    left = made.commit({**BASE, MEETING: meeting(more=SECOND)}, base)
    right = made.commit({**BASE, MEETING: meeting(more=AFTER)}, base)
    made.commit({**BASE, MEETING: meeting(more=SECOND + AFTER)}, left, right)
    return None


@honest
def _a_correction_that_comes_by_a_branch(made: Made) -> int | None:
    base = made.commit(BASE)
    side = made.commit({**BASE, MEETING: meeting(320)}, base)
    side = made.commit({**BASE, MEETING: meeting(320), CORRECTION: correction(MEETING)}, side)
    other = made.commit({**BASE, "a.txt": "a"}, base)
    made.commit({**BASE, MEETING: meeting(320), CORRECTION: correction(MEETING), "a.txt": "a"}, other, side)
    return None


@honest
def _a_pull_that_swapped_the_sides(made: Made) -> int | None:
    base = made.commit(BASE)
    published = made.commit({**BASE, "records/areas/a.yml": "kind: area\n"}, base)
    own = made.commit({**BASE, "records/areas/b.yml": "kind: area\n"}, base)
    made.commit({**BASE, "records/areas/a.yml": "kind: area\n", "records/areas/b.yml": "kind: area\n"}, own, published)
    return published


@honest
def _a_branch_that_changed_its_mind_before_it_was_merged(made: Made) -> int | None:
    base = made.commit(BASE)
    draft = made.commit({**BASE, "records/areas/a.yml": "kind: area\nname: 一\n"}, base)
    final = made.commit({**BASE, "records/areas/a.yml": "kind: area\nname: 二\n"}, draft)
    other = made.commit({**BASE, "a.txt": "a"}, base)
    made.commit({**BASE, "records/areas/a.yml": "kind: area\nname: 二\n", "a.txt": "a"}, other, final)
    return None


@honest
def _a_clock_that_was_wrong(made: Made) -> int | None:
    base = made.commit(BASE, day=50)
    late = made.commit({**BASE, "records/areas/a.yml": "kind: area\n"}, base, day=-300)
    made.commit({**BASE, "records/areas/a.yml": "kind: area\n", "b.txt": "b"}, late, day=51)
    return None


@honest
def _programs_and_pages_change_as_they_like(made: Made) -> int | None:
    base = made.commit({**BASE, "tools/a.py": "1\n"})
    made.commit({**BASE, "tools/a.py": "2\n", "README.md": "另一篇\n"}, base)
    return None


@honest
def _an_attachment_is_added(made: Made) -> int | None:
    base = made.commit(BASE)
    made.commit({**BASE, PHOTO: "one"}, base)
    return None


@honest
def _nothing_new_since_the_checkpoint(made: Made) -> int | None:
    return made.commit(BASE)


def judged(made: Made, since: int | None, to: str = "main") -> Verified:
    history = History(made.folder)
    return verified(history, made[since] if since else None, history.git.commit(to), schemas())


@pytest.mark.parametrize("make", FORGED.values(), ids=list(FORGED))
def test_a_forged_history_is_named_by_commit_and_record(tmp_path: Path, make: Forged) -> None:
    made = Made(tmp_path / "repository")
    expected, since = make(made)
    if not (made.folder / ".git" / "marks").exists():
        made.finish()
    found = judged(made, since)
    assert {(b.name, made.mark_of(b.commit.id) if b.commit else None, b.path) for b in found.breaches} == expected
    assert not found.holds
    for language in ("zh", "en"):
        said = list(lines(found, schemas(), Roles({}), translator(language)))
        assert said
        assert all("{" not in one and one.isprintable() for one in map(click.unstyle, said))


@pytest.mark.parametrize("make", HONEST.values(), ids=list(HONEST))
def test_an_honest_history_gives_no_alarm(tmp_path: Path, make: Callable[[Made], int | None]) -> None:
    made = Made(tmp_path / "repository")
    since = make(made)
    made.finish()
    found = judged(made, since)
    assert [b for b in found.breaches if b.severity is not Severity.INFO] == []
    assert found.holds


def test_there_are_enough_of_both() -> None:
    assert len(FORGED) >= 30
    assert len(HONEST) >= 20


def small(tmp_path: Path, files: Files = BASE) -> Made:
    made = Made(tmp_path / "repository")
    base = made.commit(BASE)
    made.commit(files, base)
    made.finish()
    return made


def test_what_a_merge_drops_and_another_beginning_are_told(tmp_path: Path) -> None:
    made = Made(tmp_path / "repository")
    real = made.commit(BASE)
    fresh = made.commit(WITHOUT_CASE)
    made.commit(WITHOUT_CASE, fresh, real)
    made.finish()
    found = judged(made, None)
    assert {(breach.name, breach.path) for breach in found.breaches} == {
        ("another-beginning", ""),
        ("merge-drops", CASE),
    }
    assert found.holds


def test_replaced_objects_change_nothing_and_are_told(tmp_path: Path) -> None:
    made = small(tmp_path, {**BASE, MEETING: meeting(381)})
    git(made.folder, "replace", made[2], made[1])
    names = {breach.name for breach in judged(made, None).breaches}
    assert names == {"replaced-objects", "record-rewritten"}


def test_grafts_change_nothing_and_are_told(tmp_path: Path) -> None:
    made = small(tmp_path, {**BASE, MEETING: meeting(381)})
    (made.folder / ".git" / "info").mkdir(exist_ok=True)
    (made.folder / ".git" / "info" / "grafts").write_text(f"{made[2]}\n")
    names = {breach.name for breach in judged(made, None).breaches}
    assert names == {"grafts", "record-rewritten"}


@pytest.mark.parametrize("name", [".gitattributes", "records/.gitattributes", ".mailmap", "records/.gitignore"])
def test_a_file_that_blinds_is_told_and_blinds_nobody_here(tmp_path: Path, name: str) -> None:
    made = small(tmp_path, {**BASE, name: "*.yml -diff\n", MEETING: meeting(381)})
    found = {(breach.name, breach.path) for breach in judged(made, None).breaches}
    assert found == {("review-blinded", name), ("record-rewritten", MEETING)}


def test_settings_and_environment_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = small(tmp_path, WITHOUT_CASE)
    for setting in ("log.showRoot=false", "diff.renames=copies", "core.quotePath=true", "diff.external=false"):
        git(made.folder, "config", *setting.split("="))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.bare")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "true")
    assert {breach.name for breach in judged(made, None).breaches} == {"record-deleted"}


def test_asking_leaves_no_trace(tmp_path: Path) -> None:
    made = Made(tmp_path / "repository")
    FORGED["an evil merge that rewrites"](made)
    made.finish()
    before = {path: path.is_file() and path.read_bytes() for path in (made.folder / ".git").rglob("*")}
    assert not judged(made, None).holds
    assert {path: path.is_file() and path.read_bytes() for path in (made.folder / ".git").rglob("*")} == before


def test_records_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    made = Made(tmp_path / "repository")
    base = made.commit({f"street/{path}": text for path, text in BASE.items()})
    made.commit({f"street/{path}": text for path, text in WITHOUT_CASE.items()}, base)
    made.finish()
    git(made.folder, "checkout", "--quiet", "main")
    history = History(made.folder / "street")
    found = verified(history, None, made[2], schemas())
    assert [(breach.name, breach.path) for breach in found.breaches] == [("record-deleted", f"street/{CASE}")]


def asked(root: Path, *arguments: str) -> Result:
    shutil.copytree(ROOT / "schemas", root / "schemas", dirs_exist_ok=True)
    return CliRunner().invoke(main, ["verify", "--root", str(root), "--lang", "en", *arguments])


def test_a_history_that_holds_ends_with_0_and_the_id_to_keep(tmp_path: Path) -> None:
    made = small(tmp_path, {**BASE, "records/areas/a.yml": "kind: area\n"})
    result = asked(made.folder, made[1][:10], "main")
    assert result.exit_code == 0, result.output
    assert made[2] in result.output


def test_a_history_that_does_not_hold_ends_with_1_and_says_what_to_do(tmp_path: Path) -> None:
    made = small(tmp_path, WITHOUT_CASE)
    result = asked(made.folder)
    assert result.exit_code == 1
    assert f"commit {made[2][:12]} (no. 2)  {CASE}  [record-deleted]" in result.output
    assert "records/corrections/" in result.output
    found = json.loads(asked(made.folder, "--format", "json").stdout)
    assert (found["format"], found["holds"], found["commits"]) == ("gongkai-history-1", False, 2)
    assert [(f["name"], f["commit"], f["position"]) for f in found["findings"]] == [("record-deleted", made[2], 2)]


def test_authors_are_named_by_their_role_and_never_by_their_address(tmp_path: Path) -> None:
    made = small(tmp_path, WITHOUT_CASE)
    hashed = hashlib.sha256(b"t@example.com").hexdigest()
    (made.folder / "roles.yml").write_text(f"社区书记员: [sha256:{hashed}]\n街道办事处: [T@other.example]\n")
    said = asked(made.folder).output
    assert "(no. 2), by 社区书记员" in said
    assert "t@example.com" not in said + asked(made.folder, "--format", "json").output


def test_roles_that_cannot_be_read_are_not_a_pass(tmp_path: Path) -> None:
    made = small(tmp_path)
    (made.folder / "roles.yml").write_text("社区书记员: x\n")
    assert_undecided(asked(made.folder), "roles.yml")


def assert_undecided(result: Result, reason: str) -> None:
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr


def test_a_shallow_copy_is_not_a_pass(tmp_path: Path) -> None:
    made = small(tmp_path)
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=main", made.folder.as_uri(), "copy")
    assert_undecided(asked(tmp_path / "copy"), "only a part of the history")


def test_a_copy_without_the_files_is_not_a_pass_and_fetches_nothing(tmp_path: Path) -> None:
    made = small(tmp_path)
    git(made.folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", "--no-checkout", made.folder.as_uri(), "copy")
    assert_undecided(asked(tmp_path / "copy"), "fetches files only when")


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "", "main:records", "a\nb"])
def test_a_commit_that_is_not_here_is_not_a_pass(tmp_path: Path, name: str) -> None:
    made = small(tmp_path)
    assert_undecided(asked(made.folder, "--", name), "There is no commit")


def test_no_records_are_not_a_pass(tmp_path: Path) -> None:
    made = Made(tmp_path / "repository")
    made.commit({"README.md": "x"})
    made.finish()
    with pytest.raises(NoHistory, match="no record"):
        judged(made, None)


def test_no_repository_is_not_a_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert_undecided(asked(tmp_path), "not in a Git repository")
