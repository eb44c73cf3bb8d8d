"""How much the firewall finds and how often it is wrong, measured on made-up data. Prints two tables.

From the root of the repository: python -m tests.privacy_table [HOW MANY OF EACH]
"""

import sys

from gongkai.privacy.firewall import hits_in
from tests.privacy_cases import DISGUISES, KINDS, PUBLIC, personal, public


def recall(kind: str, disguise: str, count: int) -> tuple[int, list[str]]:
    """Return how many of `count` are found with the rule of their kind, and the texts of the others."""
    rule = KINDS[kind][0]
    missed = [text for text, _ in personal(kind, disguise, count) if rule not in {hit.rule for hit in hits_in(text)}]
    return count - len(missed), missed


def false_alarms(sort: str, count: int) -> list[str]:
    """Return the texts with something public in which personal data is found."""
    return [text for text in public(sort, count) if hits_in(text)]


def main(count: int) -> None:
    """Print the tables."""
    print(f"Found, of {count} made-up values each (1.00 is all):\n")
    print("| kind | " + " | ".join(DISGUISES) + " |")
    print("| --- |" + " --- |" * len(DISGUISES))
    for kind in KINDS:
        print(f"| {kind} | " + " | ".join(f"{recall(kind, d, count)[0] / count:.3g}" for d in DISGUISES) + " |")
    print(f"\nFalse alarms, of {count} public values each:\n")
    print("| sort | alarms |")
    print("| --- | --- |")
    for sort in PUBLIC:
        print(f"| {sort} | {len(false_alarms(sort, count))} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
