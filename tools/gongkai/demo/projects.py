"""Works, from the owners' decision to acceptance, with the payments that the accounts will show for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.demo.assemblies import Decision
from gongkai.demo.compounds import Compound
from gongkai.demo.days import iso, written
from gongkai.demo.dice import Dice
from gongkai.demo.money import spoken, yuan
from gongkai.demo.page import Record, posted, record, source
from gongkai.demo.words import BUILDER_NAMES
from gongkai.demo.works import MAINTENANCE, Work

# How much of the price is paid at the start, on acceptance, and after the audit.
_INSTALMENTS = ((30, "预付款"), (60, "验收进度款"), (10, "审价后尾款"))


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment for a work: day, category, fen, to whom, what for, and the decision and project behind it."""

    on: int
    category: str
    amount: int
    payee: str
    purpose: str
    decision_id: str
    project_id: str

    @property
    def fields(self) -> str:
        """Return what an account's entry says of it."""
        return (
            f"description: {self.purpose}, payee: {self.payee}, "
            f"resolution_id: {self.decision_id}, project_id: {self.project_id}"
        )


@dataclass(frozen=True, slots=True)
class Project:
    """A work that the owners agreed to. `days`: begun, finished, accepted, paid to the end."""

    id: str
    decision: Decision
    work: Work
    builder: str
    price: int
    days: tuple[int, int, int, int]
    payments: tuple[Payment, ...]


def project(place: Compound, dice: Dice, year: int, decision: Decision, work: Work, decided: int) -> Project:
    """Return the project that follows from a decision; all of it happens in the same year."""
    matter = decision.matter
    begun = decided + dice.between(25, 45)
    finished = begun + dice.between(20, 60)
    accepted = finished + dice.between(3, 10)
    paid = accepted + dice.between(15, 30)
    id_ = f"{place.id}/{year}-{work.slug}"
    builder = f"示例{dice.one(BUILDER_NAMES)}建设工程有限公司"
    price = matter.ceiling * dice.between(78, 99) // 10_000 * 100
    payments = []
    left = price
    for (percent, purpose), on in zip(_INSTALMENTS, (begun, accepted, paid), strict=True):
        amount = left if percent == 10 else price * percent // 100
        left -= amount
        payments.append(Payment(on, work.category, amount, builder, f"{work.name}{purpose}", decision.id, id_))
    return Project(id_, decision, work, builder, price, (begun, finished, accepted, paid), tuple(payments))


def project_record(place: Compound, dice: Dice, work: Project) -> Record:
    """Return the record of a project."""
    kind, matter = work.work, work.decision.matter
    begun, finished, accepted, _ = work.days
    before = dice.between(6, 60)
    after = dice.below(before // 3 + 1)
    if kind.slug in ("parking-lines", "charging-sheds"):
        after = before + dice.between(8, 60)
    milestones = (
        ("公开比选确定施工单位", begun - 10, begun - 12),
        ("进场施工", begun, begun),
        ("完工", finished - dice.between(-6, 8), finished),
        ("业主代表参加验收", accepted + 5, accepted),
    )
    return record(
        f"projects/{work.id}",
        "kind: project",
        f"name: {place.name}{matter.title}",
        "status: in-use",
        f"start_date: {iso(begun)}",
        f"end_date: {iso(accepted)}",
        f"resolution_id: {work.decision.id}",
        f"organization_id: {place.acting_id}",
        f"contractor: {work.builder}",
        *(_plan(place, work) if kind.fund == MAINTENANCE else ()),
        "funding:",
        f"  - {{fund: {kind.fund}, amount: {yuan(work.price)}}}",
        *(_settled(place, work) if kind.fund == MAINTENANCE else ()),
        "milestones:",
        *(f"  - {{title: {title}, due_date: {iso(due)}, date: {iso(done)}}}" for title, due, done in milestones),
        "measures:",
        f"  - {{label: {kind.label}, unit: {kind.unit}, before: {before}, after: {after}}}",
        posted("notice-board", accepted + 2, accepted + 9, f"公告照片{iso(accepted)}-验收"),
        f"description: {kind.reason}。经业主共同决定，由{work.builder}施工，"
        f"{written(begun)}进场，{written(finished)}完工，"
        f"{written(accepted)}由业主委员会、物业服务企业和业主代表共同验收合格。"
        f"决议总额不超过{spoken(matter.ceiling)}，审定结算价{spoken(work.price)}，节余留在原账户。"
        "保修期两年，保修电话和责任人张贴在单元门口。",
        source(f"{kind.name}竣工验收单", place.body, accepted),
    )


def _plan(place: Compound, work: Project) -> Iterator[str]:
    """Yield what a work that the maintenance fund pays for says beforehand."""
    matter, begun = work.decision.matter, work.days[0]
    yield f"part: {'common-part' if work.work.slug in ('roof-waterproofing', 'outer-wall') else 'common-facility'}"
    if matter.scope:
        yield "scope:"
        yield "  building_ids:"
        for building in matter.scope:
            yield f"    - {place.id}/building-{building.number}"
    where = "、".join(f"{building.number}号楼" for building in matter.scope) or "全小区"
    yield "plan:"
    yield f"  date: {iso(begun - 75)}"
    yield f"  works: {matter.title}"
    yield f"  planned_cost: {yuan(matter.ceiling)}"
    yield f"  charged_to: {where}业主按专有部分面积分摊"
    yield "  emergency_handling: 发现危及安全的情况先围护并报街道确认，增加费用另行表决。"


def _settled(place: Compound, work: Project) -> Iterator[str]:
    """Yield the committee's consent to the payments, the final price, and each building's part of it by floor area."""
    begun, _, _, paid = work.days
    yield f"approved_on: {iso(begun - 3)}"
    yield f"filing: {{filed_on: {iso(begun - 1)}, authority: 街道办事处}}"
    yield f"settlement: {yuan(work.price)}"
    yield f"settled_on: {iso(paid - 1)}"
    buildings = work.decision.matter.scope or place.buildings
    area, left = sum(building.owners.area for building in buildings), work.price
    yield "cost_shares:"
    for building in buildings:
        # The last one bears what rounding left, which is less than a fen for each of its flats.
        share = left if building is buildings[-1] else work.price * building.owners.area // area
        left -= share
        yield (
            f"  - {{building_id: {place.id}/building-{building.number}, number_of_units: {building.units}, "
            f"area: {yuan(building.owners.area)}, amount: {yuan(share)}}}"
        )
