"""What is announced of the maintenance fund each year covers all that the law names.

Once a year three classes of figures have to reach the owners: the totals paid in, used, gained and left; the works,
what they cost and how the cost was shared; and the ledger of each household. The last is told to that household alone
and never stands on the open web: the record only says that it was done. A fourth class, other matters, is there for
what a year brings. Several statements of a year may share the classes between them.

Source: Measures for the Residential Maintenance Fund (Order 165), article 30.
"""

from collections.abc import Iterator

from gongkai.check.fund import fund_years
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Announce what is missing, and add it to “announced_classes” of the statement.")
MISSING = N_("Of this maintenance fund the record does not show that in {year} these were announced: {classes}.")
_NEEDED = {
    "totals": Titled(zh="交存、使用、增值收益和结存总额", en="the totals"),
    "works-and-shares": Titled(zh="列支的项目、费用和分摊", en="the works, their cost and how it was shared"),
    "household-ledgers": Titled(zh="分户账（只告知本户）", en="the ledgers, each to its household alone"),
}


def check(archive: Archive) -> Iterator[Problem]:
    for found in fund_years(archive):
        announced = {name for statement in found.published for name in statement.body.announced_classes}
        missing = [words for name, words in _NEEDED.items() if name not in announced]
        if found.published and missing:
            classes = Titled(zh="；".join(w.zh for w in missing), en="; ".join(w.en for w in missing))
            yield Problem(found.account, "", MISSING, year=found.year, classes=classes)
