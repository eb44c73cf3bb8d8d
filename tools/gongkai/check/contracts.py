"""The service contracts of each compound, in order of time."""

from collections import defaultdict
from collections.abc import Iterator

from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.record import Record


def service_contracts(archive: Archive) -> Iterator[list[Record[Contract]]]:
    """Yield, for each compound, the contracts about its whole service that have begun, the earliest first."""
    of_place: dict[str, list[Record[Contract]]] = defaultdict(list)
    for contract in archive.each(Contract):
        if contract.body.is_service and contract.body.start_date:
            of_place[contract.place].append(contract)
    for contracts in of_place.values():
        yield sorted(contracts, key=lambda found: (found.body.start_date, found.id))
