"""Each seal has a keeper and written rules for its use.

The keeper is named by post or body, for example the residents' committee, and the rules are a document of the
compound. A seal without either can be put on anything by anybody.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 41.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Decide who keeps the seal and by which rules it is used, and record both.")
NO_KEEPER = N_("The record does not say who keeps the seal “{seal}”.")
NO_RULES = N_("The record names no rules for the use of the seal “{seal}”.")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        for i, seal in enumerate(committee.body.seals):
            if seal.keeper is None:
                yield Problem(committee, f"/seals/{i}", NO_KEEPER, seal=seal.seal_name)
            if seal.document_id is None:
                yield Problem(committee, f"/seals/{i}", NO_RULES, seal=seal.seal_name)
