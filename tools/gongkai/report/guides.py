"""What is told of every rule that a finding can name, whoever found it: a page, who must act, what to do."""

from collections.abc import Mapping, Sequence
from functools import cache

from gongkai.check import waivers
from gongkai.check.rule import all_rules
from gongkai.check.runner import RULE_FAILED
from gongkai.check.subjects import subject_of
from gongkai.kinds import all_kinds
from gongkai.load.reading_rules import READING_RULES
from gongkai.model.finding import Finding
from gongkai.model.guide import Guide
from gongkai.privacy.firewall import rules_of_firewall
from gongkai.text import N_

EVERY_KIND, PRIVACY, READING = "every-kind", "privacy", "read"
SUBJECTS = {
    EVERY_KIND: N_("Every kind of record"),
    PRIVACY: N_("Personal data"),
    READING: N_("Whether a file can be read"),
}


@cache
def all_guides() -> Mapping[str, Guide]:
    """Return the guide of every rule by its name: those of the archive and of privacy, of reading, of waivers."""
    judged = (Guide(rule.name, rule.severity, rule.actor, rule.fix, tuple(rule.paragraphs)) for rule in all_rules())
    return {guide.name: guide for guide in (*judged, *READING_RULES.values(), waivers.GUIDE)}


def by_subject() -> Mapping[str, Sequence[str]]:
    """Return the names of all rules by what they are about: a kind of record, or one of SUBJECTS."""
    about: dict[str, list[str]] = {subject: [] for subject in (*all_kinds(), *SUBJECTS)}
    subjects = {rule.name: subject_of(rule) or EVERY_KIND for rule in all_rules()}
    subjects |= dict.fromkeys(rules_of_firewall(), PRIVACY)
    for name in all_guides():
        about[subjects.get(name, READING)].append(name)
    return {subject: names for subject, names in about.items() if names}


def guide_of(finding: Finding) -> Guide | None:
    """Return what is to be done about a finding.

    None where that is not for whoever keeps the records: a rule that could not be run is a fault of the program.
    """
    return None if finding.message == RULE_FAILED else all_guides().get(finding.rule)


def page_of(rule: str, site_url: str = "") -> str:
    """Return where the page of a rule stands: in full where it is known where the site stands."""
    return f"{site_url.rstrip('/')}/rules/{rule}.html" if site_url else f"rules/{rule}.html"
