"""Files made to break the reader. Run as a program, it reads every one of them within limits and says what came of it.

The limits are the system's: where one is passed, this program is ended by a signal, and the test that started it fails.
"""

import json
import random
import resource
import sys
import time

MEMORY = 1 << 30  # bytes
SECONDS = 60  # of processor time, for all documents together

_bytes = random.Random(20251122).randbytes


def _merge_bomb() -> bytes:
    """Return some 600 bytes whose merge keys double what they stand for with each line, 22 times."""
    lines = ["a0: &a0 {x: 1}"] + [f"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}]}}" for i in range(1, 22)]
    return "\n".join(lines).encode()


def _laughs(levels: int) -> bytes:
    lines = ["a: &a [ha, ha]"]
    names = "abcdefghijklmnop"
    lines += [f"{names[i]}: &{names[i]} [{', '.join(['*' + names[i - 1]] * 9)}]" for i in range(1, levels)]
    return "\n".join(lines).encode()


# By name: the document, and the rule it breaks.
DOCUMENTS: dict[str, tuple[bytes, str]] = {
    "200 KB of brackets": (b"[" * 200_000, "yaml-one-record"),
    "200 KB of brackets in a field": (b"a: " + b"[" * 200_000, "yaml-size"),
    "nesting 2,000": (b"a: " + b"[" * 2000 + b"]" * 2000, "yaml-size"),
    "nesting 100,000": (b"a: " + b"[" * 100_000 + b"]" * 100_000, "yaml-size"),
    "nesting of fields": (b"{a: " * 60_000, "yaml-size"),
    "nesting of names": (b"{" * 250_000, "yaml-plain"),
    "nesting by indentation": (b"".join(b" " * i + b"a:\n" for i in range(700)), "yaml-size"),
    "nesting of lists by hyphens": (b"a:\n" + b"- " * 130_000, "yaml-size"),
    "nesting by question marks": (b"? " * 130_000, "yaml-plain"),
    "merge bomb": (_merge_bomb(), "yaml-plain"),
    "billion laughs": (_laughs(9), "yaml-plain"),
    "alias of itself": (b"a: &a [*a]\n", "yaml-plain"),
    "alias of nothing": (b"a: *b\n", "yaml-plain"),
    "60,000 aliases": (b"a: [" + b"*a, " * 60_000 + b"]", "yaml-plain"),
    "40,000 anchors": (b"a: [" + b"&a x, " * 40_000 + b"]", "yaml-plain"),
    "number of 100,000 digits": (b"a: " + b"9" * 100_000 + b"\n", "yaml-size"),
    "number in base 60": (b"a: " + b"1:" * 100_000 + b"1\n", "yaml-size"),
    "list of 5 MB": (b"- a\n" * 1_250_000, "file-size"),
    "list of 256 KB": (b"a:\n" + b"- 1\n" * 65_000, "yaml-size"),
    "20,000 fields": (b"".join(b"k%d: v\n" % i for i in range(20_000)), "yaml-size"),
    "50,000 equal fields": (b"a: 1\n" * 50_000, "yaml-keys-once"),
    "60,000 documents": (b"---\n" * 60_000, "yaml-one-record"),
    "text of 240 KB": (b"a: " + b"x " * 120_000, "yaml-size"),
    "text of 80,000 lines": (b"a: x\n" + b" y\n" * 80_000, "yaml-size"),
    "open quote": (b'a: "' + b"x " * 120_000, "yaml-well-formed"),
    "30,000 quotes out of step": (b'a: "x\n' + b'b: "y"\n' * 30_000, "yaml-well-formed"),
    "100,000 lines without a colon": (b"a: 1\n" + b"b\n" * 100_000, "yaml-well-formed"),
    "40,000 colons without a space": (b"a: x\n" + b" b:2\n" * 40_000, "yaml-well-formed"),
    "250 KB of colons": (b":" * 250_000, "yaml-one-record"),
    "120,000 colons with a space": (b": " * 120_000, "yaml-well-formed"),
    "250 KB of commas": (b"a: [" + b"," * 250_000, "yaml-well-formed"),
    "250 KB of backslashes": (b'a: "' + b"\\" * 250_000, "yaml-well-formed"),
    "40,000 escapes of direction": (b'a: "' + b"\\u202e" * 40_000 + b'"', "text-visible"),
    "20,000 directives": (b"%TAG ! a\n" * 20_000, "yaml-plain"),
    "200 KB of line ends": (b"\n" * 200_000, "yaml-one-record"),
    "200 KB of spaces": (b" " * 200_000, "yaml-one-record"),
    "200 KB of tabs": (b"\t" * 200_000, "yaml-spaces"),
    "200 KB of control characters": (b"\x01" * 200_000, "text-visible"),
    "NUL": (b"a: \x00\n", "text-visible"),
    "only NUL": (b"\x00" * 200_000, "text-utf8"),
    # Putting these in order takes Unicode normalization a quarter of a minute.
    "120,000 marks on one letter": (("a" + "\u0315\u0300" * 60_000).encode(), "text-ordinary"),
    "60,000 marks that hide": (("a: a" + "\u0f73" * 60_000).encode(), "text-ordinary"),
    "40,000 marks by escape": (b'a: "' + b"\\u0315\\u0300" * 20_000 + b'"', "text-ordinary"),
    "50,000 letters in parts": (("a: " + "e\u0301 " * 50_000).encode(), "text-ordinary"),
    "surrogate by escape": (b'a: "\\ud800"\n', "text-visible"),
    "beyond the last character": (b'a: "\\U00110000"\n', "yaml-well-formed"),
    "tags that nothing stands for": (b"a: !!int x\n", "yaml-plain"),
    "tag of an object": (b"a: !!python/object/apply:os.system [ls]\n", "yaml-plain"),
    "cut off in a character": ("a: 业主".encode()[:-1], "text-utf8"),
    "UTF-16": ("a: 业主".encode("utf-16"), "text-utf8"),
    "UTF-16 without a mark": ("name: x".encode("utf-16-le"), "text-utf8"),
    "GBK": ("name: 金色家园业主大会\n".encode("gbk"), "text-utf8"),
    "random bytes": (_bytes(100_000), "text-utf8"),
    "random ASCII": (bytes(byte % 95 + 32 for byte in _bytes(100_000)), "yaml-"),
}


def _read_all() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    from gongkai.load.yaml_text import positions, read_text  # within the limits

    for name, (document, _) in DOCUMENTS.items():
        before = time.process_time()
        data, findings = read_text(document, "records/x.yml")
        if len(document) < 5000:
            positions(document).of("/a/0")
        seconds = time.process_time() - before
        rules = [finding.rule for finding in findings]
        json.dump({"name": name, "data": data is not None, "rules": rules, "seconds": seconds}, sys.stdout)
        print(flush=True)


if __name__ == "__main__":
    _read_all()
