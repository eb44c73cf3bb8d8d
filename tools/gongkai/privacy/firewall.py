"""Where a text holds personal data: a quick look that lets nearly every text pass, then each detector.

The quick look goes over the bytes of the file: it must never let through what a detector would find (tests ask), and it
decides what a check of 100,000 records costs.
"""

from contextlib import suppress
from functools import cache

from gongkai.discover import modules_of
from gongkai.model.finding import Severity
from gongkai.privacy import detectors
from gongkai.privacy.hit import Detector, Hit
from gongkai.privacy.plain_text import plain_text
from gongkai.privacy.sieve import may_be_suspect
from gongkai.privacy.suspicion import Look


@cache
def all_detectors() -> tuple[Detector, ...]:
    """Return every detector, by name."""
    return tuple(
        Detector(
            rule=module.__name__.rpartition(".")[2].replace("_", "-"),
            severity=module.SEVERITY,
            actor=module.ACTOR,
            fix=module.FIX,
            message=module.FOUND,
            page=module.__doc__ or "",
            may_hold=module.may_hold,
            find=module.find,
        )
        for module in modules_of(detectors)
    )


@cache
def rules_of_firewall() -> frozenset[str]:
    """Return the names of the firewall's rules."""
    return frozenset(detector.rule for detector in all_detectors())


def hits_in(text: str, data: bytes | None = None) -> list[Hit]:
    """Return the places of `text` that hold personal data, in order; overlapping ones of a rule are one.

    `data` is the same text as UTF-8, if it is at hand.
    """
    suspected = _suspected(text, data)
    if not suspected:
        return []
    plain = plain_text(text)
    hits = []
    for detector in suspected:
        last: tuple[int, int] = (-1, -1)
        for found in sorted(detector.find(plain), key=lambda found: (found.start, -found.end)):
            if found.start < last[1]:
                continue
            last = (found.start, found.end)
            hidden = found.hidden or last
            hits.append(
                Hit(
                    start=plain.where(found.start),
                    end=plain.end_where(found.end),
                    rule=detector.rule,
                    severity=Severity.WARNING if found.doubtful else detector.severity,
                    message=detector.message,
                    value=found.value,
                    hidden=(plain.where(hidden[0]), plain.end_where(hidden[1])),
                )
            )
    return sorted(hit for hit in hits if not any(_is_part_of(hit, other) for other in hits))


def _is_part_of(hit: Hit, other: Hit) -> bool:
    """Whether a hit is only a part of a longer one: eleven digits in the middle of an identity card's number."""
    return (
        other.start <= hit.start
        and hit.end <= other.end
        and hit.end - hit.start < other.end - other.start
        and hit.hidden == (hit.start, hit.end)
        and other.hidden == (other.start, other.end)
    )


def _suspected(text: str, data: bytes | None) -> list[Detector]:
    if data is None:
        # Half a character of another encoding is nothing that RE2 knows; then the detectors look at once.
        with suppress(UnicodeEncodeError):
            data = text.encode()
    if data is not None and not may_be_suspect(data):
        return []
    return suspected_by(Look(text, data))


def suspected_by(look: Look) -> list[Detector]:
    """Return the detectors that have to look at a text."""
    detectors = all_detectors()
    return list(detectors) if look.hides() else [detector for detector in detectors if detector.may_hold(look)]
