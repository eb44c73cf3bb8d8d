"""The service company is dismissed only by a decision of the owners.

Hiring and dismissing the company is a matter for all owners together (item 4 of article 278). The notice names the
resolution, and that resolution was made. A committee cannot do it alone.

Source: Civil Code of the PRC, articles 278 and 946.
"""

from collections.abc import Iterator

from gongkai.check.decided import resolution_named, was_rejected
from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Name the resolution of the owners' assembly; where there is none, the owners have to decide first.")
NO_DECISION = N_("The company was dismissed by a notice of {given}, which names no decision of the owners.")
OTHER_MATTER = N_("The notice of {given} rests on the resolution “{title}”, which is not about hiring or dismissing.")
NOT_MADE = N_("The notice of {given} rests on the resolution “{title}”, which did not pass or was revoked.")
_MATTERS = frozenset({"278-4", "76-4"})


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        for index, notice in enumerate(contract.body.contract_notices):
            if notice.notice_type != "dismissal" or not contract.body.is_service:
                continue
            at, given = f"/contract_notices/{index}", notice.given_on
            if notice.resolution_id is None:
                yield Problem(contract, at, NO_DECISION, given=given)
                continue
            found = resolution_named(archive, notice.resolution_id)
            if found is None:
                continue  # references-exist says so
            meeting, resolution = found
            if resolution.legal_item is not None and resolution.legal_item not in _MATTERS:
                yield Problem(contract, f"{at}/resolution_id", OTHER_MATTER, given=given, title=resolution.title)
            elif was_rejected(archive, meeting, resolution, given):
                yield Problem(contract, f"{at}/resolution_id", NOT_MADE, given=given, title=resolution.title)
