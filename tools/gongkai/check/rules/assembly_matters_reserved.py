"""Where the law says so, the assembly cannot leave its matters to the committee.

In Beijing, for example, not even a resolution of the owners lets the committee decide what article 278 reserves to
them. A resolution of the committee on such a matter is an error there.

Source: Beijing Property Management Regulations, article 44; the local rules that the profile of the place names.
"""

from collections.abc import Iterator

from gongkai.check.committees import decided_by_committee
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Do not carry the decision out: put the matter to the owners.")
FORBIDDEN = N_("The committee decided on {item}; here that cannot be left to the committee ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting, index, law in decided_by_committee(archive):
        if law:
            item = meeting.body.resolutions[index].legal_item
            yield Problem(meeting, f"/resolutions/{index}/legal_item", FORBIDDEN, item=item, law=law)
