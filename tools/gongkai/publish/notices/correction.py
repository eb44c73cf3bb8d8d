"""A correction: of which record, what stood there, what stands there now, why, and who decided it."""

from gongkai.kinds.correction import Correction
from gongkai.model.record import Record
from gongkai.publish.printed.paper import Block, Form, Grid, Heading, Notice, Occasion, Paragraph
from gongkai.publish.printed.parts import Posted, day_words, fields, notice, view_of, words
from gongkai.publish.site import Site
from gongkai.text import N_

TITLE = N_("Notice of a correction")
CORRECTED, DECIDED_BY, ON = N_("Corrected record"), N_("Decided by"), N_("Decided on")
WHERE, WAS, BECOMES = N_("What"), N_("Was"), N_("Is now")
WHY = N_("Why: {reason}")
NOT_SAID = N_("not said")


def write(occasion: Occasion, record: Record[Correction]) -> Notice:
    """Return the notice of a correction."""
    site, body = occasion.site, record.body
    corrected = site.record_at(f"records/{body.record}.yml")
    decided = view_of(site, record).general("correction", body)
    by_resolution = [(title, value) for title, value in decided.fields if title == _title(site, "resolution_id")]
    blocks: list[Block] = [
        Heading(body.title),
        fields(
            site,
            [
                (CORRECTED, site.heading(corrected) if corrected else body.record),
                (DECIDED_BY, body.decided_by),
                (ON, day_words(site, body.date)),
                *by_resolution,
            ],
        ),
    ]
    if body.changes:
        columns = [(words(site, WHERE), "text"), (words(site, WAS), "text"), (words(site, BECOMES), "text")]
        nothing = words(site, NOT_SAID)
        rows = [
            [_field(site, corrected.kind if corrected else "", one.pointer), one.was or nothing, one.becomes or nothing]
            for one in body.changes
        ]
        blocks.append(Grid(columns, rows))
    blocks.append(Paragraph(words(site, WHY, reason=body.reason)))
    posted = Posted(
        record=record,
        place=site.place_of(record),
        day=body.date.last,
        page=site.path(record),
        postings=body.posted,
    )
    return notice(occasion, words(site, TITLE), blocks, posted)


def _field(site: Site, kind: str, pointer: str) -> str:
    return site.field_title(kind, pointer) if kind else pointer


def _title(site: Site, name: str) -> str:
    return site.field_title("correction", f"/{name}")


FORM = Form("correction", write)
