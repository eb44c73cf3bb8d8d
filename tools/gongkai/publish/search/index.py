"""The files of the search index, and when they have to be written.

Each language has its own, below its root, because its pages have other words. `search/index.json` is read first. It
names the folder of the others by what is in them, so that a browser never puts yesterday's files together with today's:
`pairs-*.bin` and `holders-*.bin` (postings), `columns.bin` (for each document its length, kind, place, state and day)
and `cards-*.json` (path and title, for the results that are shown).
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import msgspec

from gongkai.derive.tree import places_below
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.load.cache import FOLDER as CACHE
from gongkai.publish.fingerprints import digest
from gongkai.publish.languages import LANGUAGES
from gongkai.publish.page import Page
from gongkai.publish.publication import Publication
from gongkai.publish.search.documents import Document, documents, hand_written
from gongkai.publish.search.folding import table_for
from gongkai.publish.search.packing import packed, zigzag
from gongkai.publish.search.postings import Written, holder_files, pair_files, written
from gongkai.publish.search.texts import Text, read_texts
from gongkai.publish.site import Site
from gongkai.text import N_

FOLDER = "search"
FIRST = "index.json"
CARDS = 32  # documents in a file of cards
INDEXING = N_("Writing the search index")
Report = Callable[[str, int, int], None]
Place = tuple[str, str, int, str]  # its id, its name, the number of the area above or -1, "area" or "compound"
NOWHERE: Place = ("", "", -1, "")


def publish_search(
    site: Site,
    new: Publication,
    pages: Sequence[tuple[Page, str]],
    hand_written_pages: Sequence[tuple[str, str]],
    report: Report = lambda step, done, total: None,
    *,
    anew: bool = False,
) -> None:
    """Write the index of a site in its language into a new site, where a page in it has changed.

    `pages` has each page with the fingerprint it was made by, `hand_written_pages` the paths of the others from the
    root of the site, with theirs. All of them are there already. With `anew` nothing that was read before is used.
    """
    within = LANGUAGES[site.language].folder
    prints = {page.path: made_from for page, made_from in pages}
    found = [(document, prints[document.path]) for document in documents(site, [page for page, _ in pages])]
    found += [(hand_written(site, path.removeprefix(within)), made_from) for path, made_from in hand_written_pages]
    found.sort(key=lambda one: one[0].path)
    base = f"{within}{FOLDER}/"
    made_from = digest((found, _places(site)))
    if not new.wants(base + FIRST, made_from):
        for name in _files(new.read(base + FIRST)):
            new.wants(base + name, made_from)
        return
    remembered = site.root / CACHE / f"search-{site.language}.msgpack"
    if anew:
        remembered.unlink(missing_ok=True)
    wanted = {within + document.path: print_ for document, print_ in found}
    texts = list(read_texts(new.folder, wanted, remembered, report).values())
    report(INDEXING, 0, 1)
    files = dict(index_files([document for document, _ in found], texts, _places(site)))
    report(INDEXING, 1, 1)
    for name, content in files.items():
        new.wants(base + name, made_from)
        new.write(base + name, content)


def _files(first: bytes) -> list[str]:
    """Return the names of the files that a first file names."""
    said = msgspec.json.decode(first)
    folder = said["folder"]
    cards = -(-said["documents"] // said["cards"])
    counts = {"pairs": len(said["pairs"]), "holders": len(said["holders"])}
    names = [_numbered(kind, number, "bin") for kind, count in counts.items() for number in range(count)]
    names += [_numbered("cards", number, "json") for number in range(cards)] + ["columns.bin"]
    return [f"{folder}/{name}" for name in names]


def _numbered(kind: str, number: int, ending: str) -> str:
    return f"{kind}-{number}.{ending}"


def index_files(
    documents: Sequence[Document], texts: Sequence[Text], places: Sequence[Place]
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of the index, the first file last. A document stands at one of `places`."""
    whole = written([(one.title, one.lines) for one in texts])
    pairs, holders = list(pair_files(whole.text)), list(holder_files(whole.holders))
    kinds = sorted({(one.kind, one.kind_title) for one in documents})
    states = ["", *sorted({one.state for one in documents} - {""})]
    files = {_numbered("pairs", number, "bin"): data for number, (_, data) in enumerate(pairs)}
    files |= {_numbered("holders", number, "bin"): data for number, (_, data) in enumerate(holders)}
    files["columns.bin"] = _columns(whole, documents, [kind for kind, _ in kinds], [p[0] for p in places], states)
    for start in range(0, len(documents), CARDS):
        cards = [
            (one.path, text.shown or one.path, int(one.fictional))
            for one, text in zip(documents[start : start + CARDS], texts[start : start + CARDS], strict=True)
        ]
        files[_numbered("cards", start // CARDS, "json")] = msgspec.json.encode(cards)
    folder = digest(sorted(files.items()))[:12]
    for name, content in files.items():
        yield f"{folder}/{name}", content
    first = {
        "format": 1,
        "folder": folder,
        "documents": len(documents),
        "cards": CARDS,
        "kinds": kinds,
        "places": places,
        "states": states,
        "pairs": [pair for pair, _ in pairs],
        "holders": [number for number, _ in holders],
        "characters": table_for(whole.text),
    }
    yield FIRST, msgspec.json.encode(first)


def _places(site: Site) -> list[Place]:
    """Return each place, the areas first; the first of all is no place."""
    areas = sorted(site.archive.each(Area), key=lambda area: (-len(places_below(site.archive, area.id)), area.id))
    compounds = sorted(site.archive.each(Compound), key=lambda compound: compound.id)
    above = {area.id: number for number, area in enumerate(areas, 1)}
    return [
        NOWHERE,
        *((one.id, one.body.name, above.get(one.body.parent_id or "", -1), "area") for one in areas),
        *((one.id, one.body.name, above.get(one.body.area_id, -1), "compound") for one in compounds),
    ]


def _columns(
    whole: Written, documents: Sequence[Document], kinds: Sequence[str], places: Sequence[str], states: Sequence[str]
) -> bytes:
    """Return the columns of documents: lengths, lengths of titles, kinds, places, states, days; and the shared lines.

    Kinds, places and states are runs of the same number; a day is the step from the one before. All begin with their
    number of items.
    """
    known = {"kind": kinds, "place": places, "state": states}
    numbers = {name: {one: number for number, one in enumerate(values)} for name, values in known.items()}
    days = [_day(one.day) for one in documents]
    steps = [zigzag(day - before) for before, day in zip([0, *days], days, strict=False)]
    return b"".join(
        (
            _column(whole.documents),
            _column(whole.titles),
            # A record may name a place that is not in the archive: then it stands nowhere.
            *(_column(_runs([of.get(getattr(one, name), 0) for one in documents])) for name, of in numbers.items()),
            _column(steps),
            _column(whole.shared),
        )
    )


def _column(numbers: Sequence[int]) -> bytes:
    return packed((len(numbers),)) + packed(numbers)


def _runs(numbers: Sequence[int]) -> list[int]:
    return [part for value, run in groupby(numbers) for part in (value, sum(1 for _ in run))]


def _day(day: str) -> int:
    """Return a day as a number that sorts: months and days that are not known are 0."""
    parts = [int(part) for part in day.split("-")] if day else [0]
    year, month, day_of_month = [*parts, 0, 0][:3]
    return (year * 13 + month) * 32 + day_of_month
