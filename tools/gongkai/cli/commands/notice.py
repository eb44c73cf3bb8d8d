"""`gongkai notice`: a record as an A4 notice to be printed, sealed and pinned on the board."""

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from gongkai.check.checked import Checked, check_archive
from gongkai.cli.commands.build import NO_COMMIT
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import (
    Day,
    as_of_option,
    day_of_judgement,
    make_sure_of_records,
    root_option,
    usable_repository,
    utf8_output,
)
from gongkai.cli.progress import progress
from gongkai.kinds.compound import Compound
from gongkai.kinds.meeting import Meeting
from gongkai.load.schemas import Schemas
from gongkai.model.archive import AnyRecord
from gongkai.publish.notices import notice_of
from gongkai.publish.notices.meeting import of_decision
from gongkai.publish.printed.asked import Asked, NotFound, asked_for
from gongkai.publish.printed.files import NotPrinted, write_notices
from gongkai.publish.printed.meeting_papers import papers_of
from gongkai.publish.printed.paper import Notice, Occasion
from gongkai.publish.publication import NotPublished
from gongkai.publish.site import Site
from gongkai.report import text
from gongkai.report.words import safe, sentence
from gongkai.text import N_, Catalogue

WRITTEN = N_("The notice is in {out}.")
PAPERS = N_("The papers of the meeting are in {out}: {files}.")
BLOCKED = N_(
    "No notice of it: findings keep the record from being published. Mend them, or print a draft with --draft."
)
NO_MEETING = N_("{name} is no meeting; only a meeting has papers of its own.")
NO_ADDRESS = N_("The address of the site is not known, so the QR code names only the page. Give it with --site-url.")


@click.command("notice")
@click.argument("record")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; with --meeting the folder.")
@click.option("--meeting", "whole", is_flag=True, help="All papers of the meeting RECORD, blank forms included.")
@click.option(
    "--from",
    "begins",
    type=Day(),
    default=None,
    help="The first day it hangs. Default: as recorded; else left blank, to be written by hand.",
)
@click.option("--draft", is_flag=True, help="Print it whatever the check says, with a mark behind every page.")
@click.option("--force", is_flag=True, help="Overwrite what is there.")
@click.option(
    "--site-url",
    envvar="GONGKAI_SITE_URL",
    default="",
    help="Where the site stands, for the QR code. Default: the variable GONGKAI_SITE_URL, if set.",
)
@root_option
@language_option
@as_of_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    record: str,
    out: Path | None,
    whole: bool,
    begins: date | None,
    draft: bool,
    force: bool,
    site_url: str,
    root: Path,
    language: str | None,
    as_of: date | None,
) -> None:
    """Make a PDF of RECORD for the notice board: A4, with room for the seal and a QR code to its page.

    RECORD is the path of a record, its id, or a decision as MEETING#NUMBER. A meeting that has decided gives the
    announcement, one that has not gives the call. How long it has to hang is taken from the law of the place. With
    --meeting there are the call, the agenda, the sign-in sheet, a ballot for each matter, the count sheet and the
    announcement. The notice is in Chinese, unless --lang says otherwise. The same record gives the same bytes.

    \b
    Examples:
      gongkai notice records/statements/jinse-jiayuan/common-income-2025-q1.yml
      gongkai notice jinse-jiayuan/2025-05-10-owners-assembly#2 --from 2025-05-26
      gongkai notice jinse-jiayuan/2025-05-10-owners-assembly --meeting --out papers

    Exit status: 0 written, 1 the record or a character in it keeps it from being printed, 2 it could not be written.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    make_sure_of_records(root / "records", catalogue)
    with usable_repository(catalogue), progress(catalogue) as report:
        checked = check_archive(root, None, day_of_judgement(as_of, root), cached=True, keep=True, report=report)
        site = _site(checked, root, language or "zh", site_url)
    asked = _asked(site, record, catalogue)
    if whole and not isinstance(asked.record.body, Meeting):
        raise click.UsageError(catalogue.gettext(NO_MEETING).format(name=safe(record)))
    _make_sure_it_may_hang(checked, asked.record, catalogue, draft=draft)
    papers = _papers(Occasion(site, begins, draft), asked, out, whole=whole)
    try:
        write_notices(site, papers, _made_from(site, asked.record), force=force)
    except NotPublished as error:
        click.secho(sentence(error.message, error.facts, catalogue), fg="red", err=True)
        sys.exit(1 if isinstance(error, NotPrinted) else 2)
    if not site_url:
        click.echo(catalogue.gettext(NO_ADDRESS), err=True)
    first = next(iter(papers))
    said = PAPERS if whole else WRITTEN
    facts = {"out": safe(str(first.parent if whole else first)), "files": len(papers)}
    click.secho(catalogue.gettext(said).format(**facts), fg="green")


def _site(checked: Checked, root: Path, language: str, url: str) -> Site:
    assert checked.archive is not None  # asked for by keep
    return Site(
        checked.archive,
        checked.findings,
        Schemas.read(root / "schemas"),
        root=root,
        records=checked.base,
        commit=NO_COMMIT,  # no notice names it, so that the same record gives the same bytes at every commit
        language=language,
        url=url,
    )


def _asked(site: Site, name: str, catalogue: Catalogue) -> Asked:
    try:
        return asked_for(site, name)
    except NotFound as error:
        raise click.UsageError(sentence(error.message, error.facts, catalogue)) from error


def _make_sure_it_may_hang(checked: Checked, record: AnyRecord, catalogue: Catalogue, *, draft: bool) -> None:
    """End with status 1 where findings keep the record from being published, unless it is a draft."""
    blocking = [finding for finding in checked.findings if finding.blocks and finding.place.path == record.path]
    if not blocking or draft:
        return
    for line in text.lines(blocking, checked.base, catalogue):
        click.echo(line)
    click.secho(catalogue.gettext(BLOCKED), fg="red")
    sys.exit(1)


def _papers(occasion: Occasion, asked: Asked, out: Path | None, *, whole: bool) -> Mapping[Path, Notice]:
    if whole:
        folder = out or Path(f"{asked.name}-papers")
        return {folder / f"{name}.pdf": paper for name, paper in papers_of(occasion, asked.record)}
    paper = of_decision(occasion, asked.decision) if asked.decision else notice_of(occasion, asked.record)
    return {out or Path(f"{asked.name}-notice.pdf"): paper}


def _made_from(site: Site, record: AnyRecord) -> list[AnyRecord]:
    """Return the records that a notice takes its words from: its own first, then those of its place."""
    place = site.place_of(record)
    compound = site.archive.get(place, Compound)
    others = [one for one in site.archive.records if one.path != record.path and site.place_of(one) == place]
    return [record, *([compound] if compound else []), *others]
