"""What the parties of a place do, in short: the latest evaluations, the activities with their rhythm, the lists."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from gongkai.derive.evaluations import year_of
from gongkai.derive.rounds import Rounds, rounds_of
from gongkai.derive.tree import places_below
from gongkai.kinds.activity import Activity
from gongkai.kinds.duty_list import DutyList
from gongkai.kinds.evaluation import Evaluation
from gongkai.model.record import Record
from gongkai.publish.site import Site

MOST = 5


class Work(Struct, frozen=True):
    """The latest evaluations, activities and lists of a place, and how many there are of each."""

    evaluations: Sequence[Record[Evaluation]]
    activities: Sequence[tuple[Record[Activity], Rounds]]
    lists: Sequence[Record[DutyList]]
    counts: Mapping[str, int]

    @property
    def any(self) -> bool:
        """Return whether there is anything to show."""
        return any(self.counts.values())


def work_of(site: Site, place: str) -> Work:
    """Return what the parties of a compound or an area do, the latest first; evaluations are those below it, too."""
    archive = site.archive
    evaluations = [one for below in sorted(places_below(archive, place)) for one in archive.at(below, Evaluation)]
    activities = archive.at(place, Activity)
    lists = archive.at(place, DutyList)
    return Work(
        evaluations=sorted(evaluations, key=lambda r: (year_of(r.body) or 0, r.id), reverse=True)[:MOST],
        activities=[
            (record, rounds_of(record.body, archive.as_of))
            for record in sorted(activities, key=lambda r: (str(r.body.start_date or ""), r.id), reverse=True)[:MOST]
        ],
        lists=sorted(lists, key=lambda r: (str(r.body.period or ""), r.id), reverse=True)[:MOST],
        counts={"evaluations": len(evaluations), "activities": len(activities), "duty-lists": len(lists)},
    )
