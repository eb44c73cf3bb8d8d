"""An election: the candidates by number and route while it runs, and what came of it afterwards.

Their names stand in no record, because a posting inside the compound for some days is no licence for the open web:
where names have to hang, there is room for them to be written by hand.
"""

from gongkai.derive.posting import Length, length_by_number
from gongkai.kinds.election import Election
from gongkai.model.period import exactly
from gongkai.model.record import Record
from gongkai.publish.printed.meeting_facts import span_words
from gongkai.publish.printed.paper import Block, Form, Grid, Heading, Notice, Occasion, Paragraph
from gongkai.publish.printed.parts import Posted, day_words, fields, heading, notice, words
from gongkai.publish.site import Site
from gongkai.publish.templates import number
from gongkai.text import N_

LIST, PLAIN = N_("Notice of candidates"), N_("Notice of an election")
SORT, WHEN, GROUP, RESULT = N_("Kind of election"), N_("When"), N_("Group"), N_("Result")
GROUP_SIZE = N_("{n} members, formed on {day}")
GROUP_PLAIN = N_("{n} members")
ROUTES, ROUTE, HOW_MANY, TOTAL = N_("Candidates by route"), N_("Route"), N_("Candidates"), N_("Together")
NAMES = N_("List of candidates")
BY_HAND = N_("The names are written in by hand, hang in the compound for the time below, and are not put on the web.")
NO, NAME, REMARK = N_("Serial number"), N_("Name of the candidate"), N_("Remark")
CONDITIONS, CONDITION, STANDING = N_("Conditions checked"), N_("Condition"), N_("Outcome")
MET, NOT_MET = N_("met"), N_("not met")
LENGTHS = [("candidates_posting_days", False), ("prep_papers_posting_days", False)]


def write(occasion: Occasion, record: Record[Election]) -> Notice:
    """Return the notice of an election."""
    site, body = occasion.site, record.body
    candidates = body.candidates
    blocks: list[Block] = [
        Heading(body.name),
        fields(
            site,
            [
                (SORT, site.label("election", "/classification", body.classification)),
                (WHEN, span_words(site, body.start_date, body.end_date)),
                (GROUP, _group(site, body)),
                (RESULT, site.label("election", "/result", body.result)),
            ],
        ),
    ]
    if candidates and candidates.nominations:
        rows = [
            [site.label("election", "/candidates/nominations/0/route", one.route), number(one.count), one.note or ""]
            for one in candidates.nominations
        ]
        count = sum(one.count for one in candidates.nominations)
        columns = [(words(site, ROUTE), "text"), (words(site, HOW_MANY), "number"), (words(site, REMARK), "text")]
        blocks.append(Grid(columns, rows, words(site, ROUTES), [words(site, TOTAL), number(count), ""]))
        if candidates.note:
            blocks.append(Paragraph(candidates.note))
        if not body.result:
            blocks += _to_be_filled(site, count)
    conditions = [one for gate in body.gates for one in gate.conditions]
    if conditions:
        columns = [(words(site, CONDITION), "text"), (words(site, STANDING), "short")]
        said = [[one.condition, words(site, MET if one.met else NOT_MET)] for one in conditions]
        blocks.append(Grid(columns, said, words(site, CONDITIONS)))
    posted = Posted(
        record=record,
        place=record.place,
        day=body.start_date.last if body.start_date else site.archive.as_of,
        page=site.path(record),
        postings=candidates.posted if candidates else (),
        length=_length(site, record),
    )
    return notice(occasion, words(site, LIST if candidates else PLAIN), blocks, posted)


def _group(site: Site, body: Election) -> str:
    if body.group is None or not body.group.size:
        return ""
    if body.group.formed_on is None:
        return words(site, GROUP_PLAIN, n=body.group.size)
    return words(site, GROUP_SIZE, n=body.group.size, day=day_words(site, body.group.formed_on))


def _to_be_filled(site: Site, count: int) -> list[Block]:
    columns = [(words(site, NO), "short"), (words(site, NAME), "text"), (words(site, REMARK), "text")]
    rows = [[str(at), "", ""] for at in range(1, min(count, 60) + 1)]
    return [heading(site, NAMES), Paragraph(words(site, BY_HAND), "small"), Grid(columns, rows, tall=True)]


def _length(site: Site, record: Record[Election]) -> Length | None:
    posted = record.body.candidates.posted if record.body.candidates else ()
    on = exactly(posted[0].from_) if posted else record.body.start_date
    return length_by_number(site.archive, record.place, on, LENGTHS)


FORM = Form("election", write)
