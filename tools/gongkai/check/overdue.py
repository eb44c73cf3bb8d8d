"""Duties as findings: what was late, on the record that was late; what is missing, once for each compound and party."""

from collections.abc import Callable, Collection, Iterable, Iterator

from gongkai.check.duty import Duty, State, duties_of, titled
from gongkai.check.rule import Problem
from gongkai.kinds import all_kinds
from gongkai.kinds.compound import Compound
from gongkai.model.archive import AnyRecord, Archive
from gongkai.model.finding import Titled
from gongkai.model.record import Record
from gongkai.text import N_

LATE = N_("This shows “{item}”, which was due on {due}; it was posted on {posted}, {days} days late ({law}).")
MISSING = N_(
    "Since {since} the record is kept here, and it lacks what was due: {items}. The oldest was due on {due}, {days}"
    " days ago ({law})."
)
NEVER = N_("Since {since} the record is kept here, and it shows no posting of: {items} ({law}).")


def each_disclosing(archive: Archive) -> Iterator[Record[Compound]]:
    """Yield the compounds that keep their record here: only of them can something be missing."""
    for compound in archive.each(Compound):
        if compound.body.disclosing_since and compound.body.disclosing_since <= archive.as_of:
            yield compound


def fulfilling(archive: Archive, duty: Duty) -> AnyRecord | None:
    """Return the record that fulfils a duty."""
    kind, record_id = duty.fulfilled_by or ("", "")
    return archive.of_kind(kind).get(record_id) if kind in all_kinds() else None


def late_and_missing(archive: Archive, concerns: Callable[[Duty], bool]) -> Iterator[Problem]:
    """Yield what was late or is missing of the duties that a rule `concerns`; one problem for all that is missing."""
    for compound in each_disclosing(archive):
        duties = [duty for duty in duties_of(archive, compound) if duty.blamed and concerns(duty)]
        yield from _late(archive, duties)
        # What stands in a file that cannot be read is not missing; nobody knows what it says.
        if not _unread(archive, compound):
            yield from _missing(compound, [duty for duty in duties if duty.state is State.MISSING])


def _late(archive: Archive, duties: Iterable[Duty]) -> Iterator[Problem]:
    told = set()
    for duty in duties:
        record = fulfilling(archive, duty)
        if duty.state is State.LATE and record and (record.path, duty.name) not in told:
            told.add((record.path, duty.name))
            facts = {"due": duty.due, "posted": duty.done_on, "days": duty.days, "law": duty.law}
            yield Problem(record, "/posted", LATE, item=titled(duty.name), **facts)


def _missing(compound: Record[Compound], duties: list[Duty]) -> Iterator[Problem]:
    if duties:
        oldest = max(duties, key=lambda duty: duty.days)
        facts = {"since": compound.body.disclosing_since, "due": oldest.due, "days": oldest.days}
        items = listed(duty.name for duty in duties)
        yield Problem(compound, "/disclosing_since", MISSING, items=items, law=oldest.law, **facts)


def never_shown(archive: Archive, concerns: Callable[[Duty], bool]) -> Iterator[Problem]:
    """Yield, for each compound, which of the items without a fixed day were never shown at all."""
    for compound in each_disclosing(archive):
        if _unread(archive, compound):
            continue
        duties = [d for d in duties_of(archive, compound) if d.state is State.NO_FIXED_DAY and d.done_on is None]
        found = [duty for duty in duties if concerns(duty)]
        if found:
            items = listed(duty.name for duty in found)
            since = compound.body.disclosing_since
            yield Problem(compound, "/disclosing_since", NEVER, since=since, items=items, law=found[0].law)


def listed(names: Iterable[str]) -> Titled:
    """Return what several duties are called, in one line, each once."""
    found = [titled(name) for name in dict.fromkeys(names)]
    return Titled(zh="、".join(one.zh for one in found), en=", ".join(one.en for one in found))


def _unread(archive: Archive, compound: Record[Compound]) -> bool:
    places: Collection[str] = archive.once("unread places", lambda: {path.split("/")[2] for path in archive.unread})
    return compound.id in places
