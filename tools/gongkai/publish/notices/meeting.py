"""A meeting: the announcement of its decisions, or the call to it where nothing is decided yet."""

from collections.abc import Sequence

from gongkai.derive.decisions import Decision
from gongkai.derive.posting import Length, length_by_item, length_by_number
from gongkai.kinds.meeting import Meeting
from gongkai.model.period import PartialDate
from gongkai.model.record import Record
from gongkai.publish.printed.decision_blocks import contest_blocks, decision_blocks
from gongkai.publish.printed.meeting_call import call
from gongkai.publish.printed.meeting_facts import held_rows
from gongkai.publish.printed.paper import Block, Form, Notice, Occasion
from gongkai.publish.printed.parts import Posted, fields, notice, words
from gongkai.publish.site import resolution_path
from gongkai.text import N_

OF_ASSEMBLY = N_("Announcement of decisions of the owners' assembly")
OF_COMMITTEE = N_("Announcement of decisions of the owners' committee")
OF_COMMISSION = N_("Announcement of decisions of the property management commission")
OF_OTHERS = N_("Announcement of the results of a meeting")
TITLES = {"owners-assembly": OF_ASSEMBLY, "owners-committee": OF_COMMITTEE, "commission": OF_COMMISSION}
# How long a decision hangs: the names of the numbers of the law, and whether they count working days.
LENGTHS = {
    "owners-assembly": [("assembly_result_length_days", False)],
    "owners-committee": [("decision_length_days", False)],
    "commission": [("commission_decision_length_days", False), ("commission_decision_length_working_days", True)],
}


def write(occasion: Occasion, record: Record[Meeting]) -> Notice:
    """Return the announcement of what a meeting decided; the call to it where it has decided nothing."""
    decisions = occasion.site.decisions(record)
    return announcement(occasion, record, decisions) if decisions else call(occasion, record)


def of_decision(occasion: Occasion, decision: Decision) -> Notice:
    """Return the announcement of one decision of a meeting."""
    return announcement(occasion, decision.meeting, [decision])


def announcement(occasion: Occasion, record: Record[Meeting], decisions: Sequence[Decision]) -> Notice:
    """Return the announcement of decisions of one meeting."""
    site, body = occasion.site, record.body
    blocks: list[Block] = [fields(site, held_rows(site, record))]
    for decision in decisions:
        blocks += decision_blocks(site, decision)
    blocks += contest_blocks(site, decisions)
    one = decisions[0] if len(decisions) == 1 else None
    postings = next((d.resolution.posted for d in decisions if d.resolution.posted), ()) or body.posted
    days = [day for decision in decisions if (day := decision.decided)]
    last = max(days, key=lambda day: day.last) if days else None
    posted = Posted(
        record=record,
        place=record.place,
        day=last.last if last else site.archive.as_of,
        page=resolution_path(record.id, one.resolution.identifier) if one else site.path(record),
        postings=postings,
        length=_length(occasion, record, last),
    )
    return notice(occasion, words(site, TITLES.get(body.classification, OF_OTHERS)), blocks, posted)


def _length(occasion: Occasion, record: Record[Meeting], day: PartialDate | None) -> Length | None:
    archive, names = occasion.site.archive, LENGTHS.get(record.body.classification)
    if names is None:
        return None
    found = length_by_number(archive, record.place, day, names)
    return found or length_by_item(archive, record.place, day, "decisions")


FORM = Form("meeting", write)
