"""The archive of the owners has every class of papers, or says that there is none.

Minutes, decisions, rules with the covenant and the service contract, papers of elections and filings, accounts of the
maintenance fund, lists of owners, owners' opinions, and others. The record counts them and holds none of them: a class
of which there is nothing has the number 0. Only an archive that is listed is looked at.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 40.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.model.period import exactly
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Count the papers of this class and add it; where there are none, write 0.")
MISSING = N_("The list of the archive does not name {papers} ({law}).")
CLASSES = {
    "minutes": Titled(zh="业主大会、业委会会议记录", en="the minutes of assemblies and the committee"),
    "decisions": Titled(zh="业主大会、业委会决定", en="the decisions"),
    "rules-and-contracts": Titled(
        zh="议事规则、管理规约和物业服务合同", en="the rules, the covenant and the service contract"
    ),
    "election-and-filing": Titled(zh="选举和备案材料", en="the papers of elections and filings"),
    "fund-accounts": Titled(zh="专项维修资金筹集和使用账目", en="the accounts of the maintenance fund"),
    "owner-lists": Titled(zh="业主和业主代表名册", en="the lists of owners and their representatives"),
    "opinions": Titled(zh="业主的意见和建议", en="the owners' opinions and suggestions"),
    "other": Titled(zh="其他档案", en="other papers"),
}


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        if not committee.body.archives:
            continue
        when = committee.body.end_date or exactly(archive.as_of)
        law = law_at(archive, committee.place, "archive_classes_count", when)
        listed = {papers.archive_class for papers in committee.body.archives}
        for name, words in CLASSES.items() if law else ():
            if name not in listed:
                yield Problem(committee, "/archives", MISSING, papers=words, law=law)
