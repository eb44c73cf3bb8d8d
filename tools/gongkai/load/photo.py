"""What a photo says beside its picture: where it was taken, by whom, with which camera; read without its pixels.

Of a JPEG the segments before the picture are read, of a PNG its chunks, each no further than a limit: nothing is
unpacked but short texts, so that no file can unfold without end.
"""

import re
import struct
import warnings
import zlib
from collections.abc import Iterator

from msgspec import Struct

LONGEST = 1024 * 1024  # bytes of one thing that is said
_CHUNKS = 2000  # things said in one file
# Tags of Exif (JEITA CP-3451).
_DESCRIPTION, _ARTIST, _AUTHOR, _COMMENT = 0x010E, 0x013B, 0x9C9D, 0x9286
_EXIF, _GPS = 0x8769, 0x8825
_OWNER, _SERIAL, _LENS = 0xA430, 0xA431, 0xA435
_PLACE_IN_XMP = re.compile(rb"(?:exif:|Iptc4xmpCore:)(?:GPSLatitude|GPSLongitude|Location)\b")
_OWNER_IN_XMP = re.compile(rb"(?:aux:OwnerName|exifEX:CameraOwnerName|dc:creator)\b")
_SERIAL_IN_XMP = re.compile(rb"(?:aux:(?:Lens)?SerialNumber|exifEX:(?:Body|Lens)SerialNumber)\b")
_TAG = re.compile(r"<[^>]*>")


class Told(Struct):
    """What is told: the place where it was taken, who took it, the number of the camera, and other words."""

    place: bool = False
    owner: bool = False
    serial: bool = False
    texts: list[str] = []


def is_photo(data: bytes) -> bool:
    """Whether a file is a JPEG or a PNG."""
    return data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


def told_by(data: bytes) -> Told:
    """Return what a JPEG or PNG says beside its picture. What is broken tells nothing."""
    told = Told(texts=[])
    for name, said in _jpeg(data) if data.startswith(b"\xff\xd8") else _png(data):
        if name == "exif":
            _hear_exif(said, told)
        elif name == "xmp":
            told.place |= _PLACE_IN_XMP.search(said) is not None
            told.owner |= _OWNER_IN_XMP.search(said) is not None
            told.serial |= _SERIAL_IN_XMP.search(said) is not None
            told.texts.append(_TAG.sub(" ", said.decode("utf-8", "replace")))
        else:
            told.texts.append(said.decode("utf-8", "replace"))
    return told


def _jpeg(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 2
    for _ in range(_CHUNKS):
        if data[at : at + 1] != b"\xff" or at + 4 > len(data):
            return
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker in (0xD9, 0xDA):  # the picture begins
            return
        said = data[at + 4 : at + 2 + size]
        if marker == 0xE1 and said.startswith(b"Exif\0\0"):
            yield "exif", said[6:]
        elif marker == 0xE1 and said.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
            yield "xmp", said[29:]
        elif marker in (0xED, 0xFE):  # IPTC, and a comment
            yield "text", said
        at += 2 + max(size, 2)


def _png(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 8
    for _ in range(_CHUNKS):
        if at + 8 > len(data):
            return
        size, sort = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        said = data[at + 8 : at + 8 + min(size, LONGEST)]
        at += 12 + size
        if sort == b"eXIf":
            yield "exif", said
        elif sort == b"tEXt":
            yield "text", said.replace(b"\0", b": ")
        elif sort == b"zTXt":
            name, _, packed = said.partition(b"\0")
            yield "text", name + b": " + _unpacked(packed[1:])
        elif sort == b"iTXt":
            name, _, rest = said.partition(b"\0")
            text = rest[2:].split(b"\0", 2)[-1]
            yield (
                ("xmp" if name.startswith(b"XML:com.adobe") else "text"),
                _unpacked(text) if rest[:1] == b"\1" else text,
            )


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, LONGEST)
    except zlib.error:
        return b""


def _hear_exif(said: bytes, told: Told) -> None:
    # Imported where a photo has it: nothing else of a check needs it.
    from PIL import Image

    exif = Image.Exif()
    try:
        with warnings.catch_warnings(action="ignore"):  # it would print them, in English, among the findings
            exif.load(said)
            inner, where = exif.get_ifd(_EXIF), exif.get_ifd(_GPS)
            values = {**dict(exif), **inner}
    except (struct.error, SyntaxError, ValueError, KeyError, TypeError, IndexError, OverflowError, OSError, EOFError):
        told.texts.append(said.decode("utf-8", "replace"))  # whatever can be read of it
        return
    told.place |= any(tag in where for tag in (2, 4))
    told.owner |= any(_said(values.get(tag)) for tag in (_ARTIST, _AUTHOR, _OWNER))
    told.serial |= any(_said(values.get(tag)) for tag in (_SERIAL, _LENS))
    told.texts += [text for tag in (_DESCRIPTION, _COMMENT) if (text := _said(values.get(tag)))]


def _said(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-16-le" if value[1:2] == b"\0" else "utf-8", "replace")
    return value.strip("\0 ") if isinstance(value, str) else ""
