"""What the pages of a committee and of an election show in their own way: seats, gates, posts in two places, steps."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from gongkai.derive import committee_life, election_life
from gongkai.derive.event import Event, Standing
from gongkai.derive.gates import Condition, GateOf, gates_of
from gongkai.derive.life import in_order, so_far, to_come
from gongkai.derive.posts import party_members, residents_committees
from gongkai.derive.seats import Filled, Seats, Stretch, seats_of
from gongkai.kinds.committee import Committee, Membership
from gongkai.kinds.election import Election
from gongkai.model.record import Record
from gongkai.publish.fields import NO, YES, View
from gongkai.publish.life_rows import life_rows, worded
from gongkai.publish.shell import upward
from gongkai.publish.site import Site
from gongkai.publish.templates import fuzzy_date
from gongkai.report.duty_words import UNCONFIRMED
from gongkai.text import N_

SEAT, VACANT = N_("Seat {n}"), N_("vacant")
TO_NOW = N_("to this day")
COUNTED = N_("{met} of {all} conditions are met.")
GATES = {
    Standing.PASSED: ("pass", ""),
    Standing.FAILED: ("fail", ""),
    Standing.OPEN: ("open", N_("met so far")),
    Standing.DONE: ("none", N_("recorded, not judged")),
    Standing.UNKNOWN: ("unknown", N_("not recorded")),
}
# What stands below a member's post and name: five columns fit on a screen.
BELOW = (
    "legal_basis",
    "ended_by_id",
    "handed_over_on",
    "eligibility",
    "pledge_signed_on",
    "posted",
    "note",
)
# What a new committee does after its election, and an old one: steps of the election too.
AFTER = frozenset({"begins", "filed", "first-meeting", "names-posted"})


def committee_context(site: Site, committee: Record[Committee]) -> Mapping[str, object]:
    """Return what the page of a committee shows beyond its fields."""
    view = View(site, site.path(committee))
    seats, up = seats_of(site.archive, committee), upward(site.path(committee))
    events = in_order(list(committee_life.events_of(site.archive, committee)))
    share = party_members(committee.body)
    return {
        "seats": seats,
        "seat_rows": [
            _seat_row(site, view, number, stretch) for number, row in enumerate(seats.rows, 1) for stretch in row
        ],
        "alternate_rows": [_alternate_row(site, view, member) for member in seats.alternates],
        "staff_rows": [
            _alternate_row(site, view, member) for member in committee.body.members if member.post == "secretary"
        ],
        "filled_rows": [(filled, _count(filled)) for filled in seats.filled],
        "too_few": _too_few(seats),
        "party": share,
        "party_why": site.catalogue.gettext(share.why).format(least=share.least) if share.why else "",
        "one_shoulder": _yes_or_no(site, committee.body.one_shoulder),
        "residents_committees": [
            (view.link("organization", one.id), _yes_or_no(site, one.body.secretary_is_head))
            for one in residents_committees(site.archive, committee.place)
        ],
        "coming": life_rows(site, to_come(events), up),
        "past": life_rows(site, so_far(events), up),
    }


def election_context(site: Site, election: Record[Election]) -> Mapping[str, object]:
    """Return what the page of an election shows beyond its fields: the gates, the steps, and what is still open."""
    up = upward(site.path(election))
    events = in_order(_steps(site, election))
    return {
        "gates": [_gate(site, gate) for gate in gates_of(site.archive, election)],
        "coming": life_rows(site, to_come(events), up),
        "past": life_rows(site, so_far(events), up),
    }


def offices_of(site: Site, committee: Record[Committee]) -> list[str]:
    """Return what the page of a committee shows of residents' committees, as short texts: which say yes, which no."""
    found = residents_committees(site.archive, committee.place)
    return [f"{one.id} {one.body.secretary_is_head}" for one in found]


def _steps(site: Site, election: Record[Election]) -> list[Event]:
    """Return the steps of an election, with what the new committee did first, and the hand-over by the old one."""
    archive, body = site.archive, election.body
    steps = list(election_life.events_of(archive, election))
    new = archive.get(body.committee_id or "", Committee)
    if new:
        steps += [event for event in committee_life.events_of(archive, new) if event.name in AFTER]
    old = archive.get(body.outgoing_committee_id or "", Committee)
    if old and (new or body.classification == "recall"):
        steps += [event for event in committee_life.events_of(archive, old) if event.name == "handed-over"]
    return steps


def _gate(site: Site, gate: GateOf) -> Mapping[str, object]:
    words = site.catalogue.gettext
    chip, said = GATES[gate.standing]
    return {
        "title": words(gate.title),
        "chip": chip,
        "words": words(said) if said else "",
        "counted": words(COUNTED).format(met=gate.met, all=gate.judged) if gate.judged else "",
        "conditions": [_condition(site, condition) for condition in gate.conditions],
    }


def _condition(site: Site, condition: Condition) -> Mapping[str, object]:
    law, second_hand = (
        condition.law.article if condition.law else None,
        condition.law and condition.law.confidence == "L",
    )
    return {
        "met": condition.met,
        # What an office checked is in the words of the record.
        "text": condition.sentence.message if condition.label else worded(site, condition.sentence),
        "label": condition.label,
        "on": condition.on,
        "who": condition.who,
        "evidence": condition.evidence,
        "note": condition.note,
        "law": (law.zh if site.language == "zh" else law.en) if law else "",
        "remark": site.catalogue.gettext(UNCONFIRMED) if second_hand else "",
    }


def _seat_row(site: Site, view: View, number: int, stretch: Stretch) -> Sequence[object]:
    """Return one stretch of a seat as a row: seat, who, from, until, why it ended."""
    words, member = site.catalogue.gettext, stretch.member
    seat, until = words(SEAT).format(n=number), _until(site, stretch)
    if member is None:
        return [seat, Markup("<strong>{}</strong>").format(words(VACANT)), stretch.begin, until, ""]
    return [seat, _who(site, view, member), stretch.begin, until, _why(site, member)]


def _alternate_row(site: Site, view: View, member: Membership) -> Sequence[object]:
    until = fuzzy_date(site.language, member.end_date) if member.end_date else ""
    return [_who(site, view, member), member.start_date, until, _why(site, member)]


def _until(site: Site, stretch: Stretch) -> str:
    if stretch.end:
        return fuzzy_date(site.language, stretch.end)
    return site.catalogue.gettext(TO_NOW) if stretch.open else ""


def _who(site: Site, view: View, member: Membership) -> Markup:
    post = site.label("committee", "/members/0/post", member.post)
    name = Markup("{} {}").format(post, member.display_name) if member.display_name else escape(post)
    return name + view.below("committee", "/members/0", member, BELOW)


def _why(site: Site, member: Membership) -> str:
    return site.label("committee", "/members/0/end_reason", member.end_reason)


def _count(filled: Filled) -> str:
    return str(filled.most) if filled.least == filled.most else f"{filled.least}–{filled.most}"


def _too_few(seats: Seats) -> Filled | None:
    return next((filled for filled in reversed(seats.filled) if filled.too_few), None)


def _yes_or_no(site: Site, said: bool | None) -> str | None:
    return None if said is None else site.catalogue.gettext(YES if said else NO)
