"""What a browser finds in pages: scan.js asked of files of a site, of texts, and of a page that is open."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Page

SCAN = Path(__file__).with_name("scan.js").read_text("utf-8")
AT_ONCE = 200  # pages in one call

# Parsed by the browser's own parser, and not shown: ten times as fast, and nothing in them is run.
_OF_FILES = """async ([paths, home]) => {
  const scan = (%s), found = {};
  for (const path of paths) {
    const text = await (await fetch(home + path)).text();
    const faults = scan(new DOMParser().parseFromString(text, "text/html"), new URL(home + path));
    if (faults.length) found[path] = faults.slice(0, 3);
  }
  return found;
}"""
_OF_TEXTS = """([texts, home]) => {
  const scan = (%s), found = {};
  for (const [name, text] of Object.entries(texts)) {
    const faults = scan(new DOMParser().parseFromString(text, "text/html"), new URL(home + name));
    if (faults.length) found[name] = faults.slice(0, 3);
  }
  return found;
}"""
_OF_TAB = "() => (%s)(document, location)"


def faults_of_files(page: Page, home: str, paths: Sequence[str]) -> dict[str, list[str]]:
    """Return what is wrong with pages of the site at `home`, by path; `page` is open on that site."""
    found: dict[str, list[str]] = {}
    for start in range(0, len(paths), AT_ONCE):
        found |= page.evaluate(_OF_FILES.replace("%s", SCAN), [list(paths[start : start + AT_ONCE]), home])
    return found


def faults_of_texts(page: Page, home: str, texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return what is wrong with HTML that would stand at these paths below `home`."""
    found: dict[str, list[str]] = page.evaluate(_OF_TEXTS.replace("%s", SCAN), [dict(texts), home])
    return found


def faults_of_tab(page: Page) -> list[str]:
    """Return what is wrong with the page as it is now, after its scripts."""
    found: list[str] = page.evaluate(_OF_TAB.replace("%s", SCAN))
    return found
