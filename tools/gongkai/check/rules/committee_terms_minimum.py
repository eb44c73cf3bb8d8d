"""A committee is elected for as many years as the place asks at least.

Some places fix a term of three to five years: a shorter one is over before the members know the compound. The term
counts as the rules plan it; one that ended early, by a recall for example, was not planned so. How long a term may
last at most is another rule.

It is a warning, unlike a term that is too long: in a term that is too short nobody decides without a mandate.

Source: Property management rules of Shanghai, article 20, of Hangzhou, article 33, and of other places, as the profile
of the place names them.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import code_of
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.law.numbers import committee_term
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import day_before, years_later
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the dates if they are a slip; else fix a longer term in the rules of procedure before the next vote.")
SHORT = N_("The term runs from {begin} to {end}; at least {years} years are asked for here ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        body = committee.body
        begin, end = body.start_date, body.term_end_date
        if begin is None or end is None or not body.is_elected:
            continue
        law = committee_term(archive.profiles, code_of(archive, committee.place), begin)
        # People write a term of three years from 1 June to 31 May as well as to 1 June.
        if law and law.at_least_years and end.last < day_before(years_later(begin.first, law.at_least_years)):
            facts = {"begin": begin, "end": end, "years": law.at_least_years, "law": law}
            yield Problem(committee, "/term_end_date", SHORT, **facts)
