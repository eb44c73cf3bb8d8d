"""`gongkai explain`: what a rule asks, why, and what to do."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from gongkai.check.examples import Judge, examples_of, said_of, world_of
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import root_option, usable_repository, utf8_output
from gongkai.load.profiles import read_profiles
from gongkai.load.schemas import Schemas, title_of
from gongkai.load.shape import Shapes
from gongkai.report.explained import COMMA, explained, listed, meant_by
from gongkai.report.guides import SUBJECTS, all_guides, by_subject
from gongkai.report.words import safe, worded
from gongkai.text import N_, Catalogue

UNKNOWN = N_("There is no rule called “{rule}”. To see all: gongkai explain")
UNKNOWN_MEANT = N_("There is no rule called “{rule}”; did you mean one of these: {names}?")


@click.command("explain")
@click.argument("rule", required=False)
@root_option
@language_option
def COMMAND(rule: str | None, root: Path, language: str | None) -> None:  # noqa: N802  # the name that registers it
    """Say what RULE asks, why, who must act, and what to do; without RULE, list all rules.

    The name of a rule stands in brackets behind each finding.

    \b
    Examples:
      gongkai explain
      gongkai explain vote-quorum --lang zh

    Exit status: 0 done, 2 there is no such rule.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    with usable_repository(catalogue):
        if rule is None:
            said = listed(_by_subject(root, catalogue), catalogue)
        else:
            guide = all_guides().get(rule)
            if guide is None:
                raise click.UsageError(_unknown(rule, catalogue))
            said = explained(guide, *_examples(root, rule, catalogue), catalogue)
        for line in said:
            click.echo(line)


def _unknown(rule: str, catalogue: Catalogue) -> str:
    names = meant_by(rule)
    facts = {"rule": safe(rule), "names": COMMA[catalogue.language].join(names)}
    return catalogue.gettext(UNKNOWN_MEANT if names else UNKNOWN).format(**facts)


def _by_subject(root: Path, catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    """Return the names of the rules by subject; a kind of record is called as the schemas of `root` call it."""
    kinds = Schemas.read(root / "schemas").by_kind if (root / "schemas").is_dir() else {}
    titles = {kind: title_of(schema, catalogue.language) for kind, schema in kinds.items()}
    titles |= {subject: catalogue.gettext(title) for subject, title in SUBJECTS.items()}
    return {titles.get(subject, subject): names for subject, names in by_subject().items()}


def _examples(root: Path, rule: str, catalogue: Catalogue) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Return the names of the good examples, and those of the bad ones with what the check says of each."""
    files = examples_of(root, rule)
    if not files:
        return [], []
    judge = Judge(Shapes(Schemas.read(root / "schemas")), read_profiles(root / "schemas" / "profiles"), world_of(root))
    good = [file.stem for file in files if not file.stem.startswith("bad-")]
    bad = [file for file in files if file.stem.startswith("bad-")]
    return good, [(file.stem, [worded(f, catalogue) for f in said_of(judge, rule, file)]) for file in bad]
