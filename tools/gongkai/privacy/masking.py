"""Text that may be shown anywhere: each place that holds personal data is covered with dots."""

from gongkai.privacy.firewall import hits_in
from gongkai.privacy.hit import Hit

COVER = "•"
_SHOWN = 2  # of a number, so that whoever wrote it can tell which it is


def masked(text: str) -> str:
    """Return `text`, as long as before, with the letters and digits of what is personal covered."""
    covered = list(text)
    for hit in hits_in(text):
        # Only covered, never uncovered: another hit may lie over the digits that this one leaves.
        for index, character in enumerate(masked_value(hit, text), hit.hidden[0]):
            if character == COVER:
                covered[index] = COVER
    return "".join(covered)


def masked_value(hit: Hit, text: str) -> str:
    """Return what a hit hides in `text`, covered but for the last two characters of a number."""
    start, end = hit.hidden
    # A name or an address could be told from any part of it; of a long number two digits are nothing.
    shown = _SHOWN if sum(character.isdigit() for character in hit.value) >= len(hit.value) - 1 else 0
    letters = [index for index in range(start, end) if text[index].isalnum()]
    kept = set(letters[len(letters) - shown :]) if len(letters) >= 9 and shown else set()
    return "".join(COVER if text[index].isalnum() and index not in kept else text[index] for index in range(start, end))
