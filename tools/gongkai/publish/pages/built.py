"""When and from what the site was built: the commit, the day, the tools, the law that was read, the counts."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256

import gongkai
from gongkai.derive.freshness import PATIENCE, believable_until, newest_duty
from gongkai.derive.lacking import numbers_of
from gongkai.kinds import all_kinds
from gongkai.model.finding import Finding, Severity
from gongkai.model.profile import Profile
from gongkai.publish.fields import View
from gongkai.publish.fingerprints import digest
from gongkai.publish.page import Page
from gongkai.publish.site import Site
from gongkai.report.guides import all_guides
from gongkai.report.words import SEVERITIES
from gongkai.text import N_

PATH = "built.html"
TITLE = N_("When and from what this site was built")
DESCRIPTION = N_(
    "The commit, the day, the version of the tools, the law that was read, records by kind, findings by weight."
)
SHOWN = 12  # characters of a SHA-256, enough to tell two versions of a file apart
_PLACE = re.compile(rb'^place: *"(\d*)"', re.MULTILINE)


def pages(site: Site) -> Iterator[Page]:
    """Yield the page."""
    words, found = site.catalogue.gettext, _findings(site)
    yield Page(
        path=PATH,
        title=words(TITLE),
        description=words(DESCRIPTION),
        template="built.html.j2",
        context=partial(_context, site, found),
        section="about",
        listing=True,
        made_from=digest(found),
    )


def _findings(site: Site) -> list[tuple[str, int, int]]:
    """Return for each severity how many findings there are, and how many of them are accepted by a waiver."""
    every: list[Finding] = [finding for of_file in site.findings.values() for finding in of_file]
    counted = Counter(finding.severity for finding in every)
    accepted = Counter(finding.severity for finding in every if finding.waiver)
    return [(severity.value, counted[severity], accepted[severity]) for severity in Severity]


def _context(site: Site, findings: list[tuple[str, int, int]]) -> Mapping[str, object]:
    view, words = View(site, PATH), site.catalogue.gettext
    sums = _sums(site)
    counted = [(kind, len(site.archive.of_kind(kind.name))) for kind in all_kinds().values()]
    return {
        "as_of": site.archive.as_of,
        "commit": site.commit.rstrip("+"),
        "uncommitted": site.commit.endswith("+"),
        "without_git": not site.commit.strip("0+"),
        "newest_duty": newest_duty(site.archive),
        "believable": believable_until(site.archive),
        "patience": PATIENCE,
        "version": gongkai.__version__,
        "url": site.url,
        "rules": len(all_guides()),
        "records": len(site.archive),
        "kinds": [[view.to(f"{kind.folder}/index.html", site.kind_title(kind.name)), n] for kind, n in counted if n],
        "findings": [[words(SEVERITIES[Severity(name)]), n, accepted] for name, n, accepted in findings],
        "profiles": [_profile(site, p, view, sums.get(p.place)) for p in site.archive.profiles.values()],
    }


def _sums(site: Site) -> Mapping[str, str]:
    """Return the beginning of the SHA-256 of the file of each profile, by administrative code."""
    files = [path.read_bytes() for path in sorted((site.root / "schemas" / "profiles").glob("*.yml"))]
    places = ((_PLACE.search(content), content) for content in files)
    return {found[1].decode(): sha256(content).hexdigest()[:SHOWN] for found, content in places if found}


def _profile(site: Site, profile: Profile, view: View, file_sum: str | None) -> list[object]:
    """Return a profile as a row: its page, its numbers, the last day from which one of them holds, its SHA-256."""
    name = profile.name.zh if site.language == "zh" else profile.name.en
    numbers = list(numbers_of(profile))
    newest = max((number.effective_from for number in numbers), default=None)
    return [view.to(site.law_path(profile), name), len(numbers), newest, file_sum]
