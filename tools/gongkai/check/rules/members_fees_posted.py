"""It is posted whether the members of the committee pay their own fees, and no more than that.

Beijing and Zibo ask for it every half-year. The record says “paid” or “not paid” for each post; an amount, an area or a
flat would tell strangers how a person lives, so an amount of money in such a paper is told here too.

Source: Beijing Property Management Regulations, article 44; Zibo Property Management Regulations, article 31; Personal
Information Protection Law, article 6.
"""

import re
from collections.abc import Iterator

from gongkai.check.overdue import late_and_missing
from gongkai.check.rule import Problem
from gongkai.kinds.document import Document
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Post for each post whether the fees are paid, without amounts, and record it as a document.")
AMOUNT = N_("This paper about members' own fees names an amount; only whether they are paid belongs here.")
_ITEM = "members-fees"
_MONEY = re.compile("[0-9０-９][0-9０-９,，.]*\\s*[元圆块万]|[¥￥]\\s*[0-9０-９]")


def check(archive: Archive) -> Iterator[Problem]:
    yield from late_and_missing(archive, lambda duty: duty.name == _ITEM)
    for document in archive.each(Document):
        if _ITEM in document.body.discloses:
            for name in ("title", "description", "text", "note"):
                if _MONEY.search(getattr(document.body, name) or ""):
                    yield Problem(document, f"/{name}", AMOUNT)
