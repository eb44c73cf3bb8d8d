"""What a contract says of its own state follows from its dates.

A service contract runs for its term. When the term is over, nothing new was decided and the company goes on serving,
the contract goes on for an indefinite time, and either side can end it with 60 days' notice. It has ended when its
real end is recorded. The state is judged on the day of the check.

Source: Civil Code of the PRC, articles 947 and 948.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Correct the state, or add the day on which the contract ended or the amendment that renewed it.")
DIFFERS = N_("The contract is recorded as {stated}; by its dates it is {state} on {day}.")
_WORDS = {
    "fixed": Titled(zh="在约定期内", en="within its term"),
    "indefinite": Titled(zh="不定期", en="indefinite"),
    "ended": Titled(zh="已终止", en="ended"),
}


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        stated = contract.body.contract_state
        state = contract.body.state_on(archive.as_of) if stated else None
        if stated and state and stated != state:
            facts = {"stated": _WORDS[stated], "state": _WORDS[state], "day": archive.as_of}
            yield Problem(contract, "/contract_state", DIFFERS, **facts)
