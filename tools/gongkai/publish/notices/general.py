"""A record of a kind that has no form of its own, by the titles of its schema."""

from gongkai.kinds import all_kinds
from gongkai.model.archive import AnyRecord
from gongkai.publish.printed.paper import Block, Form, Heading, Notice, Occasion, Paragraph
from gongkai.publish.printed.parts import Posted, general_blocks, notice, view_of, words
from gongkai.text import N_

TITLE = N_("Notice: {kind}")


def write(occasion: Occasion, record: AnyRecord) -> Notice:
    """Return the notice of any record."""
    site = occasion.site
    day = all_kinds()[record.kind].day_of(record.body)
    description = getattr(record.body, "description", None)
    blocks: list[Block] = [Heading(site.heading(record))]
    if description:
        blocks.append(Paragraph(description))
    skip = frozenset({"description", "posted"})
    blocks += general_blocks(site, view_of(site, record).general(record.kind, record.body, skip))
    posted = Posted(
        record=record,
        place=site.place_of(record),
        day=day.last if day else site.archive.as_of,
        page=site.path(record),
        postings=getattr(record.body, "posted", ()),
    )
    return notice(occasion, words(site, TITLE, kind=site.kind_title(record.kind)), blocks, posted)


FORM = Form("", write)
