"""Findings as annotations of a pull request, and as the step summary of a run on GitHub.

What a record says reaches a runner here. A line that begins with `::` is a command to the runner, and the summary is
Markdown: everything untrusted is escaped.
"""

from collections.abc import Iterator, Sequence

from gongkai.model.finding import Finding, Severity
from gongkai.report.words import SEVERITIES, safe, worded
from gongkai.text import N_, Catalogue

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SHOWN = 50  # rows of the summary; the forge cuts long ones off
HEADING = N_("Check of the records")
CLEAN = N_("Records checked: {count}. Nothing keeps them from being published.")
BLOCKED = N_("Records checked: {count}. Findings that keep them from being published: {blocking}.")
BLOCKED_IN_PART = N_(
    "Records checked: {count}. Findings that keep them from being published: {blocking} in the files asked about,"
    " {elsewhere} elsewhere."
)
COLUMNS = (N_("Place"), N_("Weight"), N_("What was found"))
ACCEPTED = N_("accepted in public")
MORE = N_("… and {count} more; the log of the run lists all.")


def annotations(findings: Sequence[Finding], catalogue: Catalogue) -> Iterator[str]:
    """Yield one workflow command for each finding."""
    for finding in findings:
        place = finding.place
        where = f"file={_property(place.path)},line={max(place.line, 1)},col={max(place.column, 1)}"
        command = "notice" if finding.waiver else COMMANDS[finding.severity]
        yield f"::{command} {where},title={_property(finding.rule)}::{_data(worded(finding, catalogue))}"


def summary(findings: Sequence[Finding], checked: int, catalogue: Catalogue, *, elsewhere: int = 0) -> str:
    """Return the step summary as Markdown, at most `SHOWN` findings of it, the heaviest first.

    `elsewhere` is how many findings block in files that were not asked for.
    """
    blocking = sum(finding.blocks for finding in findings)
    message = BLOCKED_IN_PART if elsewhere else BLOCKED if blocking else CLEAN
    said = catalogue.gettext(message).format(count=checked, blocking=blocking, elsewhere=elsewhere)
    rows = [f"## {catalogue.gettext(HEADING)}", "", said, ""]
    ordered = sorted(findings, key=lambda f: (not f.blocks, f.severity.rank, f.place))
    if ordered:
        rows += ["| " + " | ".join(catalogue.gettext(c) for c in COLUMNS) + " |", "| --- | --- | --- |"]
    for finding in ordered[:SHOWN]:
        where = f"{finding.place.path}:{finding.place.line}"
        weight = catalogue.gettext(ACCEPTED if finding.waiver else SEVERITIES[finding.severity])
        rows.append(f"| {markdown(where)} | {weight} | {markdown(worded(finding, catalogue))} |")
    if len(ordered) > SHOWN:
        rows += ["", catalogue.gettext(MORE).format(count=len(ordered) - SHOWN)]
    return "\n".join(rows) + "\n"


def _data(text: str) -> str:
    return safe(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def markdown(text: str) -> str:
    """Return `text` as Markdown that shows it and does nothing else, inside a table as well."""
    # Entities instead of backslashes: they hold inside a table as well, and for @mentions and links.
    return "".join(c if c.isalnum() or c in " ，。：；、（）“”" else f"&#{ord(c)};" for c in safe(text))
