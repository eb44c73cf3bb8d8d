"""Records made by chance, from a seed that the test gives: good ones, damaged ones, and lines that need not fit."""

import random
import string

# What a slip of the keyboard or the clipboard leaves in a file.
SPLINTERS = [
    "：", "，", "”", "\t", "\n", "\n\n", ": ", "- ", " #", '"', "'", "[", "]", "{", "}", "&a ", "*a", "!x ", "%", "@",
    "`", "|", ">", "?", "\u200b", "\xa0", "\u3000", "e\u0301", "⼀", "\ufeff", "\\", "\\ud800", "---\n", "...\n",
    "<<: ", "\r", "\0", "😀",
]  # fmt: skip

KEYS = ["a", "b", "key", "no", "yes", "true", "null", "t", "name", "开", "A"]
SCALARS = [
    "x", "业主", "“业”主", "0", "-5", "010", "12", "1234567890123456", "2024-01-01", "2016-07", "19:30", "119:30",
    "3号楼", "12.5万", "1.5", "1e5", "true", "True", "Trueman", "null", "NULL", "~", "yes", "a b", "a:b", "a :b",
    "a: b", "a #b", "a#b", "https://x.y/z?q=1#f", "it's", '"q"', "'s'", "'it''s'", '""', '" x "', "x,y", "[x]", "[]",
    "{}", "[1, 业]", "[a,b]", "{a: 1}", "{a: 1, a: 2}", "{a: [1, 'x'], b: 3}", "{a: 19:30}", "{a: x }", "[a b, c#d]",
    "[a #b]", "{true: 1}", "- x", "-x", ":x", "x\u3000", "\u3000x", "é", "①", "。", "x]", "<<", "a-", "1-", "1:2",
    "0业", "业:", "a'b", "[it's]", "[[1]]", "{a: }", "{a}", "a?b", "[a?b]", '"x"y', "甲，乙", "{a: 1，b}", "*a",
    "&a x", "!x", "@x", "|x", "/a", "+1", ".5", "1.", "x ", "", "😀", "ﾊ", "한", "...", "---",
]  # fmt: skip


def generated_record(chance: random.Random) -> str:
    """Return a record of nested fields, lists and texts; most are well formed."""

    def scalar() -> str:
        return (
            chance.choice([s for s in SCALARS[:40] if ": b" not in s])
            if chance.random() < 0.97
            else chance.choice(SCALARS)
        )

    def fields(indent: int, level: int) -> list[str]:
        lines = []
        for key in chance.sample(string.ascii_lowercase, chance.randint(1, 4)):
            start = " " * indent + key + ":"
            form = chance.random()
            if form < 0.6 or level > 3:
                lines.append(f"{start} {scalar()}{chance.choice(['', '', '', '  # 注'])}")
            elif form < 0.7:
                texts = [
                    " " * (indent + 2) + chance.choice(SCALARS).strip("\u3000 ") for _ in range(chance.randint(1, 3))
                ]
                lines += [f"{start} {chance.choice(['|', '|-'])}", texts[0] + "x", *(t.rstrip() for t in texts[1:])]
            elif form < 0.85:
                lines += [start, *fields(indent + 2, level + 1)]
            else:
                inner = indent + chance.choice([0, 2])
                lines.append(start)
                for _ in range(chance.randint(1, 3)):
                    if chance.random() < 0.5:
                        lines.append(f"{' ' * inner}- {scalar()}")
                    else:
                        first, *others = fields(inner + 2, level + 1)
                        lines += [" " * inner + "- " + first.lstrip(" "), *others]
        return lines

    return "\n".join(fields(0, 0)) + "\n"


def lines_by_chance(chance: random.Random) -> str:
    """Return a few lines that need not fit together, to find where the two ways disagree about what fits."""
    lines = []
    for _ in range(chance.randint(1, 6)):
        start = " " * chance.choice([0, 0, 0, 1, 2, 2, 3, 4]) + chance.choice(["", "", "- "])
        key = f"{chance.choice(KEYS)}:" if chance.random() < 0.8 else ""
        value = chance.choice(SCALARS) if chance.random() < 0.8 else chance.choice(["", "|", "|-", "# x"])
        lines.append(f"{start}{key} {value}".rstrip() if key else start + value)
        if chance.random() < 0.1:
            lines.append("")
    return "\n".join(lines) + "\n"


def damaged(text: str, chance: random.Random) -> bytes:
    """Return `text` with a few characters taken out, and slips of the keyboard or the clipboard put in."""
    for _ in range(chance.choice([1, 1, 1, 2, 5])):
        start = chance.randrange(len(text))
        text = text[:start] + chance.choice(["", *SPLINTERS]) + text[start + chance.choice([0, 0, 1, 3, 40]) :]
    return text.encode()


def damaged_bytes(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with a few bytes changed."""
    for _ in range(chance.choice([1, 1, 2, 5])):
        start = chance.randrange(len(data))
        data = data[:start] + chance.randbytes(chance.choice([0, 1, 2])) + data[start + chance.choice([0, 1, 3]) :]
    return data
