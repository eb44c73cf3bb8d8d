"""The filing of a new committee has all the papers that the rules name.

These are the minutes and the decision of the assembly, the rules of procedure, the covenant and the list of members.
Some places ask for more: Shanghai for the covenant on the maintenance fund, the pledges and the record of the
training, Beijing for the minutes of the committee's first meeting. Only a filing whose papers are listed is looked at.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 33; Shanghai Residential Property Management
Provisions, article 23; Beijing Property Management Regulations, article 43.
"""

from collections.abc import Iterator

from gongkai.check.elections import elected_on
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Hand in what is missing; if it was handed in, add it to the list.")
MISSING = N_("The papers of the filing do not name {paper} ({law}).")
PAPERS = {
    "minutes-and-decision": Titled(zh="业主大会会议记录和决定", en="the minutes and the decision of the assembly"),
    "rules-of-procedure": Titled(zh="业主大会议事规则", en="the rules of procedure"),
    "management-covenant": Titled(zh="管理规约", en="the management covenant"),
    "member-list": Titled(zh="委员名单和基本情况", en="the list of the members"),
}
# What only some places ask for: the number of the law that says so, and the paper.
LOCAL = {
    "filing_fund_covenant_count": (
        "fund-covenant",
        Titled(zh="专项维修资金管理规约", en="the covenant on the maintenance fund"),
    ),
    "filing_pledges_count": ("pledges", Titled(zh="委员书面承诺", en="the written pledges of the members")),
    "filing_training_record_count": (
        "training-record",
        Titled(zh="委员培训记录", en="the record of the members' training"),
    ),
    "filing_first_minutes_count": (
        "first-meeting-minutes",
        Titled(zh="业主委员会首次会议记录和决定", en="the minutes of the committee's first meeting"),
    ),
}


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        filing = committee.body.filing
        if filing is None or not filing.filing_papers or not committee.body.is_elected:
            continue
        elected = elected_on(archive, committee)
        if elected is None:
            continue
        law = law_at(archive, committee.place, "filing_papers_count", elected)
        asked = [(paper, words, law) for paper, words in PAPERS.items()]
        asked += [
            (paper, words, law_at(archive, committee.place, name, elected)) for name, (paper, words) in LOCAL.items()
        ]
        for paper, words, by in asked:
            if by and paper not in filing.filing_papers:
                yield Problem(committee, "/filing/filing_papers", MISSING, paper=words, law=by)
