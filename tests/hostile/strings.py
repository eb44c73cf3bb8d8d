"""Seven thousand hostile strings: every place of a page and of another format, times every way to break out of it.

They are put together from parts in a fixed order and then drawn by a seed, so many of each sort. All of them may stand
in a record: the reader refuses what nobody sees (control characters, turned directions), which is tried elsewhere.
"""

import random
import unicodedata
from collections.abc import Iterator
from itertools import chain, cycle, islice, product

from tests.hostile.parts import (
    CALCULATED,
    CARRIERS,
    CODE,
    COMMENTS,
    DISGUISES,
    ELEMENTS,
    EVENTS,
    EXPRESSIONS,
    FORMULA_SIGNS,
    FORMULAS,
    NAMESPACES,
    OTHERS,
    PAYLOADS,
    QUOTES,
    SCHEMES,
    SHELL_MARKS,
    SHELL_NAMES,
    TYPESET,
)

NUMBER = 7000
SEED = 20251122
LONGEST = 150  # characters, so that a field of 200 takes each


def _handlers() -> Iterator[str]:
    forms = (
        "<{0} on{1}={2}>", "<{0} on{1}='{2}'>", '<{0} on{1}="{2}">', "<{0}/on{1}={2}//", "<{0}\non{1}\n=\n{2}\n>",
        '" on{1}="{2}', "' on{1}='{2}", "` on{1}=`{2}", " x on{1}={2} ", '"><{0} on{1}={2}>', "<{0} ON{1}={2}>",
        '<{0} x="`" on{1}={2}>', "<{0} 甲 on{1}=&#97;lert(1)>", "</{0} on{1}={2}>", "/on{1}={2}", "on{1}={2}",
    )  # fmt: skip
    elements, code = cycle(ELEMENTS), cycle(CODE)
    for form, event in product(forms, EVENTS):
        yield form.format(next(elements), event, next(code))


def _addresses() -> Iterator[str]:
    for address, disguise, carrier in product(SCHEMES, DISGUISES, CARRIERS):
        yield carrier.format(disguise(address))


def _ways_out() -> Iterator[str]:
    forms = (
        "</{0}>{1}",
        "</{0} >{1}<{0}>",
        "</{2}\n>{1}",
        "<{0}>{1}",
        "<{0}><!--</{0}>{1}-->",
        "</{0}/x>{1}",
        "<{0} {1}>",
    )
    for form, element, payload in product(forms, ELEMENTS, PAYLOADS):
        yield form.format(element, payload, element.upper())
    for form, payload in product((*COMMENTS, *NAMESPACES), PAYLOADS):
        yield form.format(payload)
    for quote, payload in product(QUOTES, PAYLOADS):
        yield f"{quote}{payload}"
        yield f"甲{quote} {payload} {quote}乙"


def _entities() -> Iterator[str]:
    tricks = (
        lambda text: text.replace("<", "&lt;"), lambda text: text.replace("<", "&#60;"),
        lambda text: text.replace("<", "&#x3c"), lambda text: text.replace("<", "&amp;lt;"),
        lambda text: text.replace("<", "\\x3c"), lambda text: text.replace("<", "%3C"),
        lambda text: text.replace("<", "\\u003c"), lambda text: text.replace("<", "＜"),
        lambda text: text.replace("<", "< "), lambda text: text.replace("<", "<<"),
        lambda text: text.replace(">", ""), lambda text: text.replace("<", "+ADw-"),
        lambda text: text.replace("script", "scr<script>ipt"), lambda text: text.replace("=", "&equals;"),
    )  # fmt: skip
    for trick, payload in product(tricks, PAYLOADS):
        yield trick(payload)


def _calculated() -> Iterator[str]:
    for form, expression in product(CALCULATED, EXPRESSIONS):
        yield form.format(expression)
    for mark, name in product(SHELL_MARKS, SHELL_NAMES):
        yield mark.format(name)
    for sign, formula in product(FORMULA_SIGNS, FORMULAS):
        yield sign + formula


def _other_languages() -> Iterator[str]:
    around = (
        "{}",
        "甲{}乙",
        "{0}{0}",
        "甲，{}。",
        "{}\n{}",
        '"{}"',
        "({})",
        "<b>{}</b>",
        "#{}",
        "{} {}",
        "{}<",
        "&{};",
    )
    for form, text in product(around, (*TYPESET, *OTHERS)):
        yield form.format(text, text)


def _long() -> Iterator[str]:
    for letter, length in product("xW_-/.=%é业﹏𠮷&<>\"'", range(30, LONGEST, 17)):
        yield letter * length
    # Towers that the reader takes: at most thirty marks on a letter, none of which melts with it.
    for letter, height, mark in product("xzk业", (3, 11, 30), "\u0336\u0489\u20dd\u0e49\u0670\u0332"):
        yield f"{letter}{mark * height}高"


def _all() -> Iterator[Iterator[str]]:
    yield from (_handlers(), _addresses(), _ways_out(), _entities(), _calculated(), _other_languages(), _long())


def hostile_strings(number: int = NUMBER) -> list[str]:
    """Return so many different strings: of the small sorts all, and of the others as many as there is room for."""
    chance = random.Random(SEED)
    sorts = []
    for sort in _all():
        texts = [unicodedata.normalize("NFC", text) for text in sort if len(text) <= LONGEST and text.strip()]
        chance.shuffle(texts)
        sorts.append(texts)
    longest = max(map(len, sorts))
    turns = chain.from_iterable(zip(*(texts + [""] * (longest - len(texts)) for texts in sorts), strict=True))
    return list(islice((text for text in dict.fromkeys(turns) if text), number))
