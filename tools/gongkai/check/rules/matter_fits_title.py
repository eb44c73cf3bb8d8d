"""The matter of a vote fits what its title says.

The shares that a vote needs follow from its matter, so the matter is where a mistake, or a wish, makes a vote easier to
win. Raising the maintenance fund, altering or rebuilding, and turning common parts to another use or to business need
three quarters of those taking part. *Using* the maintenance fund is an ordinary matter.

The title is searched for the words of these three: 筹集, 续筹; 改建, 重建, 加装; 改变用途, 经营, 广告, 出租. A title
about using the fund, or about budgets, accounts and the sharing out of income, is left alone, and so are elections and
the choice of a company, whose names may hold such words. It is a hint: somebody has to read the motion.

Source: Civil Code of the PRC, article 278, first paragraph.
"""

import re
from collections.abc import Iterator

from gongkai.check.assemblies import assemblies
from gongkai.check.rule import Problem
from gongkai.check.verdict import verdict_of
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Read the motion again and choose the matter that it is; if the title misleads, mend the title.")
SPECIAL_WORDS = N_(
    "The title says “{word}”, which belongs to the matter {meant} with its higher share; the record says {item}."
)

_WORDS = {
    "278-6": re.compile("筹集|续筹"),
    "278-7": re.compile("改建|重建|加装"),
    "278-8": re.compile("改变[^，。]{0,8}用途|经营(?!性?收)|广告(?!收)|出租"),
}
_LEFT_ALONE = re.compile("使用.{0,8}维修资金|预算|决算|分配|审计|收支")
_NAMES = frozenset({"278-3", "278-4"})


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        for index, resolution in enumerate(meeting.body.resolutions):
            item, title = resolution.legal_item, resolution.title
            if item is None or item in _NAMES or not item.startswith("278-") or _LEFT_ALONE.search(title):
                continue
            found = next(((meant, hit[0]) for meant, words in _WORDS.items() if (hit := words.search(title))), None)
            law = verdict.law if found and (verdict := verdict_of(archive, meeting, resolution)) else None
            if found and law and item in law.items and item not in law.special_items:
                meant, word = found
                yield Problem(
                    meeting, f"/resolutions/{index}/legal_item", SPECIAL_WORDS, word=word, meant=meant, item=item
                )
