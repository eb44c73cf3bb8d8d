"""The list of a hand-over names every class of things, even one of which there is nothing.

The list of owners, the seals, the minutes and decisions, the books, the contracts, the past postings of the income,
the equipment, and what else there is. A class of which there is nothing stands in the list with the count 0: then
nobody can say later that it was forgotten.

Source: Ningbo Regulations on Property Management in Residential Compounds, article 37.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Add the class to the list; where there is none, write the count 0.")
MISSING = N_("The list of the hand-over does not name {thing} ({law}).")
THINGS = {
    "owner-list": Titled(zh="业主名册", en="the list of owners"),
    "seals": Titled(zh="印章", en="the seals"),
    "minutes": Titled(zh="会议记录和决定", en="the minutes and decisions"),
    "books": Titled(zh="会计凭证、账簿和财务报表", en="the vouchers, books and accounts"),
    "contracts": Titled(zh="物业服务合同和经营合同", en="the service and business contracts"),
    "income-postings": Titled(zh="历年经营收益公告档案", en="the past postings of the income"),
    "equipment": Titled(zh="办公用品和其他财物", en="the equipment"),
    "other": Titled(zh="其他应当移交的资料", en="what else there is"),
}


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        handover = committee.body.handover
        if handover is None or handover.completed_on is None or not handover.handover_items:
            continue
        law = law_at(archive, committee.place, "handover_items_count", handover.completed_on)
        listed = {item.handover_class for item in handover.handover_items}
        for thing, words in THINGS.items() if law else ():
            if thing not in listed:
                yield Problem(committee, "/handover/handover_items", MISSING, thing=words, law=law)
