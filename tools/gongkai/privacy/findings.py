"""Findings that may be shown, kept and sent: no fact, path or pointer of theirs holds personal data."""

from functools import lru_cache

from msgspec.structs import replace

from gongkai.model.finding import Fact, Finding, Place, Titled
from gongkai.privacy.masking import masked

_SHORTEST = 4  # characters; less than that is no personal data, and most facts are small numbers


def masked_finding(finding: Finding) -> Finding:
    """Return the finding with all that is personal covered: other rules quote what a record says."""
    place = finding.place
    path, pointer = _masked(place.path), _masked(place.pointer)
    facts = {name: _fact(value) for name, value in finding.facts.items()}
    if path == place.path and pointer == place.pointer and facts == finding.facts:
        return finding
    return replace(finding, place=Place(path, pointer, place.line, place.column), facts=facts)


def _fact(value: Fact) -> Fact:
    if isinstance(value, Titled):
        return Titled(zh=_masked(value.zh), en=_masked(value.en))
    return _masked(value) if isinstance(value, str) else _masked_number(value)


def _masked_number(value: int) -> Fact:
    shown = _masked(str(value))
    return value if shown == str(value) else shown


@lru_cache(maxsize=4096)
def _masked(text: str) -> str:
    return masked(text) if len(text) >= _SHORTEST else text
