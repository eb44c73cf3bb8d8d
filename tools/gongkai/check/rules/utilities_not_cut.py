"""Nobody's water, power, heat or gas is cut to collect fees.

A company that is not paid can go to court or to arbitration. Cutting the supply, even in part, is forbidden. A case
whose concern says so is shown, so that the street can look at it.

Source: Civil Code of the PRC, article 944.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.case import Case
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.STREET
FIX = N_("Have the supply restored, and record how the case ended.")
CUT = N_("The case is about a supply that was cut to collect fees.")


def check(archive: Archive) -> Iterator[Problem]:
    for case in archive.each(Case):
        if case.body.concern == "utilities-cut":
            yield Problem(case, "/concern", CUT)
