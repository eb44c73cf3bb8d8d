"""A vote is open neither too short nor too long.

Too few days shut out whoever is away; with too many, ballots are collected until the result suits. Where the place sets
the least and the most days of a vote, on paper or electronic, they are counted from the day after it opened to the day
on which it closed. Both numbers themselves are allowed.

Source: Hangzhou Property Management Regulations, article 20; Civil Code of the PRC, articles 201 and 1259.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.law.calendar import days_between
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Set the days of the next vote within the limits; if a date is a slip, correct it.")
TOO_SHORT = N_("The vote was open for {days} days; at least {needed} are needed ({law}).")
TOO_LONG = N_("The vote was open for {days} days; at most {needed} are allowed ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        voting = meeting.body.voting
        if voting is None or voting.opens_on is None or voting.closes_on is None:
            continue
        days = days_between(voting.opens_on, voting.closes_on)
        if days < 0:
            continue
        least = law_at(archive, meeting.place, "vote_window_min_days", voting.opens_on)
        most = law_at(archive, meeting.place, "vote_window_max_days", voting.opens_on)
        if least and days < least.whole:
            yield Problem(meeting, "/voting/closes_on", TOO_SHORT, days=days, needed=least.whole, law=least)
        if most and days > most.whole:
            yield Problem(meeting, "/voting/closes_on", TOO_LONG, days=days, needed=most.whole, law=most)
