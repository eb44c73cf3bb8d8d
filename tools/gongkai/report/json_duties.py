"""Duties as JSON, for programs: the format `gongkai-duties-1`. The names are stable; new ones may come, none goes away.

`as_of` is the day of judgement and `within` how many days ahead `early_warning` looks. `compounds` lists, for each, its
id, name, `disclosing_since` (a day or null), `counts` by state, and `duties`, the earliest day first. A duty says:

- `duty`, `title`, `subject`: its name, what it is called, and what it is about (an account, a meeting), "" for nothing;
- `by`: committee, company or street; `state`: one of the states of `counts`;
- `due` (a day or null), `certain` (whether the public holidays of that year are known), `days`: late or missing by, or
  until it is due, or since it was last done where no day is fixed; `early_warning`: not done, and due soon;
- `article` in zh and en, `confidence`: H, M or L; nobody is blamed by L;
- `about` and `fulfilled_by` (kind and id of a record, or null), `done_on` (a day or null);
- `on_site`: whether it hung in the compound, null where the law does not ask or nothing was posted; `hung`: for how
  many days (null: not known), how many were needed, in which unit, and whether that was enough (null: not known);
- `reason`: why it does not apply, or why nothing is judged, else null.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from gongkai.check.duty import Duty, Hanging, Named, State
from gongkai.kinds.compound import Compound
from gongkai.model.record import Record
from gongkai.report.duty_words import title_of
from gongkai.text import Catalogue


def document(
    found: Mapping[str, tuple[Record[Compound], Sequence[Duty]]], as_of: date, within: int, catalogue: Catalogue
) -> str:
    """Return one JSON document about the duties of several compounds, by id."""
    return json.dumps(
        {
            "format": "gongkai-duties-1",
            "as_of": as_of.isoformat(),
            "within": within,
            "compounds": [_compound(compound, duties, within, catalogue) for compound, duties in found.values()],
        },
        ensure_ascii=False,
        indent=2,
    )


def _compound(
    compound: Record[Compound], duties: Sequence[Duty], within: int, catalogue: Catalogue
) -> dict[str, object]:
    counts = Counter(duty.state for duty in duties)
    return {
        "compound": compound.id,
        "name": compound.body.name,
        "disclosing_since": _day(compound.body.disclosing_since),
        "counts": {state.value: counts[state] for state in State},
        "duties": [_duty(duty, within, catalogue) for duty in duties],
    }


def _duty(duty: Duty, within: int, catalogue: Catalogue) -> dict[str, object]:
    reason = catalogue.gettext(duty.reason) if duty.state is State.NOT_JUDGED else duty.reason
    return {
        "duty": duty.name,
        "title": title_of(duty, catalogue),
        "subject": duty.subject,
        "by": duty.by.value,
        "state": duty.state.value,
        "due": _day(duty.due),
        "certain": duty.certain,
        "days": duty.days,
        "early_warning": duty.due_within(within),
        "article": {"zh": duty.law.article.zh, "en": duty.law.article.en},
        "confidence": duty.law.confidence,
        "about": _named(duty.about),
        "done_on": _day(duty.done_on),
        "fulfilled_by": _named(duty.fulfilled_by),
        "on_site": duty.on_site,
        "hung": _hung(duty.hanging),
        "reason": reason or None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _named(named: Named | None) -> dict[str, str] | None:
    return {"kind": named[0], "id": named[1]} if named else None


def _hung(hanging: Hanging | None) -> dict[str, object] | None:
    if hanging is None:
        return None
    return {
        "days": hanging.days,
        "needed": hanging.needed,
        "unit": "working-days" if hanging.working else "days",
        "enough": None if hanging.days is None else not hanging.too_short,
    }
