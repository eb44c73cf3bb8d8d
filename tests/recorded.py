"""Repositories with a history to publish from: the small archive of the tests, changed commit by commit."""

from collections.abc import Mapping
from pathlib import Path

from tests.histories import Files, Made, git
from tests.site_reader import ARCHIVE, MakeRepository, PublishedSite, Repository

QUICKLY = ("--no-search", "--no-notices", "--language", "zh")
CASE = "records/cases/hexiangyuan/2024-014.yml"
MEETING = "records/meetings/hexiangyuan/2024-03-16-owners-assembly.yml"
COMPOUND = "records/compounds/hexiangyuan.yml"
CORRECTION = "records/corrections/hexiangyuan/2024-04-01.yml"
NAMED_CASE = "cases/hexiangyuan/2024-014"
ROLES = "社区书记员: [shuji@example.com]\n街道办事处: [jiedao@example.com]\n"


def archive() -> dict[str, str]:
    """Return the files of the small archive."""
    records = sorted((ARCHIVE / "records").rglob("*.yml"))
    return {path.relative_to(ARCHIVE).as_posix(): path.read_text("utf-8") for path in records}


def changed(files: Files, path: str, *pairs: tuple[str, str]) -> dict[str, str]:
    """Return the files with some words of one of them replaced."""
    text = files[path]
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return {**files, path: text}


def correction(record: str, reason: str = "录入时抄错了一户。", more: str = "") -> str:
    """Return a correction of a record (below `records/`, without `.yml`)."""
    head = f"kind: correction\ntitle: 更正（虚构）\nrecord: {record}\ndate: 2024-04-01\nreason: {reason}\n"
    return f"{head}decided_by: 荷香苑业主委员会（虚构）\n{more}sources: [{{title: 更正公告（虚构）, note: 虚构}}]\n"


class Recorded:
    """A repository whose history is made first; then any commit of it can be checked out and published."""

    def __init__(self, make: MakeRepository) -> None:
        self.repository: Repository = make()
        self.made = Made(self.repository.root)
        (self.repository.root / ".git" / "info" / "exclude").write_text(
            "/site\n/schemas\n/mkdocs.yml\n/build\n", "utf-8"
        )
        (self.repository.root / "roles.yml").write_text(ROLES, "utf-8")

    def stand_at(self, mark: int) -> None:
        """Let the branch and the files be those of a commit."""
        root = self.repository.root
        git(root, "update-ref", "refs/heads/main", self.made[mark])
        git(root, "read-tree", "main")
        _lay_out(root, self.made.files[mark])

    def build(self, mark: int, *arguments: str, out: Path | None = None) -> PublishedSite:
        """Publish a commit, in Chinese and without what the history says nothing of."""
        self.stand_at(mark)
        return PublishedSite(self.repository.build(*QUICKLY, *arguments, out=out).folder)


def _lay_out(root: Path, files: Mapping[str, str]) -> None:
    for path in (root / "records").rglob("*.yml"):
        if path.relative_to(root).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
