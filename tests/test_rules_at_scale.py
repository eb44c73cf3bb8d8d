"""Rules that look at pairs or guess at names, where all is wrong: careless ones would not come to an end."""

from gongkai.check.rule import all_rules
from gongkai.check.rules.references_exist import MOST_GUESSES, NOT_THERE_MEANT
from gongkai.check.runner import run
from gongkai.model.finding import Finding
from tests.example_files import archive_of, read, world

SOURCE = "sources: [{title: 公告, note: 虚构}]\n"


def found_by(rule: str, documents: dict[str, str]) -> list[Finding]:
    records, unread = read(world() | {path: (text + SOURCE).encode() for path, text in documents.items()})
    assert unread == []
    return run(archive_of(records), [], tuple(r for r in all_rules() if r.name == rule))


def test_a_ring_of_a_thousand_areas_is_one_finding() -> None:
    text = "kind: area\nname: 甲\nclassification: grid\nparent_id: r{:04}\n"
    [finding] = found_by(
        "areas-form-a-tree", {f"records/areas/r{i:04}.yml": text.format((i + 1) % 1000) for i in range(1000)}
    )
    assert finding.place.path == "records/areas/r0000.yml"


def test_only_the_first_wrong_names_are_guessed_at() -> None:
    text = "kind: organization\nname: 甲\nclassification: property-manager\nparent_id: org-{:05}-wuyi\n"
    findings = found_by(
        "references-exist", {f"records/organizations/org-{i:05}-wuye.yml": text.format(i) for i in range(1500)}
    )
    assert len(findings) == 1500
    assert sum(f.message == NOT_THERE_MEANT for f in findings) == MOST_GUESSES
