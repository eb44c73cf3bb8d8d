"""Every example gives exactly the findings that it expects, and every rule and kind has its examples."""

from pathlib import Path

import pytest

from gongkai.check.rule import all_rules
from gongkai.kinds import all_kinds
from gongkai.model.finding import Severity
from gongkai.report.words import worded
from gongkai.text import translator
from tests.example_files import EXAMPLES, FOLDER, Example, example_of, found_in, places_of, read, schemas, world

# What is found while reading or by the waivers themselves; the rules of the YAML reader have tests of their own.
OTHER_RULES = ("path-fits-kind", "shape", "waivers-used")
RULES = sorted([*OTHER_RULES, *(rule.name for rule in all_rules())])


def example(path: Path) -> Example:
    return example_of(path.read_text("utf-8"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_example_gives_exactly_the_findings_it_expects(path: Path) -> None:
    case = example(path)
    assert places_of(found_in(case)) == case.expected


def test_the_world_of_the_examples_is_sound_by_itself() -> None:
    assert found_in(Example(world(), [], example(EXAMPLES[0]).as_of)) == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_good_example_and_a_bad_one_that_names_it(rule: str) -> None:
    good = [path for path in EXAMPLES if path.parent.name == rule and path.stem.startswith("good-")]
    bad = [path for path in EXAMPLES if path.parent.name == rule and path.stem.startswith("bad-")]
    assert good
    assert bad
    for path in bad:
        assert rule in [expected[0] for expected in example(path).expected], path


def test_a_good_example_is_silent_about_its_rule_and_lies_in_the_folder_of_a_rule_or_a_kind() -> None:
    for path in EXAMPLES:
        about, sort = path.parent.name, path.stem.partition("-")[0]
        assert about in RULES or about in all_kinds(), path
        assert sort in ("good", "bad"), path
        if sort == "good" and about != "waivers-used":
            assert [e for e in example(path).expected if e[0] == about and e[3] == "expect"] == [], path


@pytest.mark.parametrize("kind", sorted(all_kinds()))
def test_the_full_example_of_a_kind_has_every_field_of_its_schema(kind: str) -> None:
    records, _ = read(example(FOLDER / kind / "good-full.yaml").documents)
    first = next(record for record in records if record.kind == kind)
    fields = [field for field in schemas().by_kind[kind]["properties"] if field != "kind"]
    assert [field for field in fields if _empty(first.body, field)] == []


def _empty(body: object, field: str) -> bool:
    value: object = getattr(body, field)
    return value is None or value == ()


SAID = {
    "committee-filed/bad-on-the-thirty-first-day": "on 2022-05-14 and filed on 2022-06-14, due by 2022-06-13 (Property",
    "preparatory-group/bad-one-owner-short": "3 of the 7 members of the group are owners; at least 1/2 are needed",
    "candidates-posted/bad-six-days": "hung for 6 days; 7 days are needed (Hangzhou",
    "commission-accounts/bad-accounts-without-an-audit": "Property Management Provisions, article 48).",
    "handover-in-time/bad-eleven-days-after-the-election": "was elected on 2024-07-01; the hand-over was finished on",
    "non-renewal-notice/bad-one-day-less-than-the-contract-says": "59 days before; the contract asks for 60.",
    "reelection-begun/bad-reported-a-day-late": "was reported on 2024-03-01, due by 2024-02-29 (Hangzhou",
    "areas-form-a-tree/bad-circle-of-eight": "dongshan-e → dongshan-f → ….",
    "committee-terms/bad-stayed-one-day-longer": "stayed in office until 2020-03-02; at most 5 years are allowed",
    "references-exist/bad-folder-one-letter-wrong": "is not a compound of the archive; did you mean “jinyu”?",
    "resolution-arithmetic/bad-one-identifier-for-two": "is that of “续聘物业服务企业” above",
    "resolution-arithmetic/bad-who-could-vote-and-who-took-part-exchanged": "Were the two exchanged?",
    "legal-item-of-its-day/bad-civil-code-one-day-early": "Write one of: 76-1, 76-2, 76-3, 76-4, 76-5, 76-6, 76-7.",
    "vote-verifiable/bad-electorate-without-area": "Complete “electorate”, or name it in gaps.",
    "areas-form-a-tree/bad-circle-of-two": "dongshan-shequ → dongshan-wangge → dongshan-shequ",
    "committee-terms/bad-one-day-more": "to 2025-03-02; at most 5 years are allowed, until 2025-03-01",
    "emergency-use-confirmed/bad-in-zibo-posted-four-days-before": "4 days before the money was drawn on 2024-06-03; 5",
    "fund-runs-low/bad-one-fen-below": "299,999.99 yuan are left of the 1,000,000.00 that were first paid in; below",
    "income-adds-up/bad-net-one-fen-more": "− costs 2,820.00 = 6,600.00 yuan, but the net income says 6,600.01",
    "overrun-approved-again/bad-exactly-a-tenth": "2,000.00 more than the budget of 20,000.00; from 1/10 of the budget",
    "shares-by-area/bad-three-fen-and-two-units": "the share of 1,000.00 yuan is 333.33; the record says 333.36 yuan.",
    "references-exist/bad-not-there": "There is no record “qinghe-dianti” in records/organizations/.",
    "references-exist/bad-one-letter-wrong": "did you mean “donghu-wuye”?",
    "references-exist/bad-of-another-kind": "lies in records/areas/; one from records/organizations/ is needed here.",
    "references-exist/bad-no-such-resolution": "has no resolution “3”.",
    "resolution-arithmetic/bad-one-owner-lost": "299 owners, and 300 owners took part: a difference of 1.",
    "resolution-arithmetic/bad-a-hundredth-of-a-metre-lost": "30,000.00 m² took part: a difference of 0.01 m².",
    "statement-balance/bad-one-fen-missing": "the closing balance says 7,399.99: a difference of 0.01 yuan.",
    "statement-chain/bad-a-quarter-missing": "There is no statement from 2024-04-01 to 2024-06-30",
    "statement-chain/bad-one-fen-apart": "closed with 100.00 yuan, this one opens with 100.01: 0.01 apart.",
    "vote-majority/bad-exactly-half-of-the-owners": "100 of 200 owners and 10,000.01 of 20,000.00 m²; for this matter",
    "vote-quorum/bad-one-owner-short": "199 of 300 owners and 20,000.00 of 30,000.00 m²; at least 2/3 of both",
}


@pytest.mark.parametrize("name", SAID)
def test_a_sentence_says_the_numbers(name: str) -> None:
    found = found_in(example(FOLDER / f"{name}.yaml"))
    assert SAID[name] in " ".join(worded(finding, translator("en")) for finding in found)


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("acting-body-alone/bad-acts-a-day-longer", Severity.INFO),
        ("acting-body-alone/bad-after-the-rule-of-shenzhen-lapsed", Severity.INFO),
        ("acting-body-alone/bad-dissolved-on-the-eleventh-day", Severity.ERROR),
        ("acting-body-alone/bad-on-the-last-day-of-the-rule-of-shenzhen", Severity.ERROR),
        ("acting-body-alone/bad-one-day-before-the-term-runs-out", Severity.INFO),
        ("committee-seats/bad-six-in-shenzhen", Severity.ERROR),
        ("committee-size-range/bad-thirteen-in-shenzhen", Severity.WARNING),
        ("first-assembly-in-time/bad-one-day-late", Severity.WARNING),
    ],
)
def test_a_number_that_is_second_hand_fails_no_record(name: str, severity: Severity) -> None:
    assert {finding.severity for finding in found_in(example(FOLDER / f"{name}.yaml"))} == {severity}


