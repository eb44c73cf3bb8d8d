"""A vote that was announced can be verified from the record.

Whoever reads that a vote passed or failed can count again: what was decided, on which day, who could vote, who took
part and who agreed, by number and by floor area. Where one of these is missing, nobody can tell whether the result is
right, and the check does not take it for right: it says what is missing.

What was never published cannot be written. Then name the field in `gaps`, with the reason: the absence is visible, and
this warning ends.

Source: this project's first principle, that absence is visible; for what is counted,
Civil Code of the PRC, article 278.
"""

import re
from collections.abc import Iterator

from gongkai.check import verdict
from gongkai.check.rule import Problem
from gongkai.check.verdict import verdict_of
from gongkai.kinds.meeting import Meeting, Resolution
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Add the counts from the count sheet, in owners and in floor area.")
NO_DATE = N_(
    "A result was announced, and it cannot be verified: the record does not say when the decision was made. Add the"
    " date, or name it in gaps."
)
NO_LAW = N_(
    "A result was announced, and it cannot be verified: no rule is known for the day of the decision. Write the day"
    " as exactly as the source does, or name the date in gaps."
)
NO_MATTER = N_(
    "A result was announced, and it cannot be verified: the record does not say which matter of the law was decided."
    " Add “legal_item”, or name it in gaps."
)
NO_ELECTORATE = N_(
    "A result was announced, and it cannot be verified: the record does not say how many owners and how much floor area"
    " could vote. Complete “electorate”, or name it in gaps."
)
NO_TURNOUT = N_(
    "A result was announced, and it cannot be verified: the record does not say how many owners and how much floor area"
    " took part. Complete “participating”, or name it in gaps."
)
NO_YES = N_(
    "A result was announced, and it cannot be verified: the record does not say how many owners and how much floor area"
    " agreed. Complete “counts”, or name it in gaps."
)

# Why nothing can be computed -> what is said, and the fields of which a gap says the same. That the matter belongs to
# another law is missing here: `legal-item-of-its-day` says it.
_MISSING = {
    verdict.NO_DATE: (NO_DATE, {"date", "end_date", "start_date"}),
    verdict.NO_LAW: (NO_LAW, {"date", "legal_item"}),
    verdict.NO_MATTER: (NO_MATTER, {"legal_item"}),
    verdict.NO_ELECTORATE: (NO_ELECTORATE, {"electorate"}),
    verdict.NO_TURNOUT: (NO_TURNOUT, {"participating", "counts"}),
    verdict.NO_YES: (NO_YES, {"counts"}),
}


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in archive.each(Meeting):
        for index, resolution in enumerate(meeting.body.resolutions):
            found = verdict_of(archive, meeting, resolution) if resolution.result in ("pass", "fail") else None
            if found and found.why in _MISSING:
                message, fields = _MISSING[found.why]
                if not fields & _known_to_be_open(meeting, resolution):
                    yield Problem(meeting, f"/resolutions/{index}/result", message)


def _known_to_be_open(meeting: Record[Meeting], resolution: Resolution) -> set[str]:
    """Return the names in the gaps of a resolution and of its meeting; `electorate.area` names the electorate."""
    return {name for gap in (*resolution.gaps, *meeting.body.gaps) for name in re.split(r"[./]", gap.field)}
