"""Who stands behind the addresses of commits: roles, from the file `roles.yml` beside `records/`, never the addresses.

    社区书记员: [sha256:9f86d0…]          # the SHA-256 of an address in small letters
    街道办事处: [office@example.org]      # or an address, where it is public anyway

Without the file, and for an address that stands in no role, nobody is named.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from gongkai.load.history import Commit
from gongkai.load.opened import opened
from gongkai.load.unusable import Unusable
from gongkai.load.yaml_text import read_text
from gongkai.model.finding import Finding
from gongkai.text import N_

FILE = "roles.yml"
BROKEN = N_("The file {path} has to say for each role a list of addresses, such as: secretary: [a@example.org]")
LIMIT = 256 * 1024  # bytes
_HASHED = "sha256:"


class BrokenRoles(Unusable):
    """The file of the roles cannot be used."""


class Roles:
    """Which role an address has."""

    def __init__(self, by_address: Mapping[str, str]) -> None:
        """Keep the roles by address in small letters, or by `sha256:` and its hash."""
        self._by_address = by_address

    @classmethod
    def read(cls, root: Path) -> "Roles":
        """Read the roles of a repository; without the file there are none. Raises BrokenRoles for any other content."""
        if not (root / FILE).exists():
            return cls({})
        found = opened(root, FILE, LIMIT)
        said = None if isinstance(found, Finding) else read_text(found[1], FILE)[0]
        if said is None or not all(isinstance(listed, list) for listed in said.values()):
            raise BrokenRoles(BROKEN, {"path": FILE})
        return cls({str(one).strip().lower(): role for role, listed in said.items() for one in listed})

    def of(self, address: str) -> str | None:
        """Return the role of an address, None where it has none."""
        known = address.strip().lower()
        hashed = _HASHED + hashlib.sha256(known.encode()).hexdigest()
        return self._by_address.get(known) or self._by_address.get(hashed)

    @property
    def made_from(self) -> str:
        """Return a short text that is the same while the roles are."""
        return hashlib.sha256(repr(sorted(self._by_address.items())).encode()).hexdigest()[:16]

    def behind(self, commit: Commit) -> tuple[str, ...]:
        """Return the roles of those who wrote a commit, the author first, each once."""
        roles = (self.of(address) for address in (commit.author, *commit.co_authors))
        return tuple(dict.fromkeys(role for role in roles if role))
