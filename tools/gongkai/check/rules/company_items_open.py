"""Each of the eight items that the property company has to open is shown to the owners at all.

The services, the persons responsible, the quality, what is charged for and at which rates, how the contract is kept,
the use of the maintenance fund, and business on common parts with its income. The law says “regularly” and names no
interval, so only an item that was never shown is told here, all of them at once. It is a warning: an error would keep
the very page from being published that shows what is missing.

Source: Civil Code of the PRC, article 943.
"""

from collections.abc import Iterator

from gongkai.check.duty import Duty
from gongkai.check.overdue import never_shown
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_("Post these items in the compound and record each as a document that discloses it.")
ITEMS = frozenset(
    {"services", "responsible-persons", "service-quality", "charge-items", "charge-rates"}
    | {"performance", "company-fund-use", "company-common-income"}
)


def check(archive: Archive) -> Iterator[Problem]:
    return never_shown(archive, _concerns)


def _concerns(duty: Duty) -> bool:
    return duty.by is ACTOR and duty.name in ITEMS
