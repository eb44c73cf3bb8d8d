"""Silent ballots are added to the majority only with a clause that allows it, and both results can be seen.

Owners who did not answer have not agreed. Some covenants or rules of procedure say that their ballots follow the
majority (从众); then the record names the clause. Since 2021 the Civil Code counts those who take part, so this is
contested: the page shows the result with these ballots and without them, and the one without counts where no clause is
named.

How many ballots with how much floor area were added has to be in the record too. They stand only in
“followed_majority” and in no other count.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 26, as reported;
Civil Code of the PRC, article 278.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Name the clause and the ballots that were added; without a clause, announce the result without them.")
NO_CLAUSE = N_("{heads} silent ballots were added to the majority, and no clause that allows it is named.")
NOT_HOW_MANY = N_("Silent ballots were added to the majority, and the record does not say how many.")
NO_AREA = N_("{heads} silent ballots were added to the majority, and the record does not say with how much floor area.")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        for index, resolution in enumerate(meeting.body.resolutions):
            silent, at = resolution.followed_majority, f"/resolutions/{index}"
            if silent is None:
                open_ = any(gap.field == "followed_majority" for gap in resolution.gaps)
                if resolution.silent_ballot_rule == "follow-majority" and not open_:
                    yield Problem(meeting, f"{at}/silent_ballot_rule", NOT_HOW_MANY)
            elif silent.heads and silent.covenant_clause is None:
                yield Problem(meeting, f"{at}/followed_majority", NO_CLAUSE, heads=silent.heads)
            elif silent.heads and silent.area is None:
                yield Problem(meeting, f"{at}/followed_majority", NO_AREA, heads=silent.heads)
