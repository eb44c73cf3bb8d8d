"""Names of files that some machines take for one: alike but for case, or for how a character is put together.

Where both are in a repository, a copy on such a machine holds one of the two, and nobody sees which.
"""

from collections import defaultdict

from gongkai.load.file_names import same_on_some_disks


class Names:
    """The names that there are while a history goes by."""

    def __init__(self) -> None:
        self._alike: dict[str, set[str]] = defaultdict(set)

    def add(self, path: str) -> None:
        """Take in a name."""
        self._alike[same_on_some_disks(path)].add(path)

    def discard(self, path: str) -> None:
        """Forget a name, where it was known."""
        self._alike[same_on_some_disks(path)].discard(path)

    def other_than(self, path: str) -> str | None:
        """Return another name that is taken for `path`, the first of them; None where there is none."""
        return min(self._alike[same_on_some_disks(path)] - {path}, default=None)
