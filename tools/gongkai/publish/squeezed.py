"""A stylesheet without what only its writers read: comments, indents and line ends, a quarter of its bytes.

Page and stylesheet share a slow line, and nothing is drawn before both are there. Strings are left as they are.
"""

import re

# A string, a comment, or white space; a string comes first, because it may hold what looks like the others.
_PARTS = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\s+""", re.DOTALL)
# Blanks count between words: `a b`, `1px solid`, `and (`, `calc(1px + 2px)`, and before a colon: `li :hover`.
_AROUND = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s*([{};,])\s*|(:) """)


def squeezed(css: str) -> str:
    """Return a stylesheet that says the same in fewer bytes."""
    flat = _PARTS.sub(lambda found: found[1] or " ", css)
    return _AROUND.sub(lambda found: found[1] or found[2] or found[3], flat).replace(";}", "}").strip() + "\n"
