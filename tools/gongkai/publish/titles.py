"""Titles of pages, short enough for a tab and for a search result."""

LONGEST = 60


def headline(title: str) -> str:
    """Return a title of at most 60 characters, on one line; what is cut off is marked."""
    line = " ".join(title.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
