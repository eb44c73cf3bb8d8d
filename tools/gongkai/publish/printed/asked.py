"""Which record is meant when a notice is asked for: by its path, by its id, or as a decision `MEETING#NUMBER`."""

from collections.abc import Sequence

from msgspec import Struct

from gongkai.derive.decisions import Decision
from gongkai.kinds import all_kinds
from gongkai.kinds.meeting import Meeting
from gongkai.load.meant import closest
from gongkai.model.archive import AnyRecord
from gongkai.model.record import Record
from gongkai.publish.site import Site
from gongkai.text import N_

UNKNOWN = N_("There is no record “{name}”.")
UNKNOWN_MEANT = N_("There is no record “{name}”; did you mean “{meant}”?")
SEVERAL = N_("Several records are called “{name}”; name one by its path: {paths}.")
NO_DECISION = N_("The meeting “{meeting}” has no decision “{number}”; it has: {numbers}.")
NOT_READ = N_("The file of “{name}” cannot be read as a record. Run gongkai check to see why.")


class Asked(Struct, frozen=True):
    """A record, and the one decision of it that was asked for."""

    record: AnyRecord
    decision: Decision | None = None

    @property
    def name(self) -> str:
        """Return what files made from it are called: the id, in which nothing leads to another folder."""
        number = f"-{self.decision.resolution.identifier}" if self.decision else ""
        return f"{self.record.id.replace('/', '-')}{number}"


class NotFound(Exception):
    """No one record is meant. `message` is a sentence with named gaps, `facts` fills them."""

    def __init__(self, message: str, **facts: str) -> None:
        super().__init__(message.format_map(facts))
        self.message = message
        self.facts: dict[str, str] = facts


def asked_for(site: Site, name: str) -> Asked:
    """Return what `name` means. Raises NotFound where that is nothing, or more than one thing."""
    wanted, _, number = name.replace("\\", "/").partition("#")
    plain = wanted.removeprefix("./").removesuffix(".yml")
    if f"records/{plain.removeprefix('records/')}.yml" in site.archive.unread:
        raise NotFound(NOT_READ, name=name)
    found = _named(site, plain)
    if not found:
        names = {record.path.removesuffix(".yml"): "" for record in site.archive.records}
        names |= {record.id: site.heading(record) for record in site.archive.records}
        meant = closest(plain, {key: (title,) for key, title in names.items()})
        raise NotFound(UNKNOWN_MEANT, name=name, meant=meant) if meant else NotFound(UNKNOWN, name=name)
    if len(found) > 1:
        raise NotFound(SEVERAL, name=name, paths=", ".join(record.path for record in found[:6]))
    [record] = found
    return Asked(record, _decision(site, record, number) if number else None)


def _named(site: Site, plain: str) -> Sequence[AnyRecord]:
    path = f"records/{plain.removeprefix('records/')}.yml"
    record = site.record_at(path)
    if record:
        return [record]
    return [record for kind in all_kinds() if (record := site.archive.of_kind(kind).get(plain))]


def _decision(site: Site, record: Record[Meeting], number: str) -> Decision:
    decisions = site.decisions(record) if isinstance(record.body, Meeting) else []
    for decision in decisions:
        if decision.resolution.identifier == number:
            return decision
    numbers = ", ".join(decision.resolution.identifier for decision in decisions)
    raise NotFound(NO_DECISION, meeting=record.id, number=number, numbers=numbers or "–")
