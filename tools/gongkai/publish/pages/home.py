"""The first page: what this is, the places it covers, and what is wrong or missing at the moment."""

from collections.abc import Iterator, Mapping
from functools import partial

from gongkai.kinds.area import Area
from gongkai.publish.page import Page
from gongkai.publish.pages.programmes import read_programmes
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
        listing=True,
        context=partial(_context, site),
        section="home",
    )


def _context(site: Site) -> Mapping[str, object]:
    everything = list(site.archive.records)
    real = [record for record in everything if not site.is_fictional(record)]
    # An archive that is made up altogether is counted all the same: its pages say what they are.
    counted = real or everything
    paths = {record.path for record in counted}
    summaries = sorted(site.summaries.values(), key=lambda s: (site.is_fictional(s.compound), s.compound.id))
    of_counted = [summary for summary in summaries if summary.compound.path in paths]
    found = [finding for path in paths for finding in site.findings.get(path, ())]
    return {
        "tops": [area for area in site.archive.each(Area) if not area.body.parent_id],
        "summaries": summaries,
        "compounds": len(of_counted),
        "records": len(counted),
        "made_up": len(everything) - len(counted),
        "votes": sum(len(s.votes) for s in of_counted),
        "verified": sum(s.verified for s in of_counted),
        "owed": sum(s.missing for s in of_counted),
        "programmes": bool(read_programmes(site)),
        "waived": sum(f.waiver is not None for f in found),
    }
