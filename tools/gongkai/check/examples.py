"""The examples of a rule: small files, each with the records of one case and the findings that it expects.

An example is a text of several YAML documents, divided by `---`. Each is one record and begins with a comment that says
where it would lie, because the path is the id:

    # records/meetings/jinyu/2025-03-08-owners-assembly.yml
    # expect: vote-quorum /resolutions/0/result
    kind: meeting
    ...

`# expect: <rule> <pointer>` stands once for each finding, anywhere in the document that it is about; without a pointer
it is about the record as a whole. `# accepted: <rule> <pointer>` stands for a finding that a waiver of the example
accepts. `# as-of: 2026-01-01` is the day at which the example is judged. What nearly every example needs (an area, a
compound, an account ...) comes from `world.yaml` beside the folders of the rules, unless the example brings its own.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from gongkai.check.rule import Rule, all_rules
from gongkai.check.runner import run
from gongkai.load.bodies import unpacked
from gongkai.load.record_file import read_record
from gongkai.load.shape import Shapes
from gongkai.model.archive import AnyRecord, Archive
from gongkai.model.finding import Finding
from gongkai.model.profile import Profile
from gongkai.model.record import Record

FOLDER = Path("tests", "examples")  # in the repository, which has them; an installed package does not
WORLD = "world.yaml"
AS_OF = date(2026, 1, 1)

_PATH = re.compile(r"^# (records/\S+\.yml)$", re.MULTILINE)
_EXPECT = re.compile(r"^\s*# (expect|accepted): (\S+)(?: (\S+))?$", re.MULTILINE)
_AS_OF = re.compile(r"^# as-of: (\S+)$", re.MULTILINE)

Expected = tuple[str, str, str, str]  # rule, path, pointer, and whether it is expected or accepted


class Example(Struct, frozen=True):
    """One example: its documents by path, the findings it expects, and the day it is judged at."""

    documents: dict[str, bytes]
    expected: list[Expected]
    as_of: date


def example_of(text: str) -> Example:
    """Return what an example says. Raises ValueError for a document that does not begin with its path."""
    documents: dict[str, bytes] = {}
    expected: list[Expected] = []
    for document in re.split(r"^---\n", text, flags=re.MULTILINE):
        first = _PATH.match(document)
        if not first or first[1] in documents:
            raise ValueError(f"a document has to begin with its path, each with another: {document[:80]!r}")
        documents[first[1]] = document.encode()
        expected += [(rule, first[1], pointer, how) for how, rule, pointer in _EXPECT.findall(document)]
    day = _AS_OF.search(text)
    return Example(documents, sorted(expected), date.fromisoformat(day[1]) if day else AS_OF)


def examples_of(root: Path, rule: str) -> list[Path]:
    """Return the files of the examples of a rule, good ones and bad ones, by name; none where there is no folder."""
    return sorted((root / FOLDER / rule).glob("*.yaml"))


def world_of(root: Path) -> Mapping[str, bytes]:
    """Return the records that the examples of a repository lean on, by path; none where it has no examples."""
    file = root / FOLDER / WORLD
    return example_of(file.read_text("utf-8")).documents if file.is_file() else {}


class Judge:
    """Judges examples by the schemas and the law of one repository, with the records of its world around them."""

    def __init__(self, shapes: Shapes, profiles: Mapping[str, Profile], world: Mapping[str, bytes]) -> None:
        self._shapes = shapes
        self._profiles = profiles
        self._world = world

    def found_in(self, example: Example, rules: tuple[Rule, ...] | None = None) -> list[Finding]:
        """Return what a check of the example finds, together with the world around it."""
        documents = {**self._world, **example.documents}
        records, findings = self.read(documents)
        unread = documents.keys() - {record.path for record in records}
        return run(self.archive_of(records, example.as_of, unread), findings, rules)

    def read(self, documents: Mapping[str, bytes]) -> tuple[list[AnyRecord], list[Finding]]:
        """Return the records that can be read, and the findings about the others."""
        records: list[AnyRecord] = []
        findings: list[Finding] = []
        for path, data in documents.items():
            content, wrong = read_record(data, path, self._shapes)
            findings += wrong
            if content is not None:
                body = unpacked(content)
                kind = str(body.__struct_config__.tag)
                records.append(Record(kind=kind, id=path.split("/", 2)[2].removesuffix(".yml"), path=path, body=body))
        return records, findings

    def archive_of(self, records: Iterable[AnyRecord], as_of: date = AS_OF, unread: Iterable[str] = ()) -> Archive:
        """Return an archive of these records."""
        return Archive(records, as_of, self._profiles, self._shapes.schemas.references, unread)


def said_of(judge: Judge, rule: str, file: Path) -> list[Finding]:
    """Return what one rule says of the example in `file` that no waiver accepts, equal sentences once."""
    # Only this rule has to run; what is found while reading needs none.
    rules = tuple(one for one in all_rules() if one.name == rule)
    found = judge.found_in(example_of(file.read_text("utf-8")), rules)
    said = {(f.message, str(f.facts)): f for f in found if f.rule == rule and f.waiver is None}
    return list(said.values())
