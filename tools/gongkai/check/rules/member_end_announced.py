"""When a member leaves before the term is over, the owners are told.

A seat ends when the member no longer owns a home here, resigns in writing, is recalled or no longer meets the
conditions. The owners learn of it by a posting on or after that day, with the membership or with the committee. The
posting says that the seat ended; why someone's health or debts ended it is nobody's business.

Source: Shanghai Provisions on Residential Property Management, article 31; Beijing Property Management Regulations,
article 46; Qingdao Property Management Regulations, article 40.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Post that the seat ended, and add the posting to the member; if it was posted, add when and where.")
SILENT = N_("The seat of this member ended on {end}; the record has no posting of it from that day on.")

EARLY = ("resigned", "no-longer-owner", "no-longer-eligible", "recalled")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        body = committee.body
        for index, member in body.voting:
            end = member.end_date
            if end is None or member.end_reason not in EARLY or any("posted" in gap.field for gap in body.gaps):
                continue
            compound = archive.get(committee.place, Compound)
            since = compound.body.disclosing_since if compound else None
            told = member.posted or any(posting.from_ >= end.first for posting in body.posted)
            if since and since <= end.first and not told:
                yield Problem(committee, f"/members/{index}/end_date", SILENT, end=end)
