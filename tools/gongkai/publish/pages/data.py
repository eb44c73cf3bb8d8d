"""The data: what can be taken, what is promised about it, and what every column means."""

from collections.abc import Iterator, Mapping
from functools import partial

from gongkai.publish.data_files import VERSION, WHOLE
from gongkai.publish.derived_tables import every_table
from gongkai.publish.dictionary import FORMS
from gongkai.publish.exports import all_formats
from gongkai.publish.page import NOTHING, Page
from gongkai.publish.shell import Crumb
from gongkai.publish.site import Site
from gongkai.publish.table import Table, each_table
from gongkai.text import N_

TITLE = N_("Take the data")
DESCRIPTION = N_("All records as JSON, CSV, SQLite and a data package, with a promise about their form.")
DICTIONARY = N_("Data dictionary: {table}")
DICTIONARY_DESCRIPTION = N_("What every column means, in the words of the form.")


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of the data, and for each kind of record the meaning of its columns."""
    words = site.catalogue.gettext
    tables = every_table(site.schemas)
    top = Crumb(words(TITLE), "data/index.html")
    yield Page(
        path=top.path,
        title=top.title,
        description=words(DESCRIPTION),
        template="data.html.j2",
        listing=True,
        context=partial(_context, site, tables),
    )
    for table in tables.values():
        yield Page(
            path=dictionary_path(table),
            title=words(DICTIONARY).format(table=table.title[site.language]),
            description=words(DICTIONARY_DESCRIPTION),
            template="dictionary.html.j2",
            context=partial(_dictionary, site, table),
            place=NOTHING,
            crumbs=[top],
        )


def dictionary_path(table: Table) -> str:
    """Return where the columns of a table are explained; those of the lists inside it stand on the same page."""
    return f"data/{VERSION}/dictionary/{table.name}.html"


def _context(site: Site, tables: Mapping[str, Table]) -> Mapping[str, object]:
    return {
        "whole": site.data.get(WHOLE),
        "places": [site.data[place] for place in sorted(site.data) if place != WHOLE],
        "dictionary": [(dictionary_path(table), table.title[site.language]) for table in tables.values()],
        "titles": titles_of(site),
        "formats": all_formats().values(),
    }


def titles_of(site: Site) -> Mapping[str, str]:
    """Return what each table is called; a list by the thing that it stands in, too."""
    key = ("titles of tables", site.language)
    return site.archive.once(key, lambda: dict(_titles(site, every_table(site.schemas), "")))


def _titles(site: Site, tables: Mapping[str, Table], outer: str) -> Iterator[tuple[str, str]]:
    for table in tables.values():
        title = f"{outer} › {table.title[site.language]}" if outer else table.title[site.language]
        yield table.name, title
        yield from _titles(site, {inner.name: inner for _, inner in table.lists}, title)


def _dictionary(site: Site, table: Table) -> Mapping[str, object]:
    titles = titles_of(site)
    parts = [(part, titles[part.name]) for part in each_table({table.name: table})]
    return {"table": table, "parts": parts, "forms": FORMS}
