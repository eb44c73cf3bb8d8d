"""A decision of a committee needs the majority of all its members, and their signatures.

Those who stayed away count in the whole. Five members of whom three came decide with three votes, not with two. All
members are those with a seat on that day; a vacant seat is nobody. Whoever agreed signs, so fewer signatures than the
majority do not make a decision either.

National guidance says 半数以上, which takes in exactly half; most places say 过半数, more than half.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 38; the local rules that the profile of the
place names.
"""

from collections.abc import Iterator

from gongkai.check.committees import committee_meetings, each_dated, members_at, reaches
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.check.verdict import share_words
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.profile import Share
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Do not carry the decision out: correct the counts if they are a slip, else decide again.")
TOO_FEW = N_("Announced as passed, but {yes} of {members} members agreed; {share} of all members is needed ({law}).")
UNSIGNED = N_("{signatures} of {members} members signed the decision; {share} of all members is needed ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for on, meeting in each_dated(committee_meetings(archive)):
        passed = [(i, found) for i, found in enumerate(meeting.body.resolutions) if found.result == "pass"]
        law = law_at(archive, meeting.place, "committee_majority_share", on) if passed else None
        members = members_at(archive, meeting, on) if law else None
        if law is None or members is None:
            continue
        facts = {"members": members[0], "share": share_words(Share(law.value, law.inclusive, "entitled")), "law": law}
        for index, resolution in passed:
            yes, signatures = resolution.count("yes"), resolution.signatures
            at = f"/resolutions/{index}"
            if yes and not reaches(law, yes.heads, members[0]):
                yield Problem(meeting, f"{at}/result", TOO_FEW, yes=yes.heads, **facts)
            elif signatures is not None and not reaches(law, signatures, members[0]):
                yield Problem(meeting, f"{at}/signatures", UNSIGNED, signatures=signatures, **facts)
