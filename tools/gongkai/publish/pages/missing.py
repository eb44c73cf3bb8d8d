"""What is missing and why: everything that the site cannot show or cannot vouch for, summed up on one page."""

from collections.abc import Iterator, Mapping
from functools import partial

from gongkai.derive.lacking import LeftOpen, Unsure, left_open, unsure
from gongkai.derive.summary import Summary
from gongkai.kinds.waiver import Waiver
from gongkai.load.not_checkable import read_not_checkable
from gongkai.model.profile import Article
from gongkai.model.record import Record
from gongkai.publish.duty_rows import duties_path
from gongkai.publish.fields import View
from gongkai.publish.page import Page
from gongkai.publish.site import Site
from gongkai.text import N_

PATH = "missing.html"
TITLE = N_("What is missing and why")
DESCRIPTION = N_("What is owed now, what records leave open, what of the law is not confirmed, and what is accepted.")
MOST = 100  # compounds that the page lists: the rest is counted


def pages(site: Site) -> Iterator[Page]:
    """Yield the page."""
    words = site.catalogue.gettext
    yield Page(
        path=PATH,
        title=words(TITLE),
        description=words(DESCRIPTION),
        template="missing.html.j2",
        context=partial(_context, site),
        section="about",
        listing=True,
    )


def _context(site: Site) -> Mapping[str, object]:
    view = View(site, PATH)
    lacking = sorted((s for s in site.summaries.values() if s.missing), key=_most_missing)
    in_force = [w for w in site.archive.each(Waiver) if w.body.until >= site.archive.as_of]
    return {
        "summaries": site.summaries.values(),
        "unjudged": sum(not summary.dues.judged for summary in site.summaries.values()),
        "lacking": len(lacking),
        "most": MOST,
        "owed": [_owed(summary, view) for summary in lacking[:MOST]],
        "left_open": [_left_open(site, one, view) for one in left_open(site.archive)],
        "unsure": [_unsure(site, one, view) for one in unsure(site.archive.profiles.values())],
        "unconfirmed": [
            (_said(site, p.name), [_said(site, u) for u in p.unconfirmed])
            for p in site.archive.profiles.values()
            if p.unconfirmed
        ],
        "not_checkable": len(read_not_checkable(site.root / "schemas")),
        "waivers": [_waiver(site, waiver, view) for waiver in in_force],
    }


def _most_missing(summary: Summary) -> tuple[int, str]:
    return -summary.missing, summary.compound.id


def _owed(summary: Summary, view: View) -> list[object]:
    """Return a compound as a row: the way to what it owes, missing by law, open by its record, late, judged since."""
    dues, compound = summary.dues, summary.compound
    link = view.to(duties_path("compounds", compound.id), compound.body.name)
    return [link, len(dues.missing), len(summary.owed), len(dues.late), compound.body.disclosing_since]


def _left_open(site: Site, one: LeftOpen, view: View) -> list[object]:
    """Return a kind as a row: its list, records with gaps, gaps, and the reasons with their numbers."""
    found = sorted(one.reasons.items(), key=lambda item: (-item[1], item[0]))
    between = "；" if site.language == "zh" else "; "
    reasons = between.join(f"{site.label(one.kind, '/gaps/0/gap_reason', reason)} {n}" for reason, n in found)
    return [view.to(_list_of(site, one.kind), site.kind_title(one.kind)), one.records, one.gaps, reasons]


def _list_of(site: Site, kind: str) -> str:
    first = next(iter(site.archive.of_kind(kind).values()))
    return f"{site.path(first).partition('/')[0]}/index.html"


def _unsure(site: Site, one: Unsure, view: View) -> list[object]:
    """Return a profile as a row: its page, its numbers, those read in an excerpt, those that are second-hand."""
    return [
        view.to(site.law_path(one.profile), _said(site, one.profile.name)),
        one.numbers,
        one.excerpt,
        one.second_hand,
    ]


def _said(site: Site, words: Article) -> str:
    return words.zh if site.language == "zh" else words.en


def _waiver(site: Site, waiver: Record[Waiver], view: View) -> list[object]:
    """Return a waiver as a row: its page, its rule, until when, how many findings it accepts now."""
    rule = view.to(f"rules/{waiver.body.rule}.html", waiver.body.rule)
    return [view.link("waiver", waiver.id), rule, waiver.body.until, len(site.accepted_by(waiver))]
