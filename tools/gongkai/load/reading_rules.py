"""The rules that a file has to keep before its content is looked at: its name, its text, its YAML.

file-name: The name of a file is its address for good, on every computer. So it has only a-z, 0-9, dot, low line and
hyphen, begins with a letter or digit, ends in `.yml`, has at most 81 characters, is not a name that Windows keeps for
itself, and does not differ from its neighbour's only in capitals. To mend it, rename the file; a Chinese title
belongs inside the record.

file-readable: A record is an ordinary file that can be opened. A link could show the contents of another file, and a
pipe or a device would keep the check waiting. To mend it, put the file itself in its place.

file-expected: Under `records/` lie records, `README.md`, and attachments in `records/attachments/`. Anything else
would be neither checked nor published, and nobody would notice. To mend it, move or delete the file. What a program
left behind (`.DS_Store`, `~` copies) is only a warning.

file-size: A record has at most 256 KiB. Longer ones are not read by anybody; lists of that length belong in an
attachment.

text-utf8: The file is UTF-8 without a byte order mark, so that it reads the same everywhere. To mend it, save it
again with the encoding "UTF-8" in the editor.

text-visible: Every character can be seen. Control characters, invisible ones and those that turn the direction of the
text show a reader something else than what is written, and a search misses the text. To mend it, delete the
character.

text-ordinary: One character is written with one code. Radicals and compatibility forms, which come from copying out
of a PDF, look like the ordinary character but are not found by a search; private characters look different on every
computer. To mend it, write the character that the message names.

yaml-spaces: Lines are indented with spaces, never with tabs, because a tab is as wide as each editor likes.

yaml-well-formed: The file can be read as YAML in one way only. The message names the likely slip: a missing space
after a colon, a full-width colon, a quotation mark that is not closed, a line that is indented too far.

yaml-plain: Only plain fields, lists and values: no anchors, aliases, merge keys, tags, directives or keys that are
themselves lists. With them a short file can mean something long, or something else than it shows. To mend it, write
the value out, or put it in quotes where the sign was meant as text.

yaml-one-record: A file holds one record, and a record is a set of fields: not empty, not a bare list, not several
documents divided by `---`.

yaml-keys-once: A field stands once. Of two equal ones a program would take either, and nobody could tell which. To
mend it, keep one of the two.

yaml-size: At most 20 levels, 20,000 values, 40,000 characters in a value and 100 in the name of a field, so that no
file can keep the check busy for long.
"""

from gongkai.text.catalogue import N_

FILE_NAME = "file-name"
FILE_READABLE = "file-readable"
FILE_EXPECTED = "file-expected"
FILE_SIZE = "file-size"
TEXT_UTF8 = "text-utf8"
TEXT_VISIBLE = "text-visible"
TEXT_ORDINARY = "text-ordinary"
YAML_SPACES = "yaml-spaces"
YAML_WELL_FORMED = "yaml-well-formed"
YAML_PLAIN = "yaml-plain"
YAML_ONE_RECORD = "yaml-one-record"
YAML_KEYS_ONCE = "yaml-keys-once"
YAML_SIZE = "yaml-size"

# What must hold, in one sentence each: for lists of rules and for machine-readable reports.
READING_RULES = {
    FILE_NAME: N_("The name of a file works on every computer and can stay its address for good."),
    FILE_READABLE: N_("A record is an ordinary file that can be opened."),
    FILE_EXPECTED: N_("Under records/ lie only records, README.md and, in records/attachments/, attachments."),
    FILE_SIZE: N_("A record has at most 256 KiB."),
    TEXT_UTF8: N_("The file is UTF-8 without a byte order mark."),
    TEXT_VISIBLE: N_("Every character can be seen."),
    TEXT_ORDINARY: N_("One character is written with one code: the ordinary one."),
    YAML_SPACES: N_("Lines are indented with spaces, not with tabs."),
    YAML_WELL_FORMED: N_("The file can be read as YAML."),
    YAML_PLAIN: N_("The file has only plain fields, lists and values."),
    YAML_ONE_RECORD: N_("The file holds one record, and the record is a set of fields."),
    YAML_KEYS_ONCE: N_("A field stands once."),
    YAML_SIZE: N_("Depth, number and length of the values stay within the limits."),
}

SIZE_LIMIT = 256 * 1024  # bytes
DEPTH_LIMIT = 20  # mappings and lists inside one another, the record itself counted
NODE_LIMIT = 20_000  # mappings, lists, field names and values
SCALAR_LIMIT = 40_000  # characters
KEY_LIMIT = 100  # characters
