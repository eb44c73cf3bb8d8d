"""Where the values of a record stand in its file, by JSON Pointer (RFC 6901). Lines and columns count from 1."""


def escaped(key: str) -> str:
    """Return `key` as one part of a JSON Pointer."""
    return key.replace("~", "~0").replace("/", "~1")


class Positions:
    """The lines and columns of values and of the names of fields, and how plain values are written."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[int, int]] = {}
        self._keys: dict[str, tuple[int, int]] = {}
        self._written: dict[str, str] = {}

    def of(self, pointer: str) -> tuple[int, int]:
        """Return line and column of the value; where there is none, those of the nearest value it would stand in."""
        while pointer and pointer not in self._values:
            pointer = pointer.rpartition("/")[0]
        return self._values.get(pointer, (1, 1))

    def of_key(self, pointer: str) -> tuple[int, int]:
        """Return line and column of the name of the field; for an item of a list, those of the item."""
        return self._keys.get(pointer) or self.of(pointer)

    def at(self, line: int, column: int) -> str:
        """Return the pointer of the last value or name that begins at this place or before it."""
        spots = [
            (spot, len(pointer), pointer) for names in (self._values, self._keys) for pointer, spot in names.items()
        ]
        return max((found for found in spots if found[0] <= (line, column)), default=((0, 0), 0, ""))[2]

    def written(self, pointer: str) -> str | None:
        """Return the text of a value without quotation marks as it is written: `110`, `true`; None for other values."""
        return self._written.get(pointer)

    def add(self, pointer: str, spot: tuple[int, int], key: tuple[int, int] | None, written: str | None) -> None:
        """Keep where a value stands, and its name if it has one."""
        self._values[pointer] = spot
        if key is not None:
            self._keys[pointer] = key
        if written is not None:
            self._written[pointer] = written
