"""Two hundred honest histories made by chance give no alarm; a hundred with one forged step are named at that step.

They are what a street's record goes through: cases and entries added, states moving on, corrections with their reason,
records withdrawn with a notice, branches merged. All lie in one repository, each with its own beginning.
"""

import random
from pathlib import Path

import pytest
from msgspec import Struct, field

from gongkai.derive.append_only import verified
from gongkai.derive.breach import Verified
from gongkai.load.history import History
from gongkai.model.finding import Severity
from tests.example_files import schemas
from tests.histories import Made
from tests.test_verify import BASE, CASE, MEETING, STATEMENT, YES, case, correction, meeting, statement

HONEST, FORGED, STEPS = 200, 100, 6


class State(Struct):
    """The records of one history, as far as chance has made them."""

    yes: int = 318
    resolutions: int = 1
    entries: int = 0
    cases: dict[str, tuple[int, str]] = field(
        default_factory=lambda: {CASE: (0, "open")}
    )  # path -> how many events more, status
    corrections: dict[str, str] = {}
    given: int = 1  # numbers of cases

    def copy(self) -> "State":
        cases, corrections = dict(self.cases), dict(self.corrections)
        return State(self.yes, self.resolutions, self.entries, cases, corrections, self.given)

    def files(self) -> dict[str, str]:
        more = "".join(f'  - {{identifier: "{n}", title: 第{n}项}}\n' for n in range(2, self.resolutions + 1))
        entry = '  - {{booked_on: 2024-06-{:02}, direction: payment, category: repair, amount: "30.00"}}\n'
        event = "  - {{event_type: answered, date: 2025-02-{:02}}}\n"
        return {
            "README.md": BASE["README.md"],
            MEETING: meeting(self.yes, more=more),
            STATEMENT: statement(more="".join(entry.format(n) for n in range(1, self.entries + 1))),
            **{
                path: case(status=status, more="".join(event.format(n) for n in range(1, events + 1)))
                for path, (events, status) in self.cases.items()
            },
            **self.corrections,
        }

    def goes_on(self, chance: random.Random) -> None:
        """Do one of the things that are done every day."""
        done = chance.choice(["case", "event", "status", "entry", "resolution", "correct", "withdraw"])
        path = chance.choice(sorted(self.cases)) if self.cases else None
        if done == "case" or path is None:
            self.given += 1
            self.cases[f"records/cases/jinyu/2025-{self.given:03}-x.yml"] = (0, "open")
        elif done == "event":
            self.cases[path] = (self.cases[path][0] + 1, self.cases[path][1])
        elif done == "status":
            self.cases[path] = (self.cases[path][0], chance.choice(["open", "closed", "reopened"]))
        elif done == "entry":
            self.entries += 1
        elif done == "resolution":
            self.resolutions += 1
        elif done == "correct":
            was, self.yes = self.yes, self.yes + 1
            more = f"changes:\n  - {{pointer: {YES}, was: '{was}', becomes: '{self.yes}'}}\n"
            self._notice(correction(MEETING, more=more if chance.random() < 0.5 else ""))
        else:
            del self.cases[path]
            self._notice(correction(path, more="classification: withdrawn\n"))

    def _notice(self, text: str) -> None:
        self.corrections[f"records/corrections/jinyu/{len(self.corrections) + 1}.yml"] = text


def honest(made: Made, chance: random.Random, steps: int = STEPS) -> tuple[State, int]:
    """Make an honest history and return where it has come to, and its last commit."""
    state = State()
    last = made.commit(state.files())
    for _ in range(steps):
        if chance.random() < 0.3:
            # Somebody else has worked on the pages and a new case meanwhile.
            side = state.copy()
            side.given += 100
            new = f"records/cases/jinyu/2025-{side.given:03}-y.yml"
            side.cases[new] = (0, "open")
            branch = made.commit(side.files(), last)
            state.entries += 1
            own = made.commit(state.files(), last)
            state.cases[new], state.given = (0, "open"), side.given
            last = made.commit(state.files(), own, branch)
        else:
            state.goes_on(chance)
            last = made.commit(state.files(), last, day=chance.choice([None, None, chance.randrange(2000)]))
    return state, last


def forged(made: Made, chance: random.Random) -> tuple[int, str, str, int]:
    """Make a history with one forged step: return that commit, what it is to be called, the record, the last commit."""
    state, last = honest(made, chance, steps=3)
    state.cases.setdefault("records/cases/jinyu/2025-900-z.yml", (1, "open"))
    state.entries += 1
    last = made.commit(state.files(), last)
    how = chance.choice(["count", "entry", "delete", "move", "merge", "merge-delete", "number"])
    files, victim = state.files(), chance.choice(sorted(state.cases))
    parents = [last]
    if how == "count":
        state.yes += 50
        files, name, path = state.files(), "record-rewritten", MEETING
    elif how == "entry":
        state.entries -= 1
        files, name, path = state.files(), "record-rewritten", STATEMENT
    elif how in ("delete", "move", "merge-delete"):
        state.cases.pop(victim)
        name, path = {"delete": "record-deleted", "move": "record-moved", "merge-delete": "evil-merge"}[how], victim
        moved = {victim.replace(".yml", "-moved.yml").replace("2025-", "2025-9"): files[victim]}
        files = {**state.files(), **(moved if how == "move" else {})}
    elif how == "merge":
        state.yes += 50
        files, name, path = state.files(), "evil-merge", MEETING
    else:
        path = victim.replace(".yml", "-again.yml")
        state.cases[path] = (0, "open")
        files, name = state.files(), "number-reused"
    if how.startswith("merge"):
        before = {**files, **{path: text for path, text in made.files[last].items() if path not in files}}
        before[MEETING] = made.files[last][MEETING]
        parents = [made.commit({**before, f"{side}.md": side}, last) for side in "ab"]
        files = {**files, "a.md": "a", "b.md": "b"}
    bad = made.commit(files, *parents)
    state.entries += 2
    return bad, name, path, made.commit({**files, STATEMENT: state.files()[STATEMENT]}, bad)


def judged(made: Made, last: int) -> Verified:
    return verified(History(made.folder), None, made[last], schemas())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, list[int], list[tuple[int, str, str, int]]]:
    found = Made(Path(tmp_path_factory.mktemp("many")) / "repository")
    good = [honest(found, random.Random(seed))[1] for seed in range(HONEST)]
    bad = [forged(found, random.Random(seed)) for seed in range(FORGED)]
    found.finish()
    return found, good, bad


Many = tuple[Made, list[int], list[tuple[int, str, str, int]]]


def test_two_hundred_honest_histories_give_no_alarm(made: Many) -> None:
    repository, good, _ = made
    alarms = {last: judged(repository, last).breaches for last in good}
    assert {last: found for last, found in alarms.items() if any(b.severity is not Severity.INFO for b in found)} == {}


def test_a_hundred_forged_histories_are_named_by_commit_and_record(made: Many) -> None:
    repository, _, bad = made
    for step, name, path, last in bad:
        errors = [breach for breach in judged(repository, last).breaches if breach.severity is Severity.ERROR]
        told = [(breach.name, repository.mark_of(breach.commit.id), breach.path) for breach in errors if breach.commit]
        assert told == [(name, step, path)]
