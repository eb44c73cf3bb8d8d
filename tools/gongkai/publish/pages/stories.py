"""What changed, the newest first: for each compound everything, for the whole the corrections and the withdrawals."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from gongkai.derive.past import REWRITING, Entry
from gongkai.kinds.compound import Compound
from gongkai.kinds.correction import Correction
from gongkai.publish.fields import View
from gongkai.publish.page import EVERYTHING, Page
from gongkai.publish.places_of_past import place_of
from gongkai.publish.shell import Crumb
from gongkai.publish.site import Site
from gongkai.publish.trail_paths import corrections_path, has_address, story_path
from gongkai.publish.trail_rows import rows
from gongkai.text import N_

PER_PAGE = 40
STORY = N_("What changed: {place}")
STORY_DESCRIPTION = N_("Every change of the records of this place, the newest first.")
CORRECTIONS = N_("Corrections and withdrawals")
CORRECTIONS_DESCRIPTION = N_(
    "What was rewritten or taken away after it was published, with the reason where one is given."
)
ALL = N_("All records")
PART = N_("{title}, part {number}")


def pages(site: Site) -> Iterator[Page]:
    """Yield the changes of each compound, and the corrections and withdrawals of all."""
    by_place = entries_by_place(site)
    for compound in site.archive.each(Compound):
        title = site.catalogue.gettext(STORY).format(place=compound.body.name)
        changes = by_place.get(compound.id, ())
        for path, number, some in _parts(changes, partial(story_path, compound.id)):
            if changes:
                yield Page(
                    path=path,
                    title=_part(site, title, number),
                    description=site.catalogue.gettext(STORY_DESCRIPTION),
                    template="story.html.j2",
                    context=partial(_context, site, some, number, len(changes), story=True),
                    place=compound.id,
                    section="compounds",
                    crumbs=site.crumbs(compound.id),
                    made_from=_made_from(some, len(changes)),
                    fictional=site.is_fictional(compound),
                    listing=True,
                    feed=f"feeds/compounds/{compound.id}.atom",
                )
    rewriting = [entry for entry in every_entry(site) if entry.sort in REWRITING]
    title = site.catalogue.gettext(CORRECTIONS)
    for path, number, some in _parts(rewriting, corrections_path):
        yield Page(
            path=path,
            title=_part(site, title, number),
            description=site.catalogue.gettext(CORRECTIONS_DESCRIPTION),
            template="story.html.j2",
            context=partial(_context, site, some, number, len(rewriting), story=False),
            place=EVERYTHING,
            crumbs=[Crumb(site.catalogue.gettext(ALL), "records/index.html")],
            made_from=_made_from(some, len(rewriting)),
            listing=True,
            feed="feeds/all.atom" if site.told.past else "",
        )


def every_entry(site: Site) -> Sequence[Entry]:
    """Return every change of a record in the history, the oldest first; none where the history is not known."""
    return site.archive.once("entries", lambda: _every_entry(site))


def _every_entry(site: Site) -> Sequence[Entry]:
    records = site.told.past.records if site.told.past else {}
    found = [entry for record, entries in records.items() if has_address(record) for entry in entries]
    return sorted(found, key=lambda entry: (entry.step.position, entry.record))


def entries_by_place(site: Site) -> Mapping[str, Sequence[Entry]]:
    """Return the changes by the compound or area that their records are about, the oldest first."""
    return site.archive.once("entries by place", lambda: _by_place(site))


def _by_place(site: Site) -> Mapping[str, Sequence[Entry]]:
    places: dict[str, str] = {}
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in every_entry(site):
        if entry.record not in places:
            places[entry.record] = place_of(site, entry.record)[0]
        found[places[entry.record]].append(entry)
    return found


def _parts(entries: Sequence[Entry], path: Callable[[int], str]) -> Iterator[tuple[str, int, Sequence[Entry]]]:
    """Yield path, number and entries of each page: 0 has the newest; the others are numbered from the oldest on.

    So what stands on a numbered page that is full stays there.
    """
    yield path(0), 0, entries[-PER_PAGE:]
    if len(entries) > PER_PAGE:
        for number, start in enumerate(range(0, len(entries), PER_PAGE), 1):
            yield path(number), number, entries[start : start + PER_PAGE]


def _part(site: Site, title: str, number: int) -> str:
    return site.catalogue.gettext(PART).format(title=title, number=number) if number else title


def _made_from(entries: Sequence[Entry], total: int) -> str:
    return f"{total} " + " ".join(f"{one.step.position} {one.step.id} {one.record} {one.hidden}" for one in entries)


def _context(site: Site, entries: Sequence[Entry], number: int, total: int, *, story: bool) -> Mapping[str, object]:
    parts = -(-total // PER_PAGE) if total > PER_PAGE else 0
    found = rows(site, reversed(entries))
    return {
        "rows": found,
        "story": story,
        "total": total,
        "weighing": sum(row.weighs for row in found),
        "unknown": site.sentence(site.told.why, site.told.facts) if site.told.why else "",
        "number": number,
        "parts": [(one, f"{one}.html") for one in range(parts, 0, -1)],
        "corrections": [] if story or site.told.past else _published(site),
    }


def _published(site: Site) -> Sequence[tuple[object, str]]:
    """Return the corrections in the record, for a site that does not know its history."""
    view = View(site, corrections_path())
    found = sorted(site.archive.each(Correction), key=lambda one: (one.body.date.text, one.id), reverse=True)
    return [(view.to(site.path(one), site.heading(one)), one.body.date.text) for one in found]
