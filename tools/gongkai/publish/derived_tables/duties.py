"""Every duty of a compound by the law of its place, with how it stands on the day of judgement."""

from collections.abc import Iterator, Mapping

from gongkai.check.duty import Duty, State, duties_of, titles
from gongkai.kinds.compound import Compound
from gongkai.publish.derived_table import column, derived, filled
from gongkai.publish.duty_rows import duties_path
from gongkai.publish.site import Site
from gongkai.publish.table import Form, Row
from gongkai.report.duty_words import STATES
from gongkai.report.words import ACTORS
from gongkai.text import N_

TITLE = N_("Duties and how they stand")
HELP = N_(
    "What the law of the place has somebody do, by which day, and whether it was done, as of the day of judgement."
)


def _rows(site: Site, place: str) -> Iterator[Row]:
    compound = site.archive.get(place, Compound)
    if compound is None:
        return
    for number, duty in enumerate(duties_of(site.archive, compound), start=1):
        yield filled(
            DERIVED.table,
            {
                "place": place,
                "page": duties_path("compounds", place),
                "made_up": site.is_fictional(compound),
                "duty_no": number,
                **_values(site, duty),
            },
        )


def _values(site: Site, duty: Duty) -> Mapping[str, object]:
    about, by = duty.about or (None, None), duty.fulfilled_by or (None, None)
    judged = duty.state is not State.NOT_JUDGED
    return {
        "duty": duty.name,
        "by": duty.by.value,
        "state": duty.state.value,
        "due": duty.due.isoformat() if duty.due else None,
        "certain": duty.certain,
        "days": duty.days,
        "subject": duty.subject or None,
        "about_kind": about[0],
        "about_id": about[1],
        "done_on": duty.done_on.isoformat() if duty.done_on else None,
        "fulfilled_by_kind": by[0],
        "fulfilled_by_id": by[1],
        "on_site": duty.on_site,
        "article": duty.law.article.zh,
        "confidence": duty.law.confidence,
        "reason": (duty.reason if judged else site.catalogue.gettext(duty.reason)) if duty.reason else None,
        "as_of": site.archive.as_of.isoformat(),
    }


DERIVED = derived(
    "duties",
    TITLE,
    HELP,
    ("place", "duty_no"),
    [
        column(
            "duty_no",
            Form.WHOLE,
            N_("Number of the duty"),
            N_("Its place in the list of the compound on that day, from 1; it is no lasting id."),
            required=True,
        ),
        column("duty", Form.TEXT, N_("Duty"), N_("What is to be done or to be open."), labels=titles(), required=True),
        column(
            "by",
            Form.TEXT,
            N_("Whose duty"),
            N_("Who has to do it."),
            labels={actor.value: words for actor, words in ACTORS.items()},
            required=True,
        ),
        column(
            "state",
            Form.TEXT,
            N_("State"),
            N_("How it stands on the day of judgement."),
            labels={state.value: words for state, words in STATES.items()},
            required=True,
        ),
        column("due", Form.DAY, N_("Due on"), N_("The day by which it is to be done; empty where the law names none.")),
        column(
            "certain",
            Form.YES_NO,
            N_("The day is certain"),
            N_("Whether the public holidays of that year are known already."),
            required=True,
        ),
        column(
            "days",
            Form.WHOLE,
            N_("Days"),
            N_("By how many days it is late or missing, or until it is due, or since it was last done."),
            unit="days",
            required=True,
        ),
        column("subject", Form.TEXT, N_("Subject"), N_("What it is about, in the words of the record.")),
        column(
            "about_kind", Form.TEXT, N_("Kind of record it is about"), N_("The kind of the record that it is about.")
        ),
        column("about_id", Form.TEXT, N_("Record it is about"), N_("The id of the record that it is about.")),
        column("done_on", Form.DAY, N_("Done on"), N_("The day on which it was done.")),
        column(
            "fulfilled_by_kind",
            Form.TEXT,
            N_("Kind of record that fulfils it"),
            N_("The kind of the record that fulfils it."),
        ),
        column("fulfilled_by_id", Form.TEXT, N_("Record that fulfils it"), N_("The id of the record that fulfils it.")),
        column(
            "on_site",
            Form.YES_NO,
            N_("Posted in the compound"),
            N_("Whether it was posted in the compound too; empty where the law does not ask for that."),
        ),
        column("article", Form.TEXT, N_("Article"), N_("The article of law that asks for it."), required=True),
        column(
            "confidence",
            Form.TEXT,
            N_("How sure the article is"),
            N_("H read in full, M read in part, L second-hand."),
            required=True,
        ),
        column(
            "reason", Form.TEXT, N_("Reason"), N_("The public reason why it does not apply, or why it is not judged.")
        ),
        column("as_of", Form.DAY, N_("Day of judgement"), N_("The day on which it stands so."), required=True),
    ],
    _rows,
)
