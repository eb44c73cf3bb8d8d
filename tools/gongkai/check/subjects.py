"""What a rule is about: the kind of record that it looks at, so that a list of a hundred rules can be found through."""

import sys
from types import FunctionType

from gongkai.check.rule import Rule
from gongkai.kinds import all_kinds

# Kinds that rules of every subject ask for: where a body is, and in which place. A rule is about the other one.
ASKED_BY_MANY = ("document", "building", "organization", "compound", "area")
MOST = 5  # a rule that names more kinds than these is about all


def subject_of(rule: Rule) -> str:
    """Return the name of the kind that a rule is about; "" where it is about every kind.

    It is one of those that the rule's module names; where that says too little, one that its helpers in `check/` name.
    """
    module = sys.modules[rule.check.__module__]
    named = _kinds_in(vars(module))
    if named <= {*ASKED_BY_MANY}:
        helpers = {value.__module__ for value in vars(module).values() if isinstance(value, FunctionType)}
        for helper in helpers:
            if helper.startswith("gongkai.check."):
                named |= _kinds_in(vars(sys.modules[helper]))
    rare = sorted(named - {*ASKED_BY_MANY})
    return "" if len(rare) > MOST else next(iter([*rare, *(kind for kind in ASKED_BY_MANY if kind in named)]), "")


def _kinds_in(names: dict[str, object]) -> set[str]:
    return {kind.name for kind in all_kinds().values() if any(value is kind.body for value in names.values())}
