"""`gongkai site verify`: the site of a commit is built again, and what is not the same is named file by file."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.cli import main
from gongkai.load.checked_out import checked_out
from gongkai.load.git import Git
from gongkai.publish.same_site import Differences, differences
from tests.histories import Made, git
from tests.site_reader import MakeRepository, Repository
from tests.test_verify import BASE, CASE, MEETING, meeting


@pytest.fixture(scope="module")
def published(repository: MakeRepository) -> Repository:
    """Return a repository with one commit, and the site of it."""
    made = repository()
    git(made.root, "init", "--quiet", "--initial-branch=main")
    git(made.root, "add", "records", "schemas", "site", "mkdocs.yml")
    git(made.root, "commit", "--quiet", "--message=all of it")
    made.build()
    return made


def asked(made: Repository, folder: Path, *arguments: str) -> Result:
    given = ["site", "verify", str(folder), "--root", str(made.root), "--as-of", made.day, "--lang", "en", *arguments]
    return CliRunner().invoke(main, given, catch_exceptions=False)


def test_the_site_of_a_commit_is_the_same_whatever_lies_in_the_folder_by_now(published: Repository) -> None:
    record = published.root / "records/areas/hehua-jiedao.yml"
    before = record.read_bytes()
    record.write_bytes(before + b"# not committed\n")
    stray = published.root / "site/pages/stray.md"
    stray.write_text("# stray\n")
    try:
        result = asked(published, published.out)
    finally:
        record.write_bytes(before)
        stray.unlink()
    assert result.exit_code == 0, result.output
    assert "byte for byte" in result.output


def test_each_file_that_is_another_missing_or_foreign_is_named(published: Repository, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(published.out, copy)
    page = copy / "index.html"
    page.write_bytes(page.read_bytes().replace(b"<main", b"<MAIN", 1))
    (copy / "404.html").unlink()
    (copy / "added.html").write_text("x")
    result = asked(published, copy)
    assert result.exit_code == 1, result.output
    assert "index.html: other bytes" in result.output
    assert "404.html: missing" in result.output
    assert "added.html: nothing that the commit gives" in result.output


def test_what_is_compared_is_every_byte_and_every_name(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        (folder / "below/deep").mkdir(parents=True)
        for name in ("same", "below/longer", "below/deep/other", "becomes-a-link", "gone"):
            (folder / name).write_text("text")
    assert differences(one, other) == Differences(5, (), (), ())
    (other / "below/longer").write_text("text ")
    (other / "below/deep/other").write_text("tExt")
    (other / "becomes-a-link").unlink()
    (other / "becomes-a-link").symlink_to(one / "becomes-a-link")
    (other / "gone").unlink()
    (other / "gone").mkdir()
    (other / "gone/new").write_text("")
    found = differences(one, other)
    assert found.changed == ("below/deep/other", "below/longer")
    assert found.missing == ("becomes-a-link", "gone")
    assert found.foreign == ("becomes-a-link", "gone/new")
    assert found.same == 1


def test_the_files_of_a_commit_come_without_a_trace_in_the_repository(tmp_path: Path) -> None:
    made = Made(tmp_path / "repository")
    first = made.commit({**BASE, ".gitattributes": "*.yml filter=evil\n"})
    made.commit({**BASE, MEETING: meeting(381)}, first)
    made.finish()
    hook = made.folder / ".git/hooks/post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/hooked\n")
    hook.chmod(0o755)
    git(made.folder, "config", "filter.evil.smudge", f"touch {tmp_path}/smudged; cat")
    before = sorted(path.relative_to(made.folder) for path in made.folder.rglob("*"))
    there = tmp_path / "there"
    there.mkdir()
    top = checked_out(Git(made.folder), made[first], there)
    assert top == there
    assert {path: (there / path).read_text() for path in BASE} == dict(BASE)
    assert (there / CASE).is_file()
    assert git(there, "rev-parse", "HEAD").decode().strip() == made[first]
    assert git(there, "status", "--porcelain") == b""
    assert sorted(path.relative_to(made.folder) for path in made.folder.rglob("*")) == before
    assert not (tmp_path / "hooked").exists()
    assert not (tmp_path / "smudged").exists()


def test_a_commit_that_is_not_there_cannot_be_told(published: Repository) -> None:
    assert asked(published, published.out, "--commit", "nowhere").exit_code == 2
