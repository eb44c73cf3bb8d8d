"""What a photo tells beside its picture, as findings: each with the same remedy, to save it without."""

from gongkai.load.photo import told_by
from gongkai.load.reading_rules import PHOTO_BARE
from gongkai.model.finding import Finding, Place, Severity
from gongkai.privacy.firewall import hits_in
from gongkai.privacy.masking import masked_value
from gongkai.text import N_

PLACE = N_(
    "The photo says where it was taken, to a few metres. Take a screenshot of it, or save it without properties."
)
OWNER = N_("The photo says who took it. Take a screenshot of it, or save it without properties.")
SERIAL = N_(
    "The photo says the serial number of the camera, which joins it to other photos of the same person. Take a"
    " screenshot of it, or save it without properties."
)


def personal_in_photo(data: bytes, path: str) -> list[Finding]:
    """Return the findings about what a JPEG or PNG says beside its picture."""
    told, place = told_by(data), Place(path)
    findings = [
        Finding(PHOTO_BARE, severity, place, message)
        for is_told, severity, message in (
            (told.place, Severity.ERROR, PLACE),
            (told.owner, Severity.ERROR, OWNER),
            (told.serial, Severity.WARNING, SERIAL),
        )
        if is_told
    ]
    found: dict[str, Finding] = {}
    for text in told.texts:
        for hit in hits_in(text):
            facts = {"masked": masked_value(hit, text)}
            found.setdefault(hit.rule, Finding(hit.rule, hit.severity, place, hit.message, facts))
    return [*findings, *found.values()]
