"""Plain data that fits its schema, packed for other processes and caches, and unpacked as typed content."""

from functools import cache
from typing import Any

import msgspec

from gongkai.kinds import any_body
from gongkai.model.body import Body
from gongkai.model.period import PartialDate, partial_date


class NotABody(Exception):
    """Data fits its schema and still cannot be typed: a day that the calendar does not have."""


def packed(raw: dict[str, Any]) -> bytes:
    """Return the data of a record as MessagePack that `unpacked` can read.

    Raises NotABody where a day is written that the calendar does not have.
    """
    # By way of MessagePack because it is three times as fast as msgspec.convert, and the bytes are needed anyway.
    found = msgspec.msgpack.encode(raw)
    unpacked(found)
    return found


def unpacked(found: bytes | msgspec.Raw) -> Body:
    """Return the typed content of a record; `kind` chooses the type. Raises NotABody for what is none."""
    try:
        body: Body = _decoder().decode(found)
    except msgspec.MsgspecError as error:
        raise NotABody(str(error)) from error
    return body


@cache
def _decoder() -> msgspec.msgpack.Decoder[Body]:
    return msgspec.msgpack.Decoder(any_body(), dec_hook=_read)


def _read(wanted: type[Any], value: Any) -> Any:
    if wanted is PartialDate:
        return partial_date(value)
    raise NotImplementedError(wanted)
