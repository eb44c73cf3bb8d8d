"""The text of a record, read: plain data, or findings that say where it cannot be read and how to mend it."""

from typing import Any

from gongkai.load.noted import Noted
from gongkai.load.positions import Positions
from gongkai.load.text_gate import text_of
from gongkai.load.yaml_fast import fast_data
from gongkai.load.yaml_slow import slow_data
from gongkai.model.finding import Finding

__all__ = ["Positions", "positions", "read_text"]


def read_text(data: bytes, path: str) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Return the data of a record and no findings, or None and the findings about it.

    `data` is the file's content; `path`, relative to the root, is only for the findings. What is returned holds dict,
    list, str, int, bool and None, never float or date: a decimal or a date is the text as written. Keys are text.
    """
    noted = Noted(path)
    text = text_of(data, noted)
    if text is None:
        return None, noted.findings()
    if not noted:
        fast = fast_data(text)
        if fast is not None:
            return fast, []
    slow = slow_data(text, noted)
    return slow, noted.findings()


def positions(data: bytes) -> Positions:
    """Return where everything stands in a record that can be read. Slow; meant for files that have findings."""
    found = Positions()
    noted = Noted("")
    text = text_of(data, noted)
    if text is not None:
        slow_data(text, noted, found)
    return found
