"""The seal log: each contract that was sealed, with the decision it rests on."""

from gongkai.demo.assemblies import Decision
from gongkai.demo.compounds import Compound
from gongkai.demo.days import iso
from gongkai.demo.page import Record, record, source


def seal_use(place: Compound, decision: Decision, on: int) -> Record:
    """Return the use of the seal under the contract of a work that the owners decided on."""
    return record(
        f"seals/{place.id}/{iso(on)}-{decision.number}",
        "kind: seal-use",
        f"title: {decision.matter.title}的施工合同",
        f"used_on: {iso(on)}",
        f"seal_name: {place.name}业主委员会",
        "copies: 4",
        "asked_by: 业主委员会主任",
        f"resolution_id: {decision.id}",
        f"keeper: {place.community.name}居民委员会",
        "purpose: 与施工单位签订合同",
        source("用章登记簿", place.body, on),
    )
