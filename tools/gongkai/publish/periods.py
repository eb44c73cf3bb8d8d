"""Periods in words: a year, a half, a quarter or a month by its name, anything else by its days."""

from datetime import date

from gongkai.model.period import ONE_DAY, Period
from gongkai.publish.templates import fuzzy_date
from gongkai.text import N_, Catalogue

HALVES = (N_("first half of {year}"), N_("second half of {year}"))
QUARTERS = (
    N_("first quarter of {year}"),
    N_("second quarter of {year}"),
    N_("third quarter of {year}"),
    N_("fourth quarter of {year}"),
)
SPAN = N_("{begin} to {end}")


def period_words(period: Period, catalogue: Catalogue) -> str:
    """Return a period as people say it: 2024年第三季度, third quarter of 2024."""
    first, after = period.from_, period.to + ONE_DAY
    months = (after.year - first.year) * 12 + after.month - first.month
    if first.day == after.day == 1:
        if months == 12 and first.month == 1:
            return fuzzy_date(catalogue.language, f"{first.year}")
        if months == 6 and first.month in (1, 7):
            return _named(HALVES[first.month // 6], first, catalogue)
        if months == 3 and first.month in (1, 4, 7, 10):
            return _named(QUARTERS[first.month // 3], first, catalogue)
        if months == 1:
            return fuzzy_date(catalogue.language, f"{first:%Y-%m}")
    begin, end = (fuzzy_date(catalogue.language, day) for day in (first, period.to))
    return catalogue.gettext(SPAN).format(begin=begin, end=end)


def _named(message: str, first: date, catalogue: Catalogue) -> str:
    return catalogue.gettext(message).format(year=first.year)
