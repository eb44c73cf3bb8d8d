"""Who is there in a compound to owe anything, and from which day on it can be judged."""

from datetime import date

from msgspec import Struct

from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor
from gongkai.model.record import Record
from gongkai.text import N_

BY = {"committee": Actor.COMMITTEE, "company": Actor.COMPANY, "street": Actor.STREET}
NOT_KEPT_HERE = N_(
    "The parties have not said from which day they keep their record here, so nothing is called missing."
)
NOT_YET_KEPT = N_("The parties keep their record here only from a later day, so nothing is called missing yet.")
NO_COMMITTEE = N_("The record shows no owners' committee and nobody who acts for it, so nobody is late.")
NO_COMPANY = N_("The record shows no property company that serves here now, so nobody is late.")


class Ground(Struct, frozen=True):
    """From which day a party is judged; where that is None, `why` says why nothing is."""

    since: date | None
    why: str = ""


def ground_of(archive: Archive, compound: Record[Compound], by: Actor) -> Ground:
    """Return from which day on a party of a compound is judged: it keeps its record here, and it is there."""
    return archive.once(("ground", compound.id, by), lambda: _ground_of(archive, compound, by))


def _ground_of(archive: Archive, compound: Record[Compound], by: Actor) -> Ground:
    since = compound.body.disclosing_since
    if since is None:
        return Ground(None, NOT_KEPT_HERE)
    if since > archive.as_of:
        return Ground(None, NOT_YET_KEPT)
    if by is Actor.COMMITTEE:
        began = _committee_since(archive, compound)
        return Ground(max(since, began)) if began else Ground(None, NO_COMMITTEE)
    if by is Actor.COMPANY:
        began = _company_since(archive, compound)
        return Ground(max(since, began)) if began else Ground(None, NO_COMPANY)
    return Ground(since)


def _committee_since(archive: Archive, compound: Record[Compound]) -> date | None:
    """Return the first day of the first term that is known; None where nobody acts for the owners now.

    Whoever acts for the committee, such as a residents' committee, owes what it would owe.
    """
    terms = [term.body for term in archive.at(compound.id, Committee)]
    running = any(term.end_date is None or term.end_date.last >= archive.as_of for term in terms)
    if not running and compound.body.governance_mode in (None, "none"):
        return None
    return min((term.start_date.last for term in terms if term.start_date), default=date.min)


def _company_since(archive: Archive, compound: Record[Compound]) -> date | None:
    """Return since when a company has served here without end, as far as the record says; None where none does now."""
    engaged = [(e.start_date, e.end_date) for e in compound.body.organizations if e.party_role == "property-manager"]
    engaged += [(c.body.start_date, c.body.end_date) for c in archive.at(compound.id, Contract) if c.body.is_service]
    served = [(start.last if start else date.min, end) for start, end in engaged]
    today = archive.as_of
    if not any(start <= today and (end is None or end.last >= today) for start, end in served):
        return None
    return min(start for start, _ in served)
