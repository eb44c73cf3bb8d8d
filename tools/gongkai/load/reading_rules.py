"""The rules that a file has to keep before its content is judged: its name, its text, its YAML, its form.

Each has its page here. Who fills in the record mends what they find.
"""

from collections.abc import Mapping

from gongkai.model.finding import Actor, Severity
from gongkai.model.guide import Guide
from gongkai.text.catalogue import N_

FILE_NAME = "file-name"
FILE_READABLE = "file-readable"
FILE_EXPECTED = "file-expected"
FILE_SIZE = "file-size"
ATTACHMENT_READABLE = "attachment-readable"
PHOTO_BARE = "photo-bare"
TEXT_UTF8 = "text-utf8"
TEXT_VISIBLE = "text-visible"
TEXT_ORDINARY = "text-ordinary"
YAML_SPACES = "yaml-spaces"
YAML_WELL_FORMED = "yaml-well-formed"
YAML_PLAIN = "yaml-plain"
YAML_ONE_RECORD = "yaml-one-record"
YAML_KEYS_ONCE = "yaml-keys-once"
YAML_SIZE = "yaml-size"
SHAPE = "shape"
PATH_FITS_KIND = "path-fits-kind"


def _guide(name: str, must_hold: str, why: str, fix: str) -> Guide:
    return Guide(name, Severity.ERROR, Actor.SECRETARY, fix, (must_hold, why))


READING_RULES: Mapping[str, Guide] = {
    guide.name: guide
    for guide in (
        _guide(
            FILE_NAME,
            N_("The name of a file works on every computer and can stay its address for good."),
            N_(
                "A name has only a-z, 0-9, dot, low line and hyphen, begins with a letter or digit, ends in `.yml`, has"
                " at most 81 characters, is not a name that Windows keeps for itself, and does not differ from its"
                " neighbour's only in capitals. A Chinese title belongs inside the record."
            ),
            N_("Rename the file."),
        ),
        _guide(
            FILE_READABLE,
            N_("A record is an ordinary file that can be opened."),
            N_("A link could show the contents of another file, and a pipe or a device would keep the check waiting."),
            N_("Put the file itself in its place."),
        ),
        _guide(
            FILE_EXPECTED,
            N_("Under records/ lie only records, README.md and, in records/attachments/, attachments."),
            N_(
                "Anything else would be neither checked nor published, and nobody would notice. What a program left"
                " behind (`.DS_Store`, `~` copies) is only a warning."
            ),
            N_("Move the file to where it belongs, or delete it."),
        ),
        _guide(
            FILE_SIZE,
            N_("A record has at most 256 KiB."),
            N_("Longer ones are not read by anybody; lists of that length belong in an attachment."),
            N_("Put what is long into an attachment, or divide the record."),
        ),
        _guide(
            ATTACHMENT_READABLE,
            N_("The text of an attachment can be read by the check."),
            N_(
                "What cannot be read is not checked for personal data. A PDF with a password is refused; one that is"
                " broken or takes too long is a warning, and pages that are only pictures, such as scans, are a note: a"
                " person has to look through them before they are published."
            ),
            N_("Save the PDF again without a password and with its text; look through scans yourself."),
        ),
        _guide(
            PHOTO_BARE,
            N_("A photo says nothing beside its picture: not where it was taken, not by whom."),
            N_(
                "Telephones write the place, to a few metres, into every photo, and cameras their owner and their"
                " number. Whoever takes a photo at home tells where that is."
            ),
            N_("Take a screenshot of the photo, or save it without properties, and attach that."),
        ),
        _guide(
            TEXT_UTF8,
            N_("The file is UTF-8 without a byte order mark."),
            N_("Only then does it read the same on every computer."),
            N_("Save the file again with the encoding UTF-8 in the editor."),
        ),
        _guide(
            TEXT_VISIBLE,
            N_("Every character can be seen."),
            N_(
                "Control characters, invisible ones and those that turn the direction of the text show a reader"
                " something else than what is written, and a search misses the text."
            ),
            N_("Delete the character that the message names."),
        ),
        _guide(
            TEXT_ORDINARY,
            N_("One character is written with one code: the ordinary one."),
            N_(
                "Radicals and compatibility forms, which come from copying out of a PDF, look like the ordinary"
                " character but are not found by a search; private characters look different on every computer."
            ),
            N_("Write the character that the message names."),
        ),
        _guide(
            YAML_SPACES,
            N_("Lines are indented with spaces, not with tabs."),
            N_("A tab is as wide as each editor likes, so nobody could tell what belongs to what."),
            N_("Replace each tab by spaces."),
        ),
        _guide(
            YAML_WELL_FORMED,
            N_("The file can be read as YAML."),
            N_(
                "It can be read in one way only. The message names the likely slip: a missing space after a colon, a"
                " full-width colon, a quotation mark that is not closed, a line that is indented too far."
            ),
            N_("Mend the slip at the place that is named, then run the check again."),
        ),
        _guide(
            YAML_PLAIN,
            N_("The file has only plain fields, lists and values."),
            N_(
                "No anchors, aliases, merge keys, tags, directives or keys that are themselves lists: with them a short"
                " file can mean something long, or something else than it shows."
            ),
            N_("Write the value out, or put it in quotation marks where the sign was meant as text."),
        ),
        _guide(
            YAML_ONE_RECORD,
            N_("The file holds one record, and the record is a set of fields."),
            N_("It is not empty, not a bare list, and not several documents divided by `---`."),
            N_("Put each record into a file of its own, with fields at the beginning of the line."),
        ),
        _guide(
            YAML_KEYS_ONCE,
            N_("A field stands once."),
            N_("Of two equal ones a program would take either, and nobody could tell which."),
            N_("Keep one of the two."),
        ),
        _guide(
            YAML_SIZE,
            N_("Depth, number and length of the values stay within the limits."),
            N_(
                "At most 20 levels, 20,000 values, 40,000 characters in a value and 100 in the name of a field, so that"
                " no file can keep the check busy for long."
            ),
            N_("Divide the record, or put what is long into an attachment."),
        ),
        _guide(
            SHAPE,
            N_("What stands in a record has the form that the schema of its kind asks for."),
            N_(
                "Which fields a kind of record has, which of them it must have, and how each is written is the same for"
                " everybody; only so can records be compared and counted. The message names the field and what it asks"
                " for."
            ),
            N_("Write the field as the message says, or name it in gaps where the source does not say it."),
        ),
        _guide(
            PATH_FITS_KIND,
            N_("A record lies in the folder of its kind, and there in that of its compound or area."),
            N_("Where a file lies is its address and says which place it belongs to; the file itself says neither."),
            N_("Move the file into the folder that the message names."),
        ),
    )
}

SIZE_LIMIT = 256 * 1024  # bytes
DEPTH_LIMIT = 20  # mappings and lists inside one another, the record itself counted
NODE_LIMIT = 20_000  # mappings, lists, field names and values
SCALAR_LIMIT = 40_000  # characters
KEY_LIMIT = 100  # characters
