"""An evaluation says whom it is about, and that fits its scheme.

A scheme for committees is applied to a committee, a scheme for companies to an organization. A scheme for compounds is
applied to the place where the record lies.

Source: the scheme that the evaluation names.
"""

from collections.abc import Iterator

from gongkai.check.evaluated import scheme_of
from gongkai.check.rule import Problem
from gongkai.kinds.evaluation import Evaluation
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Name the committee or the organization that was evaluated.")
NO_COMMITTEE = N_("The scheme is for owners' committees; the record names none.")
NO_COMPANY = N_("The scheme is for property companies; the record names none.")


def check(archive: Archive) -> Iterator[Problem]:
    for evaluation in archive.each(Evaluation):
        scheme = scheme_of(archive, evaluation)
        if scheme is None:
            continue
        asked, body = scheme.body.classification, evaluation.body
        if asked == "committee" and body.committee_id is None:
            yield Problem(evaluation, "", NO_COMMITTEE)
        elif asked == "company" and body.organization_id is None:
            yield Problem(evaluation, "", NO_COMPANY)
