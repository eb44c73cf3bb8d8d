"""The call to a meeting, with its agenda: posted so many days before it as the law of the place asks."""

from gongkai.check.jurisdiction import law_at
from gongkai.kinds.meeting import Meeting
from gongkai.law.calendar import before
from gongkai.model.period import exactly
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.publish.printed.meeting_facts import held_rows, matters_of
from gongkai.publish.printed.paper import Block, Grid, Notice, Occasion, Paragraph
from gongkai.publish.printed.parts import Posted, day_words, fields, notice, words
from gongkai.publish.site import Site
from gongkai.text import N_

TO_ASSEMBLY = N_("Notice of an owners' assembly")
TO_COMMITTEE = N_("Notice of a meeting of the owners' committee")
TO_OTHERS = N_("Notice of a meeting")
TITLES = {"owners-assembly": TO_ASSEMBLY, "owners-committee": TO_COMMITTEE}
NUMBER, MATTER, LEGAL = N_("Serial number"), N_("Matter"), N_("Matter of the law")
AGENDA = N_("Agenda")
NO_AGENDA = N_("The record names no agenda yet.")
BY_WHEN = N_("It has to be told at least {n} days before, so by {day}. By: {law}")
# Asked of an extraordinary assembly first, where the place has a number of its own for it.
EXTRAORDINARY = ("assembly_notice_extraordinary_days", "assembly_notice_days")


def call(occasion: Occasion, record: Record[Meeting]) -> Notice:
    """Return the call to a meeting."""
    site, body = occasion.site, record.body
    blocks: list[Block] = [fields(site, held_rows(site, record))]
    if body.description:
        blocks.append(Paragraph(body.description))
    blocks.append(agenda_block(site, record))
    begin = body.voting.opens_on if body.voting and body.voting.opens_on else None
    starts = begin or (body.start_date.first if body.start_date else None)
    law = _law(site, record)
    if law and starts:
        article = law.article.zh if site.language == "zh" else law.article.en
        by_when = day_words(site, before(starts, law.whole))
        blocks.append(Paragraph(words(site, BY_WHEN, n=law.whole, day=by_when, law=article), "small"))
    posted = Posted(
        record=record,
        place=record.place,
        day=starts or site.archive.as_of,
        page=site.path(record),
        postings=body.notice.posted if body.notice else (),
    )
    return notice(occasion, words(site, TITLES.get(body.classification, TO_OTHERS)), blocks, posted)


def agenda_block(site: Site, record: Record[Meeting]) -> Block:
    """Return the agenda of a meeting as a table; a sentence where there is none."""
    body = record.body
    rows = [
        [str(one.order), one.description, site.label("meeting", "/agenda/0/legal_item", one.legal_item)]
        for one in body.agenda
    ] or [[one.number, one.title, one.legal_item] for one in matters_of(site, record)]
    if not rows:
        return Paragraph(words(site, NO_AGENDA))
    columns = [(words(site, NUMBER), "short"), (words(site, MATTER), "text"), (words(site, LEGAL), "text")]
    if not any(row[2] for row in rows):
        columns, rows = columns[:2], [row[:2] for row in rows]
    return Grid(columns, rows, words(site, AGENDA))


def _law(site: Site, record: Record[Meeting]) -> Number | None:
    body, archive = record.body, site.archive
    on = body.start_date or exactly(archive.as_of)
    if body.classification == "owners-assembly":
        names = EXTRAORDINARY if body.regularity == "extraordinary" else EXTRAORDINARY[1:]
    elif body.classification == "owners-committee":
        names = ("agenda_posting_days",)
    else:
        return None
    return next((law for name in names if (law := law_at(archive, record.place, name, on))), None)
