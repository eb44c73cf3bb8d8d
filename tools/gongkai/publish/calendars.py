"""A calendar file for each compound, in Chinese, to be subscribed to: the same address always holds what is known."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, time

from gongkai.derive.appointments import Appointed, Occasion, appointed
from gongkai.kinds.compound import Compound
from gongkai.load.cache import Stamp
from gongkai.model.archive import AnyRecord
from gongkai.model.record import Record
from gongkai.publish.fingerprints import digest
from gongkai.publish.icalendar_text import Appointment, calendar_bytes, uids_apart
from gongkai.publish.publication import Publication
from gongkai.publish.site import Site
from gongkai.report.duty_words import article_of, headed, remarks
from gongkai.report.words import ACTORS, safe
from gongkai.text import N_

LANGUAGE = "zh"
NAME = N_("{place}: open governance record")
TITLES = {
    Occasion.MEETING: N_("Meeting: {title}"),
    Occasion.VOTE: N_("Ballots are cast: {title}"),
    Occasion.POSTING: N_("Posted: {title}"),
    Occasion.DUE: N_("Due: {title}"),
    Occasion.TERM_END: N_("Term ends: {title}"),
}
SORTS = {
    Occasion.MEETING: N_("Meeting"),
    Occasion.VOTE: N_("Vote"),
    Occasion.POSTING: N_("Posting"),
    Occasion.DUE: N_("Duty"),
    Occasion.TERM_END: N_("Term"),
}
OWED = N_("{who}, by {article}")


def calendar_path(compound: str) -> str:
    """Return where the calendar of a compound stands, from the root of the site."""
    return f"calendars/{compound}.ics"


def publish_calendars(site: Site, new: Publication, base: str, stamps: Mapping[str, Stamp]) -> None:
    """Write the calendars into a new site. `base` stands for all but the records that decides what is written."""
    site = site.in_language(LANGUAGE)
    by_place: dict[str, dict[str, AnyRecord]] = defaultdict(dict)
    for record in site.archive.records:
        by_place[site.place_of(record)][record.path] = record
    # Duties follow from the law and from areas and parties elsewhere, so any record may move a day.
    made_from = digest([base, site.commit, site.archive.as_of, site.told.made_from, sorted(stamps.items())])
    for compound in site.archive.each(Compound):
        path = calendar_path(compound.id)
        if new.wants(path, made_from):
            new.write(path, calendar_of(site, compound, by_place[compound.id]))


def calendar_of(site: Site, compound: Record[Compound], records: Mapping[str, AnyRecord]) -> bytes:
    """Return the calendar of a compound; `records` are those about it, by path."""
    found = [_appointment(site, one) for one in appointed(site.archive, compound, records)]
    name = site.catalogue.gettext(NAME).format(place=safe(compound.body.name))
    return calendar_bytes(name, uids_apart(found))


def _appointment(site: Site, one: Appointed) -> Appointment:
    say = site.catalogue.gettext
    title = headed(one.duty, site.catalogue) if one.duty else safe(site.heading(one.record))
    text = [safe(site.label("statement", "/posted/0/channel", one.channel))] if one.channel else []
    if one.duty:
        text += [say(OWED).format(who=say(ACTORS[one.duty.by]), article=article_of(one.duty, site.catalogue))]
        text += remarks(one.duty, site.catalogue)
    return Appointment(
        uid=f"{uuid.uuid5(uuid.NAMESPACE_OID, f'gongkai {one.name}')}@gongkai",
        first=one.first,
        last=one.last,
        title=say(TITLES[one.occasion]).format(title=title),
        text="\n".join(text),
        sort=say(SORTS[one.occasion]),
        link=f"{site.url.rstrip('/')}/{site.path(one.record)}" if site.url else "",
        entered=_entered(site, one.record),
    )


def _entered(site: Site, record: AnyRecord) -> datetime:
    """Return when a record was last recorded; the day of judgement where that is not known."""
    known = site.told.of(record)
    return known[-1].step.at if known else datetime.combine(site.archive.as_of, time(), UTC)
