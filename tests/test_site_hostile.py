"""Hostile text in every field of every kind of record: it is read on the page as it was written, and does nothing."""

import re
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from gongkai.check.checked import check_archive
from gongkai.cli.options import Day
from gongkai.load.schemas import Schemas
from gongkai.publish import fields, shell
from gongkai.publish.build import build_site
from gongkai.publish.shell import Shell
from gongkai.publish.site import Site
from tests.browser import Visit
from tests.hostile.texts import TEXTS, Change, HostileRecords, of_pages
from tests.site_reader import ROOT, Element, MakeRepository, PublishedSite, Repository

# With --dist loadgroup one worker builds and reads these sites, and not each of them.
pytestmark = pytest.mark.xdist_group("the hostile sites")
ROUNDS = 10
SPOKEN = frozenset({"title", "aria-label", "data-heading", "content", "alt"})  # attributes that hold words
HARMLESS_SCHEMES = ("http:", "https:", "mailto:")
# Shown as the title of the field that is left open, where there is such a field.
NOT_SHOWN_AS_WRITTEN = re.compile(r"/gaps/\d+/field$")


def harmless(text: str) -> str:
    """Return a text of the same form that means nothing to anybody: the same lines, and what a file has to escape."""
    return re.sub(r'[^\s"\\/]', "x", text)


def published(made: Repository, records: HostileRecords) -> PublishedSite:
    """Publish the records, whatever the check says of them: what it says is shown too, and quotes them."""
    records.write(made.root / "records")
    schemas = Schemas.read(made.root / "schemas")
    checked = check_archive(made.root, None, Day().convert(made.day, None, None), cached=False, keep=True)
    unread = {f.place.path for f in checked.findings if f.rule == "shape"}
    assert unread == set(), [f for f in checked.findings if f.rule == "shape"][:3]
    assert checked.archive is not None
    site = Site(
        checked.archive, checked.findings, schemas, root=made.root, records=made.root, commit="c0ffee", language="zh"
    )
    build_site(site, made.out, {})
    return PublishedSite(made.out)


class Twins:
    """Publishes the same records twice: with hostile texts, and with harmless ones of the same form."""

    def __init__(self, repository: MakeRepository) -> None:
        self._repository = repository
        self._schemas = Schemas.read(ROOT / "schemas")

    def site(self, rounds: int, change: Change, fault: Callable[[Repository], object] = bool) -> PublishedSite:
        made = self._repository()
        fault(made)
        return published(made, HostileRecords(self._schemas, rounds, change))

    def texts(self, rounds: int) -> HostileRecords:
        return HostileRecords(self._schemas, rounds)


@pytest.fixture(scope="session")
def twins(repository: MakeRepository) -> Twins:
    return Twins(repository)


@pytest.fixture(scope="session")
def hostile_site(twins: Twins) -> PublishedSite:
    return twins.site(ROUNDS, str)


@pytest.fixture(scope="session")
def harmless_site(twins: Twins) -> PublishedSite:
    return twins.site(ROUNDS, harmless)


@pytest.fixture(scope="session")
def small_harmless_site(twins: Twins) -> PublishedSite:
    return twins.site(1, harmless)


def form(page: Element) -> list[tuple[str, object]]:
    """Return the elements of a page with their attributes, and how long each text is."""
    found: list[tuple[str, object]] = []
    for child in page.children:
        if isinstance(child, str):
            # A text may come in several parts, and white space is nothing.
            length = len(re.sub(r"\s", "", child))
            if found and found[-1][0] == "text":
                length += int(str(found.pop()[1]))
            found.append(("text", length))
        else:
            of_it = {n: harmless(v) if n in SPOKEN else v for n, v in sorted(child.attributes.items())}
            # How large a file is depends on what the records say, and not only on how long it is.
            size = "file-size" in child.attributes.get("class", "").split()
            found += [(child.tag, of_it), *([] if size else form(child))]
    return found


def injected(hostile: PublishedSite, other: PublishedSite) -> list[str]:
    """Return where the pages with hostile texts differ in form from those with harmless ones."""
    found = [f"{path} is on one site only" for path in hostile.pages.keys() ^ other.pages.keys()]
    for path in sorted(hostile.pages.keys() & other.pages.keys()):
        page = hostile.pages[path]
        found += [f"{path}: {fault}" for fault in page.faults]
        pairs = zip_longest(form(page), form(other.pages[path]))
        found += [f"{path}: {one} for {another}" for one, another in pairs if one != another][:1]
        for address in page.addresses:
            scheme = re.match(r"[^/?#]*:", address)
            if scheme and scheme[0].lower() not in HARMLESS_SCHEMES:
                found.append(f"{path}: {address}")
    return found


