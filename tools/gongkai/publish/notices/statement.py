"""A statement of an account: the four figures, then every receipt and payment."""

from gongkai.check.shown import OF_FUND
from gongkai.derive.posting import Length, length_by_item, length_by_number
from gongkai.kinds.account import Account
from gongkai.kinds.statement import Entry, Statement
from gongkai.model.period import exactly
from gongkai.model.record import Record
from gongkai.publish.printed.meeting_facts import span_words
from gongkai.publish.printed.paper import Block, Form, Grid, Heading, Notice, Occasion, Paragraph, Result
from gongkai.publish.printed.parts import Posted, day_words, fields, notice, words
from gongkai.publish.site import Site
from gongkai.publish.templates import money
from gongkai.text import N_

TITLE = N_("Statement of income and expenditure")
PERIOD, HOLDER = N_("Period"), N_("Held in the name of")
OPENING, CLOSING = N_("Opening balance"), N_("Closing balance")
CAME, WENT = N_("Revenue"), N_("Expenditure")
ENTRIES, DAY, MATTER = N_("Every receipt and payment"), N_("Day"), N_("What for")
TOTAL = N_("Total")
NOTHING = N_("Nothing came and nothing went in this period.")
ADDS_UP = N_("Counted again from its entries, the closing balance is right.")
OFF = N_("The entries do not lead to the closing balance: counted again it is {again}, stated is {stated}.")
FROM_WHOM, TO_WHOM, VOUCHER = N_("from: {who}"), N_("to: {who}"), N_("voucher: {voucher}")


def write(occasion: Occasion, record: Record[Statement]) -> Notice:
    """Return the notice of a statement."""
    site, body = occasion.site, record.body
    account = site.archive.get(body.account_id, Account)
    right = body.closing_balance == body.computed_closing
    blocks: list[Block] = [
        Heading(site.heading(record)),
        fields(
            site,
            [
                (HOLDER, account.body.holder if account else None),
                (PERIOD, span_words(site, body.period.from_, body.period.to)),
            ],
        ),
        Grid(
            [(words(site, title), "number") for title in (OPENING, CAME, WENT, CLOSING)],
            [[money(one) for one in (body.opening_balance, body.revenue, body.expenditure, body.closing_balance)]],
        ),
        Result(
            "pass" if right else "fail",
            words(site, ADDS_UP)
            if right
            else words(site, OFF, again=money(body.computed_closing), stated=money(body.closing_balance)),
        ),
    ]
    if body.description:
        blocks.append(Paragraph(body.description))
    blocks += _entries(site, body)
    posted = Posted(
        record=record,
        place=record.place,
        day=body.period.to,
        page=site.path(record),
        postings=body.posted,
        length=_length(site, record, account),
    )
    return notice(occasion, words(site, TITLE), blocks, posted)


def _entries(site: Site, body: Statement) -> list[Block]:
    if not body.entries:
        return [Paragraph(words(site, NOTHING))]
    columns = [
        (words(site, DAY), "short"),
        (words(site, MATTER), "text"),
        (words(site, CAME), "number"),
        (words(site, WENT), "number"),
    ]
    total = ["", words(site, TOTAL), money(body.revenue), money(body.expenditure)]
    return [Grid(columns, [_row(site, entry) for entry in body.entries], words(site, ENTRIES), total)]


def _row(site: Site, entry: Entry) -> list[str]:
    category = site.label("statement", "/entries/0/category", entry.category)
    below = [
        words(site, message, **{gap: value})
        for message, gap, value in (
            (FROM_WHOM, "who", entry.payer),
            (TO_WHOM, "who", entry.payee),
            (VOUCHER, "voucher", entry.voucher),
        )
        if value
    ]
    between = "；" if site.language == "zh" else "; "
    matter = "\n".join(filter(None, [entry.description or category, between.join(below)]))
    came = entry.direction == "revenue"
    amount = money(entry.amount)
    return [day_words(site, entry.booked_on), matter, amount if came else "", "" if came else amount]


def _length(site: Site, record: Record[Statement], account: Record[Account] | None) -> Length | None:
    """Return how long it has to hang: by what its place asks of such an account."""
    day = exactly(record.body.period.to)
    if account and account.body.monitored:
        found = length_by_number(site.archive, record.place, day, [("monitored_posting_working_days", True)])
        if found:
            return found
    item = OF_FUND.get(account.body.fund) if account else None
    return length_by_item(site.archive, record.place, day, item) if item else None


FORM = Form("statement", write)
