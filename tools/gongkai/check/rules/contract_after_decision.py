"""A contract is signed after the decision that it rests on, and by a decision that was made.

The owners, or the body that they allow to, decide first; then the contract is signed. A decision that did not pass
carries no contract.

Source: Civil Code of the PRC, article 278.
"""

from collections.abc import Iterator

from gongkai.check.decided import resolution_named, was_rejected
from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import exactly
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Compare the day and the decision with the papers; where there was no decision, ask the owners.")
BEFORE = N_("It was signed on {signed}, before “{title}” was decided on {decided}.")
NOT_MADE = N_("It rests on “{title}”, which did not pass or was revoked.")


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        found = resolution_named(archive, contract.body.resolution_id)
        if found is None:
            continue
        meeting, resolution = found
        decided, signed = meeting.body.decided(resolution), contract.body.date_signed
        if was_rejected(archive, meeting, resolution, signed):
            yield Problem(contract, "/resolution_id", NOT_MADE, title=resolution.title)
        elif decided and signed and exactly(signed).certainly_before(decided):
            yield Problem(contract, "/date_signed", BEFORE, signed=signed, title=resolution.title, decided=decided)
