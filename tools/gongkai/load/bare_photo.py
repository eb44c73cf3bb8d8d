"""A photo without what it says beside its picture: place, time, owner, camera, the small picture inside, later ones.

Of a JPEG the segments that are no part of the picture are left out, and of a PNG the chunks; the picture itself is
copied byte for byte, so nothing of it is lost. Only a picture that lies on its side has to be written again, upright,
because what said so is gone with the rest.
"""

import io
import warnings
from datetime import date

from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.Image import DecompressionBombError, DecompressionBombWarning

from gongkai.load.attachment import LARGEST
from gongkai.text import N_

NO_PHOTO = N_("It is no JPEG and no PNG that can be read. Take a screenshot of it, or save it as JPEG.")
TOO_LARGE = N_("It has more than {limit} MB. Save it smaller.")
_ORIENTATION, _TAKEN, _EXIF = 0x0112, 0x9003, 0x8769
_UPRIGHT = 1
_QUALITY = 95
# Of a PNG: what the picture is made of, and how its colours and its size are meant.
_KEPT = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"iCCP", b"pHYs"})


class NotAPhoto(ValueError):
    """The file is no photo that can be used. `message` is a sentence with named gaps, `facts` fills them."""

    def __init__(self, message: str, **facts: int) -> None:
        super().__init__(message.format_map(facts))
        self.message = message
        self.facts = facts


def bare_photo(data: bytes) -> tuple[bytes, str, date | None]:
    """Return a photo without what it says beside its picture, its ending, and the day on which it says it was taken.

    Raises NotAPhoto for anything but a whole JPEG or PNG.
    """
    if len(data) > LARGEST:
        raise NotAPhoto(TOO_LARGE, limit=LARGEST // 1024 // 1024)
    jpeg = data.startswith(b"\xff\xd8\xff")
    if not jpeg and not data.startswith(b"\x89PNG\r\n\x1a\n"):
        raise NotAPhoto(NO_PHOTO)
    try:
        with warnings.catch_warnings(action="error", category=DecompressionBombWarning):
            picture = Image.open(io.BytesIO(data), formats=["JPEG", "PNG"])
            exif = picture.getexif()
            turned, taken = exif.get(_ORIENTATION, _UPRIGHT), _day(exif.get_ifd(_EXIF).get(_TAKEN))
            picture.load()
            bare = (_jpeg if jpeg else _png)(data) if turned == _UPRIGHT else _upright(picture)
            # What was taken apart by hand is looked at once more: the same picture, or nothing.
            again = Image.open(io.BytesIO(bare))
            if turned == _UPRIGHT and (again.mode, again.tobytes()) != (picture.mode, picture.tobytes()):
                raise NotAPhoto(NO_PHOTO)
    except (
        UnidentifiedImageError,
        DecompressionBombError,
        DecompressionBombWarning,
        OSError,
        SyntaxError,
        ValueError,
        IndexError,
        KeyError,
        TypeError,
    ) as error:
        raise error if isinstance(error, NotAPhoto) else NotAPhoto(NO_PHOTO) from error
    return bare, ".jpg" if jpeg else ".png", taken


def _upright(picture: Image.Image) -> bytes:
    """Return a picture turned as its Exif says, and nothing but the picture."""
    turned = ImageOps.exif_transpose(picture)
    plain = Image.new(turned.mode, turned.size)
    plain.paste(turned)
    if turned.mode == "P" and (palette := turned.getpalette()):
        plain.putpalette(palette)
    out = io.BytesIO()
    if picture.format == "PNG":
        plain.save(out, "PNG", optimize=True)
    else:
        plain.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()


def _jpeg(data: bytes) -> bytes:
    """Return a JPEG without its application segments and comments, and without whatever follows its end.

    Kept are the plain JFIF header, Adobe's mark of how colours are coded, and the colour profile: the picture would
    look otherwise without them.
    """
    kept, at = [data[:2]], 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker")
        while data[at + 1] == 0xFF:  # filled up
            at += 1
        marker = data[at + 1]
        if marker == 0xD9:
            return b"".join([*kept, b"\xff\xd9"])
        size = int.from_bytes(data[at + 2 : at + 4])
        segment = data[at : at + 2 + size]
        if size < 2 or len(segment) != 2 + size:
            raise ValueError("cut off")
        at += 2 + size
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or _is_of_picture(marker, segment):
            kept.append(segment)
        if marker == 0xDA:
            end = _end_of_scan(data, at)
            kept.append(data[at:end])
            at = end


def _is_of_picture(marker: int, segment: bytes) -> bool:
    said = segment[4:]
    if marker == 0xE0:
        return said.startswith(b"JFIF\0") and len(segment) == 18  # longer with a small picture inside
    return (marker == 0xE2 and said.startswith(b"ICC_PROFILE\0")) or (marker == 0xEE and said.startswith(b"Adobe"))


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the coded picture ends: at the next marker that is neither a stuffed byte nor a restart."""
    while True:
        at = data.index(b"\xff", at)
        after = data[at + 1]
        if after != 0 and not 0xD0 <= after <= 0xD7:
            return at
        at += 2


def _png(data: bytes) -> bytes:
    kept, at = [data[:8]], 8
    while True:
        size, sort = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        chunk = data[at : at + 12 + size]
        if len(chunk) != 12 + size:
            raise ValueError("cut off")
        if sort in _KEPT:
            kept.append(chunk)
        if sort == b"IEND":
            return b"".join(kept)
        at += 12 + size


def _day(said: object) -> date | None:
    """Return the day of a time as Exif writes it, `2025:05:26 09:30:00`; None where it is none."""
    try:
        return date.fromisoformat(str(said)[:10].replace(":", "-"))
    except ValueError:
        return None
