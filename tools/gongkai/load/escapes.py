r"""Characters that a value in double quotes brings in by an escape: `\u202e` has to be refused like the character."""

import re
from collections.abc import Iterator

from gongkai.load.characters import Fault, fault_of, faults_in

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_NAMED = {
    "0": 0,
    "a": 7,
    "b": 8,
    "t": 9,
    "v": 11,
    "f": 12,
    "r": 13,
    "e": 27,
    "N": 0x85,
    "_": 0xA0,
    "L": 0x2028,
    "P": 0x2029,
}


def faults_by_escape(source: str, value: str) -> Iterator[Fault]:
    """Yield what is wrong with `value`, which stands as `source` in the file, quotation marks included.

    Each fault stands at the index of its escape in `source`; one that only several together make, at the beginning.
    """
    if "\\" not in source:
        return
    alone = False
    for match in _ESCAPE.finditer(source):
        digits = match[1] or match[2] or match[3]
        code = int(digits, 16) if digits else _NAMED.get(match[4])
        # The index is not 0: a byte order mark is one only at the beginning of a file.
        fault = fault_of(chr(code), match.start()) if code is not None else None
        if fault is not None:
            alone = True
            yield fault
    if not alone:
        for fault in faults_in(value):
            yield Fault(0, fault.rule, fault.message, fault.facts)
            return
