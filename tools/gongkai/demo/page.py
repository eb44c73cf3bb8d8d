"""The pieces that every made-up record is put together from, as lines of canonical YAML.

Text goes in as it is, so whoever writes a sentence here keeps it plain: no colon with a space after it, no number sign
with one before it, in a row between braces no comma but the Chinese one. A test reads every record back.
"""

from hashlib import sha256

from gongkai.demo.days import iso

# The path of a record below records/, without .yml, and its whole text.
Record = tuple[str, str]


def record(path: str, *lines: str) -> Record:
    """Return a record of these lines. An empty line is a field that it does not have."""
    return path, "\n".join([*filter(None, lines), ""])


def source(title: str, publisher: str, on: int) -> str:
    """Return the sources of a record: one paper, who issued it and when."""
    return f"sources:\n  - {{title: {title}, publisher: {publisher}, date: {iso(on)}}}"


def posted(channel: str, first: int, last: int, evidence: str, indent: str = "") -> str:
    """Return one posting from one day to another, with where its proof is kept."""
    row = f"channel: {channel}, from: {iso(first)}, to: {iso(last)}, evidence: {evidence}"
    return f"{indent}posted:\n{indent}  - {{{row}}}"


def gap(field: str, reason: str, note: str) -> str:
    """Return the one gap of a record: which field has nothing in it, and why."""
    return f"gaps:\n  - {{field: {field}, gap_reason: {reason}, note: {note}}}"


def fingerprint(*parts: object) -> str:
    """Return a made-up but steady fingerprint for an attachment that does not exist.

    With quotes, as everything that looks like a number and is none.
    """
    return f'"{sha256("/".join(map(str, parts)).encode()).hexdigest()}"'
