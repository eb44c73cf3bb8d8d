"""Only the owners recall a committee or a member, by a vote on that matter.

A recall is a joint decision on item 3 of article 278 (item 3 of article 76 before 2021), so the record of the recalled
names the resolution of an assembly, and what is said there of turnout and majority is judged like any other vote. Where
the place says how many owners can propose it, those who did are counted; where it gives the member a right to answer,
the record says that the answer was heard.

Source: Civil Code of the PRC, article 278; Guiding Rules on Owners' Assemblies and Committees (2009), article 44;
Hangzhou Property Management Regulations, article 31.
"""

from collections.abc import Iterator

from gongkai.check.committees import reaches
from gongkai.check.decided import resolution_named
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.meeting import Meeting, Resolution
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Name in “ended_by_id” the owners' resolution that recalled them, and complete that resolution.")
UNNAMED = N_("The recall rests on no resolution; name the owners' vote in “ended_by_id”, or name that in gaps.")
NO_ASSEMBLY = N_("The recall rests on {resolution}, which no assembly of the owners decided.")
OTHER_ITEM = N_("The recall rests on {resolution}, which is about another matter of the law ({item}).")
TOO_FEW = N_("{heads} of {all_heads} owners proposed the recall; {share} of them are needed ({law}).")
UNHEARD = N_("The record does not say that those who were to be recalled could answer, which they may here ({law}).")

ITEMS = ("278-3", "76-3")


def check(archive: Archive) -> Iterator[Problem]:
    judged: set[str] = set()
    for committee in archive.each(Committee):
        for pointer, named in _recalls(committee.body):
            found = resolution_named(archive, named)
            if named is None:
                yield Problem(committee, pointer, UNNAMED)
            elif found is None:
                continue  # `references-exist` says so
            elif found[0].body.classification != "owners-assembly":
                yield Problem(committee, pointer, NO_ASSEMBLY, resolution=named)
            elif found[1].legal_item not in (None, *ITEMS):
                yield Problem(committee, pointer, OTHER_ITEM, resolution=named, item=found[1].legal_item)
            elif named not in judged:
                judged.add(named)  # of several members that one vote recalled, it is judged once
                yield from _procedure(archive, *found)


def _recalls(committee: Committee) -> Iterator[tuple[str, str | None]]:
    """Yield each recall of a record: where it stands, and the resolution that it names."""
    if not committee.is_elected or any("ended_by_id" in gap.field for gap in committee.gaps):
        return
    if committee.end_reason == "recalled":
        yield ("/ended_by_id" if committee.ended_by_id else "/end_reason"), committee.ended_by_id
        return  # the members follow
    for index, member in committee.voting:
        if member.end_reason == "recalled":
            yield f"/members/{index}/end_reason", member.ended_by_id


def _procedure(archive: Archive, meeting: Record[Meeting], resolution: Resolution) -> Iterator[Problem]:
    on = meeting.body.decided(resolution)
    at = next(f"/resolutions/{i}" for i, each in enumerate(meeting.body.resolutions) if each is resolution)
    share = law_at(archive, meeting.place, "recall_proposer_share", on) if on else None
    petition, electorate = meeting.body.petition, resolution.electorate
    if share and petition and electorate and not reaches(share, petition.heads, electorate.heads):
        facts = {"heads": petition.heads, "all_heads": electorate.heads, "share": str(share.value), "law": share}
        yield Problem(meeting, "/petition/heads", TOO_FEW, **facts)
    hearing = law_at(archive, meeting.place, "recall_hearing_count", on) if on else None
    if hearing and resolution.defence_recorded is False:
        yield Problem(meeting, f"{at}/defence_recorded", UNHEARD, law=hearing)
