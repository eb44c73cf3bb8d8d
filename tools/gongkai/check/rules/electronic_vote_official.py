"""An electronic vote runs on the official system where the place asks for it.

A chat group or a small program cannot show who is an owner, with how much floor, and whether a ballot was changed
afterwards. Some places therefore let owners vote electronically only on the system of the housing department or the
government. Ballots on paper are not concerned.

Source: Beijing Property Management Regulations, article 35; Qingyuan Regulations on Property Management in Residential
Compounds, article 17; Weifang Property Management Regulations, article 32.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies, begins
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Hold the next electronic vote on the official system, or on paper.")
OTHER_SYSTEM = N_("Ballots were cast on another electronic system; here only the official one may be used ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        voting, when = meeting.body.voting, begins(meeting.body)
        if voting is None or when is None or "other-system" not in voting.ballot_channels:
            continue
        law = law_at(archive, meeting.place, "unofficial_vote_systems_count", when)
        if law and law.whole == 0:
            at = voting.ballot_channels.index("other-system")
            yield Problem(meeting, f"/voting/ballot_channels/{at}", OTHER_SYSTEM, law=law)
