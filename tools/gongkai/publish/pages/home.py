"""The first page: what this is, the places it covers, and what is wrong or missing at the moment."""

from collections.abc import Iterator, Mapping
from functools import partial

from gongkai.kinds import all_kinds
from gongkai.kinds.area import Area
from gongkai.model.finding import Severity
from gongkai.publish.page import Page
from gongkai.publish.site import Site
from gongkai.text import N_

TITLE = N_("Open records of residential compounds")
DESCRIPTION = N_("Money, decisions, terms, cases and what is missing: every figure leads to its source.")


def pages(site: Site) -> Iterator[Page]:
    """Yield the home page."""
    words = site.catalogue.gettext
    yield Page(
        path="index.html",
        title=words(TITLE),
        description=words(DESCRIPTION),
        template="home.html.j2",
        context=partial(_context, site),
        section="home",
    )


def _context(site: Site) -> Mapping[str, object]:
    summaries = list(site.summaries.values())
    found = [finding for findings in site.findings.values() for finding in findings]
    return {
        "tops": [area for area in site.archive.each(Area) if not area.body.parent_id],
        "summaries": sorted(summaries, key=lambda s: (site.is_fictional(s.compound), s.compound.id)),
        "kinds": [(kind, len(site.archive.of_kind(kind.name))) for kind in all_kinds().values()],
        "records": len(site.archive),
        "votes": sum(len(s.votes) for s in summaries),
        "verified": sum(s.verified for s in summaries),
        "owed": sum(len(s.owed) for s in summaries),
        "waived": sum(f.waiver is not None for f in found),
        "errors": sum(f.severity is Severity.ERROR and f.waiver is None for f in found),
    }
