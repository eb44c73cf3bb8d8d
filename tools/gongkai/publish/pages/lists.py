"""Lists by kind: all kinds, the places that have records of a kind, and the records of a kind at a place."""

from collections.abc import Iterator, Mapping
from functools import partial

from gongkai.kinds import all_kinds
from gongkai.model.archive import AnyRecord
from gongkai.model.kind import Home, Kind
from gongkai.publish.drawn.of_place import charts_of_list
from gongkai.publish.follow import follow_of_kind
from gongkai.publish.page import Page
from gongkai.publish.shell import Crumb
from gongkai.publish.site import Site
from gongkai.text import N_

ALL = N_("All records")
ALL_DESCRIPTION = N_("Every kind of record, with the number of records.")
AT_PLACE = N_("{kind}: {place}")


def pages(site: Site) -> Iterator[Page]:
    """Yield the list of kinds, and for each kind its lists; areas and compounds have lists of their own."""
    words = site.catalogue.gettext
    yield Page(
        path="records/index.html",
        title=words(ALL),
        description=words(ALL_DESCRIPTION),
        template="kinds.html.j2",
        listing=True,
        context=lambda: {
            "kinds": [(kind, len(site.archive.of_kind(kind.name))) for kind in all_kinds().values()],
            "follow_of": follow_of_kind(site, ""),
        },
        feed=follow_of_kind(site, "")["feed"],
    )
    for kind in all_kinds().values():
        if kind.name not in ("area", "compound"):
            yield from _of_kind(site, kind)


def _of_kind(site: Site, kind: Kind) -> Iterator[Page]:
    title, records = site.kind_title(kind.name), list(site.archive.of_kind(kind.name).values())
    by_place: dict[str, list[AnyRecord]] = {}
    for record in records:
        by_place.setdefault(site.place_of(record), []).append(record)
    top = Crumb(site.catalogue.gettext(ALL), "records/index.html")
    yield Page(
        path=f"{kind.folder}/index.html",
        title=title,
        description=title,
        template="kind.html.j2",
        listing=True,
        context=partial(_kind_context, site, kind, by_place),
        crumbs=[top],
        feed=follow_of_kind(site, kind.name)["feed"],
    )
    if kind.home is Home.FLAT:
        return
    for place, of_place in sorted(by_place.items()):
        found = site.find("compound", place) or site.find("area", place)
        name = found[1] if found else place
        yield Page(
            path=f"{kind.folder}/{place}/index.html",
            title=site.catalogue.gettext(AT_PLACE).format(kind=title, place=name),
            description=title,
            template="records.html.j2",
            listing=True,
            context=partial(_place_context, site, kind, place, of_place),
            place=place,
            crumbs=[*site.crumbs(place), Crumb(title, f"{kind.folder}/index.html")],
            fictional=site.is_fictional(of_place[0]),
        )


def _kind_context(site: Site, kind: Kind, by_place: Mapping[str, list[AnyRecord]]) -> Mapping[str, object]:
    groups = []
    for place, records in sorted(by_place.items(), key=lambda item: (site.is_fictional(item[1][0]), item[0])):
        found = site.find("compound", place) or site.find("area", place) if place else None
        name = found[1] if found else place
        groups.append((place, name, _latest_first(kind, records), site.is_fictional(records[0])))
    return {
        "kind": kind,
        "groups": groups,
        "flat": kind.home is Home.FLAT,
        "follow_of": follow_of_kind(site, kind.name),
    }


def _place_context(site: Site, kind: Kind, place: str, records: list[AnyRecord]) -> Mapping[str, object]:
    return {
        "kind": kind,
        "records": _latest_first(kind, records),
        "charts": charts_of_list(site, kind.name, place),
    }


def _latest_first(kind: Kind, records: list[AnyRecord]) -> list[tuple[AnyRecord, object]]:
    dated = [(record, kind.day_of(record.body)) for record in records]
    return sorted(dated, key=lambda pair: (str(pair[1] or ""), pair[0].id), reverse=True)
