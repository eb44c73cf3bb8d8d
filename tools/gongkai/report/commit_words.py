"""What the makers of a commit wrote as its reason, as plain text that may be shown: without addresses and trailers."""

import re

from gongkai.load.versions import Recorded
from gongkai.report.words import safe

LONGEST = 1000  # characters of all messages together
COVERED = "•••"
# Lines such as “Signed-off-by: name <address>”; and whatever looks like an address anywhere, those of nobody too.
_TRAILER = re.compile(r"^[A-Za-z][A-Za-z-]*: .*<[^<>]*>\s*$")
_ADDRESS = re.compile(r"[^\s<>()\[\]，。；：、（）]*[^\s<>()\[\]，。；：、（）@]@[^\s<>()\[\]，。；：、（）@]+")


def why(step: Recorded) -> list[str]:
    """Return the lines of the messages of a step, those of what it brings first; none where nothing is said."""
    found: list[str] = []
    left = LONGEST
    for message in step.messages:
        for line in message.splitlines():
            words = without_addresses(line)
            if words and not _TRAILER.match(line) and left > 0:
                found.append(words if len(words) <= left else f"{words[:left]}…")
                left -= len(words)
    return found


def without_addresses(text: str) -> str:
    """Return one line of text with personal data and every address covered."""
    return safe(_ADDRESS.sub(COVERED, text)).strip()
