"""What `gongkai check --staged` and `--message` print: what may not be committed."""

from datetime import date
from pathlib import Path

import click

from gongkai.check.staged import check_staged, personal_in_message
from gongkai.cli.options import usable_repository
from gongkai.privacy.firewall import rules_of_firewall
from gongkai.report import github, json_findings, text
from gongkai.text import N_, Catalogue

CLEAN = N_("Files staged: {count}. Nothing in them keeps you from committing.")
BLOCKED = N_("Files staged: {count}. Findings to be mended before you commit: {blocking}.")
MESSAGE_CLEAN = N_("There is no personal data in the message.")
MESSAGE_BLOCKED = N_("There is personal data in the message of the commit. Write the message without it.")
STILL_HERE = N_(
    "Nothing has been committed yet, so it is enough to change the file and stage it again (git add). Once committed"
    " and pushed, it cannot be taken back."
)


def before_commit(root: Path, message: Path | None, day: date, form: str, catalogue: Catalogue) -> int:
    """Print what was found and return the exit status: 1 if something keeps the commit from being made.

    Ends with a usage error where Git cannot tell what is staged.
    """
    if message:
        found = personal_in_message(message.read_text("utf-8", "replace"))
        count = 1
    else:
        with usable_repository(catalogue):
            count, found = check_staged(root, day)
    blocking = sum(finding.blocks for finding in found)
    # No line of a file is shown: what lies in the working tree need not be what is staged.
    if form == "json":
        click.echo(json_findings.document(found, count, day, catalogue))
    elif form == "github":
        click.echo("\n".join(github.annotations(found, catalogue)))
    else:
        for line in text.lines(found, None, catalogue):
            click.echo(line)
    clean, blocked = (MESSAGE_CLEAN, MESSAGE_BLOCKED) if message else (CLEAN, BLOCKED)
    said = blocked if blocking else clean
    click.secho(
        catalogue.gettext(said).format(count=count, blocking=blocking), fg="red" if blocking else "green", err=True
    )
    if blocking and any(finding.rule in rules_of_firewall() for finding in found):
        click.echo(catalogue.gettext(STILL_HERE), err=True)
    return 1 if blocking else 0
