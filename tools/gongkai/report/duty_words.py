"""Duties in the reader's language: how one stands, what it is, and what it is about."""

from gongkai.check.duty import Duty, State, titles
from gongkai.report.words import safe
from gongkai.text import N_, Catalogue

STATES = {
    State.MISSING: N_("missing"),
    State.LATE: N_("late"),
    State.NOT_YET_DUE: N_("not yet due"),
    State.IN_TIME: N_("done in time"),
    State.NO_FIXED_DAY: N_("no fixed day"),
    State.NOT_APPLICABLE: N_("not applicable"),
    State.NOT_JUDGED: N_("not judged"),
}
_WITH_DAYS = {
    State.MISSING: N_("missing for {days} days"),
    State.LATE: N_("{days} days late"),
    State.NOT_YET_DUE: N_("due in {days} days"),
    State.NO_FIXED_DAY: N_("no fixed day; last {days} days ago"),
}
DUE_TODAY = N_("due today")
NEVER = N_("no fixed day; nothing recorded")
OF_SUBJECT = N_("{title}: {subject}")
WEB_ONLY = N_("online only: it has to hang in the compound too")
TOO_SHORT = N_("hung {days} of {needed} days")
TOO_SHORT_WORKING = N_("hung {days} of {needed} working days")
UNCERTAIN = N_("may be a few days later: the public holidays of that year are not known yet")
UNCONFIRMED = N_("the article is second-hand, so nobody is blamed by it")


def state_words(duty: Duty, catalogue: Catalogue) -> str:
    """Return how a duty stands, with its days."""
    if duty.state is State.NOT_YET_DUE and duty.days == 0:
        return catalogue.gettext(DUE_TODAY)
    if duty.state is State.NO_FIXED_DAY and duty.done_on is None:
        return catalogue.gettext(NEVER)
    if duty.state in _WITH_DAYS:
        return catalogue.gettext(_WITH_DAYS[duty.state]).format(days=duty.days)
    return catalogue.gettext(STATES[duty.state])


def title_of(duty: Duty, catalogue: Catalogue) -> str:
    """Return what is owed, without what it is about."""
    return catalogue.gettext(titles()[duty.name])


def headed(duty: Duty, catalogue: Catalogue) -> str:
    """Return what is owed and what it is about, in one line."""
    title = title_of(duty, catalogue)
    if not duty.subject:
        return title
    return catalogue.gettext(OF_SUBJECT).format(title=title, subject=safe(duty.subject))


def article_of(duty: Duty, catalogue: Catalogue) -> str:
    """Return the article that asks for it, as a reader would cite it."""
    return duty.law.article.zh if catalogue.language == "zh" else duty.law.article.en


def remarks(duty: Duty, catalogue: Catalogue) -> list[str]:
    """Return what else there is to say: where it hung, for how long, how sure the day and the article are, and why."""
    found = []
    if duty.on_site is False:
        found.append(catalogue.gettext(WEB_ONLY))
    if duty.hanging and duty.hanging.too_short:
        message = TOO_SHORT_WORKING if duty.hanging.working else TOO_SHORT
        found.append(catalogue.gettext(message).format(days=duty.hanging.days, needed=duty.hanging.needed))
    if not duty.certain:
        found.append(catalogue.gettext(UNCERTAIN))
    if duty.law.confidence == "L" and duty.state is not State.NOT_JUDGED:
        found.append(catalogue.gettext(UNCONFIRMED))
    if duty.reason:
        judged = duty.state is not State.NOT_JUDGED
        found.append(safe(duty.reason) if judged else catalogue.gettext(duty.reason))
    return found
