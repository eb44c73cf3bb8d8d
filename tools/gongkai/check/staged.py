"""What is about to be committed, looked at before it is: the last moment at which a leak can be undone."""

from datetime import date
from pathlib import Path

from gongkai.check.allowed_values import proof_from
from gongkai.check.waivers import accepted
from gongkai.kinds.waiver import Waiver
from gongkai.load.attachment import personal_in_file
from gongkai.load.bodies import unpacked
from gongkai.load.file_names import visible
from gongkai.load.git_index import Index, Staged
from gongkai.load.personal_data import personal_path
from gongkai.load.record_file import read_record
from gongkai.load.schemas import Schemas
from gongkai.load.shape import Shapes
from gongkai.model.finding import Finding
from gongkai.model.record import Record
from gongkai.privacy.findings import masked_finding
from gongkai.privacy.firewall import rules_of_firewall

# The tests of these tools hold made-up people, and have to.
_MADE_UP = "tests/"
_CUT = "# ------------------------ >8 ------------------------"
_SIGNED = ("signed-off-by:", "co-authored-by:", "reviewed-by:", "acked-by:")
MESSAGE = "COMMIT_EDITMSG"  # how Git calls the message of a commit


def check_staged(root: Path, as_of: date) -> tuple[int, list[Finding]]:
    """Return how many files are staged, and what is found in them: personal data, and records that cannot be read.

    Raises NoIndex where Git cannot tell what is staged, BrokenSchemas where records cannot be judged.
    """
    index = Index(root)
    changed = [file for file in index.changed() if not file.path.startswith(_MADE_UP)]
    shapes = Shapes(Schemas.read(root / "schemas"))
    read: dict[str, bytes] = {}
    findings: list[Finding] = []
    for file, data in index.contents(changed):
        path = _path_of(file, index)
        read[path] = data
        findings += read_record(data, path, shapes)[1] if _is_record(path) else personal_in_file(data, path)
    looked_into = {_path_of(file, index) for file in changed} - read.keys()
    findings += [found for path in sorted(looked_into) for found in personal_path(path)]
    if any(finding.rule in rules_of_firewall() for finding in findings):
        findings, _ = accepted(findings, _waivers(index, shapes), as_of, proof_from(read.get))
    shown = [masked_finding(finding) for finding in findings]
    return len(changed), sorted(shown, key=lambda finding: (finding.place, finding.severity.rank, finding.rule))


def personal_in_message(text: str) -> list[Finding]:
    """Return what is personal in the message of a commit; lines that Git will drop, and who signs, are left out."""
    lines = text.partition(_CUT)[0].split("\n")
    kept = ["" if line.startswith("#") or line.lower().startswith(_SIGNED) else line for line in lines]
    found = personal_in_file("\n".join(kept).encode("utf-8", "replace"), MESSAGE)
    return [masked_finding(finding) for finding in found]


def _path_of(file: Staged, index: Index) -> str:
    return visible(file.path.removeprefix(index.prefix))


def _is_record(path: str) -> bool:
    parts = path.split("/")
    return parts[0] == "records" and len(parts) > 2 and parts[1] != "attachments" and path.endswith(".yml")


def _waivers(index: Index, shapes: Shapes) -> list[Record[Waiver]]:
    """Return the waivers as they will be after the commit."""
    found = []
    for file, data in index.contents(index.files_in("records/waivers")):
        path = _path_of(file, index)
        content, _ = read_record(data, path, shapes) if _is_record(path) else (None, [])
        body = None if content is None else unpacked(content)
        if isinstance(body, Waiver):
            found.append(Record(kind="waiver", id=path.split("/", 2)[2].removesuffix(".yml"), path=path, body=body))
    return found
