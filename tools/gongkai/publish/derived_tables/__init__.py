"""The tables of computed figures: one module each, with one `DERIVED`. Adding a file adds a table to every format."""

import sys
from collections.abc import Mapping
from functools import cache

from gongkai.discover import modules_of
from gongkai.load.schemas import Schemas
from gongkai.publish.derived_table import Derived
from gongkai.publish.table import Table
from gongkai.publish.tables import tables_of


@cache
def all_derived() -> Mapping[str, Derived]:
    """Return every table of computed figures, by name."""
    found = [module.DERIVED for module in modules_of(sys.modules[__name__])]
    return {one.table.name: one for one in sorted(found, key=lambda d: d.table.name)}


def every_table(schemas: Schemas) -> dict[str, Table]:
    """Return the tables of the records, and after them those of the computed figures."""
    return tables_of(schemas) | {name: one.table for name, one in all_derived().items()}
