"""Collect the messages of the code and of the templates into the catalogue, which stays in one canonical form.

For developers, from the root of the repository:

    python -m gongkai.text.extract            say what is missing or left over; exit 1 if anything is
    python -m gongkai.text.extract --update   write the catalogue anew; then put in the Chinese that is missing

A message that is gone goes from the catalogue too (Git keeps it), and a changed one is a new one: its old words are
never guessed at. Titles and help of fields are not collected: each schema says them in both languages (`x-zh`), so that
it can be read, and used by other programs, without this catalogue.
"""

import argparse
import ast
import io
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from gongkai.text.catalogue import LANGUAGES, LOCALES, paragraphs

CATALOGUE = LOCALES / LANGUAGES["zh"] / "gongkai.po"
HEADER = """\
# Simplified Chinese messages of Gongkai 公开.
# Written by `python -m gongkai.text.extract --update`; only the lines after msgstr are written by hand.
msgid ""
msgstr ""
"Language: zh_CN\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def python_messages(source: bytes) -> Iterator[str]:
    """Yield what stands in `N_()`."""
    for _, message, _, _ in extract("python", io.BytesIO(source), keywords={"N_": None}):
        yield str(message)


def rule_messages(source: bytes) -> Iterator[str]:
    """Yield what stands in `N_()`, and the paragraphs of the docstring, which is the page of the rule."""
    yield from paragraphs(ast.get_docstring(ast.parse(source)) or "")
    yield from python_messages(source)


def template_messages(source: bytes) -> Iterator[str]:
    """Yield what stands in `_()`."""
    options = {"silent": "false"}  # a template that cannot be read is an error, not one without messages
    for _, message, _, _ in extract("jinja2", io.BytesIO(source), keywords={"_": None}, options=options):
        yield str(message)


# As with Babel, a file goes to the first pattern that fits: so `rule_messages` yields the N_() of its files as well.
SOURCES: tuple[tuple[str, Callable[[bytes], Iterator[str]]], ...] = (
    ("tools/gongkai/check/rules/[!_]*.py", rule_messages),
    ("tools/gongkai/check/duties/[!_]*.py", rule_messages),
    ("tools/gongkai/derive/indicators/[!_]*.py", rule_messages),
    ("tools/gongkai/privacy/detectors/[!_]*.py", rule_messages),
    ("tools/gongkai/**/*.py", python_messages),
    ("site/templates/**/*.j2", template_messages),
)


def messages(root: Path) -> Mapping[str, list[str]]:
    """Return every message of the repository at `root`, with the files it stands in."""
    found: dict[str, list[str]] = defaultdict(list)
    seen: set[Path] = set()
    for pattern, of_file in SOURCES:
        for file in sorted(set(root.glob(pattern)) - seen):
            seen.add(file)
            for message in of_file(file.read_bytes()):
                found[message].append(file.relative_to(root).as_posix())
    return found


def read(data: bytes) -> Catalog:
    """Return the catalogue whose file holds `data`."""
    return read_po(io.BytesIO(data), locale=LANGUAGES["zh"])


def updated(catalogue: Catalog, found: Mapping[str, list[str]]) -> bytes:
    """Return the file of the catalogue with exactly the messages `found`, in its canonical form."""
    new = Catalog(locale=LANGUAGES["zh"])
    for message, files in found.items():
        old = catalogue.get(message)
        # Files without line numbers: a line added above a message is no change of the message.
        new.add(message, old.string if old else "", locations=[(file, 0) for file in sorted(set(files))])
    written = io.BytesIO()
    write_po(written, new, width=0, omit_header=True, sort_output=True, include_lineno=False)
    return HEADER.encode() + written.getvalue()


def main(arguments: list[str]) -> int:
    """Run the command line, and return its exit status."""
    parser = argparse.ArgumentParser("python -m gongkai.text.extract", description="The messages, and their Chinese.")
    parser.add_argument("--update", action="store_true", help="write the catalogue anew")
    update: bool = parser.parse_args(arguments).update
    old = CATALOGUE.read_bytes() if CATALOGUE.exists() else b""
    new = updated(read(old), messages(Path()))
    if update:
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        CATALOGUE.write_bytes(new)
    elif old != new:
        sys.stdout.write("The catalogue is not up to date; run: python -m gongkai.text.extract --update\n")
    missing = [str(message.id) for message in read(new) if message.id and not message.string]
    sys.stdout.writelines(f"No Chinese yet: {message}\n" for message in missing)
    return 1 if missing or (old != new and not update) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
