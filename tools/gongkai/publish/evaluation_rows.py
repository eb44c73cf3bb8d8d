"""Evaluations and schemes as a page shows them: bands in words, raters with what they add, the others of the year."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from gongkai.check.evaluated import as_announced, evaluated, scheme_of
from gongkai.derive.evaluations import Assessed, announced_alone, evaluations_under, ranking_of, rater_parts
from gongkai.kinds.committee import Committee
from gongkai.kinds.evaluation import Evaluation, IndicatorScore
from gongkai.kinds.organization import Organization
from gongkai.kinds.scheme import GradeBand, Scheme, SchemeIndicator
from gongkai.model.record import Record
from gongkai.publish.fields import View
from gongkai.publish.site import Site
from gongkai.publish.templates import number
from gongkai.text import N_, Catalogue

FROM = N_("{low} or more")
ABOVE = N_("more than {low}")
BELOW = N_("less than {high}")
UNTIL = N_("{high} or less")
FROM_BELOW = N_("{low} or more, less than {high}")
FROM_UNTIL = N_("{low} or more, {high} or less")
ABOVE_BELOW = N_("more than {low}, less than {high}")
ABOVE_UNTIL = N_("more than {low}, {high} or less")
ANY = N_("any score")
ALONE = N_("Only the total was announced, without the scores behind it; the grade is compared with that total.")
NO_SCHEME = N_("The scheme is not in the record, so nothing can be computed.")

# With a lower and an upper limit, with one of them, or with none; True where the limit itself belongs to the band.
_BANDS: Mapping[tuple[bool | None, bool | None], str] = {
    (True, None): FROM,
    (False, None): ABOVE,
    (None, False): BELOW,
    (None, True): UNTIL,
    (True, False): FROM_BELOW,
    (True, True): FROM_UNTIL,
    (False, False): ABOVE_BELOW,
    (False, True): ABOVE_UNTIL,
    (None, None): ANY,
}


class BandRow(Struct, frozen=True):
    """A grade: which scores make it in words, and where it lies on the scale, as (start, width) in percent or None."""

    grade: str
    words: str
    start: Decimal | None
    width: Decimal | None
    note: str


class ScoreRow(Struct, frozen=True):
    """What one indicator got."""

    indicator: SchemeIndicator
    given: IndicatorScore


def band_words(catalogue: Catalogue, band: GradeBand) -> str:
    """Return which scores make a grade, as the law says it: 80 以上不满 90."""
    low, high = band.from_score, band.to_score
    limits = band.from_included if low is not None else None, band.to_included if high is not None else None
    facts = {"low": number(low) if low is not None else "", "high": number(high) if high is not None else ""}
    return catalogue.gettext(_BANDS[limits]).format_map(facts)


def band_rows(site: Site, scheme: Scheme) -> list[BandRow]:
    """Return the grades of a scheme, each with its place on a scale from nothing to the highest score."""
    limits = [limit for band in scheme.grade_bands for limit in (band.from_score, band.to_score) if limit is not None]
    # Where no highest score is stated, a band without an upper limit is drawn as wide as a tenth beyond the last limit.
    top = scheme.score_max or (max(limits) * Decimal("1.1") if limits else None)
    return [_band_row(site, band, max([top, *limits]) if top else None) for band in scheme.grade_bands]


def _band_row(site: Site, band: GradeBand, top: Decimal | None) -> BandRow:
    words, note = band_words(site.catalogue, band), band.note or ""
    low, high = max(band.from_score or Decimal(), Decimal()), band.to_score if band.to_score is not None else top
    if not top or top < 0 or high is None or high < low:
        return BandRow(band.grade, words, None, None, note)
    start, width = (share.quantize(Decimal("0.01")) for share in (low * 100 / top, (high - low) * 100 / top))
    return BandRow(band.grade, words, start, width, note)


def tidy(value: Decimal | None) -> Decimal | None:
    """Return a computed number without zeros at its end, rounded to four decimals where it has more."""
    if value is None:
        return None
    whole = value.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP).normalize()
    return whole.quantize(Decimal(1)) if whole == whole.to_integral() else whole


def evaluation_context(site: Site, record: Record[Evaluation]) -> Mapping[str, object]:
    """Return what the page of an evaluation shows beside its own fields."""
    body, scheme = record.body, scheme_of(site.archive, record)
    subject = site.find("committee", body.committee_id) if body.committee_id else None
    if subject is None and body.organization_id:
        subject = site.find("organization", body.organization_id)
    shared: dict[str, object] = {
        "scheme": scheme,
        "subject": subject,
        "ranking": None,
        "vetoes": [],
        "raters": [],
        "unknown": [],
    }
    if scheme is None:
        return {**shared, "why": site.catalogue.gettext(NO_SCHEME), "claims": [], "measured": [], "opinions": []}
    result, known = evaluated(scheme.body, body), scheme.body.indicators
    rows = [ScoreRow(known[one.indicator_code], one) for one in body.indicator_scores if one.indicator_code in known]
    why = ALONE if announced_alone(body) else result.why
    return {
        **shared,
        "result": result,
        "why": site.sentence(why, result.facts) if why else "",
        "total": None if announced_alone(body) else tidy(result.total),
        "total_state": _total_state(body, result.total),
        "grade_state": _state(body.grade, result.grade),
        "sums": not any(rater.weight is not None for rater in scheme.body.raters),
        "raters": [(part, tidy(part.points)) for part in rater_parts(scheme.body, body)],
        "measured": [row for row in rows if row.indicator.measured],
        "opinions": [row for row in rows if not row.indicator.measured],
        "unknown": [one for one in body.indicator_scores if one.indicator_code not in known],
        "vetoes": [veto for veto in scheme.body.vetoes if veto.identifier in body.veto_codes],
        "ranking": ranking_of(site.archive, record),
        "tidy": tidy,
        "evaluated_name": lambda one: subject_name(site, one),
    }


def _total_state(body: Evaluation, total: Decimal | None) -> str:
    if announced_alone(body) or total is None or body.total_score is None:
        return "unknown"
    return _state(body.total_score, as_announced(total, body.total_score))


def _state(announced: object, computed: object) -> str:
    if announced is None or computed is None:
        return "unknown"
    return "match" if announced == computed else "differs"


def scheme_context(site: Site, record: Record[Scheme]) -> Mapping[str, object]:
    """Return what the page of a scheme shows beside its own fields."""
    body = record.body
    return {
        "bands": band_rows(site, body),
        "indicators": sum(len(dimension.indicators) for dimension in body.dimensions),
        "measured": sum(indicator.measured for indicator in body.indicators.values()),
        "years": list(evaluations_under(site.archive, record.id).values()),
        "tidy": tidy,
        "evaluated_name": lambda one: subject_name(site, one),
    }


def subject_name(site: Site, one: Assessed) -> str:
    """Return who was evaluated: the committee or the company, and where."""
    body, place = one.record.body, site.place_name(one.record.place)
    committee = site.archive.get(body.committee_id, Committee) if body.committee_id else None
    company = site.archive.get(body.organization_id, Organization) if body.organization_id else None
    name = committee.body.name if committee else company.body.name if company else ""
    return f"{place} · {name}" if name else place


def assessed_row(site: Site, one: Assessed, view: View) -> list[object]:
    """Return an evaluation as a row: whom, by which scheme, when, the grade announced, grade and total recomputed."""
    body, total = one.record.body, tidy(one.result.total)
    computed = [one.result.grade, number(total) if total is not None else None]
    return [
        view.to(site.path(one.record), subject_name(site, one)),
        view.link("scheme", body.scheme_id),
        body.date,
        body.grade,
        " · ".join(part for part in computed if part) or None,
    ]
