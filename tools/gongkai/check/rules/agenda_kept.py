"""An assembly decides only what was on the agenda that was posted with the call.

Whoever stays at home because nothing on the agenda concerns them must be able to rely on it. Where the place forbids
votes on other matters, each resolution has to belong to an item of the posted agenda, and to be the same matter of the
law.

A resolution says by “agenda_order” which item it belongs to. Without it, it is looked for by its title and by its
matter; where neither can tell, nothing is said. An order that the agenda does not have is a slip anywhere.

Source: Beijing Property Management Regulations, article 35; Hangzhou Property Management Regulations, article 19;
Qingdao Property Management Regulations, article 29.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.meeting import AgendaItem, Meeting, Resolution
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Do not carry out what was not announced: put it on the agenda of the next assembly and vote again.")
NO_SUCH_ITEM = N_("The resolution names item {order} of the agenda, and the agenda has no such item.")
NOT_ANNOUNCED = N_(
    "This was not on the agenda that was posted with the call; only what is on it can be decided ({law})."
)
OTHER_MATTER = N_(
    "Item {order} of the posted agenda is another matter of the law ({announced}) than the one voted on ({voted});"
    " only what was announced can be decided ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        if not meeting.body.agenda:
            continue
        items = {item.order: item for item in meeting.body.agenda}
        for index, resolution in enumerate(meeting.body.resolutions):
            order = resolution.agenda_order
            if order is not None and order not in items:
                yield Problem(meeting, f"/resolutions/{index}/agenda_order", NO_SUCH_ITEM, order=order)
                continue
            item = items[order] if order is not None else None
            strange = _differs(item, resolution) if item else _missing(meeting.body, resolution)
            when = meeting.body.decided(resolution) if strange else None
            law = law_at(archive, meeting.place, "agenda_additions_count", when) if when else None
            if law is None or law.whole > 0:
                continue
            if item:
                facts = {"order": item.order, "announced": item.legal_item, "voted": resolution.legal_item}
                yield Problem(meeting, f"/resolutions/{index}/legal_item", OTHER_MATTER, **facts, law=law)
            else:
                yield Problem(meeting, f"/resolutions/{index}/title", NOT_ANNOUNCED, law=law)


def _differs(item: AgendaItem, resolution: Resolution) -> bool:
    return None not in (item.legal_item, resolution.legal_item) and item.legal_item != resolution.legal_item


def _missing(meeting: Meeting, resolution: Resolution) -> bool:
    """Return whether no item of the agenda can be meant: each has its matter and its words, and none fits."""
    return resolution.legal_item is not None and all(
        item.legal_item not in (None, resolution.legal_item) and item.description != resolution.title
        for item in meeting.agenda
    )
