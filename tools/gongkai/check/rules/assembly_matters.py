"""What the owners have to decide together, the committee does not decide for them.

The nine matters of article 278 belong to the assembly: electing members, hiring the company, using the fund and so on.
The committee can prepare such a matter and put it on the agenda; a resolution of the committee on it is no decision.
Where the law of the place forbids the assembly to leave these matters to the committee, `assembly-matters-reserved`
says so, as an error.

Source: Civil Code of the PRC, articles 278 and 280.
"""

from collections.abc import Iterator

from gongkai.check.committees import decided_by_committee
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Put the matter to the owners; if it was only prepared here, leave “legal_item” out.")
NOT_ITS_OWN = N_("The committee decided on {item}, which the owners decide together.")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting, index, forbidden in decided_by_committee(archive):
        if forbidden is None:
            item = meeting.body.resolutions[index].legal_item
            yield Problem(meeting, f"/resolutions/{index}/legal_item", NOT_ITS_OWN, item=item)
