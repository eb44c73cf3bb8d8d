"""What a page is made from, as one short text: while it is the same, so is the page, and it need not be made again."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

import msgspec

from gongkai.check.jurisdiction import areas_above
from gongkai.load.cache import Stamp
from gongkai.model.archive import AnyRecord
from gongkai.publish.page import EVERYTHING, NOTHING, Page
from gongkai.publish.site import Site


class Fingerprints:
    """The fingerprints of pages.

    A page of a place is made from the records of that place, from the titles of the records they name or are named by,
    and from what was found about them. That is the same in every language, so these are for the pages of all of them.
    """

    def __init__(self, site: Site, stamps: Mapping[str, Stamp]) -> None:
        self._site = site
        self._stamps = stamps

    def of(self, page: Page, base: str) -> str:
        """Return the fingerprint of a page.

        `base` stands for everything that all pages of its language are made from: the tools, the schemas, the
        templates, the frame, the commit, the day, the language, and which other ones there are.
        """
        if page.place == NOTHING:
            inputs = ""
        elif page.place == EVERYTHING:
            inputs = self._everything
        else:
            inputs = self._places.get(page.place, self._everything)
        own = (base, inputs, page.path, page.title, page.source, page.made_from, page.fictional, page.crumbs)
        return digest(own)

    @cached_property
    def _everything(self) -> str:
        return digest(sorted(self._places.items()))

    @cached_property
    def _places(self) -> Mapping[str, str]:
        """Return, for each place, a digest of what its pages are made from."""
        site = self._site
        inputs: dict[str, list[object]] = defaultdict(list)
        place_of = {record.path: site.place_of(record) for record in site.archive.records}
        for record in site.archive.records:
            place = place_of[record.path]
            inputs[place].append((record.path, self._stamps.get(record.path), site.findings.get(record.path, ())))
        for record, _, kind, named in site.archive.named:
            target, place = self._target(kind, named), place_of[record.path]
            if target is not None and place_of[target.path] != place:
                inputs[place].append((named, site.find(kind, named)))
                inputs[place_of[target.path]].append((record.path, site.heading(record)))
        for place, of_place in inputs.items():
            # Whose law applies, and whether the place is made up, is said by the areas above it.
            of_place.append(
                [self._stamps.get(f"records/areas/{above}.yml") for above in areas_above(site.archive, place)]
            )
        return {place: digest(of_place) for place, of_place in inputs.items()}

    def _target(self, kind: str, named: str) -> AnyRecord | None:
        if kind == "resolution":
            kind, named = "meeting", named.partition("#")[0]
        return self._site.archive.of_kind(kind).get(named)


def digest(value: object) -> str:
    """Return a short text that is the same while the value is."""
    return hashlib.blake2b(msgspec.msgpack.encode(value), digest_size=16).hexdigest()
