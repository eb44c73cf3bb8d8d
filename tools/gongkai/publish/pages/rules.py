"""The rules: what is checked, by subject and by article of law; a page for each; what cannot be checked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from gongkai.check.examples import examples_of
from gongkai.kinds.waiver import Waiver
from gongkai.load.not_checkable import read_not_checkable
from gongkai.model.archive import AnyRecord
from gongkai.model.citation import INSTRUMENTS, citations
from gongkai.model.finding import Actor, Finding
from gongkai.model.guide import Guide
from gongkai.model.profile import Article
from gongkai.publish.fingerprints import digest
from gongkai.publish.page import NOTHING, Page
from gongkai.publish.shell import Crumb
from gongkai.publish.shown_examples import Showcase, opened_first
from gongkai.publish.site import Site
from gongkai.report.guides import SUBJECTS, all_guides, by_subject
from gongkai.report.words import ACTORS, WEIGHTS
from gongkai.text import N_

TITLE = N_("What is checked")
BY_ARTICLE = N_("Rules by article of law")
NOT_CHECKABLE = N_("What cannot be checked from records")
FINDINGS = N_("What the check says now")
ACCEPTED = N_("Accepted in public")
FICTIONAL = N_("Of the made-up street, for trying")
FACTS = (N_("Name"), N_("Weight"), N_("Who must act"), N_("What to do"))
FOR = {
    Actor.SECRETARY: N_("For whoever keeps the record"),
    Actor.COMMITTEE: N_("For the owners' committee"),
    Actor.COMPANY: N_("For the property company"),
    Actor.STREET: N_("For the street office"),
}
MOST = 60  # places that a page lists of one cause


class RulePage(Struct, frozen=True):
    """A rule in the language of the site; `found` is how many findings that nothing accepts it has now."""

    name: str
    weight: str
    first: str
    why: list[str]
    actor: str
    fix: str
    source: str
    found: int


def pages(site: Site) -> Iterator[Page]:
    """Yield the lists of rules, a page for each rule, what cannot be checked, and what is found now."""
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for of_file in site.findings.values():
        for finding in of_file:
            by_rule[finding.rule].append(finding)
    shown = {name: _shown(site, guide, by_rule.get(name, ())) for name, guide in all_guides().items()}
    found = digest([(name, page.found) for name, page in shown.items()])
    words = site.catalogue.gettext
    yield _list(site, "index", TITLE, "rules.html.j2", {"subjects": _by_subject(site, shown)}, found)
    yield _list(site, "by-article", BY_ARTICLE, "rules_by_article.html.j2", _by_article(site, shown))
    yield _list(site, "not-checkable", NOT_CHECKABLE, "not_checkable.html.j2", {"rows": _not_checkable(site)})
    yield Page(
        path="rules/findings.html",
        title=words(FINDINGS),
        description=words(FINDINGS),
        template="all_findings.html.j2",
        listing=True,
        context=lambda: {"parts": _all_findings(site), "most": MOST},
        section="about",
        made_from=digest([(name, of_rule) for name, of_rule in sorted(by_rule.items())]),
        crumbs=[Crumb(words(TITLE), "rules/index.html")],
    )
    showcase = Showcase(site)
    for name, page in shown.items():
        yield _rule_page(site, page, by_rule.get(name, []), showcase)


def _list(site: Site, name: str, title: str, template: str, context: Mapping[str, object], made_from: str = "") -> Page:
    words = site.catalogue.gettext
    return Page(
        path=f"rules/{name}.html",
        title=words(title),
        description=words(title),
        template=template,
        context=lambda: context,
        section="about",
        place=NOTHING,
        listing=name != "not-checkable",
        made_from=made_from,
        crumbs=[] if name == "index" else [Crumb(words(TITLE), "rules/index.html")],
    )


def _rule_page(site: Site, rule: RulePage, findings: list[Finding], showcase: Showcase) -> Page:
    waivers = _waivers(site, rule.name, findings)
    files = examples_of(site.root, rule.name)
    # What the page shows of records: their titles, and the waivers as they are written.
    records = [_titled(site, finding) for finding in findings]
    said = [(w.path, w.body.reason, w.body.granted_by, w.body.until, accepted) for w, accepted in waivers]
    made_from = (findings, records, said, showcase.stamp(files))

    def context() -> Mapping[str, object]:
        examples = showcase.shown(rule.name, files)
        return {
            "rule": rule,
            "facts": _facts(site, rule),
            "findings": findings,
            "waived": sum(finding.waiver is not None for finding in findings),
            "waivers": waivers,
            "examples": examples,
            "opened": opened_first(examples),
            "most": MOST,
        }

    return Page(
        path=f"rules/{rule.name}.html",
        title=rule.first,
        description=rule.first,
        template="rule.html.j2",
        context=context,
        section="about",
        place=NOTHING,
        made_from=digest(made_from),
        crumbs=[Crumb(site.catalogue.gettext(TITLE), "rules/index.html")],
    )


def _shown(site: Site, guide: Guide, findings: Sequence[Finding]) -> RulePage:
    words = site.catalogue.gettext
    return RulePage(
        guide.name,
        WEIGHTS[guide.severity],
        words(guide.must_hold),
        [words(paragraph) for paragraph in guide.why],
        words(ACTORS[guide.actor]),
        words(guide.fix),
        words(guide.source) if guide.source else "",
        sum(finding.waiver is None for finding in findings),
    )


def _facts(site: Site, rule: RulePage) -> list[tuple[str, str]]:
    """Return what a rule is called, what it weighs, who has to act, and how."""
    words = site.catalogue.gettext
    values = (rule.name, words(rule.weight), rule.actor, rule.fix)
    return [(words(name), value) for name, value in zip(FACTS, values, strict=True)]


def _titled(site: Site, finding: Finding) -> str:
    record = site.record_at(finding.place.path)
    return site.heading(record) if record else ""


def _waivers(site: Site, rule: str, findings: Iterable[Finding]) -> list[tuple[AnyRecord, int]]:
    """Return the waivers of a rule, each with how many findings it accepts now."""
    accepted = [finding.waiver for finding in findings]
    return [(waiver, accepted.count(waiver.id)) for waiver in site.archive.each(Waiver) if waiver.body.rule == rule]


def _by_subject(site: Site, shown: Mapping[str, RulePage]) -> list[tuple[str, str, list[RulePage]]]:
    """Return the rules by what they are about, as (id of the part, its title, rules)."""
    words = site.catalogue.gettext
    return [
        (
            subject,
            words(SUBJECTS[subject]) if subject in SUBJECTS else site.kind_title(subject),
            [shown[n] for n in names],
        )
        for subject, names in by_subject().items()
    ]


def _by_article(site: Site, shown: Mapping[str, RulePage]) -> Mapping[str, object]:
    """Return instruments as (id, title, [(article, rules)]), in the order of INSTRUMENTS, and the rules without one."""
    words = site.catalogue.gettext
    found: dict[str, dict[int, list[RulePage]]] = defaultdict(lambda: defaultdict(list))
    others = []
    for name, guide in all_guides().items():
        cited = [(c.instrument, c.article) for c in citations(guide.source) if c.instrument]
        for instrument, article in dict.fromkeys(cited):
            found[instrument][article].append(shown[name])
        if not cited:
            others.append(shown[name])
    instruments = [
        (f"law-{number}", words(instrument), sorted(found[instrument].items()))
        for number, instrument in enumerate(dict.fromkeys(INSTRUMENTS.values()))
        if instrument in found
    ]
    return {"instruments": instruments, "others": others}


def _not_checkable(site: Site) -> list[dict[str, str]]:
    def said(words: Article) -> str:
        return words.zh if site.language == "zh" else words.en

    return [
        {"id": one.id, "article": said(one.article), "asks": said(one.asks), "reason": said(one.reason)}
        for one in read_not_checkable(site.root / "schemas")
    ]


def _all_findings(site: Site) -> list[tuple[str, str, list[Finding]]]:
    """Return what is found now in parts: by who must act, then what is accepted, then what is of made-up places."""
    words = site.catalogue.gettext
    parts: dict[str, list[Finding]] = {**{actor.value: [] for actor in Actor}, "accepted": [], "fictional": []}
    for path, of_file in sorted(site.findings.items()):
        record = site.record_at(path)
        for finding in of_file:
            guide = site.guide(finding)
            actor = guide.actor.value if guide else Actor.SECRETARY.value
            made_up = record is not None and site.is_fictional(record)
            parts["fictional" if made_up else "accepted" if finding.waiver else actor].append(finding)
    titles = {actor.value: words(said) for actor, said in FOR.items()}
    titles |= {"accepted": words(ACCEPTED), "fictional": words(FICTIONAL)}
    return [(part, titles[part], found) for part, found in parts.items() if found]
