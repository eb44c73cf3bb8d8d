"""The rules: what is checked, and a page for each, which is its docstring."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from gongkai.check import waivers
from gongkai.check.rule import Rule, all_rules
from gongkai.load.reading_rules import READING_RULES
from gongkai.load.record_file import PATH_FITS_KIND, SHAPE
from gongkai.model.finding import Severity
from gongkai.publish.page import NOTHING, Page
from gongkai.publish.shell import Crumb
from gongkai.publish.site import Site
from gongkai.text import N_

TITLE = N_("What is checked")
WEIGHTS = {
    Severity.ERROR: N_("keeps a record from being published"),
    Severity.WARNING: N_("is shown, and keeps nothing from being published"),
    Severity.INFO: N_("is a note"),
}


_ERROR = WEIGHTS[Severity.ERROR]
# What has to hold before a record can be judged at all.
WHILE_READING = {
    **READING_RULES,
    SHAPE: N_("What stands in a record has the form that the schema of its kind asks for."),
    PATH_FITS_KIND: N_("A record lies in the folder of its kind, and there in that of its compound or area."),
}


class RulePage(Struct, frozen=True):
    """A rule in the language of the site: the first sentence of its docstring, and the paragraphs after it."""

    name: str
    weight: str
    first: str
    paragraphs: list[str]


def pages(site: Site) -> Iterator[Page]:
    """Yield the list of rules, and a page for each."""
    judged = [_shown(site, rule) for rule in all_rules()]
    read = [RulePage(name, _ERROR, site.catalogue.gettext(must), []) for name, must in WHILE_READING.items()]
    read.append(RulePage(waivers.RULE, WEIGHTS[Severity.WARNING], site.catalogue.gettext(waivers.MUST_HOLD), []))
    title = site.catalogue.gettext(TITLE)
    yield Page(
        path="rules/index.html",
        title=title,
        description=title,
        template="rules.html.j2",
        context=lambda: {"judged": judged, "read": read},
        section="about",
        place=NOTHING,
    )
    for rule in (*judged, *read):
        yield Page(
            path=f"rules/{rule.name}.html",
            title=rule.first,
            description=rule.first,
            template="rule.html.j2",
            context=partial(lambda rule: {"rule": rule}, rule),
            section="about",
            place=NOTHING,
            crumbs=[Crumb(title, "rules/index.html")],
        )


def _shown(site: Site, rule: Rule) -> RulePage:
    first, *others = (site.catalogue.gettext(paragraph) for paragraph in rule.paragraphs)
    return RulePage(rule.name, WEIGHTS[rule.severity], first, others)
