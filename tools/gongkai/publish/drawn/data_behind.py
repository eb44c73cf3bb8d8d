"""The way from a chart to the data behind it: the files of its place with the records it is made from."""

from gongkai.publish.data_files import folder_of
from gongkai.publish.derived_tables import all_derived
from gongkai.publish.site import Site
from gongkai.text import N_

CSV_OF = N_("{kind}: data (CSV)")


def csv_of(site: Site, place: str, kind: str, *lists: str) -> list[tuple[str, str]]:
    """Return path and words of the table of a kind; with `lists` that of the things inside it."""
    name = "_".join((kind.replace("-", "_"), *lists))
    titles = [site.kind_title(kind), *(site.field_title(kind, f"/{name}") for name in lists)]
    words = site.catalogue.gettext(CSV_OF).format(kind=" › ".join(titles))
    return [(f"{folder_of(site.archive, place)}{name}.csv", words)]


def computed_of(site: Site, place: str, table: str) -> list[tuple[str, str]]:
    """Return path and words of a table of computed figures, which is there where a place has a row in it."""
    words = site.catalogue.gettext(CSV_OF).format(kind=all_derived()[table].table.title[site.language])
    return [(f"{folder_of(site.archive, place)}{table}.csv", words)]
