"""How records are written as notices for the board: one module for each kind that has a form of its own.

A kind without one is written in general, by the titles of its schema. Adding a module here is all that it takes.
"""

import sys
from collections.abc import Mapping
from functools import cache

from gongkai.discover import modules_of
from gongkai.model.archive import AnyRecord
from gongkai.publish.printed.paper import Form, Notice, Occasion

GENERAL = ""


@cache
def all_forms() -> Mapping[str, Form]:
    """Return every form, by the kind of record; the general one is under GENERAL."""
    return {module.FORM.kind: module.FORM for module in modules_of(sys.modules[__name__])}


def notice_of(occasion: Occasion, record: AnyRecord) -> Notice:
    """Return the notice of a record."""
    forms = all_forms()
    return forms.get(record.kind, forms[GENERAL]).write(occasion, record)
