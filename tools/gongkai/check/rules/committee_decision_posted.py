"""A decision of a committee hangs within days of the day on which it was made.

Three days nationally: the day of the decision is not counted, and a last day that is a weekend or a public holiday
moves to the next working day. The first posting on any channel counts. A decision that was never posted is a duty that
stands open on the page of the compound's duties; this rule looks at what was posted too late.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 39; Civil Code of the PRC, articles 201 and
203; the local rules that the profile of the place names.
"""

from collections.abc import Iterator

from gongkai.check.committees import committee_meetings, decision_due, each_dated, first_posted
from gongkai.check.rule import Problem
from gongkai.law.calendar import certainly_after
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the day if it is a slip; else ask for a waiver with the reason why the decision was posted late.")
LATE = N_("Posted on {posted}; the decision was made on {decided}, so by {due} it has to hang ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for _, meeting in each_dated(committee_meetings(archive)):
        told: set[str] = set()
        for index, resolution in enumerate(meeting.body.resolutions):
            posted = first_posted(resolution.posted or meeting.body.posted)
            found = decision_due(archive, meeting, resolution) if posted else None
            if posted is None or found is None:
                continue
            decided, due, law = found
            # One paper can announce every decision of a meeting: then it is late once.
            at = f"/resolutions/{index}/posted" if resolution.posted else "/posted"
            if certainly_after(posted, due) and at not in told:
                told.add(at)
                yield Problem(meeting, at, LATE, posted=posted, decided=decided, due=due.day, law=law)
