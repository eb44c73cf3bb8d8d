"""No more is paid under a contract than its price.

Every payment that names the contract is added up, from every account. An amendment with another price counts from then
on; the last one is compared. A contract without a price, such as one by the month, is not compared.

Source: Civil Code of the PRC, article 509 (a contract is performed as agreed).
"""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.check.payments import paid, payments
from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the amount if it is a slip; else record the amendment that allows the higher price.")
ABOVE = N_("With this payment {paid} yuan are paid under “{title}”; its price is {price} yuan, {above} less.")


def check(archive: Archive) -> Iterator[Problem]:
    for contract_id, made in payments(archive).of_contract.items():
        contract = archive.get(contract_id, Contract)
        price = contract.body.price if contract else None
        if contract is None or price is None or paid(made) <= price:
            continue
        spent = Decimal()
        for payment in made:
            spent += payment.entry.amount
            if spent > price:
                facts = {"paid": paid(made), "price": price, "above": paid(made) - price}
                yield Problem(payment.statement, f"{payment.pointer}/amount", ABOVE, title=contract.body.title, **facts)
                break
