"""An objection and the reply to it."""

from gongkai.kinds.objection import Objection
from gongkai.model.record import Record
from gongkai.publish.printed.paper import Block, Form, Heading, Notice, Occasion, Paragraph
from gongkai.publish.printed.parts import Posted, day_words, fields, heading, notice, words
from gongkai.text import N_

REPLY, OPEN = N_("Reply to an objection"), N_("An objection has been received")
ABOUT, RECEIVED, HOUSEHOLDS = N_("About"), N_("Received on"), N_("Households that object")
DUE, REPLIED, OUTCOME = N_("Reply due on"), N_("Replied on"), N_("Outcome")
OBJECTION, ANSWER, FOLLOWED = N_("The objection"), N_("The reply"), N_("What was corrected")


def write(occasion: Occasion, record: Record[Objection]) -> Notice:
    """Return the notice of an objection; with the reply where there is one."""
    site, body = occasion.site, record.body
    about = site.record_at(f"records/{body.record}.yml")
    replied = body.replied_on is not None or body.reply is not None
    blocks: list[Block] = [
        Heading(body.title),
        fields(
            site,
            [
                (ABOUT, site.heading(about) if about else body.record),
                (HOUSEHOLDS, body.households),
                (RECEIVED, day_words(site, body.received_on)),
                (DUE, None if replied else day_words(site, body.reply_due_on)),
                (REPLIED, day_words(site, body.replied_on)),
                (OUTCOME, site.label("objection", "/reply_outcome", body.reply_outcome)),
            ],
        ),
    ]
    for title, text in ((OBJECTION, body.text), (ANSWER, body.reply), (FOLLOWED, body.correction)):
        if text:
            blocks += [heading(site, title), Paragraph(text, "quote")]
    posted = Posted(
        record=record,
        place=record.place,
        day=body.replied_on or body.received_on,
        page=site.path(record),
    )
    return notice(occasion, words(site, REPLY if replied else OPEN), blocks, posted)


FORM = Form("objection", write)
