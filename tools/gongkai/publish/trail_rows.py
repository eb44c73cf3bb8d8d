"""The past of records as pages show it: who recorded what when, what was before and after, why, and who let it in."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from gongkai.derive.changes import RecordChange, Sort
from gongkai.derive.notices import Notice
from gongkai.derive.past import REWRITING, Entry
from gongkai.kinds import all_kinds, kind_in
from gongkai.load.versions import Recorded
from gongkai.model.archive import AnyRecord
from gongkai.model.edits import Op
from gongkai.publish.site import Site
from gongkai.publish.templates import fuzzy_date
from gongkai.publish.trail_paths import has_address, page_path, version_path
from gongkai.report.changes import SORTS
from gongkai.report.commit_words import why
from gongkai.report.edit_words import EditWords, Parts
from gongkai.report.words import safe
from gongkai.text import N_

SHOWN = 30  # edits of one version
# The shape of each sort: see STATES in site/templates/components.html.j2.
CHIPS = {
    Sort.SUBSTANCE: "differs",
    Sort.DELETED: "missing",
    Sort.UNREADABLE: "unknown",
    Sort.REWORDED: "differs",
    Sort.CORRECTED: "waived",
    Sort.TOMBSTONE: "ended",
    Sort.EXTENDED: "published",
    Sort.NEW: "published",
    Sort.FORMAT: "match",
}
WORDS = {
    Sort.SUBSTANCE: N_("changed after publication"),
    Sort.DELETED: N_("deleted"),
    Sort.UNREADABLE: N_("cannot be compared"),
    Sort.REWORDED: N_("worded otherwise"),
    Sort.CORRECTED: N_("corrected"),
    Sort.TOMBSTONE: N_("taken away"),
    Sort.EXTENDED: N_("added to"),
    Sort.NEW: N_("new"),
    Sort.FORMAT: N_("only written otherwise"),
}
_COMMA = {"zh": "、", "en": ", "}


class Reason(Struct, frozen=True):
    """A published reason: its words, and the correction that gives it, by path ("" where it is gone) and title."""

    words: str
    path: str
    title: str


class Row(Struct, frozen=True, kw_only=True):
    """One change of a record in the language of the site.

    `words` say in short what it amounts to, and `sort` in full where it rewrites what was published. `number` is the
    version, 0 where the record was taken away; `version` leads to it. `edits` are what changed, with
    `more` that are not shown; `hidden` says that they are not shown because personal data was taken out.
    """

    title: str
    kind: str
    path: str
    number: int
    version: str
    day: str
    clock: str
    position: int
    commit: str
    by: str
    approved: str
    words: str
    sort: str
    chip: str
    weighs: bool
    edits: Sequence[Parts]
    more: int
    hidden: bool
    reasons: Sequence[Reason]
    messages: Sequence[str]
    moved_to: str
    happened: str


def rows(site: Site, entries: Iterable[Entry]) -> list[Row]:
    """Return entries as rows, in their order."""
    words = EditWords(site.schemas, site.catalogue)
    return [_row(site, words, entry) for entry in entries]


def present(site: Site, record: str) -> AnyRecord | None:
    """Return the record as it is now; None where it is not there any more."""
    return site.record_at(f"records/{record}.yml")


def title_of(site: Site, entry: Entry) -> str:
    """Return what a record is called now; of one that is gone, what it was called last, or its path."""
    now = present(site, entry.record)
    if now:
        return site.heading(now)
    past = site.told.past
    of_record = past.records[entry.record] if past else ()
    for one in reversed(of_record):
        data = past.data(one) if past else None
        found = next((str(data[name]) for name in ("title", "name") if data and data.get(name)), "")
        if found:
            return safe(found)
    return entry.record


def day_of(site: Site, step: Recorded) -> str:
    """Return the day of a step in the language of the site."""
    return fuzzy_date(site.language, step.at.date().isoformat())


def roles(site: Site, addresses: Iterable[str]) -> str:
    """Return the roles behind some addresses, "" where none is known; never the addresses."""
    found = dict.fromkeys(role for address in addresses if (role := site.told.roles.of(address)))
    return _COMMA[site.language].join(map(safe, found))


def _row(site: Site, words: EditWords, entry: Entry) -> Row:
    step, hidden = entry.step, entry.was_hidden or entry.hidden
    kind = kind_in(entry.record.partition("/")[0])
    edits = [] if hidden else _edits(site, words, entry)
    now = present(site, entry.record)
    day = all_kinds()[kind].day_of(now.body) if now else None
    return Row(
        title=title_of(site, entry),
        kind=site.kind_title(kind),
        path=page_path(entry.record),
        number=entry.number,
        version=version_path(entry.record, entry.number) if entry.number else "",
        day=day_of(site, step),
        clock=f"{step.at:%H:%M}",
        position=step.position,
        commit=step.id[:12],
        by=roles(site, step.authors),
        approved=roles(site, step.approvers),
        words=site.catalogue.gettext(WORDS[entry.sort]),
        sort=site.catalogue.gettext(SORTS[entry.sort]) if entry.sort in REWRITING else "",
        chip=CHIPS[entry.sort],
        weighs=entry.weighs,
        edits=edits[:SHOWN],
        more=len(edits[SHOWN:]),
        hidden=hidden,
        reasons=[_reason(site, notice) for notice in _notices(entry)],
        messages=why(step),
        moved_to=entry.moved_to if has_address(entry.moved_to) else "",
        happened=fuzzy_date(site.language, day.text) if day else "",
    )


def _edits(site: Site, words: EditWords, entry: Entry) -> list[Parts]:
    if not entry.touched or not site.told.past:
        return []
    after = site.told.past.data(entry)
    kind = kind_in(entry.record.partition("/")[0])
    change = RecordChange("", entry.record, entry.sort, {"kind": kind}, after)
    # What weighs first, so that nobody hides it behind many small edits.
    told = [one for one in entry.touched if not (one.edit.moved and one.edit.op is Op.REMOVE)]
    return [words.parts(change, one) for one in sorted(told, key=lambda one: not one.weighs)]


def _notices(entry: Entry) -> list[Notice]:
    given = [entry.notice, *(touched.notice for touched in entry.touched)]
    return list({notice.path: notice for notice in given if notice}.values())


def _reason(site: Site, notice: Notice) -> Reason:
    now = site.record_at(notice.path)
    return Reason(safe(notice.reason), site.path(now) if now else "", site.heading(now) if now else notice.path)
