"""What a form of the data is: its name, and the function that makes files from an extract."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from gongkai.publish.extract import Extract


class Format(Struct, frozen=True):
    """A format. `files` yields the path of each file inside the folder of the export, and its bytes.

    `title` says to people what it is. `package` is what has to be installed besides Gongkai for it; "" for nothing.
    """

    name: str
    title: str
    files: Callable[[Extract], Iterator[tuple[str, bytes]]]
    package: str = ""
