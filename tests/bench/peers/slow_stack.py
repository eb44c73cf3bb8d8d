"""What most people would reach for: PyYAML with its C parser, and jsonschema. Shape alone, like the bare stack.

Usage: slow_stack.py SCHEMAS RECORDS
"""

import json
import re
import sys
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource


class Loader(yaml.CSafeLoader):
    """PyYAML's safe C loader without dates and without yes and no, which the schemas want as text."""


Loader.yaml_implicit_resolvers = {
    **{c: [("tag:yaml.org,2002:int", re.compile(r"^-?(0|[1-9][0-9]*)$"))] for c in "-0123456789"},
    **{c: [("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"))] for c in "tf"},
}


def main(schemas: Path, records: Path) -> None:
    texts = {file.name: json.loads(file.read_text("utf-8")) for file in schemas.glob("*.schema.json")}
    registry = Registry().with_resources((name, Resource.from_contents(text)) for name, text in texts.items())
    fits = {
        name.removesuffix(".schema.json"): Draft202012Validator(text, registry=registry).is_valid
        for name, text in texts.items()
    }
    number = bad = 0
    for file in records.rglob("*.yml"):
        record = yaml.load(file.read_bytes(), Loader)  # noqa: S506  # made of the safe one
        number += 1
        bad += not fits[record["kind"]](record)
    print(f"{number} records, {bad} misfits")
    sys.exit(bool(bad) or not number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