def test_only_what_a_reader_can_do_without_is_not_an_error() -> None:
    light = {rule.name: rule.severity for rule in all_rules() if rule.severity is not Severity.ERROR}
    assert light == {
        "account-holder": Severity.WARNING,
        "acting-body-grounds": Severity.WARNING,
        "acting-body-objections": Severity.WARNING,
        "agenda-kept": Severity.WARNING,
        "alternates-cap": Severity.WARNING,
        "answers-in-time": Severity.WARNING,
        "archive-classes": Severity.WARNING,
        "assembly-credit-code": Severity.INFO,
        "assembly-matters": Severity.WARNING,
        "assembly-minutes": Severity.WARNING,
        "assembly-result-length": Severity.WARNING,
        "assembly-result-posted": Severity.WARNING,
        "assembly-yearly": Severity.WARNING,
        "audit-on-petition": Severity.WARNING,
        "candidates-posted": Severity.WARNING,
        "case-told-back": Severity.INFO,
        "chair-audited": Severity.WARNING,
        "changes-posted": Severity.WARNING,
        "commission-accounts": Severity.WARNING,
        "commission-composition": Severity.WARNING,
        "commission-postings": Severity.WARNING,
        "commission-term": Severity.WARNING,
        "committee-agenda-posted": Severity.WARNING,
        "committee-changes-filed": Severity.WARNING,
        "committee-decision-length": Severity.WARNING,
        "committee-first-meeting": Severity.WARNING,
        "committee-in-office": Severity.WARNING,
        "committee-inactive": Severity.INFO,
        "committee-items-open": Severity.WARNING,
        "committee-list-posted": Severity.WARNING,
        "committee-meeting-on-request": Severity.WARNING,
        "committee-meeting-rhythm": Severity.WARNING,
        "committee-officers": Severity.WARNING,
        "committee-postings-in-time": Severity.WARNING,
        "committee-size-range": Severity.WARNING,
        "committee-terms-minimum": Severity.WARNING,
        "committee-vacancies": Severity.WARNING,
        "company-handback": Severity.WARNING,
        "company-items-open": Severity.WARNING,
        "company-postings-in-time": Severity.WARNING,
        "contract-clauses": Severity.WARNING,
        "contract-filed": Severity.WARNING,
        "contract-length": Severity.INFO,
        "contract-posted": Severity.WARNING,
        "early-end-notice": Severity.WARNING,
        "election-guided": Severity.INFO,
        "election-papers-posted": Severity.WARNING,
        "electronic-vote-official": Severity.WARNING,
        "emergency-service": Severity.WARNING,
        "emergency-use-confirmed": Severity.WARNING,
        "evaluation-subject": Severity.WARNING,
        "fee-increase-audited": Severity.WARNING,
        "fee-increase-posted": Severity.WARNING,
        "filing-answered": Severity.INFO,
        "filing-papers": Severity.WARNING,
        "first-assembly-in-time": Severity.WARNING,
        "followed-majority-clause": Severity.WARNING,
        "fund-classes-announced": Severity.WARNING,
        "fund-common-parts": Severity.WARNING,
        "fund-paid-to-contractor": Severity.WARNING,
        "fund-plan-complete": Severity.WARNING,
        "fund-reconciled-yearly": Severity.WARNING,
        "fund-runs-low": Severity.INFO,
        "fund-steps-in-order": Severity.WARNING,
        "gates-passed": Severity.INFO,
        "handover-in-time": Severity.WARNING,
        "handover-items": Severity.WARNING,
        "income-balance-to-fund": Severity.WARNING,
        "income-costs-have-basis": Severity.WARNING,
        "income-decided": Severity.WARNING,
        "income-to-fund": Severity.WARNING,
        "income-type": Severity.INFO,
        "list-item-done": Severity.INFO,
        "matter-fits-title": Severity.WARNING,
        "meetings-attended": Severity.INFO,
        "member-eligibility": Severity.WARNING,
        "member-end-announced": Severity.WARNING,
        "member-end-dated": Severity.WARNING,
        "member-handover": Severity.WARNING,
        "member-once": Severity.INFO,
        "member-pledge": Severity.WARNING,
        "members-fees-posted": Severity.WARNING,
        "members-fit-seats": Severity.WARNING,
        "monitored-account-posted": Severity.INFO,
        "no-minors": Severity.WARNING,
        "no-political-status": Severity.WARNING,
        "objection-answered": Severity.WARNING,
        "office-contact": Severity.WARNING,
        "overrun-approved-again": Severity.WARNING,
        "party-post-without-name": Severity.WARNING,
        "petition-answered": Severity.WARNING,
        "place-has-profile": Severity.INFO,
        "posted-on-site": Severity.WARNING,
        "postings-long-enough": Severity.WARNING,
        "prepaid-fees-returned": Severity.WARNING,
        "preparatory-group": Severity.WARNING,
        "preparatory-group-formed": Severity.WARNING,
        "preparatory-group-sides": Severity.WARNING,
        "preparatory-group-size": Severity.WARNING,
        "project-money-kept-apart": Severity.WARNING,
        "proxies-within-limit": Severity.WARNING,
        "quantity-times-price": Severity.WARNING,
        "recall-by-assembly": Severity.WARNING,
        "reelection-begun": Severity.WARNING,
        "revocation-told": Severity.INFO,
        "rhythm-kept": Severity.INFO,
        "seal-kept": Severity.WARNING,
        "seal-use-decided": Severity.WARNING,
        "selection-fits-contract": Severity.WARNING,
        "service-not-passed-on": Severity.WARNING,
        "service-without-gap": Severity.INFO,
        "settlement-audited": Severity.WARNING,
        "shares-by-area": Severity.WARNING,
        "source-complete": Severity.INFO,
        "steps-in-order": Severity.WARNING,
        "term-audited": Severity.WARNING,
        "transfers-match": Severity.WARNING,
        "utilities-not-cut": Severity.INFO,
        "vote-area-basis": Severity.WARNING,
        "vote-scope-denominators": Severity.WARNING,
        "vote-verifiable": Severity.WARNING,
        "vote-window": Severity.WARNING,
    }
