"""The law of the city has been read; where it has not, the record says by which law it is judged.

Cities set deadlines and shares of their own, often stricter than those of the nation. They are known here only for the
cities whose regulations have been read. A record of another city is judged by its province, and where that has not been
read either, by national law: then something that the city forbids can go unseen.

The area that first says which city it is gets this note, not each area and compound below it. An area wider than a city
is judged by what it is, and so is a code that begins with 9, which no place in China has.

Source: the profiles of the law, `schemas/profiles/`.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import areas_above
from gongkai.check.rule import Problem
from gongkai.kinds.area import Area
from gongkai.law.numbers import city_steps, profile_of
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.SECRETARY
FIX = N_("Nothing here is wrong. Whoever has the regulations of the city can add them as a profile of the law.")
JUDGED_BY_ABOVE = N_("The regulations of {name} ({code}) have not been read; its records are judged by: {law}.")


def check(archive: Archive) -> Iterator[Problem]:
    unread = {area.id: area for area in archive.each(Area) if _unread(archive, area.body.admin_code)}
    for area in unread.values():
        if unread.keys().isdisjoint(areas_above(archive, area.id)[1:]):
            code = area.body.admin_code
            law = profile_of(archive.profiles, code).name
            facts = {"name": area.body.name, "code": code or "", "law": Titled(zh=law.zh, en=law.en)}
            yield Problem(area, "/admin_code", JUDGED_BY_ABOVE, **facts)


def _unread(archive: Archive, code: str | None) -> bool:
    steps = city_steps(code) if code and not code.startswith("9") else ()
    return bool(steps) and not any(step in archive.profiles for step in steps)
