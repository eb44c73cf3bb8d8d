"""What the small archive gives, word for word.

After a change you meant: `pytest tests/test_golden.py --bless`, then read the diff as a reader would.
The repository of these tests has no Git, so the commit in the foot of every page is forty zeros.
"""

import difflib
from pathlib import Path

import pytest

from tests.site_reader import MakeRepository, PublishedSite

GOLDEN = Path(__file__).with_name("golden")
PAGES = [
    "index.html",
    "areas/hetang-shequ.html",
    "compounds/hexiangyuan.html",
    "committees/hexiangyuan/term-2.html",
    "meetings/hexiangyuan/index.html",
    "meetings/hexiangyuan/2024-03-16-owners-assembly.html",
    "meetings/hexiangyuan/2024-03-16-owners-assembly/1.html",  # one owner too few took part; a waiver accepts it
    "meetings/hexiangyuan/2024-03-16-owners-assembly/2.html",  # passed
    "meetings/hexiangyuan/2023-04-15-owners-assembly/2.html",  # not passed, and the record says so
    "statements/hexiangyuan/gonggong-shouyi-2024-q2.html",
    "rules/vote-quorum.html",
    # In English one of each sort: the templates are the same.
    "en/index.html",
    "en/areas/hetang-shequ.html",
    "en/compounds/hexiangyuan.html",
    "en/committees/hexiangyuan/term-2.html",
    "en/meetings/hexiangyuan/2024-03-16-owners-assembly/1.html",
    "en/statements/hexiangyuan/gonggong-shouyi-2024-q2.html",
    "en/rules/vote-quorum.html",
]
AS_BLESSED = "After a change you meant: pytest tests/test_golden.py --bless, then read the diff as a reader would."


@pytest.fixture
def as_blessed(request: pytest.FixtureRequest) -> "Blessed":
    return Blessed(bless=request.config.getoption("--bless"))


class Blessed:
    """Compares what comes out with what was found good, or takes it for good."""

    def __init__(self, *, bless: bool) -> None:
        self._bless = bless

    def __call__(self, name: str, text: str) -> None:
        file = GOLDEN / name
        if self._bless:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
        before = file.read_text("utf-8") if file.exists() else ""
        changed = difflib.unified_diff(before.splitlines(), text.splitlines(), name, "now", lineterm="", n=1)
        shown = [line[:300] for line in changed]
        assert not shown, "\n".join([AS_BLESSED, *shown[:60]])
        assert before == text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_comes_out_as_blessed(small_site: PublishedSite, as_blessed: Blessed, path: str) -> None:
    as_blessed(f"pages/{path}", small_site.html(path))


def test_the_site_holds_the_files_that_were_blessed(small_site: PublishedSite, as_blessed: Blessed) -> None:
    as_blessed("files.txt", "".join(f"{path}\n" for path in small_site.files))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_check_says_what_was_blessed(repository: MakeRepository, as_blessed: Blessed, language: str) -> None:
    result = repository().gongkai("check", "--format", "json", "--lang", language)
    assert result.exit_code == 0
    as_blessed(f"check.{language}.json", result.stdout)


def test_nothing_lies_among_the_golden_files_that_no_test_looks_at() -> None:
    kept = {f"pages/{path}" for path in PAGES} | {"files.txt", "check.zh.json", "check.en.json"}
    assert {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()} == kept
