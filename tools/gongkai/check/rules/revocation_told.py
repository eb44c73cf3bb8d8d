"""When an office has a decision corrected or revokes it, all owners are told.

The subdistrict office or the housing department can order the owners' assembly or the committee to correct a decision
that breaks the law, or revoke it, and has to tell all owners. A revoked decision counts no longer; its page says so.

Source: Property Management Regulations, article 19.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.STREET
FIX = N_("Post the notice for all owners, and record the day in “notified_on”.")
NOT_TOLD = N_(
    "On {day} {office} had this decision corrected or revoked; the record does not say when all owners were told."
)


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in archive.each(Meeting):
        for index, resolution in enumerate(meeting.body.resolutions):
            told = resolution.revocation
            if told and told.notified_on is None:
                facts = {"day": told.date, "office": told.revoked_by}
                yield Problem(meeting, f"/resolutions/{index}/revocation", NOT_TOLD, **facts)
