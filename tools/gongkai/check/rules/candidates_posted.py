"""The list of candidates is posted early enough before the election, and long enough.

How many days before, and for how many days, is a matter of the place: Hangzhou asks for fifteen days before and seven
days of posting, Ningbo for ten days of posting, Qingyuan for fifteen days before. A posting whose end is not recorded
is taken to have hung until the vote began. The day on which the list was put up is not counted.

Source: Hangzhou Property Management Regulations, article 26; Ningbo Regulations on Property Management in Residential
Compounds, article 31; Qingyuan Regulations on Property Management in Residential Compounds, article 19; Civil Code of
the PRC, article 201.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from gongkai.check.committees import first_posted
from gongkai.check.elections import is_recorded, vote_begins
from gongkai.check.hanging import hanging
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.election import Election
from gongkai.law.calendar import before
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Post the list again and put off the vote; if a day is a slip, correct it.")
TOO_LATE = N_("The candidates were posted on {posted}; they had to be posted by {due}, for the vote of {vote} ({law}).")
TOO_SHORT = N_("The list of candidates hung for {days} days; {needed} days are needed ({law}).")
NOT_POSTED = N_("The vote began on {vote}; no posting of the candidates is recorded ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for election in archive.each(Election):
        vote = vote_begins(archive, election)
        if vote is not None and election.body.classification != "recall":
            yield from _posting(archive, election, vote)


def _posting(archive: Archive, election: Record[Election], vote: PartialDate) -> Iterator[Problem]:
    ahead = law_at(archive, election.place, "candidates_before_days", vote)
    length = law_at(archive, election.place, "candidates_posting_days", vote)
    postings = election.body.candidates.posted if election.body.candidates else ()
    posted = first_posted(postings)
    if posted is None:
        if (ahead or length) and is_recorded(archive, election.place, vote.first):
            yield Problem(election, "", NOT_POSTED, vote=vote, law=ahead or length)
        return
    if ahead and posted > (due := before(vote.last, ahead.whole)):
        yield Problem(election, "/candidates/posted", TOO_LATE, posted=posted, due=due, vote=vote, law=ahead)
    ended = [replace(posting, to=posting.to or max(vote.last, posting.from_)) for posting in postings]
    hung = hanging(length.whole, None, ended) if length else None
    if hung and hung.too_short:
        yield Problem(election, "/candidates/posted", TOO_SHORT, days=hung.days, needed=hung.needed, law=length)
