"""A unified social credit code is written without a slip.

The code has eighteen characters without the letters I, O, Z, S and V, and its last character follows from the others.
So a slip of the pen shows: one wrong character, or two that were exchanged. The message never repeats the code, because
what stands there may be the number of a person by mistake.

Source: GB 32100-2015 (structure and check character of the code).
"""

import re
from collections.abc import Iterator

from stdnum.cn import uscc

from gongkai.check.rule import Problem
from gongkai.kinds.compound import Compound
from gongkai.kinds.organization import Organization
from gongkai.model.archive import Archive
from gongkai.model.facts import Identification
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Copy the code again from the certificate, in capital letters and without blanks or dashes.")
LENGTH = N_("A unified social credit code has 18 characters; this one has {length}.")
CHARACTERS = N_("This is no unified social credit code: it has a character that no such code has at that place.")
CHECK = N_("The last character does not fit the others: somewhere in the code there is a slip.")

# Registry and kind, six digits of the place, nine of the body, one to check. The library wants a digit for the
# registry, which leaves out the bodies that are registered elsewhere (Y).
_CODE = re.compile("^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$")


def check(archive: Archive) -> Iterator[Problem]:
    records: list[Record[Organization] | Record[Compound]] = [*archive.each(Organization), *archive.each(Compound)]
    for record in records:
        for index, identifier in enumerate(record.body.identifiers):
            if identifier.scheme == "uscc" and (message := _slip(identifier)):
                yield Problem(record, f"/identifiers/{index}/code", message, length=len(identifier.code))


def _slip(identifier: Identification) -> str | None:
    """Return the message about what is wrong with a code; None where nothing is."""
    code = identifier.code
    if len(code) != 18:
        return LENGTH
    if not _CODE.match(code):
        return CHARACTERS
    return None if uscc.calc_check_digit(code) == code[-1] else CHECK