def test_every_text_is_tried_in_every_field_that_takes_it(twins: Twins) -> None:
    used = twins.texts(ROUNDS).used
    assert len(used) > 20
    for field, texts in used.items():
        longest = max(map(len, texts))
        assert {text for text in TEXTS if len(text) <= longest} == texts, field
    assert len(TEXTS) >= 60


def test_nothing_is_injected_into_any_page(hostile_site: PublishedSite, harmless_site: PublishedSite) -> None:
    assert injected(hostile_site, harmless_site) == []
    assert len(hostile_site.pages) > 200


def test_every_text_is_read_as_it_was_written(twins: Twins, hostile_site: PublishedSite) -> None:
    unseen = []
    read = {path: page.main.text(without=["yaml"]) for path, page in hostile_site.pages.items()}
    for path, pointer, text in of_pages(twins.texts(ROUNDS).texts):
        if not NOT_SHOWN_AS_WRITTEN.search(pointer) and " ".join(text.split()) not in read[path]:
            unseen.append(f"{path} {pointer}: {text[:60]}")
    assert unseen == []


def test_the_file_of_a_hostile_record_is_shown_to_the_letter(twins: Twins, hostile_site: PublishedSite) -> None:
    for path, text in twins.texts(ROUNDS).records.items():
        page = hostile_site.pages[path.replace(".yml", ".html")]
        assert page.one("details", "yaml").one("pre").exact_text() == text, path


def in_components(old: str, new: str) -> Callable[[Repository], object]:
    return lambda made: made.replace("site/templates/components.html.j2", old, new)


@pytest.mark.parametrize(
    "fault",
    [
        in_components("<h1>{{ title }}</h1>", "<h1>{{ title | safe }}</h1>"),
        in_components(
            'class="source-note">{{ item.note }}', 'class="source-note" title={{ item.note }}>{{ item.note }}'
        ),
        in_components('href="{{ item.url | safe_url }}"', 'href="{{ item.publisher }}"'),
        in_components("{{ text | numbered_lines }}", "{{ text | safe }}"),
    ],
    ids=["an unescaped title", "an unquoted attribute", "an address that is text", "an unescaped file"],
)
def test_a_fault_in_a_template_is_seen(
    twins: Twins, small_harmless_site: PublishedSite, fault: Callable[[Repository], object]
) -> None:
    assert injected(twins.site(1, str, fault), small_harmless_site)


def filled_twice(self: Shell, **arguments: Any) -> str:
    return _fill(self, **arguments).replace("%%commit%%", "a commit").replace("%%content%%", "<p>content</p>")


_fill = Shell.fill


@pytest.mark.parametrize(
    ("where", "name", "fault"),
    [(shell, "escape", Markup), (Shell, "fill", filled_twice), (fields, "escape", Markup)],
    ids=["an unescaped frame", "marks filled twice", "unescaped fields"],
)
def test_a_fault_in_the_program_is_seen(
    monkeypatch: pytest.MonkeyPatch,
    twins: Twins,
    small_harmless_site: PublishedSite,
    where: object,
    name: str,
    fault: object,
) -> None:
    monkeypatch.setattr(where, name, fault)
    assert injected(twins.site(1, str), small_harmless_site)


# ---- In a browser, which reads HTML in its own way

FORM = """() => [...document.querySelectorAll('*')].map(element =>
  [element.tagName, ...element.getAttributeNames(), element.protocol && new URL(element.href).protocol].join(' '))"""


def test_a_browser_finds_nothing_injected_and_the_longest_words_do_not_widen_the_page(
    visitor: Visit, hostile_site: PublishedSite, harmless_site: PublishedSite
) -> None:
    small = {"width": 360, "height": 740}
    guest, other = visitor(hostile_site.folder, viewport=small), visitor(harmless_site.folder, viewport=small)
    guest.page.on("dialog", lambda dialog: guest.complaints.append(dialog.message))
    wide = []
    for path in [path for path in hostile_site.files if re.search(r"hostile-3(/all(/0)?|/index)?\.html$", path)]:
        assert guest.open(path).evaluate(FORM) == other.open(path).evaluate(FORM), path
        if guest.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert guest.complaints == []
    assert wide == []


# ---- Characters that show something else than they are never get that far


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\xad", "\x00", "\x1b"])
def test_characters_that_nobody_sees_keep_a_record_from_being_published(
    repository: MakeRepository, tmp_path: Path, character: str
) -> None:
    made = repository()
    made.replace("records/compounds/hexiangyuan.yml", "name: 荷香苑（虚构）", f"name: 荷香{character}苑（虚构）")
    result = made.gongkai("build", "--lang", "en", "--out", tmp_path / "site")
    assert result.exit_code == 1
    assert f"U+{ord(character):04X}" in result.stdout
    assert not (tmp_path / "site").exists()
