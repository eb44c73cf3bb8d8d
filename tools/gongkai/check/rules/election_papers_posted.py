"""The papers of a first assembly hang long enough before the vote, and each objection is answered before it.

Owners see who is on the list and with how much area, the drafts of the rules and the covenant, how candidates are
found and how the vote is held, a number of days before the vote begins. Whoever objects gets an answer before the vote
and not after it. Days are counted from the first posting; the last day may be the day of the vote itself.

Source: Shanghai Provisions on Residential Property Management, article 16; Beijing Property Management Regulations,
article 32; Shandong Property Management Regulations, article 22; Qingdao Property Management Regulations, article 24.
"""

from collections.abc import Iterator

from gongkai.check.committees import first_posted
from gongkai.check.elections import is_recorded, vote_begins
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.election import Election
from gongkai.law.calendar import before, days_between
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Answer what is open and put off the vote; if a day is a slip, correct it.")
TOO_SHORT = N_(
    "The papers were posted on {posted}, {days} days before the vote of {vote}; {needed} are needed ({law})."
)
NOT_POSTED = N_("The vote began on {vote}; no posting of the papers is recorded, due by {due} ({law}).")
NOT_ANSWERED = N_("An objection of {received} had no answer when the vote began on {vote} ({law}).")
ANSWERED_LATE = N_("An objection of {received} was answered on {replied}, after the vote began on {vote} ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for election in archive.each(Election):
        vote = vote_begins(archive, election)
        if vote is not None:
            yield from _papers(archive, election, vote)
            yield from _objections(archive, election, vote)


def _papers(archive: Archive, election: Record[Election], vote: PartialDate) -> Iterator[Problem]:
    law = law_at(archive, election.place, "prep_papers_posting_days", vote)
    if law is None or election.body.classification != "formation":
        return
    due = before(vote.last, law.whole)
    papers = election.body.papers
    posted = first_posted(papers.posted) if papers else None
    if posted and posted > due:
        facts = {"posted": posted, "vote": vote, "days": days_between(posted, vote.last), "needed": law.whole}
        yield Problem(election, "/papers/posted", TOO_SHORT, law=law, **facts)
    elif posted is None and is_recorded(archive, election.place, due):
        yield Problem(election, "", NOT_POSTED, vote=vote, due=due, law=law)


def _objections(archive: Archive, election: Record[Election], vote: PartialDate) -> Iterator[Problem]:
    # Local rules ask for the answer with the posting of the papers or of the candidates: either one applies.
    law = law_at(archive, election.place, "prep_papers_posting_days", vote) or law_at(
        archive, election.place, "candidates_posting_days", vote
    )
    if law is None:
        return
    for i, objection in enumerate(election.body.objections):
        replied = objection.replied_on
        if objection.received_on > vote.first or (replied and replied <= vote.last):
            continue
        facts = {"received": objection.received_on, "vote": vote, "law": law}
        if replied:
            yield Problem(election, f"/objections/{i}/replied_on", ANSWERED_LATE, replied=replied, **facts)
        elif vote.last <= archive.as_of:
            yield Problem(election, f"/objections/{i}", NOT_ANSWERED, **facts)
