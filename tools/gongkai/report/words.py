"""A finding in the reader's language, with nothing in it that could drive a terminal or turn the text around."""

import re
from collections.abc import Mapping

from gongkai.model.finding import Actor, Fact, Finding, Severity, Titled
from gongkai.privacy.masking import masked
from gongkai.text import N_, Catalogue

SEVERITIES = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("info"),
}
# What a weight means for whoever reads it.
WEIGHTS = {
    Severity.ERROR: N_("keeps a record from being published"),
    Severity.WARNING: N_("is shown, and keeps nothing from being published"),
    Severity.INFO: N_("is a note"),
}
ACTORS = {
    Actor.SECRETARY: N_("whoever keeps the record"),
    Actor.COMMITTEE: N_("the owners' committee"),
    Actor.COMPANY: N_("the property company"),
    Actor.STREET: N_("the street office"),
}
# C0 and C1 controls, marks that turn the direction, invisible characters: a file may hold them, a message may not.
# Nor `##` before `[`: wherever that stands in a line of its log, a runner takes it for a command.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]|##(?=\\[)"
)


def safe(text: str) -> str:
    """Return `text` with personal data covered, and what could do harm shown as `␦`.

    That is each control, invisible or direction character, and `##` before `[`.
    """
    return harmless(masked(text))


def harmless(line: str) -> str:
    """Return a line with what could do harm shown as `␦`; personal data stays."""
    return _UNSAFE.sub("␦", line)


def fact(value: Fact, language: str) -> str:
    """Return one fact in `language`."""
    if isinstance(value, Titled):
        return value.zh if language == "zh" else value.en
    return safe(str(value))


def sentence(message: str, facts: Mapping[str, Fact], catalogue: Catalogue) -> str:
    """Return `message` in the catalogue's language with the facts in its gaps."""
    words = {name: fact(value, catalogue.language) for name, value in facts.items()}
    return catalogue.gettext(message).format_map(words).strip()


def worded(finding: Finding, catalogue: Catalogue) -> str:
    """Return the sentence of a finding."""
    return sentence(finding.message, finding.facts, catalogue)
