"""Duties as rows of a page: what is owed, how it stands by word and shape, by when, by which article, by whom."""

from collections.abc import Iterable

from msgspec import Struct

from gongkai.check.duty import Duty, State
from gongkai.publish.site import Site
from gongkai.report.duty_words import article_of, headed, remarks, state_words, title_of
from gongkai.report.words import ACTORS

# The shape of each state: see STATES in site/templates/components.html.j2.
CHIPS = {
    State.MISSING: "missing",
    State.LATE: "late",
    State.NOT_YET_DUE: "open",
    State.IN_TIME: "published",
    State.NO_FIXED_DAY: "ended",
    State.NOT_APPLICABLE: "none",
    State.NOT_JUDGED: "unknown",
}


class DutyRow(Struct, frozen=True):
    """One duty in the language of the site. `path` leads to the record that fulfils it, else that it is about."""

    what: str
    path: str
    record: str  # the title of that record
    chip: str
    words: str
    due: str
    done: str
    who: str
    article: str
    remarks: list[str]
    place: str  # the name of the compound
    place_path: str  # its page of duties


def duty_rows(site: Site, duties: Iterable[Duty]) -> list[DutyRow]:
    """Return duties as rows, in their order."""
    return [_row(site, duty) for duty in duties]


def duties_path(folder: str, place: str) -> str:
    """Return where the page of duties of a compound or an area stands."""
    return f"{folder}/{place}/duties/index.html"


def _row(site: Site, duty: Duty) -> DutyRow:
    words = site.catalogue
    named = duty.fulfilled_by or duty.about
    found = site.find(*named) if named else None
    return DutyRow(
        # What it is about is said by the title of the record, where there is one.
        what=title_of(duty, words) if found else headed(duty, words),
        path=found[0] if found else "",
        record=found[1] if found else "",
        chip=CHIPS[duty.state],
        words=state_words(duty, words),
        due=duty.due.isoformat() if duty.due else "",
        done=duty.done_on.isoformat() if duty.done_on else "",
        who=words.gettext(ACTORS[duty.by]),
        article=article_of(duty, words),
        remarks=remarks(duty, words) if duty.state is not State.NOT_JUDGED else [],
        place=site.place_name(duty.compound),
        place_path=duties_path("compounds", duty.compound),
    )
