"""OCDS 1.1: the contracts as one release package, by the Open Contracting Data Standard.

The buyer is the compound or the area, that is, all its owners together. What was paid under a contract comes from the
statements of accounts. A date that is known only to the month is left out, because the standard asks for a moment. The
prefix of the ids is not registered with the Open Contracting Partnership; `gongkai-example-` marks made-up places.
Every bid stands there with its amount, by the extension of the standard for bids; a bid that did not win is valid
unless it was withdrawn, because nobody said that it had been ruled out.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from gongkai.kinds.contract import Bid, Contract
from gongkai.kinds.organization import Organization
from gongkai.kinds.statement import Entry, Statement
from gongkai.model.period import PartialDate, exactly
from gongkai.model.record import Record
from gongkai.publish.export_format import Format
from gongkai.publish.extract import Extract
from gongkai.publish.fingerprints import digest
from gongkai.publish.site import Site
from gongkai.text import N_

NAME = "contracts.ocds.json"
# What OCDS names an extension by: the address of its description. Nothing is fetched from there.
BIDS = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/extension.json"
_BID_STATUS = {"selected": "valid", "rejected": "valid", "withdrawn": "withdrawn"}  # codelist bidStatus of BIDS
Part = dict[str, Any]
Paid = Mapping[str, Sequence[tuple[str, Entry]]]
# What a value in yuan is written as: a number with its two digits, exact.
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def _files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    contracts: list[Record[Contract]] = extract.of_kind("contract")
    if contracts:
        paid = _paid(extract.of_kind("statement"))
        releases = [_release(extract.site, contract, paid.get(contract.id, ())) for contract in contracts]
        yield NAME, msgspec.json.format(_ENCODER.encode(_package(extract, releases)), indent=1) + b"\n"


def _package(extract: Extract, releases: Sequence[Part]) -> Part:
    site = extract.site
    return {
        "uri": f"{site.url.rstrip('/')}/{NAME}" if site.url else f"urn:x-gongkai:{extract.name}:{site.commit}",
        "version": "1.1",
        "publishedDate": _moment(exactly(site.archive.as_of)),
        "publisher": {"name": "公开 · 小区治理公开记录"},
        "license": "https://creativecommons.org/licenses/by/4.0/",
        **({"extensions": [BIDS]} if any("bids" in release for release in releases) else {}),
        "releases": releases,
    }


def _release(site: Site, contract: Record[Contract], paid: Sequence[tuple[str, Entry]]) -> Part:
    body = contract.body
    ocid = f"gongkai-{'example-' if site.is_fictional(contract) else ''}{contract.id.replace('/', '-')}"
    buyer = {"id": contract.place, "name": site.place_name(contract.place)}
    supplier = _party(site, body.organization_id, body.other_party)
    bidders = [_party(site, bid.organization_id, bid.bidder) for bid in _bids(body)]
    tenderers = [bidder for bidder in bidders if bidder]
    release: Part = {
        "ocid": ocid,
        "date": _moment(exactly(body.date_signed or site.archive.as_of)),
        "language": "zh",
        "tag": ["tender", "award", "contract"] if body.selection else ["award", "contract"],
        "initiationType": "tender",
        "parties": _parties(buyer, supplier, tenderers),
        "buyer": buyer,
        "tender": _tender(body, ocid, tenderers),
        "bids": {"details": [_bid(site, ocid, n, bid) for n, bid in enumerate(_bids(body), start=1)]},
        "awards": [_award(body, ocid, supplier)],
        "contracts": [_contract(body, ocid, paid)],
    }
    # Another content, another release: so the standard wants it.
    return {"id": f"{ocid}-{digest(_ENCODER.encode(release))[:12]}", **_present(release)}


def _parties(buyer: Part, supplier: Part | None, tenderers: Sequence[Part]) -> list[Part]:
    roles: dict[str, list[str]] = defaultdict(list)
    named: dict[str, Part] = {}
    for role, parties in (("buyer", [buyer]), ("supplier", [supplier] if supplier else []), ("tenderer", tenderers)):
        for party in parties:
            named[party["id"]] = party
            if role not in roles[party["id"]]:
                roles[party["id"]].append(role)
    return [{**party, "roles": roles[party_id]} for party_id, party in named.items()]


def _party(site: Site, organization_id: str | None, name: str | None) -> Part | None:
    found = site.archive.get(organization_id, Organization) if organization_id else None
    called = found.body.name if found else name or organization_id
    return {"id": organization_id or f"name:{name}", "name": called} if called else None


def _tender(body: Contract, ocid: str, tenderers: Sequence[Part]) -> Part | None:
    if body.selection is None:
        return None
    return {
        "id": f"{ocid}-tender",
        "title": body.title,
        "status": "complete",
        "procurementMethod": body.selection.procurement_method,
        "procurementMethodDetails": body.selection.note,
        "numberOfTenderers": len(tenderers) or None,
        "tenderers": list({tenderer["id"]: tenderer for tenderer in tenderers}.values()),
    }


def _bids(body: Contract) -> Sequence[Bid]:
    return body.selection.bids if body.selection else ()


def _bid(site: Site, ocid: str, number: int, bid: Bid) -> Part:
    tenderer = _party(site, bid.organization_id, bid.bidder)
    return {
        "id": f"{ocid}-bid-{number}",
        "status": _BID_STATUS.get(bid.bid_outcome or ""),
        "tenderers": [tenderer] if tenderer else [],
        "value": _value(bid.amount),
    }


def _award(body: Contract, ocid: str, supplier: Part | None) -> Part:
    return {
        "id": f"{ocid}-award",
        "title": body.title,
        "status": "active",
        "date": _moment(body.selection.date) if body.selection else None,
        "value": _value(body.amount),
        "suppliers": [supplier] if supplier else [],
    }


def _contract(body: Contract, ocid: str, paid: Sequence[tuple[str, Entry]]) -> Part:
    end = body.end_date or (exactly(body.last_day) if body.last_day else None)
    document = {"id": "1", "documentType": "contractSigned", "title": body.title, "url": body.url}
    return {
        "id": ocid,
        "awardID": f"{ocid}-award",
        "title": body.title,
        "description": body.description,
        "status": "terminated" if body.contract_state == "ended" else "active" if body.contract_state else None,
        "period": {"startDate": _moment(body.start_date), "endDate": _moment(end)},
        "value": _value(body.price),
        "dateSigned": _moment(exactly(body.date_signed)) if body.date_signed else None,
        "documents": [document] if body.url else [],
        "amendments": [
            {"id": str(number), "date": _moment(amendment.date), "rationale": amendment.rationale}
            for number, amendment in enumerate(body.amendments, start=1)
        ],
        "implementation": {"transactions": [_transaction(where, entry) for where, entry in paid]},
    }


def _transaction(where: str, entry: Entry) -> Part:
    return {
        "id": where,
        "date": _moment(exactly(entry.booked_on)),
        "value": _value(entry.amount),
        "payer": {"name": entry.payer} if entry.payer else None,
        "payee": {"name": entry.payee} if entry.payee else None,
    }


def _paid(statements: Sequence[Record[Statement]]) -> Paid:
    """Return what was paid under each contract: where it stands, and the entry. What came in is no payment."""
    found: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for statement in statements:
        for number, entry in enumerate(statement.body.entries, start=1):
            if entry.contract_id and entry.direction == "expenditure":
                found[entry.contract_id].append((f"{statement.id}#{number}", entry))
    return found


def _value(amount: Decimal | None) -> Part | None:
    return None if amount is None else {"amount": amount, "currency": "CNY"}


def _moment(day: PartialDate | date | None) -> str | None:
    """Return the beginning of a day in China; None where the day is not known."""
    if isinstance(day, PartialDate):
        day = day.first if day.exact else None
    return f"{day.isoformat()}T00:00:00+08:00" if day else None


def _present(value: Any) -> Any:
    """Return a value without what is empty: the standard wants it left out."""
    if isinstance(value, dict):
        inside = {name: _present(inner) for name, inner in value.items()}
        return {name: inner for name, inner in inside.items() if inner is not None and inner not in ([], {})}
    return [_present(item) for item in value] if isinstance(value, list) else value


FORMAT = Format(name="ocds", title=N_("OCDS release package: the contracts"), files=_files)
