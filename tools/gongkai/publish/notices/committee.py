"""A committee: who sits on it in which post, until when, and where it is filed. Only the names that the record has."""

from gongkai.derive.posting import Length, length_by_item, length_by_number
from gongkai.kinds.committee import COMMISSION, Committee
from gongkai.model.record import Record
from gongkai.publish.printed.meeting_facts import span_words
from gongkai.publish.printed.paper import Block, Form, Grid, Heading, Notice, Occasion, Paragraph
from gongkai.publish.printed.parts import Posted, day_words, fields, notice, words
from gongkai.publish.site import Site
from gongkai.text import N_

TITLE = N_("Notice of the members")
TERM, SEATS, FILED = N_("Term"), N_("Seats"), N_("Filed")
POST, NAME, SINCE = N_("Post"), N_("Name of the member"), N_("In the post since")
MEMBERS, GONE = N_("Members today"), N_("Members who left")
NOT_PUBLIC = N_("not in the record")
UNTIL, WHY = N_("In the post until"), N_("Why")


def write(occasion: Occasion, record: Record[Committee]) -> Notice:
    """Return the notice of a committee's members."""
    site, body = occasion.site, record.body
    filing = body.filing
    filed = [day_words(site, filing.filed_on), filing.number, filing.authority] if filing else []
    between = "，" if site.language == "zh" else ", "
    blocks: list[Block] = [
        Heading(body.name),
        fields(
            site,
            [
                (TERM, span_words(site, body.start_date, body.end_date or body.term_end_date)),
                (SEATS, body.seats),
                (FILED, between.join(part for part in filed if part)),
            ],
        ),
    ]
    label = {m.post: site.label("committee", "/members/0/post", m.post) for m in body.members}
    unknown = words(site, NOT_PUBLIC)
    here = [m for m in body.members if m.end_date is None]
    if here:
        columns = [(words(site, POST), "short"), (words(site, NAME), "text"), (words(site, SINCE), "short")]
        rows = [[label[m.post], m.display_name or unknown, day_words(site, m.start_date)] for m in here]
        blocks.append(Grid(columns, rows, words(site, MEMBERS)))
    gone = [m for m in body.members if m.end_date is not None]
    if gone:
        titles = ((POST, "short"), (NAME, "text"), (UNTIL, "short"), (WHY, "text"))
        left = [
            [
                label[m.post],
                m.display_name or unknown,
                day_words(site, m.end_date),
                site.label("committee", "/members/0/end_reason", m.end_reason),
            ]
            for m in gone
        ]
        blocks.append(Grid([(words(site, title), how) for title, how in titles], left, words(site, GONE)))
    if body.description:
        blocks.append(Paragraph(body.description))
    posted = Posted(
        record=record,
        place=record.place,
        day=body.start_date.last if body.start_date else site.archive.as_of,
        page=site.path(record),
        postings=body.posted,
        length=_length(site, record),
    )
    return notice(occasion, words(site, TITLE), blocks, posted)


def _length(site: Site, record: Record[Committee]) -> Length | None:
    on = record.body.start_date
    if record.body.classification == COMMISSION:
        found = length_by_number(site.archive, record.place, on, [("commission_list_posting_days", False)])
        if found:
            return found
    return length_by_item(site.archive, record.place, on, "contacts")


FORM = Form("committee", write)
