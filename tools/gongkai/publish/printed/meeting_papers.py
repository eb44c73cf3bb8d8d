"""All papers of one meeting, from the call to the announcement; what is filled in by hand is left blank.

The forms name no owner and no unit: the secretary's own roll does that, and it stays in the office.
"""

from collections.abc import Iterator

from gongkai.kinds.meeting import Meeting
from gongkai.model.record import Record
from gongkai.publish.notices.meeting import announcement
from gongkai.publish.printed.meeting_call import agenda_block, call
from gongkai.publish.printed.meeting_facts import Matter, held_rows, matters_of
from gongkai.publish.printed.paper import Blanks, Block, Choices, Grid, Heading, Notice, Occasion, Paragraph
from gongkai.publish.printed.parts import fields, form, words
from gongkai.publish.site import Site
from gongkai.publish.templates import area, number
from gongkai.text import N_

AGENDA, SIGN_IN, BALLOT, COUNT = N_("Agenda"), N_("Sign-in sheet"), N_("Ballot"), N_("Count sheet")
NO, SEAT, AREA, SIGNATURE, PROXY = (
    N_("Serial number"),
    N_("Building and unit"),
    N_("Floor area, m²"),
    N_("Signature"),
    N_("Owner or proxy"),
)
MEMBER = N_("Post or body")
KEPT = N_("This sheet holds personal data: it stays in the office and is not posted.")
ROWS = 18  # that fit on one page below the head
SECOND_PAGE = 24
VOTE = N_("Tick one box only. Two ticks or none make the ballot invalid.")
YES, AGAINST, ABSTAIN, AS_MAJORITY = N_("for"), N_("against"), N_("abstain"), N_("as the majority")
SILENT = {
    "follow-majority": N_("A ballot that was delivered and is not given back is added to the majority."),
    "abstain": N_("A ballot that was delivered and is not given back counts as an abstention."),
    "not-counted": N_("A ballot that is not given back does not count as taking part."),
}
CLAUSE = N_("By: {clause}.")
UNIT, FLOOR, OWNER, DAY = (
    N_("Building and unit"),
    N_("Exclusive floor area, m²"),
    N_("Signature of the owner or proxy"),
    N_("Day"),
)
OPTION, HEADS, SUM = N_("Option"), N_("Owners"), N_("Floor area, m²")
INVALID, TOTAL, FOLLOWED = N_("invalid"), N_("Took part, together"), N_("silent, added to the majority")
ENTITLED = N_("Could vote: {owners} owners, {area}.")
COUNTERS = (N_("Counted by"), N_("Watched by"), N_("Counted on"))


def papers_of(occasion: Occasion, meeting: Record[Meeting]) -> Iterator[tuple[str, Notice]]:
    """Yield the name of the file and the paper, in the order in which they are needed."""
    site, matters = occasion.site, matters_of(occasion.site, meeting)
    yield "1-call", call(occasion, meeting)
    head: list[Block] = [fields(site, held_rows(site, meeting))]
    yield "2-agenda", _form(occasion, meeting, AGENDA, [*head, agenda_block(site, meeting)])
    yield "3-sign-in", _form(occasion, meeting, SIGN_IN, [*head, *_sign_in(site, meeting)])
    if meeting.body.classification == "owners-assembly":
        for matter in matters:
            yield f"4-ballot-{matter.number}", _form(occasion, meeting, BALLOT, [*head, *_ballot(site, matter)])
    if matters:
        sheets = [block for matter in matters for block in _count(site, meeting, matter)]
        yield "5-count", _form(occasion, meeting, COUNT, [*head, *sheets, Blanks([words(site, w) for w in COUNTERS])])
    decisions = site.decisions(meeting)
    if decisions:
        yield "6-decisions", announcement(occasion, meeting, decisions)


def _form(occasion: Occasion, meeting: Record[Meeting], title: str, blocks: list[Block]) -> Notice:
    return form(occasion, words(occasion.site, title), meeting, meeting.place, blocks)


def _sign_in(site: Site, meeting: Record[Meeting]) -> list[Block]:
    owners = meeting.body.classification == "owners-assembly"
    titles = (NO, SEAT, AREA, PROXY, SIGNATURE) if owners else (NO, MEMBER, SIGNATURE)
    columns = [(words(site, title), "short" if title == NO else "text") for title in titles]
    expected = meeting.body.attendance.entitled if meeting.body.attendance else None
    rows = ROWS + SECOND_PAGE if owners else max(ROWS, min(expected or 0, 200))
    cells = [[str(number), *([""] * (len(columns) - 1))] for number in range(1, rows + 1)]
    return [Paragraph(words(site, KEPT), "small"), Grid(columns, cells, tall=True)]


def _ballot(site: Site, matter: Matter) -> list[Block]:
    options = [YES, AGAINST, ABSTAIN, *([AS_MAJORITY] if matter.silent == "follow-majority" else [])]
    blocks: list[Block] = [Heading(f"{matter.number}  {matter.title}")]
    if matter.text:
        blocks.append(Paragraph(matter.text, "quote"))
    blocks += [Choices([words(site, option) for option in options]), Paragraph(words(site, VOTE))]
    if matter.silent in SILENT:
        clause = words(site, CLAUSE, clause=matter.clause) if matter.clause else ""
        blocks.append(Paragraph(" ".join(filter(None, [words(site, SILENT[matter.silent]), clause]))))
    return [*blocks, Blanks([words(site, label) for label in (UNIT, FLOOR, OWNER, DAY)])]


def _count(site: Site, meeting: Record[Meeting], matter: Matter) -> list[Block]:
    options = [YES, AGAINST, ABSTAIN, INVALID, TOTAL]
    if matter.silent == "follow-majority":
        options.append(FOLLOWED)
    columns = [(words(site, OPTION), "text"), (words(site, HEADS), "text"), (words(site, SUM), "text")]
    rows = [[words(site, option), "", ""] for option in options]
    resolution = next((r for r in meeting.body.resolutions if r.identifier == matter.number), None)
    electorate = resolution.electorate if resolution else None
    blocks: list[Block] = [Heading(f"{matter.number}  {matter.title}")]
    if electorate and electorate.area is not None:
        said = words(site, ENTITLED, owners=number(electorate.heads), area=area(electorate.area))
        blocks.append(Paragraph(said, "small"))
    return [*blocks, Grid(columns, rows, tall=True)]
