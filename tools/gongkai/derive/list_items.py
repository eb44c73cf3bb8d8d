"""What became of the items of a list: done in time, done late, overdue, still open, given up."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from gongkai.kinds.duty_list import DutyList, ListItem
from gongkai.law.calendar import days_between
from gongkai.model.record import Record


class ItemState(StrEnum):
    """How an item stands on the day of judgement."""

    IN_TIME = "in-time"  # done by its day
    DONE = "done"  # done, and it had no day, or the record does not say on which day it was done
    LATE = "late"  # done after its day
    OVERDUE = "overdue"  # its day is past and it is not recorded as done
    OPEN = "open"
    GIVEN_UP = "given-up"  # cancelled or stopped


class StatedItem(Struct, frozen=True):
    """One item of a list and how it stands; `days` says by how many it is or was late."""

    record: Record[DutyList]
    item: ListItem
    state: ItemState
    days: int = 0


def items_of(record: Record[DutyList], as_of: date) -> list[StatedItem]:
    """Return the items of a list in its own order, each with how it stands on `as_of`. Its day itself is in time."""
    return [_stated(record, item, as_of) for item in record.body.items]


def _stated(record: Record[DutyList], item: ListItem, as_of: date) -> StatedItem:
    due = item.due_date.last if item.due_date else None
    if item.done_on:
        if due is None:
            return StatedItem(record, item, ItemState.DONE)
        late = days_between(due, item.done_on) if due < item.done_on else 0
        return StatedItem(record, item, ItemState.LATE if late else ItemState.IN_TIME, late)
    if item.status == "closed":
        return StatedItem(record, item, ItemState.DONE)
    if item.status in ("cancelled", "stopped"):
        return StatedItem(record, item, ItemState.GIVEN_UP)
    if due and due < as_of:
        return StatedItem(record, item, ItemState.OVERDUE, days_between(due, as_of))
    return StatedItem(record, item, ItemState.OPEN)
