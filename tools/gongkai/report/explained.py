"""A rule explained in the terminal: its page in a few lines; or the list of all rules."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

import click

from gongkai.model.guide import Guide
from gongkai.report.guides import all_guides
from gongkai.report.words import ACTORS, SEVERITIES, WEIGHTS
from gongkai.text import N_, Catalogue

WEIGHT = N_("{severity}: {meaning}.")
TO_DO = N_("To do, by {who}: {fix}")
RIGHT = N_("Right: {names}")
WRONG = N_("Wrong: {name}")
SAYS = N_("The check says: {sentence}")
NO_EXAMPLES = N_("No examples lie in tests/examples here.")
MORE = N_("To read about one of them: gongkai explain RULE")
COMMA = {"zh": "、", "en": ", "}


def explained(
    guide: Guide, good: Sequence[str], bad: Sequence[tuple[str, Sequence[str]]], catalogue: Catalogue
) -> Iterator[str]:
    """Yield the page of a rule as lines: what must hold, why, what it weighs, who acts and how, source, examples.

    `good` are the names of its good examples; `bad` those of the bad ones, each with what the check says of it.
    """
    words = catalogue.gettext
    yield click.style(guide.name, bold=True)
    for paragraph in (guide.must_hold, *guide.why):
        yield words(paragraph)
        yield ""
    yield words(WEIGHT).format(severity=words(SEVERITIES[guide.severity]), meaning=words(WEIGHTS[guide.severity]))
    yield words(TO_DO).format(who=words(ACTORS[guide.actor]), fix=words(guide.fix))
    if guide.source:
        yield words(guide.source)
    yield ""
    for name, said in bad:
        yield words(WRONG).format(name=name)
        yield from (f"    {words(SAYS).format(sentence=sentence)}" for sentence in said)
    if good:
        yield words(RIGHT).format(names=COMMA[catalogue.language].join(good))
    if not good and not bad:
        yield words(NO_EXAMPLES)


def listed(by_subject: Mapping[str, Sequence[str]], catalogue: Catalogue) -> Iterator[str]:
    """Yield every rule with what must hold, by subject."""
    for subject, names in by_subject.items():
        yield click.style(subject, bold=True)
        for name in names:
            yield f"  {name:<34} {catalogue.gettext(all_guides()[name].must_hold)}"
        yield ""
    yield catalogue.gettext(MORE)


def meant_by(name: str) -> list[str]:
    """Return the rules whose names are like `name`, the likeliest first: by letters, and by a word they share."""
    names = list(all_guides())
    near = get_close_matches(name, names, n=3, cutoff=0.6)
    sharing = [one for one in names if {*one.split("-")} & {*name.lower().replace("_", "-").split("-")}]
    return list(dict.fromkeys([*near, *sharing]))[:5]
