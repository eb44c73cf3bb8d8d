"""The supervisor's desk: for each area with compounds below it, what wants attention there today, and who must act."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from gongkai.derive.caseload import CaseLoad, Handled
from gongkai.derive.decisions import Decision
from gongkai.derive.desk import SOON, Desk, desk_of
from gongkai.derive.dues import EARLY
from gongkai.derive.silence import Silence
from gongkai.kinds.area import Area
from gongkai.model.archive import AnyRecord
from gongkai.model.finding import Actor, Finding, Severity
from gongkai.model.record import Record
from gongkai.publish.evaluation_rows import assessed_row
from gongkai.publish.fields import View
from gongkai.publish.page import Page
from gongkai.publish.pages.areas import summaries_below
from gongkai.publish.pages.month import month_path
from gongkai.publish.site import Site, resolution_path
from gongkai.report.desk import silence_words
from gongkai.report.words import ACTORS
from gongkai.text import N_

TITLE = N_("The supervisor's desk: {place}")
DESCRIPTION = N_(
    "What wants attention in {place}: duties, terms, votes, money, cases, objections, silence, and who acts."
)
OF_REGISTER = N_("{title}, no. {number}")
MOST = 20  # things of one sort that the page lists; the rest stands on the pages of the compounds
MOST_FINDINGS = 100  # of one who must act


class Work(Struct, frozen=True):
    """What one who must act has before them: duties missing and due soon, and what the check says to them."""

    who: str
    missing: int
    soon: int
    errors: int
    warnings: int
    findings: Sequence[Finding]


class Line(Struct, frozen=True):
    """One thing in a list: what and where it is, of when, and the compound or area it belongs to."""

    path: str
    title: str
    day: object
    place: str
    place_path: str
    days: int = 0
    note: str = ""


def pages(site: Site) -> Iterator[Page]:
    """Yield the desk of each area that has a compound below it."""
    words = site.catalogue.gettext
    for area in site.archive.each(Area):
        if summaries_below(site, area):
            yield Page(
                path=desk_path(area.id),
                title=words(TITLE).format(place=area.body.name),
                description=words(DESCRIPTION).format(place=area.body.name),
                template="desk.html.j2",
                listing=True,
                context=partial(_context, site, area),
                section="areas",
                crumbs=site.crumbs(area.id),
                fictional=site.is_fictional(area),
            )


def desk_path(area: str) -> str:
    """Return where the desk of an area stands."""
    return f"areas/{area}/desk/index.html"


def _context(site: Site, area: Record[Area]) -> Mapping[str, object]:
    desk, view = desk_of(site.archive, area.id, site.findings), View(site, desk_path(area.id))
    return {
        "area": area,
        "desk": desk,
        "most": MOST,
        "early": EARLY,
        "soon": SOON,
        "month_path": month_path(area.id),
        "work": _work(site, desk),
        "load": CaseLoad(desk.cases),
        "terms": [_line(site, found.term.record, found.until, days=found.days) for found in desk.terms[:MOST]],
        "votes": [_vote(site, decision) for decision in (*desk.differing, *desk.unverified)[:MOST]],
        "payments": [_payment(site, desk, view, n) for n in range(min(MOST, len(desk.unexplained)))],
        "evaluations": [assessed_row(site, one, view) for one in desk.evaluations[:MOST]],
        "overdue": [case_line(site, case) for case in desk.overdue[:MOST]],
        "objections": [
            _line(site, found.record, found.record.body.received_on, days=found.late)
            for found in desk.objections[:MOST]
        ],
        "waivers": [
            _line(site, found.record, found.record.body.until, days=found.days, note=found.record.body.granted_by)
            for found in desk.waivers[:MOST]
        ],
        "silent": [_silence(site, silence, view) for silence in desk.silent[:MOST]],
        "not_kept": [view.link("compound", compound.id) for compound in desk.not_kept[:MOST_FINDINGS]],
        "broken": desk.broken[:MOST_FINDINGS],
    }


def _work(site: Site, desk: Desk) -> list[Work]:
    """Return what is before each who must act; what is accepted in public or is only a note is not."""
    of: dict[Actor, list[Finding]] = {actor: [] for actor in Actor}
    for finding in desk.findings:
        if finding.waiver is None and finding.severity is not Severity.INFO:
            guide = site.guide(finding)
            of[guide.actor if guide else Actor.SECRETARY].append(finding)
    return [
        Work(
            who=site.catalogue.gettext(ACTORS[actor]),
            missing=sum(duty.by is actor for duty in desk.missing),
            soon=sum(duty.by is actor for duty in desk.soon),
            errors=sum(finding.severity is Severity.ERROR for finding in found),
            warnings=sum(finding.severity is Severity.WARNING for finding in found),
            findings=sorted(found, key=lambda f: (f.severity.rank, f.place))[:MOST_FINDINGS],
        )
        for actor, found in of.items()
    ]


def _line(site: Site, record: AnyRecord, day: object, *, days: int = 0, note: str = "") -> Line:
    place = site.place_of(record)
    return Line(
        site.path(record), site.heading(record), day, site.place_name(place), place_path(site, place), days, note
    )


def place_path(site: Site, place: str) -> str:
    """Return where the page of a compound or an area stands; "" where it is not in the archive."""
    found = site.find("compound", place) or site.find("area", place)
    return found[0] if found else ""


def case_line(site: Site, case: Handled) -> Line:
    """Return a case, or one line of a register, with the day by which it was to be settled and how late it is."""
    title = site.heading(case.record)
    if case.identifier:
        title = site.catalogue.gettext(OF_REGISTER).format(title=title, number=case.identifier)
    place = case.record.place
    late = case.overdue(site.archive.as_of) or 0
    return Line(site.path(case.record), title, case.due, site.place_name(place), place_path(site, place), late)


def _vote(site: Site, decision: Decision) -> tuple[Decision, Line]:
    meeting, verdict = decision.meeting, decision.verdict
    why = verdict.why if verdict else None
    line = Line(
        path=resolution_path(meeting.id, decision.resolution.identifier),
        title=decision.resolution.title,
        day=decision.decided,
        place=site.place_name(meeting.place),
        place_path=place_path(site, meeting.place),
        note=site.catalogue.gettext(why) if why else "",
    )
    return decision, line


def _payment(site: Site, desk: Desk, view: View, n: int) -> list[object]:
    """Return a payment as a row: what for, with the way to its statement, the compound, the day, yuan."""
    paid = desk.unexplained[n]
    entry, statement = paid.entry, paid.statement
    label = site.label("statement", "/entries/0/category", entry.category)
    what = view.to(site.path(statement), entry.description or label)
    return [what, view.link("compound", statement.place), entry.booked_on, entry.amount]


def _silence(site: Site, silence: Silence, view: View) -> list[object]:
    """Return a silent compound as a row: which, in what, how long beyond its day, and the last day of anything."""
    words = silence_words(silence, site.catalogue)
    return [view.link("compound", silence.compound.id), words, silence.days, silence.heard]
