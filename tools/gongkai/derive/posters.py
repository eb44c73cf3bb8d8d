"""Who posts what a record says, and where owners can turn to about it. A body, a post or an office, never a person."""

from collections.abc import Sequence
from datetime import date

from gongkai.kinds.account import Account
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.kinds.correction import Correction
from gongkai.kinds.duty_list import DutyList
from gongkai.kinds.election import Election
from gongkai.kinds.meeting import Meeting
from gongkai.kinds.objection import Objection
from gongkai.kinds.organization import Organization
from gongkai.kinds.statement import Statement
from gongkai.model.archive import AnyRecord, Archive
from gongkai.model.facts import ContactDetail
from gongkai.model.record import Record

# These decide themselves and have no body of their own that could sign: their committee does.
BY_COMMITTEE = frozenset({"owners-assembly", "owners-committee"})


def serving(archive: Archive, place: str, day: date) -> Record[Committee] | None:
    """Return the committee, or the body in its place, whose term had begun on a day and had not ended, the newest."""
    found = [
        committee
        for committee in archive.at(place, Committee)
        if (start := committee.body.start_date)
        and start.first <= day
        and not (committee.body.end_date and committee.body.end_date.last < day)
    ]
    return max(found, key=lambda committee: (committee.body.start_date, committee.id), default=None)


def poster_of(archive: Archive, record: AnyRecord, place: str, day: date) -> str:
    """Return the name of who posts what a record says; "" where the records do not tell."""
    body = record.body
    if isinstance(body, Committee):
        return str(body.name)
    if isinstance(body, Correction):
        return str(body.decided_by)
    if isinstance(body, Objection) and body.replied_by:
        return str(body.replied_by)
    if isinstance(body, Meeting):
        named = archive.get(body.organization_id, Organization) if body.organization_id else None
        committee = archive.get(body.committee_id, Committee) if body.committee_id else None
        if body.classification == "owners-committee" and (committee := committee or serving(archive, place, day)):
            return committee.body.name  # the record often names the assembly that the committee belongs to
        if named:
            return named.body.name
        if body.classification not in (*BY_COMMITTEE, "commission"):
            return ""
    if isinstance(body, DutyList):
        named = archive.get(body.organization_id, Organization) if body.organization_id else None
        return named.body.name if named else ""
    if isinstance(body, Election):
        return ""  # the group, which has no name of its own; it signs by hand
    if isinstance(body, Statement):
        account = archive.get(body.account_id, Account)
        if account and account.body.organization_id:
            named = archive.get(account.body.organization_id, Organization)
            if named:
                return named.body.name
    committee = serving(archive, place, day)
    return committee.body.name if committee else ""


def contacts_of(archive: Archive, place: str, day: date) -> Sequence[ContactDetail]:
    """Return where owners can turn to: the office of the committee, else that of the compound; empty where unknown."""
    committee = serving(archive, place, day)
    if committee and committee.body.contact_details:
        return committee.body.contact_details
    compound = archive.get(place, Compound)
    return compound.body.contact_details if compound else ()
