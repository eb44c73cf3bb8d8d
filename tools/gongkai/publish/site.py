"""What pages are made from: the archive, what was found and computed, and where everything stands on the site."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import copy
from pathlib import Path

from msgspec import Struct

from gongkai.check.jurisdiction import areas_above, code_of, is_fictional, lacks_city_law
from gongkai.derive.backlinks import backlinks
from gongkai.derive.decisions import Decision, decision_of
from gongkai.derive.places import place_of, waived
from gongkai.derive.summary import Summary, summary_of
from gongkai.kinds import all_kinds
from gongkai.kinds.account import Account
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.kinds.meeting import Meeting
from gongkai.kinds.scheme import Scheme
from gongkai.kinds.statement import Statement
from gongkai.kinds.waiver import Waiver
from gongkai.law.numbers import profiles_of
from gongkai.load.schemas import Schema, Schemas, label_of, title_of
from gongkai.model.archive import AnyRecord, Archive
from gongkai.model.finding import Fact, Finding, Severity
from gongkai.model.guide import Guide
from gongkai.model.profile import Profile
from gongkai.model.record import Record
from gongkai.publish.data_files import Listing
from gongkai.publish.languages import LANGUAGES
from gongkai.publish.periods import period_words
from gongkai.publish.shell import Crumb
from gongkai.publish.told import Told, told
from gongkai.report.causes import Group, groups
from gongkai.report.guides import guide_of
from gongkai.report.words import ACTORS, sentence, worded
from gongkai.text import N_, Catalogue, translator

STATEMENT = N_("{account}, {period}")
NO_CODE = N_("No area above has an administrative code, so it is not known which city's law applies: only this does.")
NO_CITY = N_("The law of its city has not been read: what is above the city decides.")
WAIVER = N_("Accepted in public: {record}")


class Copy(Struct, frozen=True):
    """The offline copy of a compound: where its zip stands, its size in bytes, how many pages, in which language."""

    path: str
    size: int
    pages: int
    language: str

    @property
    def named(self) -> str:
        """Return what the language calls itself."""
        return LANGUAGES[self.language].name


class Site:
    """Everything a page may ask for, in one language. Paths are from the root of that language, with forward slashes.

    `root` holds the templates, `records` is the folder that the paths of records start from, `commit` what the site is
    made from, in full, `url` where the site will stand, if that is known.
    """

    def __init__(
        self,
        archive: Archive,
        findings: Sequence[Finding],
        schemas: Schemas,
        *,
        root: Path,
        records: Path,
        commit: str,
        language: str,
        url: str = "",
    ) -> None:
        self.archive = archive
        self.schemas = schemas
        self.root = root
        self.records = records
        self.commit = commit
        self.url = url
        self.language = language
        self.catalogue: Catalogue = translator(language)
        self.data: Mapping[str, Listing] = {}  # the files that can be taken, by place; there once they are written
        self.notices: Mapping[
            tuple[str, str], str
        ] = {}  # the PDF of a record, by its path and the number of a decision
        self.offline: dict[str, Copy] = {}  # of compounds, by id; the same for all languages, there once they are made
        self.findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            self.findings[finding.place.path].append(finding)
        self._fictional: dict[str, bool] = {}

    def in_language(self, language: str) -> "Site":
        """Return the same site in another language. What is computed from records is computed once for all of them."""
        other = copy(self)
        other.language, other.catalogue = language, translator(language)
        return other

    @property
    def summaries(self) -> Mapping[str, Summary]:
        """Return the five questions for each compound, by its id."""
        archive = self.archive
        return archive.once("summaries", lambda: {one.id: summary_of(archive, one) for one in archive.each(Compound)})

    @property
    def backlinks(self) -> Mapping[tuple[str, str], Sequence[AnyRecord]]:
        """Return which records name which, by kind and id."""
        return self.archive.once("backlinks", lambda: backlinks(self.archive))

    @property
    def told(self) -> Told:
        """Return what Git tells of the records up to the commit that the site is made from."""
        return self.archive.once("told by Git", lambda: told(self.root, self.records, self.commit, self.schemas))

    def is_fictional(self, record: AnyRecord) -> bool:
        """Return whether the record belongs to a made-up example place, or is a scheme that is made up itself."""
        if isinstance(record.body, Scheme):
            return record.body.fictional is True
        place = self.place_of(record)
        if place not in self._fictional:
            self._fictional[place] = is_fictional(self.archive, place)
        return self._fictional[place]

    def place_of(self, record: AnyRecord) -> str:
        """Return the id of the compound or area that a record is about; "" where it is about neither."""
        return place_of(self.archive, record)

    def waived(self, waiver: Record[Waiver]) -> AnyRecord | None:
        """Return the record that a waiver is about; None where it is not in the archive."""
        return waived(self.archive, waiver)

    def heading(self, record: AnyRecord) -> str:
        """Return the title of a record."""
        if isinstance(record.body, Statement):
            account = self.archive.get(record.body.account_id, Account)
            name = account.body.name if account else record.body.account_id
            period = period_words(record.body.period, self.catalogue)
            return self.catalogue.gettext(STATEMENT).format(account=name, period=period)
        if isinstance(record.body, Waiver) and (waived := self.waived(record)):
            return self.catalogue.gettext(WAIVER).format(record=self.heading(waived))
        return all_kinds()[record.kind].heading(record.body)

    def path(self, record: AnyRecord) -> str:
        """Return where the page of a record stands; it never changes, because the id never does."""
        return f"{all_kinds()[record.kind].folder}/{record.id}.html"

    def law_path(self, profile: Profile) -> str:
        """Return where the page of a profile of the law stands: by the administrative code of its place."""
        return f"law/{profile.place or 'national'}/index.html"

    def judged_by(self, place: str) -> list[tuple[str, str]]:
        """Return path and name of each profile that a compound or an area is judged by, the nearest first."""
        found = profiles_of(self.archive.profiles, code_of(self.archive, place))
        return [(self.law_path(one), one.name.zh if self.language == "zh" else one.name.en) for one in found]

    def unread_law(self, place: str) -> str:
        """Return why the law of the city of a compound or an area is not among those; "" where nothing is missing."""
        if code_of(self.archive, place) is None:
            return self.catalogue.gettext(NO_CODE)
        return self.catalogue.gettext(NO_CITY) if lacks_city_law(self.archive, place) else ""

    def find(self, kind: str, record_id: str) -> tuple[str, str] | None:
        """Return path and title of the page for a record or resolution that is named; None if it is not there."""
        if kind == "resolution":
            meeting_id, _, identifier = record_id.partition("#")
            meeting = self.archive.get(meeting_id, Meeting)
            found = [r for r in meeting.body.resolutions if r.identifier == identifier] if meeting else []
            return (resolution_path(meeting_id, identifier), found[0].title) if found else None
        record = self.archive.of_kind(kind).get(record_id)
        return (self.path(record), self.heading(record)) if record else None

    def crumbs(self, place: str) -> list[Crumb]:
        """Return the way from the outermost area down to a compound or an area, itself included."""
        areas = [self.archive.get(area_id, Area) for area_id in reversed(areas_above(self.archive, place))]
        found = [Crumb(area.body.name, self.path(area)) for area in areas if area]
        compound = self.archive.get(place, Compound)
        return [*found, Crumb(compound.body.name, self.path(compound))] if compound else found

    def kind_title(self, kind: str) -> str:
        """Return what a kind of record is called."""
        return title_of(self.schemas.by_kind[kind], self.language)

    def label(self, kind: str, pointer: str, value: object) -> str:
        """Return what one of the fixed values of a field is called."""
        node = self.schemas.at(kind, pointer)
        return label_of(node, value, self.language) if node and value is not None else ""

    def field_title(self, kind: str, pointer: str) -> str:
        """Return what a field is called; its raw name where the schema does not know it."""
        node: Schema | None = self.schemas.at(kind, pointer)
        return title_of(node, self.language) if node else pointer.rpartition("/")[2]

    def kind_help(self, kind: str) -> str:
        """Return the sentence that says what a kind of record is."""
        schema = self.schemas.by_kind[kind]
        return str(schema["x-zh"]["description"] if self.language == "zh" else schema["description"])

    def place_name(self, place: str) -> str:
        """Return the name of a compound or an area; its id where it is not in the archive."""
        found = self.find("compound", place) or self.find("area", place)
        return found[1] if found else place

    def decisions(self, meeting: Record[Meeting]) -> list[Decision]:
        """Return the decisions of a meeting, in its own order."""
        return [decision_of(self.archive, meeting, resolution) for resolution in meeting.body.resolutions]

    def blames(self, record: AnyRecord) -> bool:
        """Return whether the check found something wrong with a record."""
        return any(finding.severity is not Severity.INFO for finding in self.findings.get(record.path, ()))

    def said(self, finding: Finding) -> str:
        """Return a finding in the language of the site."""
        return worded(finding, self.catalogue)

    def grouped(self, findings: Sequence[Finding]) -> list[Group]:
        """Return findings by what caused them, the heaviest first."""
        return groups(findings)

    def guide(self, finding: Finding) -> Guide | None:
        """Return what is to be done about a finding, and by whom."""
        return guide_of(finding)

    def actor(self, guide: Guide) -> str:
        """Return who has to act, in the language of the site."""
        return self.catalogue.gettext(ACTORS[guide.actor])

    def record_at(self, path: str) -> AnyRecord | None:
        """Return the record whose file is `path`; None where none could be read from it."""
        by_path = self.archive.once("records by path", lambda: {one.path: one for one in self.archive.records})
        return by_path.get(path)

    def accepted_by(self, waiver: Record[Waiver]) -> list[Finding]:
        """Return what a waiver accepts now."""
        return [f for f in self.findings.get(f"records/{waiver.body.record}.yml", ()) if f.waiver == waiver.id]

    def waiver(self, finding: Finding) -> Record[Waiver] | None:
        """Return the waiver that accepts a finding."""
        return self.archive.get(finding.waiver, Waiver) if finding.waiver else None

    def sentence(self, message: str, facts: Mapping[str, Fact], why: str | None = None) -> str:
        """Return a message in the language of the site, with the reason after it where there is one."""
        reason = self.catalogue.gettext(why) if why else ""
        return sentence(message, {**facts, "why": reason}, self.catalogue)


def resolution_path(meeting_id: str, identifier: str) -> str:
    """Return where the page of a resolution stands."""
    return f"meetings/{meeting_id}/{identifier}.html"
