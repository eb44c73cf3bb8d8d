"""A finding in the reader's language, with nothing in it that could drive a terminal or turn the text around."""

import re
from collections.abc import Mapping

from gongkai.model.finding import Fact, Finding, Severity, Titled
from gongkai.text import N_, Catalogue

SEVERITIES = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("info"),
}
# C0 and C1 controls, marks that turn the direction, invisible characters: a file may hold them, a message may not.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")


def safe(text: str) -> str:
    """Return `text` with each control, invisible or direction character shown as `␦`."""
    return _UNSAFE.sub("␦", text)


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
