"""A property service contract is in writing and settles what the law asks for.

It says what is served and how well, what it costs and how that is collected, how the maintenance fund is used, which
rooms the service has, how long it runs, and how everything is handed over at its end. Only a contract whose clauses are
recorded is looked at.

Source: Civil Code of the PRC, article 938; Property Management Regulations, article 34.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Add the clause to the record if the contract has it; else agree on it in a supplement.")
MISSING = N_("The contract does not settle {clause}.")
ORAL = N_("The property service contract is not in writing.")
CLAUSES = {
    "service-items": Titled(zh="服务事项", en="which services there are"),
    "service-quality": Titled(zh="服务质量", en="how good they have to be"),
    "fees": Titled(zh="服务费用的标准和收取办法", en="the fees and how they are collected"),
    "maintenance-fund": Titled(zh="维修资金的使用", en="the use of the maintenance fund"),
    "service-rooms": Titled(zh="服务用房的管理和使用", en="the rooms for the service"),
    "term": Titled(zh="服务期限", en="how long it runs"),
    "handover": Titled(zh="服务交接", en="the hand-over at its end"),
}


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        body = contract.body
        if not body.is_service:
            continue
        if body.in_writing is False:
            yield Problem(contract, "/in_writing", ORAL)
        elif body.clauses:
            for clause, words in CLAUSES.items():
                if clause not in body.clauses:
                    yield Problem(contract, "/clauses", MISSING, clause=words)
