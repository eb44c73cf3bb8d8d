"""Which articles of which laws a rule comes from, read from the last paragraph of its page."""

import re
from collections.abc import Iterator

from msgspec import Struct

from gongkai.text import N_

# An instrument is known by a word that only its name has. The regulations of the State Council come last, because those
# of the places are called alike.
INSTRUMENTS = {
    "Civil Code": N_("Civil Code of the PRC"),
    "Property Law": N_("Property Law of the PRC (2007–2020)"),
    "Personal Information Protection": N_("Personal Information Protection Law"),
    "Cybersecurity Law": N_("Cybersecurity Law"),
    "Tendering and Bidding": N_("Tendering and Bidding Law"),
    "Minors": N_("Law on the Protection of Minors"),
    "personal information": N_("Interpretation on crimes against citizens' personal information (2017)"),
    "ownership of buildings": N_("Interpretation on the differentiated ownership of buildings (2020)"),
    "property service disputes": N_("Interpretation on property service disputes (2020)"),
    "Guiding Rules": N_("Guiding Rules on Owners' Assemblies and Committees (2009)"),
    "Order 165": N_("Measures for the Residential Maintenance Fund (Order 165)"),
    "GB 32100": N_("GB 32100-2015, the unified social credit code"),
    "GB 11643": N_("GB 11643-1999, the citizen identification number"),
    "Residents' Committees": N_("Organic Law of the Urban Residents' Committees"),
    "Beijing": N_("Beijing Property Management Regulations"),
    "Shanghai": N_("Shanghai Residential Property Management Provisions"),
    "Hangzhou": N_("Hangzhou Property Management Regulations"),
    "Ningbo": N_("Ningbo Residential Compound Property Management Regulations"),
    "Huzhou": N_("Huzhou Property Management Regulations"),
    "Zhejiang": N_("Zhejiang Property Management Regulations"),
    "Shandong": N_("Shandong Property Management Regulations"),
    "Qingdao": N_("Qingdao Property Management Regulations"),
    "Weifang": N_("Weifang Property Management Regulations"),
    "Liaocheng": N_("Liaocheng Property Management Regulations"),
    "Zibo": N_("Zibo Property Management Regulations"),
    "Qingyuan": N_("Qingyuan Residential Compound Property Management Regulations"),
    "Shenzhen": N_("Shenzhen Special Economic Zone Property Management Regulations"),
    "Guangzhou": N_("Guangzhou Property Management Regulations"),
    "Property Management Regulations": N_("Property Management Regulations of the State Council"),
}
_CITED = re.compile(r"\barticles? ([0-9]+(?:\([0-9]+\))?(?:(?:, | and | to |[–-])[0-9]+(?:\([0-9]+\))?)*)")


class Citation(Struct, frozen=True):
    """One article of one instrument. `instrument` is a message of the catalogue, None where it is not one we know."""

    instrument: str | None
    article: int


def citations(source: str) -> Iterator[Citation]:
    """Yield the articles that a source names, `Source: Civil Code of the PRC, articles 278 and 1259; …`, in order."""
    for clause in source.removeprefix("Source: ").split(";"):
        begin = 0
        for cited in _CITED.finditer(clause):
            instrument = _instrument(clause[begin : cited.start()])
            begin = cited.end()
            for article in _numbers(cited[1]):
                yield Citation(instrument, article)


def _instrument(before: str) -> str | None:
    """Return the instrument that is named last in what stands before the articles."""
    said = before.lower()
    known = [(said.rfind(word.lower()), name) for word, name in INSTRUMENTS.items() if word.lower() in said]
    of_places = [found for found in known if found[1] != INSTRUMENTS["Property Management Regulations"]]
    return max(of_places or known)[1] if known else None


def _numbers(text: str) -> Iterator[int]:
    """Yield the numbers of `278`, `30 and 31`, `53, 54 and 60`, `52 to 59`, `30(6)`."""
    for part in re.split(r", | and ", text):
        numbers = [int(found) for found in re.findall(r"[0-9]+", re.sub(r"\([0-9]+\)", "", part))]
        yield from range(numbers[0], numbers[-1] + 1)
