"""A file written whole or not at all: aside first, then put in its place."""

import os
import tempfile
from pathlib import Path

NEW_FILE = 0o644


def replace_content(path: Path, content: bytes) -> None:
    """Write `content` to `path`; at no moment is there half of it, and a file that was there keeps its rights.

    Raises OSError where that is not possible, Ctrl+C included: then everything is as it was.
    """
    mode = path.stat().st_mode & 0o7777 if path.exists() else NEW_FILE
    # Not called like a record, so that a check that runs meanwhile takes it for what a program left behind.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".tmp")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        aside.chmod(mode)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
