"""Where the place has the committee publish its contact, the committee can be reached at an office.

A telephone of the office, its address, its hours or a mailbox: whoever has a question finds somebody, and no member has
to give a private number. A private number in a record is refused by the rules about personal data.

Source: Hangzhou Property Management Regulations, article 30; Qingyuan Residential Property Management Regulations,
article 24; Qingdao Property Management Regulations, article 36.
"""

from collections.abc import Iterator

from gongkai.check.duties.disclosures import asked_at
from gongkai.check.overdue import each_disclosing
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Write the office telephone, the address, the hours or the mailbox under “contact_details”.")
NO_CONTACT = N_("The record does not say where this committee can be reached ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for compound in each_disclosing(archive):
        asked = [one for one in asked_at(archive, compound) if (one.item, one.by) == ("contacts", "committee")]
        for committee in archive.at(compound.id, Committee) if asked else ():
            body, today = committee.body, archive.as_of
            begun = body.start_date is None or body.start_date.first <= today
            over = body.end_date is not None and body.end_date.last < today
            if begun and not over and not body.contact_details:
                yield Problem(committee, "", NO_CONTACT, law=asked[0])
