"""A file of the archive, opened so that nothing is waited for or followed, and read no further than a record goes."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

from gongkai.load.reading_rules import FILE_READABLE, SIZE_LIMIT
from gongkai.model.finding import Finding, Place, Severity
from gongkai.text import N_

LINK = N_("This is a link to another file. Put the file itself in its place.")
NOT_A_FILE = N_("This is not an ordinary file. Delete it, or put an ordinary file in its place.")
GONE = N_("The file or folder is not there any more. Run the check again.")
FORBIDDEN = N_("The file or folder may not be opened. Give yourself the right to read it.")
BROKEN = N_("The file or folder cannot be read ({code}). Try again, or copy it again from where it came from.")

# A pipe would keep us waiting, a link would lead out of the archive. Windows does not have the flags.
FLAGS = os.O_RDONLY
for _name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"):
    FLAGS |= getattr(os, _name, 0)


def opened(base: Path, path: str, limit: int = SIZE_LIMIT) -> tuple[os.stat_result, bytes] | Finding:
    """Return what the system says of the file at `path` below `base`, and its content; a finding if it cannot be read.

    Of a file larger than `limit`, one byte more than that is returned, so that the next stage refuses it.
    """
    try:
        descriptor = os.open(os.path.join(base, path), FLAGS)  # noqa: PTH118  # a tenth of the time of base / path
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return Finding(FILE_READABLE, Severity.ERROR, Place(path), NOT_A_FILE)
            data = os.read(descriptor, limit + 1)
            # Another reading would only say that the end is reached, where all that the system told of is there.
            while (
                len(data) != status.st_size
                and len(data) <= limit
                and (more := os.read(descriptor, limit + 1 - len(data)))
            ):
                data += more
            return status, data
        finally:
            os.close(descriptor)
    except OSError as error:
        return unreadable(path, error)


def content_in(base: Path) -> Callable[[str], bytes | None]:
    """Return what gives the content of a file below `base` by its path, None where it cannot be read."""

    def content(path: str) -> bytes | None:
        found = opened(base, path)
        return None if isinstance(found, Finding) else found[1]

    return content


def unreadable(path: str, error: OSError) -> Finding:
    """Return the finding about a file or folder that the system will not let us read."""
    message = {
        errno.ENOENT: GONE,
        errno.ENOTDIR: GONE,
        errno.EACCES: FORBIDDEN,
        errno.EPERM: FORBIDDEN,
        errno.ELOOP: LINK,
        errno.ENXIO: NOT_A_FILE,
    }.get(error.errno or 0, BROKEN)
    facts = {"code": errno.errorcode.get(error.errno or 0, "?")} if message == BROKEN else {}
    return Finding(FILE_READABLE, Severity.ERROR, Place(path), message, facts)
