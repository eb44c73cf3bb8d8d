"""Files of keys: a private one is readable by its owner alone and lies in no repository; public ones lie anywhere."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from gongkai.load.signed_note import BadKey, PrivateKey, PublicKey, private_key_in, public_key_in
from gongkai.text import N_

IN_A_REPOSITORY = N_(
    "{path} lies in a Git repository. A private key must not: what is committed once is public for good."
)
THERE_ALREADY = N_("{path} is there already, and a key is never written over.")
CANNOT_WRITE = N_("The key cannot be written to {path}.")
CANNOT_READ = N_("The key in {path} cannot be read.")
READ_BY_OTHERS = N_("Others on this machine can read the private key in {path}. First: chmod 600 {path}")

_LARGEST = 4096  # bytes of a file of keys


def write_private_key(path: Path, key: PrivateKey) -> None:
    """Write a private key into a new file that only its owner can read. Raises BadKey where that cannot be."""
    _outside_of_repositories(path)
    try:
        # Made with these rights and not given them afterwards; O_EXCL follows no link and writes over nothing.
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise BadKey(THERE_ALREADY, {"path": str(path)}) from error
    except OSError as error:
        raise BadKey(CANNOT_WRITE, {"path": str(path)}) from error
    with os.fdopen(file, "w", encoding="utf-8") as opened:
        opened.write(key.secret() + "\n")


def read_private_key(path: Path) -> PrivateKey:
    """Return the private key in a file. Raises BadKey where others can read it, or where it lies in a repository."""
    _outside_of_repositories(path)
    text = _text(path)
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise BadKey(READ_BY_OTHERS, {"path": str(path)})
    return private_key_in(text.strip("\r\n"))


def public_keys(said: Iterable[str]) -> list[PublicKey]:
    """Return the keys that are meant: each is the line of a key itself, or a file with one key in a line."""
    found: list[PublicKey] = []
    for one in said:
        lines = [one] if one.count("+") >= 2 and not Path(one).is_file() else _text(Path(one)).splitlines()
        found += [public_key_in(line.strip()) for line in lines if line.strip()]
    return found


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST).decode("utf-8", "replace")
    except OSError as error:
        raise BadKey(CANNOT_READ, {"path": str(path)}) from error


def _outside_of_repositories(path: Path) -> None:
    for folder in path.resolve().parents:
        bare = (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()
        if bare or (folder / ".git").exists():
            raise BadKey(IN_A_REPOSITORY, {"path": str(path)})
