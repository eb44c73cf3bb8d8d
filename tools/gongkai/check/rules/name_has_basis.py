"""The name of a member stands in the record only with the article that asks for it, or with a dated consent.

Whoever handles personal information may not publish it unless a law has it published or the person agrees to that by
itself. A name therefore says on what it rests: the article, as “第三十条”, or the consent with its day. Whoever takes
the consent back has the name taken out; the post alone remains.

Source: Personal Information Protection Law of the PRC, articles 13, 14, 25 and 47.
"""

import re
from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Add the article or the day of the consent; where there is neither, or it was taken back, delete the name.")
NOTHING = N_("A name is published here, and what it rests on names neither an article of the law nor a dated consent.")
WITHDRAWN = N_("A name is published here, and the consent to it was taken back.")

_ARTICLE = re.compile(r"第\s*[零〇一二三四五六七八九十百0-9]+\s*条|\barticles?\s+[0-9]", re.IGNORECASE)
_CONSENT = re.compile(r"同意|consent", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:-[0-9]{1,2}){2}|(?:19|20)[0-9]{2}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日")
# Taken back, and not merely that it can be: “可随时撤回同意” says nothing of the kind.
_BACK = re.compile(
    r"(?<![可时权])(?:撤回|撤销|收回).{0,6}同意|同意.{0,12}已(?:撤回|撤销|收回)|不同意公开姓名|withdrawn", re.IGNORECASE
)


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        for i, member in enumerate(committee.body.members):
            if member.display_name is None:
                continue
            basis, at = member.legal_basis or "", f"/members/{i}/legal_basis"
            if _BACK.search(basis):
                yield Problem(committee, at, WITHDRAWN)
            elif not _ARTICLE.search(basis) and not (_CONSENT.search(basis) and _DAY.search(basis)):
                yield Problem(committee, at, NOTHING)
