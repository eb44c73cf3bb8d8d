"""The law: every number that records are judged by, at each place, with its article and how sure we are of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from gongkai.law.calendar import KNOWN_YEARS
from gongkai.law.numbers import in_force, profiles_of
from gongkai.load.profiles import profile_schema
from gongkai.load.schemas import Schema
from gongkai.model.profile import Disclosure, Profile
from gongkai.publish.law_words import LawWords
from gongkai.publish.page import NOTHING, Page
from gongkai.publish.shell import Crumb
from gongkai.publish.site import Site
from gongkai.text import N_

TITLE = N_("The numbers of the law")
OF_PLACE = N_("The numbers of the law: {place}")
DESCRIPTION = N_("Every number that records are judged by, with its article and from when to when it holds.")
# The parts of a page, in order; `x-subject` in the schema of profiles says to which part a number belongs.
SUBJECTS = {
    "assembly": N_("Owners' assembly and votes"),
    "formation": N_("First assembly and election"),
    "committee": N_("Owners' committee"),
    "change": N_("Filing, hand-over and change of term"),
    "money": N_("Money and audits"),
    "company": N_("Property company and contract"),
    "acting": N_("Commission and acting bodies"),
}


class Place(Struct, frozen=True):
    """A profile as a line of the list: its page, its name, how many numbers of its own, and what lies within it."""

    path: str
    name: str
    numbers: int
    disclosures: int
    within: "list[Place]"


def pages(site: Site) -> Iterator[Page]:
    """Yield the list of profiles, and a page for each."""
    words = site.catalogue.gettext
    schema = profile_schema(site.root / "schemas" / "profiles")
    yield Page(
        path="law/index.html",
        title=words(TITLE),
        description=words(DESCRIPTION),
        template="laws.html.j2",
        listing=True,
        context=lambda: {"nation": _tree(site)},
        section="about",
        place=NOTHING,
    )
    for profile in site.archive.profiles.values():
        title = words(OF_PLACE).format(place=_name(site, profile))
        yield Page(
            path=site.law_path(profile),
            title=title,
            description=words(DESCRIPTION),
            template="law.html.j2",
            context=partial(_context, site, schema, profile),
            section="about",
            place=NOTHING,
            crumbs=[Crumb(words(TITLE), "law/index.html")],
        )


def _name(site: Site, profile: Profile) -> str:
    return profile.name.zh if site.language == "zh" else profile.name.en


def _tree(site: Site) -> Place:
    """Return the nation and what lies within it; a city whose province has no profile lies in the nation itself."""
    within: dict[str, list[Profile]] = defaultdict(list)
    for profile in site.archive.profiles.values():
        if profile.place:
            within[profiles_of(site.archive.profiles, profile.place)[1].place].append(profile)

    def place(profile: Profile) -> Place:
        inner = [place(one) for one in sorted(within[profile.place], key=lambda one: one.place)]
        numbers = len(profile.numbers) + len(profile.committee_terms) + len(profile.committee_seats)
        return Place(site.law_path(profile), _name(site, profile), numbers, len(profile.disclosures), inner)

    return place(site.archive.profiles[""])


def _context(site: Site, schema: Schema, profile: Profile) -> Mapping[str, object]:
    layers = profiles_of(site.archive.profiles, profile.place)
    words, day = LawWords(site, schema, profile), site.archive.as_of
    return {
        "profile": profile,
        "name": _name(site, profile),
        "words": words,
        "above": [(site.law_path(one), _name(site, one)) for one in layers[1:]],
        "day": day,
        "votes": [words.vote(vote) for layer in layers for vote in layer.owners_votes],
        "parts": _parts(site, schema, layers, words),
        "disclosures": _disclosures(site, layers, words),
        "others": [
            words.number(name, profile, one).cells()
            for name, numbers in profile.numbers.items()
            for one in numbers
            if not one.holds_on(day)
        ],
        "known_years": (KNOWN_YEARS[0], KNOWN_YEARS[-1]),
    }


def _parts(site: Site, schema: Schema, layers: list[Profile], words: LawWords) -> list[tuple[str, str, list[object]]]:
    """Return the numbers that hold now as (id of the part, title, rows), each from the nearest place that has it."""
    day, fields = site.archive.as_of, schema["properties"]["numbers"]["properties"]
    rows: dict[str, list[object]] = {subject: [] for subject in SUBJECTS}
    if seats := in_force(((one, one.committee_seats) for one in layers), day):
        rows["committee"].append(words.seats(*seats).cells())
    if term := in_force(((one, one.committee_terms) for one in layers), day):
        rows["committee"].append(words.term(*term).cells())
    for name, field in fields.items():
        if held := in_force(((one, one.numbers.get(name, ())) for one in layers), day):
            rows[field.get("x-subject", "committee")].append(words.number(name, *held).cells())
    return [(subject, site.catalogue.gettext(SUBJECTS[subject]), found) for subject, found in rows.items() if found]


def _disclosures(site: Site, layers: list[Profile], words: LawWords) -> list[object]:
    """Return what has to be posted now, each from the nearest place that asks for it."""
    items = (site.schemas.at("document", "/discloses") or {})["items"]["enum"]  # in the order of the law
    asked: dict[tuple[str, int], list[tuple[Profile, list[Disclosure]]]] = defaultdict(list)
    for profile in layers:
        for one in profile.disclosures:
            asked[one.by, items.index(one.item)].append((profile, [one]))
    held = (in_force(said, site.archive.as_of) for _, said in sorted(asked.items()))
    return [words.disclosure(*one).cells() for one in held if one]
