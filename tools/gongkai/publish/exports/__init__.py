"""The forms in which the data can be taken: one module each, with one `FORMAT`."""

import sys
from collections.abc import Mapping
from functools import cache

from gongkai.discover import modules_of
from gongkai.publish.export_format import Format


@cache
def all_formats() -> Mapping[str, Format]:
    """Return every format, by name."""
    return {module.FORMAT.name: module.FORMAT for module in modules_of(sys.modules[__name__])}
