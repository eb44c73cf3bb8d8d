"""A signed note: text, an empty line, and behind it signatures that anybody can check who has the public key.

The form is that of transparency logs, so that their tools read our notes and we read theirs. A key has a name, and an
id of four bytes: the beginning of the SHA-256 of the name, a line feed, the byte 1 for Ed25519 and the public key.
Signatures by keys that one does not know say nothing; one by a known key that is wrong spoils the whole note.

Source: C2SP signed-note v1.0.0; RFC 8032 for Ed25519.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from msgspec import Struct

from gongkai.load.unusable import Unusable
from gongkai.text import N_

NOT_A_NAME = N_("“{name}” cannot be the name of a key: it must have at least one character, and no blank and no “+”.")
NOT_A_KEY = N_("This is not a public key for checkpoints. It reads NAME+ID+KEY in one line, as keygen has printed it.")
NOT_A_PRIVATE_KEY = N_("This is not a private key for checkpoints, as keygen writes it into a file.")
NOT_A_NOTE = N_("This carries no signature in the form of a signed note, so nobody can tell who wrote it.")
UNKNOWN_SIGNERS = N_("None of the signatures is by a key that was named; they are by {names}.")
FORGED = N_("The signature by {name} is wrong: the text was changed, or somebody else signed it.")

_ED25519 = b"\x01"
_MARK = "— "  # an em dash and a blank
_PRIVATE = "PRIVATE+KEY+"
_MOST = 100  # signatures of a note
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
_KEY_ID = re.compile(r"[0-9a-f]{8}\Z")


class BadKey(Unusable):
    """A key cannot be read, or must not be used."""


class NotGenuine(Unusable):
    """A note is not signed by whom it should be."""


class PublicKey(Struct, frozen=True):
    """The key by which a signature is checked: the name of its owner, and 32 bytes."""

    name: str
    key: bytes

    @property
    def id(self) -> bytes:
        """Return the four bytes that stand before each signature."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.key).digest()[:4]

    def text(self) -> str:
        """Return the line that is given to those who check."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(_ED25519 + self.key).decode()}"


class PrivateKey(Struct, frozen=True):
    """The key that signs. It prints as its name alone, so that no message and no log ever shows it."""

    name: str
    seed: bytes

    def __repr__(self) -> str:
        return f"PrivateKey({self.name!r})"

    @property
    def public(self) -> PublicKey:
        """Return the key by which its signatures are checked."""
        found = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return PublicKey(self.name, found.public_bytes(Encoding.Raw, PublicFormat.Raw))

    def secret(self) -> str:
        """Return the line that belongs into a file that nobody else can read."""
        return f"{_PRIVATE}{self.name}+{self.public.id.hex()}+{base64.b64encode(_ED25519 + self.seed).decode()}"


class Signed(Struct, frozen=True):
    """The text of a note, and whose signatures were found genuine."""

    text: str
    by: tuple[str, ...]


def new_key(name: str) -> PrivateKey:
    """Return a new private key. Raises BadKey for what cannot be a name."""
    if not _is_name(name):
        raise BadKey(NOT_A_NAME, {"name": name})
    made = Ed25519PrivateKey.generate()
    return PrivateKey(name, made.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()))


def private_key_in(line: str) -> PrivateKey:
    """Return the private key that a line holds. Raises BadKey, which never shows what the line held."""
    named = _parts(line[len(_PRIVATE) :]) if line.startswith(_PRIVATE) else None
    if named:
        name, id_, seed = named
        found = PrivateKey(name, seed)
        if found.public.id == id_:
            return found
    raise BadKey(NOT_A_PRIVATE_KEY, {})


def public_key_in(line: str) -> PublicKey:
    """Return the public key that a line holds. Raises BadKey."""
    named = _parts(line)
    if named:
        name, id_, key = named
        found = PublicKey(name, key)
        if found.id == id_:
            return found
    raise BadKey(NOT_A_KEY, {})


def signed(text: str, key: PrivateKey) -> str:
    """Return `text`, which ends with a line feed, as a note with one signature."""
    signature = Ed25519PrivateKey.from_private_bytes(key.seed).sign(text.encode())
    return f"{text}\n{_MARK}{key.name} {base64.b64encode(key.public.id + signature).decode()}\n"


def opened(note: str, keys: Sequence[PublicKey]) -> Signed:
    """Return the text of a note that is signed by at least one of `keys`.

    Raises NotGenuine where no known key has signed it, or where one of their signatures is wrong.
    """
    text, signatures = _taken_apart(note)
    by: list[str] = []
    for name, id_, signature in signatures:
        for key in keys:
            if (key.name, key.id) == (name, id_):
                try:
                    Ed25519PublicKey.from_public_bytes(key.key).verify(signature, text.encode())
                except InvalidSignature as error:
                    raise NotGenuine(FORGED, {"name": name}) from error
                by.append(name)
    if not by:
        names = ", ".join(dict.fromkeys(name for name, _, _ in signatures))
        raise NotGenuine(UNKNOWN_SIGNERS, {"names": names})
    return Signed(text, tuple(dict.fromkeys(by)))


def _taken_apart(note: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """Return the text of a note, and for each signature the name, the id of the key and the bytes."""
    head, gap, tail = note.rpartition("\n\n")
    lines = tail.split("\n")
    if not gap or not head or lines.pop() or not 0 < len(lines) <= _MOST or _CONTROL.search(note):
        raise NotGenuine(NOT_A_NOTE, {})
    found = [_signature(line) for line in lines]
    return head + "\n", found


def _signature(line: str) -> tuple[str, bytes, bytes]:
    name, _, coded = line[len(_MARK) :].partition(" ")
    said = _decoded(coded) if line.startswith(_MARK) and _is_name(name) else b""
    if len(said) < 5:
        raise NotGenuine(NOT_A_NOTE, {})
    return name, said[:4], said[4:]


def _parts(line: str) -> tuple[str, bytes, bytes] | None:
    """Return the name, the id and the 32 bytes of an Ed25519 key; None for anything else."""
    # Only so often, because the coded bytes may hold a “+” too.
    name, id_, coded = (*line.split("+", 2), "", "")[:3]
    said = _decoded(coded)
    if not _is_name(name) or not _KEY_ID.match(id_) or len(said) != 33 or said[:1] != _ED25519:
        return None
    return name, bytes.fromhex(id_), said[1:]


def _decoded(coded: str) -> bytes:
    """Return the bytes behind base64, none where there is anything else or more than one way to write them."""
    try:
        said = base64.b64decode(coded, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return said if base64.b64encode(said).decode() == coded else b""


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(c.isspace() or ord(c) < 0x20 for c in name)
