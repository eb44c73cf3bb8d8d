"""A service contract is filed and posted in time, and whoever ends it says so in time.

Filing and posting are counted from the day the contract was signed, where the place asks for them. Nobody has to end a
contract, so the two notices are shown only until their day is past, or where one was given: by then the company has to
say that it will not renew, and by then the owners have to have told the company that they dismiss it. These periods run
backwards from the last day of the contract, or from the day that a notice names. A contract that says another number of
days for the dismissal goes by that.

Source: Civil Code of the PRC, articles 946 and 947; the local rules that the profile of the place names.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.duty import Duty, State, dated
from gongkai.check.jurisdiction import law_at
from gongkai.check.parties import ground_of
from gongkai.check.shown import posted_on
from gongkai.kinds.compound import Compound
from gongkai.kinds.contract import Contract
from gongkai.law.calendar import Deadline, before, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.text import N_

TITLES = {
    "contract-filing": N_("filing of the service contract"),
    "contract-posting": N_("posting of the service contract"),
    "non-renewal-notice": N_("notice of the company, if it will not renew"),
    "dismissal-notice": N_("notice to the company, if the owners dismiss it"),
}
# Which notice, who gives it, and the number of the law.
_NOTICES = (
    ("non-renewal-notice", "non-renewal", Actor.COMPANY, "non_renewal_notice_days"),
    ("dismissal-notice", "dismissal", Actor.COMMITTEE, "dismissal_notice_days"),
)


def owed(archive: Archive, compound: Record[Compound]) -> Iterator[Duty]:
    """Yield what is owed about the service contracts since the parties keep their record here."""
    since = ground_of(archive, compound, Actor.COMPANY).since
    for contract in archive.at(compound.id, Contract) if since else ():
        if contract.body.is_service and since is not None:
            yield from _papers(archive, contract, since)
            yield from _notices(archive, contract, since)


def _papers(archive: Archive, contract: Record[Contract], since: date) -> Iterator[Duty]:
    signed, filing = contract.body.date_signed, contract.body.filing
    if signed is None or signed < since or signed > archive.as_of:
        return
    filed = filing.filed_on if filing and filing.filed_on <= archive.as_of else None
    done = {"contract-filing": filed, "contract-posting": posted_on(contract.body.posted, archive.as_of)}
    for name, on in done.items():
        law = law_at(archive, contract.place, name.replace("-", "_") + "_days", signed)
        if law:
            yield _duty(archive, contract, name, Actor.COMPANY, law, deadline(signed, law.whole), on)


def _notices(archive: Archive, contract: Record[Contract], since: date) -> Iterator[Duty]:
    body, today = contract.body, archive.as_of
    end = body.last_day
    if end is None or end < since:
        return
    for name, notice_type, by, number in _NOTICES:
        given = next((n for n in body.contract_notices if n.notice_type == notice_type and n.given_on <= today), None)
        law = law_at(archive, contract.place, number, given.given_on if given else today)
        if law is None:
            continue
        agreed = body.notice_days if by is Actor.COMMITTEE and body.notice_days is not None else law.whole
        due = Deadline(before((given and given.effective_on) or end, agreed), certain=True)
        ended = body.end_date is not None and body.end_date.last <= today
        duty = _duty(archive, contract, name, by, law, due, given.given_on if given else None)
        if given or (duty.state is State.NOT_YET_DUE and not ended):
            yield duty


def _duty(
    archive: Archive,
    contract: Record[Contract],
    name: str,
    by: Actor,
    law: Number,
    due: Deadline,
    done: date | None,
) -> Duty:
    named = ("contract", contract.id)
    return dated(
        due,
        done,
        archive.as_of,
        named,
        name=name,
        compound=contract.place,
        by=by,
        law=law,
        subject=contract.body.title,
        about=named,
    )
