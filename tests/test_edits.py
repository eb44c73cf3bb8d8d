"""Edits turn one tree of data into the other, whatever the two are; what only moved or stayed is not called changed."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.model.edits import Edit, Op, applied, edits_between, same

KEYS = st.sampled_from(["identifier", "order", "heads", "a/b", "~", "~1", "", "人数"])
LEAVES = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "1", "12.50", "~/x", "同意"])
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=25
)
ITEMS = st.lists(st.fixed_dictionaries({"identifier": st.integers(0, 9)}, optional={"heads": LEAVES}), max_size=8)


def edits(before: Any, after: Any) -> list[Edit]:
    return list(edits_between(before, after))


def patched(document: Any, patch: list[Edit]) -> Any:
    """Apply a JSON Patch as RFC 6902 has it, written apart from the code that is tested."""

    def change(node: Any, steps: list[str], edit: Edit) -> Any:
        if not steps:
            return edit.becomes
        key = steps[0].replace("~1", "/").replace("~0", "~")
        if isinstance(node, list):
            index = int(key)
            if len(steps) > 1:
                return [*node[:index], change(node[index], steps[1:], edit), *node[index + 1 :]]
            rest = node[index:] if edit.op is Op.ADD else node[index + 1 :]
            return [*node[:index], *([] if edit.op is Op.REMOVE else [edit.becomes]), *rest]
        if len(steps) > 1:
            return {**node, key: change(node[key], steps[1:], edit)}
        assert (key in node) is (edit.op is not Op.ADD)
        left = {name: value for name, value in node.items() if name != key}
        return left if edit.op is Op.REMOVE else {**left, key: edit.becomes}

    for edit in patch:
        document = change(document, edit.pointer.split("/")[1:], edit)
    return document


@settings(max_examples=600, deadline=None)
@given(TREES, TREES)
def test_what_is_applied_to_the_one_gives_the_other(before: Any, after: Any) -> None:
    found = edits(before, after)
    assert same(applied(before, found), after)
    assert same(patched(before, found), after)
    assert (found == []) is same(before, after)


@settings(max_examples=300, deadline=None)
@given(ITEMS, ITEMS)
def test_lists_of_named_items_too(before: Any, after: Any) -> None:
    found = edits(before, after)
    assert same(applied(before, found), after)
    assert same(patched(before, found), after)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_nothing_changes_into_itself(tree: Any) -> None:
    assert edits(tree, applied(tree, [])) == []


@settings(max_examples=400, deadline=None)
@given(st.lists(LEAVES, max_size=8), st.data())
def test_nothing_is_taken_away_where_items_were_only_put_between_others(before: list[Any], data: st.DataObject) -> None:
    after = list(before)
    for _ in range(data.draw(st.integers(0, 4))):
        after.insert(data.draw(st.integers(0, len(after))), data.draw(LEAVES))
    found = edits(before, after)
    assert same(applied(before, found), after)
    assert [edit for edit in found if not edit.moved and edit.op is not Op.ADD] == []


def test_one_new_item_at_the_top_is_one_edit() -> None:
    items = [{"identifier": str(n), "heads": n} for n in range(1, 5)]
    assert edits(items, [{"identifier": "0"}, *items]) == [Edit(Op.ADD, "/0", becomes={"identifier": "0"})]


def test_an_item_is_recognised_by_its_name_wherever_it_stands() -> None:
    one, two = {"identifier": "1", "heads": 318}, {"identifier": "2", "heads": 5}
    found = edits([one, two], [two, {**one, "heads": 381}])
    assert [(edit.op, edit.pointer, edit.moved) for edit in found if not edit.moved] == [
        (Op.REPLACE, "/1/heads", False)
    ]
    assert {edit.op for edit in found if edit.moved} == {Op.ADD, Op.REMOVE}


def test_an_item_without_a_name_is_recognised_by_what_it_holds() -> None:
    entry = {"booked_on": "2024-05-01", "direction": "receipt", "amount": "100.00"}
    other = {"booked_on": "2024-06-01", "direction": "payment", "amount": "30.00"}
    assert edits([entry, other], [entry, {**other, "amount": "80.00"}]) == [
        Edit(Op.REPLACE, "/1/amount", "30.00", "80.00")
    ]
    assert edits([entry, other], [other]) == [Edit(Op.REMOVE, "/0", was=entry)]


def test_true_is_not_1() -> None:
    assert edits({"passed": True}, {"passed": 1}) == [Edit(Op.REPLACE, "/passed", was=True, becomes=1)]


def test_the_order_of_keys_says_nothing() -> None:
    assert edits({"a": 1, "b": 2}, {"b": 2, "a": 1}) == []
