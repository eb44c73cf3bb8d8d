"""The names of the files below `records/`, and a walk over them that follows no link and waits for no pipe.

The name of a record is its address for good, so it has to work on every computer that the repository is copied to: on
Windows, on disks that do not tell capitals from small letters, in an address bar.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from msgspec import Struct

from gongkai.load.opened import LINK, NOT_A_FILE, unreadable
from gongkai.load.reading_rules import FILE_EXPECTED, FILE_NAME, FILE_READABLE
from gongkai.model.finding import Finding, Place, Severity
from gongkai.text import N_

SIGNS = N_(
    "A name has only a-z, 0-9, “.”, “_” and “-”, and begins with a letter or digit; “{name}” is otherwise. "
    "A Chinese title belongs inside the record."
)
CAPITALS = N_("Some computers do not tell capitals from small letters. Rename “{name}” to “{meant}”.")
LONG = N_("The name “{name}” has {length} characters; {limit} are possible.")
WINDOWS = N_("A file called “{name}” cannot be kept on Windows. Choose another name.")
ENDING = N_("The name of a record ends in “.yml”. Rename “{name}” to “{meant}”.")
LIKE_A_RECORD = N_("The folder “{name}” is called like a record. Rename it to “{meant}”.")
COLLISION = N_("“{name}” and “{other}” are the same name on many computers. Rename one of them.")
STRAY = N_("“{name}” is not a record. Delete it, or put it into records/attachments/ if a record refers to it.")
LEFT_BEHIND = N_("“{name}” was left behind by a program. Delete it.")
FOR_GIT = N_("“{name}” changes how Git shows or keeps what lies here. Such a file has no place among the records.")

SEGMENT_LIMIT = 81
SEGMENT = re.compile(r"[a-z0-9][a-z0-9._-]{0,80}\Z")
WINDOWS_KEEPS = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)|.*\.\Z", re.DOTALL)
README = re.compile(r"readme(?:\.[a-z-]+)?\.md\Z", re.IGNORECASE)
LEFT_BEHIND_BY_PROGRAMS = re.compile(
    r"\.|~|.*~\Z|.*\.(?:bak|orig|rej|swp|tmp)\Z|#.*#\Z|(?:Thumbs\.db|[Dd]esktop\.ini|__MACOSX)\Z", re.DOTALL
)
ENDING_OF_RECORDS = ".yml"
ATTACHMENTS = "attachments"  # of any kind and name


class RecordFile(Struct, frozen=True):
    """A file that may hold a record: its path from the root of the repository, and what the system says of it."""

    path: str
    status: os.stat_result


class Beside(Struct, frozen=True):
    """A file that is no record and may lie there: a README, or anything in the folder of the attachments."""

    path: str
    status: os.stat_result


class _Folder(Struct, frozen=True):
    path: str
    place: str  # where the system finds it
    of_attachments: bool = False


_Found = RecordFile | Beside | Finding | _Folder


def walk(records: Path) -> Iterator[RecordFile | Finding]:
    """Yield every record file below `records` and a finding for everything that is not one, by path."""
    yield from (found for found in walk_all(records) if not isinstance(found, Beside))


def walk_all(records: Path) -> Iterator[RecordFile | Beside | Finding]:
    """Yield the same, and the files that may lie beside the records.

    No file is opened. A link is never followed, not even where `records` itself is one.
    """
    if records.is_symlink():
        yield Finding(FILE_READABLE, Severity.ERROR, Place(records.name), LINK)
        return
    waiting: list[_Found] = [_Folder(records.name, str(records))]
    while waiting:
        found = waiting.pop()
        if isinstance(found, _Folder):
            waiting.extend(reversed(_inside(found)))
        else:
            yield found


def _inside(folder: _Folder) -> list[_Found]:
    """Return what lies directly in `folder`, in the order of the paths."""
    try:
        with os.scandir(folder.place) as entries:
            found = [(_sort_key(entry), entry) for entry in entries]
        found.sort(key=itemgetter(0))
        listed = [
            _attached(entry, folder) if folder.of_attachments else _known(entry, folder.path) for _, entry in found
        ]
    except OSError as error:
        return [unreadable(folder.path, error)]
    if any(isinstance(item, Finding) for item in listed):
        _tell_collisions(listed, [entry.name for _, entry in found])
    return [item for item in listed if item is not None]


def _sort_key(entry: os.DirEntry[str]) -> str:
    return f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name


def _attached(entry: os.DirEntry[str], folder: _Folder) -> _Found | None:
    """Return what lies in the folder of the attachments, of any name; links and pipes are not followed and not told."""
    path = f"{folder.path}/{visible(entry.name)}"
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return unreadable(path, error)
    if stat.S_ISDIR(status.st_mode):
        return _Folder(path, entry.path, of_attachments=True)
    return Beside(path, status) if stat.S_ISREG(status.st_mode) else None


def _known(entry: os.DirEntry[str], folder: str) -> _Found | None:
    """Return what an entry of a folder is; None for one that may lie there without being a record."""
    path = f"{folder}/{visible(entry.name)}"
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return unreadable(path, error)
    if stat.S_ISLNK(status.st_mode):
        return Finding(FILE_READABLE, Severity.ERROR, Place(path), LINK)
    is_folder = stat.S_ISDIR(status.st_mode)
    if not is_folder and not stat.S_ISREG(status.st_mode):
        return Finding(FILE_READABLE, Severity.ERROR, Place(path), NOT_A_FILE)
    if is_folder and entry.name == ATTACHMENTS and "/" not in folder:
        return _Folder(path, entry.path, of_attachments=True)
    finding = misplaced(path, entry.name, is_folder=is_folder)
    if finding is not None:
        return finding
    if is_folder:
        return _Folder(path, entry.path)
    return RecordFile(path, status) if entry.name.endswith(ENDING_OF_RECORDS) else Beside(path, status)


def misplaced(path: str, name: str, *, is_folder: bool) -> Finding | None:
    """Return what is wrong with a file or folder called `name` among the records, None if nothing is.

    `path` is only for the finding. The same question can be asked of names that come out of Git.
    """
    if (README.match(name) and not is_folder) or name == ".gitkeep":
        return None
    stem, dot, ending = name.rpartition(".")
    ending = ending if dot else ""
    meant = f"{stem}.yml".lower() if ending.lower() in ("yml", "yaml") else name.lower()
    if SEGMENT.match(name):
        if WINDOWS_KEEPS.match(name):
            return _misnamed(path, name, WINDOWS)
        if is_folder:
            return _misnamed(path, name, LIKE_A_RECORD, meant=stem) if ending == "yml" else None
        if ending == "yml":
            return None
        if ending == "yaml":
            return _misnamed(path, name, ENDING, meant=meant)
    if name.startswith(".git"):
        return Finding(FILE_EXPECTED, Severity.ERROR, Place(path), FOR_GIT, {"name": visible(name)})
    if LEFT_BEHIND_BY_PROGRAMS.match(name):
        return Finding(FILE_EXPECTED, Severity.WARNING, Place(path), LEFT_BEHIND, {"name": visible(name)})
    if SEGMENT.match(name):
        return Finding(FILE_EXPECTED, Severity.ERROR, Place(path), STRAY, {"name": name})
    if len(name) > SEGMENT_LIMIT:
        return _misnamed(path, name, LONG, length=len(name), limit=SEGMENT_LIMIT)
    return _misnamed(path, name, CAPITALS, meant=meant) if SEGMENT.match(meant) else _misnamed(path, name, SIGNS)


def _misnamed(path: str, name: str, message: str, **facts: str | int) -> Finding:
    return Finding(FILE_NAME, Severity.ERROR, Place(path), message, {"name": visible(name), **facts})


def same_on_some_disks(name: str) -> str:
    """Return what a disk that ignores capitals and ways of composing takes `name` for."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _tell_collisions(listed: list[_Found | None], names: list[str]) -> None:
    """Put a collision in the place of what was found about a name, where it is the same as another on some disks.

    Names as they should be never collide, so one of the two has a finding already.
    """
    first: dict[str, str] = {}
    for name in sorted(names, key=lambda name: not SEGMENT.match(name)):
        first.setdefault(same_on_some_disks(name), name)
    for index, (item, name) in enumerate(zip(listed, names, strict=True)):
        other = first[same_on_some_disks(name)]
        if isinstance(item, Finding) and item.rule == FILE_NAME and other != name:
            facts = {"name": visible(name), "other": visible(other)}
            listed[index] = Finding(FILE_NAME, Severity.ERROR, item.place, COLLISION, facts)


def visible(name: str) -> str:
    r"""Return `name` with everything that cannot be seen or is not text written as a code: `\n`, `\u202e`, `\xff`."""
    if name.isprintable():
        return name
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
