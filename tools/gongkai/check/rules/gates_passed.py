"""Candidates are checked before the vote, and one who does not meet a condition does not stand.

An election is often prepared by gates: who may be recommended, who may stand, who may be elected. Each gate has its
own conditions, and the record says of each only whether it was met, when, and which office checked; never the papers
and never who. A condition that was not met, or was checked only after the vote began, is told here. That a Party
organisation recommends or helps to check is lawful; the decision stays with the owners.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 31; Beijing Property Management Regulations,
article 40; Ningbo Regulations on Property Management in Residential Compounds, article 31.
"""

from collections.abc import Iterator

from gongkai.check.elections import vote_begins
from gongkai.check.rule import Problem
from gongkai.kinds.election import Election
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.STREET
FIX = N_("Check the candidates again before the vote; where one left the list, say so in the note of the condition.")
NOT_MET = N_("At the gate “{gate}” the condition “{condition}” was not met, and the vote was held on {vote}.")
CHECKED_LATE = N_("At the gate “{gate}” the check was made on {checked}, after the vote began on {vote}.")


def check(archive: Archive) -> Iterator[Problem]:
    for election in archive.each(Election):
        vote = vote_begins(archive, election)
        for i, gate in enumerate(election.body.gates if vote else ()):
            for j, condition in enumerate(gate.conditions):
                facts = {"gate": gate.label, "vote": vote}
                at = f"/gates/{i}/conditions/{j}"
                if not condition.met:
                    yield Problem(election, f"{at}/met", NOT_MET, condition=condition.condition, **facts)
                elif vote and condition.checked_on and condition.checked_on > vote.last:
                    yield Problem(election, f"{at}/checked_on", CHECKED_LATE, checked=condition.checked_on, **facts)
