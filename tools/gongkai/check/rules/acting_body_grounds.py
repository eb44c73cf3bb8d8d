"""Of a residents' committee that acts for the owners it is known why, since when, and who designated it.

It acts because the owners have no committee that could: no assembly was formed, an election failed, or too few members
are left. The record names the reason, the day and the office. What the source does not say is named in gaps.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 58; Shenzhen Special Economic Zone Property
Management Regulations, article 124.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.committee import ACTING, Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Complete the record from the notice by which the residents' committee was designated.")
NO_REASON = N_("The record does not say why a body acts for the owners; add “acting_basis”, or name it in gaps.")
NO_OFFICE = N_("The record does not say which office designated it; add “designated_by”, or name it in gaps.")
NO_START = N_("The record does not say since when it acts; add “start_date”, or name it in gaps.")

NEEDED = {"acting_basis": NO_REASON, "designated_by": NO_OFFICE, "start_date": NO_START}


def check(archive: Archive) -> Iterator[Problem]:
    for acting in archive.each(Committee):
        body = acting.body
        if body.classification != ACTING:
            continue
        known_to_be_open = {gap.field for gap in body.gaps}
        for field, message in NEEDED.items():
            if getattr(body, field) is None and field not in known_to_be_open:
                yield Problem(acting, "", message)
