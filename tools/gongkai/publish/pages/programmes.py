"""The programmes: each row of what streets do and where it stands in the record, from `site/data/programmes.yml`."""

from collections.abc import Iterator, Mapping
from functools import partial

import msgspec
from msgspec import Struct

from gongkai.check.rule import all_rules
from gongkai.derive.indicator import all_indicators
from gongkai.kinds import all_kinds
from gongkai.model.archive import AnyRecord
from gongkai.model.finding import Titled
from gongkai.publish.page import Page
from gongkai.publish.pages.indicators import path_of
from gongkai.publish.site import Site
from gongkai.text import N_

ALL = N_("Programmes")
DESCRIPTION = N_("What streets, towns and cities do, row by row, and where each row stands in the record.")


class Shown(Struct, frozen=True):
    """A page of the site that shows a row, by its path."""

    path: str
    title: Titled


class Row(Struct, frozen=True):
    """One row of a programme: the kinds, rules and indicators that hold it, and records that show it.

    `real` records are made from the published article, `example` ones belong to the fictional street; `pages` are
    those that are made from many records.
    """

    id: str
    title: Titled
    kinds: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    real: tuple[str, ...] = ()
    example: tuple[str, ...] = ()
    pages: tuple[Shown, ...] = ()


class Programme(Struct, frozen=True):
    """One programme, with the record of the place whose programme it is."""

    id: str
    title: Titled
    record: str
    rows: tuple[Row, ...]


class Programmes(Struct, frozen=True):
    """What `programmes.yml` holds."""

    programmes: tuple[Programme, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of the programmes; none where the repository names none."""
    programmes = read_programmes(site)
    if programmes:
        yield Page(
            path="programmes/index.html",
            title=site.catalogue.gettext(ALL),
            description=site.catalogue.gettext(DESCRIPTION),
            template="programmes.html.j2",
            context=partial(_context, site, programmes),
        )


def read_programmes(site: Site) -> tuple[Programme, ...]:
    """Return the programmes that the repository names; empty where it has no such file."""
    path = site.root / "site" / "data" / "programmes.yml"
    return msgspec.yaml.decode(path.read_bytes(), type=Programmes).programmes if path.is_file() else ()


def record_of(site: Site, path: str) -> AnyRecord | None:
    """Return the record at a path below `records/` without `.yml`; None where it is not in the archive."""
    folder, _, record_id = path.partition("/")
    kind = next((kind for kind in all_kinds().values() if kind.folder == folder), None)
    return site.archive.of_kind(kind.name).get(record_id) if kind else None


def _context(site: Site, programmes: tuple[Programme, ...]) -> Mapping[str, object]:
    return {"programmes": [_programme(site, programme) for programme in programmes]}


def _programme(site: Site, programme: Programme) -> Mapping[str, object]:
    return {
        "id": programme.id,
        "title": _said(site, programme.title),
        "place": _records(site, (programme.record,)),
        "rows": [_row(site, row) for row in programme.rows],
    }


def _row(site: Site, row: Row) -> Mapping[str, object]:
    rules = {rule.name: rule.paragraphs[0] for rule in all_rules()}
    indicators = {indicator.name: indicator for indicator in all_indicators()}
    return {
        "id": row.id,
        "title": _said(site, row.title),
        "kinds": [
            (f"{all_kinds()[kind].folder}/index.html", site.kind_title(kind))
            for kind in row.kinds
            if kind in all_kinds()
        ],
        "rules": [(f"rules/{rule}.html", site.catalogue.gettext(rules[rule])) for rule in row.rules if rule in rules],
        "indicators": [
            (path_of(indicators[name]), site.catalogue.gettext(indicators[name].title))
            for name in row.indicators
            if name in indicators
        ],
        "real": _records(site, row.real),
        "example": _records(site, row.example),
        "pages": [(page.path, _said(site, page.title)) for page in row.pages],
    }


def _records(site: Site, paths: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(site.path(record), site.heading(record)) for path in paths if (record := record_of(site, path))]


def _said(site: Site, words: Titled) -> str:
    return words.zh if site.language == "zh" else words.en
