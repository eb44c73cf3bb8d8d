"""Whether a waiver means the very value that the firewall has found, without the value being kept anywhere."""

from collections.abc import Callable

from gongkai.kinds.waiver import Waiver
from gongkai.load.personal_data import spots_of
from gongkai.model.finding import Finding
from gongkai.model.record import Record
from gongkai.privacy.fingerprint import is_same
from gongkai.privacy.firewall import rules_of_firewall

Proof = Callable[[Record[Waiver], Finding], bool]


def unproven(waiver: Record[Waiver], finding: Finding) -> bool:
    """Accept what no value is needed for, and nothing of the firewall."""
    return finding.rule not in rules_of_firewall()


def proof_from(read: Callable[[str], bytes | None]) -> Proof:
    """Return what tells whether a waiver means the value at a finding; `read` gives the content of a file."""

    def proves(waiver: Record[Waiver], finding: Finding) -> bool:
        if finding.rule not in rules_of_firewall():
            return True
        body, place = waiver.body, finding.place
        data = read(place.path) if body.pointer and body.salt and body.value_hash else None
        if data is None:
            return False
        return any(
            is_same(finding.rule, value, body.salt or "", body.value_hash or "")
            for spot, value in spots_of(data)
            if spot == (finding.rule, place.line, place.column)
        )

    return proves
