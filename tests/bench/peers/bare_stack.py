"""The bare stack that `gongkai check` stands on: read every file, parse it with yaml_rs, test it with jsonschema_rs.

No line numbers, no references, no rule of law, nothing kept: the least that the same libraries can do.
Usage: bare_stack.py SCHEMAS RECORDS
"""

import json
import sys
from pathlib import Path

import jsonschema_rs
import yaml_rs


def main(schemas: Path, records: Path) -> None:
    texts = {file.name: json.loads(file.read_text("utf-8")) for file in schemas.glob("*.schema.json")}
    registry = jsonschema_rs.Registry(list(texts.items()))
    fits = {
        name.removesuffix(".schema.json"): jsonschema_rs.Draft202012Validator(
            {"$id": name, **text}, registry=registry
        ).is_valid
        for name, text in texts.items()
    }
    number = bad = 0
    for file in records.rglob("*.yml"):
        record = yaml_rs.loads(file.read_text("utf-8"), parse_datetime=False)
        number += 1
        bad += not fits[record["kind"]](record)
    print(f"{number} records, {bad} misfits")
    sys.exit(bool(bad) or not number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
