"""A list of duties, tasks, problems or services: each item with who does it, by when, and how it stands."""

from gongkai.derive.list_items import items_of
from gongkai.kinds.duty_list import DutyList
from gongkai.model.record import Record
from gongkai.publish.list_rows import item_rows
from gongkai.publish.printed.paper import Block, Form, Grid, Heading, Notice, Occasion, Paragraph
from gongkai.publish.printed.parts import Posted, day_words, fields, notice, view_of, words
from gongkai.text import N_

NO, WHAT, WHO, DUE, STANDING = N_("Serial number"), N_("What"), N_("Who"), N_("Due"), N_("How it stands")


def write(occasion: Occasion, record: Record[DutyList]) -> Notice:
    """Return the notice of a list."""
    site, body = occasion.site, record.body
    said = view_of(site, record).general(
        "duty-list", body, frozenset({"classification", "items", "posted", "description"})
    )
    blocks: list[Block] = [Heading(body.title), fields(site, [(title, value) for title, value in said.fields])]
    if body.description:
        blocks.append(Paragraph(body.description))
    columns = [
        (words(site, NO), "short"),
        (words(site, WHAT), "text"),
        (words(site, WHO), "text"),
        (words(site, DUE), "short"),
        (words(site, STANDING), "text"),
    ]
    rows = [
        [row.number, row.title, row.who, day_words(site, row.due) if row.due else row.rhythm, row.words]
        for row in item_rows(site, items_of(record, site.archive.as_of))
    ]
    blocks.append(Grid(columns, rows))
    posted = Posted(
        record=record,
        place=site.place_of(record),
        day=body.period.to if body.period else site.archive.as_of,
        page=site.path(record),
        postings=body.posted,
    )
    return notice(occasion, site.label("duty-list", "/classification", body.classification), blocks, posted)


FORM = Form("duty-list", write)
