"""What the committee has to post again and again is posted in time.

Where the place says how often, each posting is due so many months after the last one, or once in each calendar year.
It is counted from the day since when the parties keep their record here; before it, or without it, nothing is called
missing. What is missing is told once for the compound; what was late, on the record that was late. The members' own
fees, the yearly figures of the maintenance fund and the papers of a company on commission have rules of their own.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 36; Hangzhou Property Management Regulations,
article 30; Shanghai Residential Property Management Provisions, articles 48 and 51.
"""

from collections.abc import Iterator

from gongkai.check.duties import disclosures
from gongkai.check.duty import Duty
from gongkai.check.overdue import late_and_missing
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.profile import Disclosure
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Post what is missing on a board in the compound now, and record it; what was late stays as it is.")


def check(archive: Archive) -> Iterator[Problem]:
    return late_and_missing(archive, _concerns)


def _concerns(duty: Duty) -> bool:
    if duty.by is not ACTOR or duty.name not in disclosures.TITLES or duty.name == "members-fees":
        return False
    return not (duty.name == "maintenance-fund" and isinstance(duty.law, Disclosure) and duty.law.calendar_year)
