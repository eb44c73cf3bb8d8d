"""What the pages of places, kinds and records say of following them: feed, calendar, story, and versions."""

from collections.abc import Mapping

from gongkai.model.archive import AnyRecord
from gongkai.publish.calendars import calendar_path
from gongkai.publish.feeds import WHOLE, feed_of_kind, feed_of_place
from gongkai.publish.pages.stories import entries_by_place
from gongkai.publish.site import Site
from gongkai.publish.told import named
from gongkai.publish.trail_paths import corrections_path, story_path, trail_path, version_path
from gongkai.publish.trail_rows import day_of


def versions_of(site: Site, record: AnyRecord) -> Mapping[str, object]:
    """Return which version of a record its page shows, and what leads to that one and to all of them."""
    entries, name = site.told.of(record), named(record)
    last = entries[-1] if entries and entries[-1].number else None
    return {
        "why": why_unknown(site),
        "number": last.number if last else 0,
        "versions": last.number if last else 0,
        "day": day_of(site, last.step) if last else "",
        "path": version_path(name, last.number) if last else "",
        "trail": trail_path(name) if len(entries) > 1 else "",
        "uncommitted": site.told.is_uncommitted(record),
    }


def follow_of_compound(site: Site, compound: str) -> Mapping[str, str]:
    """Return what a reader can follow of a compound: feed, calendar and story; "" where there is none."""
    story = story_path(compound) if entries_by_place(site).get(compound) else ""
    return _follow(site, feed_of_place(site, "compound", compound), calendar_path(compound), story)


def follow_of_area(site: Site, area: str) -> Mapping[str, str]:
    """Return what a reader can follow of an area: everything below it, and the corrections of the whole."""
    return _follow(site, feed_of_place(site, "area", area), "", corrections_path())


def follow_of_kind(site: Site, kind: str) -> Mapping[str, str]:
    """Return what a reader can follow of a kind of record, "" for all kinds together."""
    feed = feed_of_kind(site, kind) if kind else WHOLE if site.told.past else ""
    return _follow(site, feed, "", corrections_path())


def _follow(site: Site, feed: str, calendar: str, story: str) -> Mapping[str, str]:
    return {"feed": feed, "calendar": calendar, "story": story, "why": why_unknown(site)}


def why_unknown(site: Site) -> str:
    """Return why the history is not known, in the language of the site; "" where it is."""
    return site.sentence(site.told.why, site.told.facts) if site.told.why else ""
