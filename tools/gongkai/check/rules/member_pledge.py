"""Where the place asks for it, candidates sign a pledge before the owners vote.

They promise in writing to meet the conditions, to keep the rules and to take no advantage. A pledge that was signed
after the election was not before the voters. Only the day stands in the record. Nobody is asked for the pledge of a
term that began before the compound kept its record here.

Source: Shanghai Provisions on Residential Property Management, articles 20 and 23; Qingyuan Regulations on Property
Management in Residential Compounds, article 22.
"""

from collections.abc import Iterator

from gongkai.check.committees import elected_on
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Add the day on which the pledge was signed, from the papers of the election.")
MISSING = N_(
    "The record does not say that this member signed the pledge of a candidate, which is asked for here ({law})."
)
LATE = N_("The pledge was signed on {signed}; the owners voted on {elected}, and it has to be signed before ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        body = committee.body
        elected = elected_on(archive, committee) or body.start_date
        law = law_at(archive, committee.place, "pledge_count", elected) if elected and body.is_elected else None
        if elected is None or law is None:
            continue
        compound = archive.get(committee.place, Compound)
        since = compound.body.disclosing_since if compound else None
        known_to_be_open = any(gap.field.startswith("members") or "pledge" in gap.field for gap in body.gaps)
        for index, member in enumerate(body.members):
            if member.pledge_signed_on and member.pledge_signed_on > elected.last:
                facts = {"signed": member.pledge_signed_on, "elected": elected, "law": law}
                yield Problem(committee, f"/members/{index}/pledge_signed_on", LATE, **facts)
            elif not member.pledge_signed_on and since and since <= elected.first and not known_to_be_open:
                yield Problem(committee, f"/members/{index}", MISSING, law=law)
