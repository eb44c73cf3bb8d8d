"""The street or the residents' committee guides and helps the owners to set up their assembly and committee.

Guidance is a duty of the government and of the residents' committee, and help is not control: the owners decide. An
election that is over, in a compound that kept its record here at the time, has at least one act of guidance on record:
training, guidance on site, review of the papers, supervision of the count.

Source: Civil Code of the PRC, article 277; Property Management Regulations, articles 10 and 20.
"""

from collections.abc import Iterator

from gongkai.check.elections import is_recorded, vote_begins
from gongkai.check.rule import Problem
from gongkai.kinds.election import Election
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.STREET
FIX = N_("Record who guided the election, when and how; where nobody did, say so in the note.")
NONE = N_("The vote began on {vote}; no guidance by the street or the residents' committee is recorded.")


def check(archive: Archive) -> Iterator[Problem]:
    for election in archive.each(Election):
        vote = vote_begins(archive, election)
        if vote and not election.body.guidance and is_recorded(archive, election.place, vote.first):
            yield Problem(election, "", NONE, vote=vote)
