"""Each of the eight items that the committee has to open is shown to the owners at all.

The covenant and the rules of procedure, the decisions, the service contract, the maintenance fund, the income of the
common parts, the parking spaces on common ground, the expenses, and what else is to be open. The same papers, with the
minutes, are what an owner can have a court open. The law sets no interval for them, so only an item that was never
shown is told here, all of them at once; “other” is no item to ask for. An item that cannot arise is written down in the
compound's file as not applicable, with a reason that everybody can read.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 36; Supreme People's Court, Interpretation on
Divided Ownership of Buildings, article 13.
"""

from collections.abc import Iterator

from gongkai.check.duty import Duty
from gongkai.check.overdue import never_shown
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Post these items in the compound and record each as a document that discloses it.")
ITEMS = frozenset(
    {"rules", "decisions", "service-contract", "maintenance-fund", "common-income", "parking", "expenses"}
)


def check(archive: Archive) -> Iterator[Problem]:
    return never_shown(archive, _concerns)


def _concerns(duty: Duty) -> bool:
    return duty.by is ACTOR and duty.name in ITEMS
