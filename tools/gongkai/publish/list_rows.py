"""Items of lists as rows of a page: what, who, by when, how it stands by word and shape, and where it shows."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from gongkai.derive.list_items import ItemState, StatedItem, items_of
from gongkai.kinds.duty_list import DutyList, ListItem
from gongkai.model.record import Record
from gongkai.publish.site import Site
from gongkai.text import N_

# The shape of each state: see STATES in site/templates/components.html.j2, and the word beside it.
CHIPS = {
    ItemState.IN_TIME: "published",
    ItemState.DONE: "published",
    ItemState.LATE: "late",
    ItemState.OVERDUE: "missing",
    ItemState.OPEN: "open",
    ItemState.GIVEN_UP: "none",
}
WORDS = {
    ItemState.IN_TIME: N_("done in time"),
    ItemState.DONE: N_("done"),
    ItemState.LATE: N_("done {days} days late"),
    ItemState.OVERDUE: N_("{days} days overdue"),
    ItemState.OPEN: N_("not done yet"),
    ItemState.GIVEN_UP: N_("given up"),
}


class ItemRow(Struct, frozen=True):
    """One item in the language of the site. `shown` are path and title of the records that show what came of it."""

    title: str
    number: str
    chip: str
    words: str
    due: str
    done: str
    rhythm: str
    who: str
    who_path: str
    note: str
    shown: list[tuple[str, str]]
    list_title: str
    list_path: str


def item_rows(site: Site, items: Iterable[StatedItem]) -> list[ItemRow]:
    """Return items as rows, in their order."""
    return [_row(site, one) for one in items]


def duty_list_context(site: Site, record: Record[DutyList]) -> Mapping[str, object]:
    """Return what the page of a list shows beside its own fields: its items, and how many stand how."""
    items = items_of(record, site.archive.as_of)
    return {
        "items": item_rows(site, items),
        "done": sum(one.state in (ItemState.IN_TIME, ItemState.DONE, ItemState.LATE) for one in items),
        "late": sum(one.state is ItemState.LATE for one in items),
        "overdue": sum(one.state is ItemState.OVERDUE for one in items),
    }


def _row(site: Site, one: StatedItem) -> ItemRow:
    item = one.item
    who = site.find("organization", item.organization_id) if item.organization_id else None
    return ItemRow(
        title=item.title,
        number=item.identifier,
        chip=CHIPS[one.state],
        words=site.catalogue.gettext(WORDS[one.state]).format(days=one.days),
        due=item.due_date.text if item.due_date else "",
        done=item.done_on.isoformat() if item.done_on else "",
        rhythm=site.label("duty-list", "/items/0/rhythm", item.rhythm),
        who=who[1] if who else item.responsible or item.organization_id or "",
        who_path=who[0] if who else "",
        note=item.note or "",
        shown=_shown(site, item),
        list_title=site.heading(one.record),
        list_path=site.path(one.record),
    )


def _shown(site: Site, item: ListItem) -> list[tuple[str, str]]:
    named = [
        ("case", item.case_id),
        ("project", item.project_id),
        ("document", item.document_id),
        ("resolution", item.resolution_id),
    ]
    return [found for kind, name in named if name and (found := site.find(kind, name))]
