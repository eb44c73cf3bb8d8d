"""The figures of a monitored account are posted soon after the quarter, and long enough.

Some provinces have common income paid into an account under monitoring since 2026, and ask that the figures of a
quarter be posted by the end of the first month of the next, for thirty working days. Only a report of the press was
seen, not the articles, and they do not hold everywhere. So this says something only of an account that calls itself
monitored, and never keeps a record from being published. The day on which the figures were put up is not counted.

Source: rules of some provinces, as reported by the press on 18 January 2026; articles not verified; Civil Code
of the PRC, article 201.
"""

from collections.abc import Iterator

from gongkai.check.hanging import hanging
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.account import Account
from gongkai.kinds.statement import Statement
from gongkai.law.calendar import months_later, rolled
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import day_before
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.COMMITTEE
FIX = N_("Post the next quarter's figures in time, and leave them up as long as the place asks.")
LATE = N_("The figures until {end} were posted on {posted}; the place may ask for them by {due} ({law}).")
SHORT = N_("The figures were up for {days} working days; the place may ask for {needed} ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for statement in archive.each(Statement):
        account = archive.get(statement.body.account_id, Account)
        if account and account.body.monitored and statement.body.posted:
            yield from _posted(archive, statement)


def _posted(archive: Archive, statement: Record[Statement]) -> Iterator[Problem]:
    end, postings = statement.body.period.to, statement.body.posted
    months = law_at(archive, statement.place, "monitored_posting_months", end)
    first = min(range(len(postings)), key=lambda index: postings[index].from_)
    if months:
        due = rolled(day_before(months_later(end.replace(day=1), months.whole + 1))).day
        posted = postings[first].from_
        if posted > due:
            yield Problem(statement, f"/posted/{first}/from", LATE, end=end, posted=posted, due=due, law=months)
    needed = law_at(archive, statement.place, "monitored_posting_working_days", end)
    # How long a posting hung is not known while it hangs, or where nobody wrote it down.
    if needed and all(posting.to and posting.to < archive.as_of for posting in postings):
        hung = hanging(None, needed.whole, postings)
        if hung and hung.too_short:
            yield Problem(statement, "/posted", SHORT, days=hung.days, needed=hung.needed, law=needed)
