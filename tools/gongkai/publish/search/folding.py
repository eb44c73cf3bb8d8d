"""How text is compared in a search: width, case, accents, Traditional characters and blanks make no difference.

`site/theme/assets/search-text.js` does the same in the browser, character by character, with the table that `table_for`
gives it; tests/test_search.py holds the two together.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

# Written differently by different keyboards, and not told apart by a reader.
_PUNCTUATION = {
    **dict.fromkeys("‐‑‒–—―−", "-"),  # dashes, and the minus sign before an amount
    **dict.fromkeys("“”„″「」『』", '"'),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("・•‧", "·"),
}
# Not part of what is read: blanks of all sorts, control and format characters, and accents that stand apart.
_UNREAD = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Cs"})


def folded(text: str) -> str:
    """Return the text as it is compared. Characters are folded one by one, so that a part folds like the whole."""
    return text.translate(_FOLDED)


@cache
def simplified() -> Mapping[str, str]:
    """Return the simplified character for each Traditional one, as OpenCC has them; of several, its first."""
    lines = resources.files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {character: found.split()[0] for character, found in pairs if found.split()[0] != character}


def table_for(characters: Iterable[str]) -> tuple[str, str]:
    """Return what a browser needs beside Unicode to fold a query: two texts, character by character.

    `characters` are those of the folded text that is searched. A character that becomes none of them is left out: it
    would find nothing either way.
    """
    known = frozenset(characters)
    table = {**_PUNCTUATION, **simplified()}
    needed = sorted(one for one, other in table.items() if other in known or one in known)
    return "".join(needed), "".join(table[one] for one in needed)


class _Folding(dict[int, str]):
    """What each character becomes, by its number; worked out when it is met for the first time."""

    def __missing__(self, number: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(number)).lower()
        # The case of what was taken apart: "K" the sign of Kelvin becomes "K" and then "k".
        read = (one for one in apart if unicodedata.category(one) not in _UNREAD)
        found = "".join(_PUNCTUATION.get(one) or simplified().get(one, one) for one in read)
        self[number] = found
        return found


_FOLDED = _Folding()
