"""Where the place gives owners' assemblies a unified social credit code, the record shows it in time.

In Shenzhen an owners' assembly gets its code within ten working days of its filing, and can open an account of its own
with it. The filing is that of the committee's election; the code stands under `identifiers` of the organization that is
the compound's owners' assembly. A code that the gaps of the organization say is not known is not asked for.

Source: Shenzhen Special Economic Zone Property Management Regulations, article 24.
"""

from collections import defaultdict
from collections.abc import Iterator

from gongkai.check.disclosing import is_kept
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.organization import Organization
from gongkai.law.calendar import certainly_after, working_deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.STREET
FIX = N_("Apply for the assembly's code with the filing receipt, and add it to the organization.")
NO_CODE = N_("The election was filed on {filed}; by {due} the assembly was to have its credit code ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    assemblies: dict[str, list[Record[Organization]]] = defaultdict(list)
    for organization in archive.each(Organization):
        if organization.body.classification == "owners-assembly":
            for compound in organization.body.compound_ids:
                assemblies[compound].append(organization)
    for committee in archive.each(Committee):
        filing = committee.body.filing
        if filing is None or not is_kept(archive, committee.place, filing.filed_on):
            continue
        days = law_at(archive, committee.place, "credit_code_working_days", filing.filed_on)
        due = working_deadline(filing.filed_on, days.whole) if days else None
        if due and certainly_after(archive.as_of, due):
            for assembly in assemblies[committee.place]:
                if not _has_code(assembly.body):
                    yield Problem(assembly, "", NO_CODE, filed=filing.filed_on, due=due.day, law=days)


def _has_code(body: Organization) -> bool:
    """Return whether the code is there, or said to be missing."""
    return any(found.scheme == "uscc" for found in body.identifiers) or any(g.field == "identifiers" for g in body.gaps)
