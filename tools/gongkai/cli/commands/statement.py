"""`gongkai statement`: the next statement of an account, begun where the last one ended."""

import re
from calendar import monthrange
from datetime import date
from pathlib import Path

import click

from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.making import given, make, workplace
from gongkai.cli.options import as_of_option, make_sure_of_records, root_option, utf8_output
from gongkai.kinds.account import Account
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.period import day_after
from gongkai.report.words import safe
from gongkai.text import N_, Catalogue

NO_ACCOUNT = N_("There is no account “{account}”. Name it like jinse-jiayuan/common-income.")
NOT_A_PERIOD = N_("“{said}” is not a period; write 2025, 2025-h1, 2025-q3 or 2025-07.")
NOT_NEXT = N_("The last statement of this account ends on {last}, so the next one begins on {next}, not on {begin}.")
CHAINED = N_("Opening balance {balance} yuan: what the statement to {last} closed with.")
FIRST = N_("This is the first statement of the account, so its opening balance is asked for.")
_PERIOD = re.compile(r"(\d{4})(?:-(?:q([1-4])|h([12])|(0[1-9]|1[0-2])))?\Z", re.ASCII)


@click.command("statement")
@click.argument("account")
@click.option("--period", required=True, help="The year, half, quarter or month: 2025, 2025-h1, 2025-q3, 2025-07.")
@click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help="A value, so that it is not asked for.")
@click.option(
    "--from",
    "begun",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with what is known already, such as the entries; only the rest is asked for.",
)
@click.option("--all", "everything", is_flag=True, help="Ask for every field, not only for those that are needed.")
@click.option("--yes", is_flag=True, help="Ask nothing: write it if it passes the check, for scripts.")
@root_option
@language_option
@as_of_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    account: str,
    period: str,
    settings: tuple[str, ...],
    begun: Path | None,
    everything: bool,
    yes: bool,
    root: Path,
    language: str | None,
    as_of: date | None,
) -> None:
    """Make the next statement of ACCOUNT, with the last closing balance as its opening balance.

    No day may lie between the two, and none may stand in both. The closing balance is asked for as the bank statement
    has it: if the entries do not lead there, you are told before anything is written.

    \b
    Examples:
      gongkai statement jinse-jiayuan/common-income --period 2025-q3
      gongkai statement jinse-jiayuan/common-income --period 2025-q3 --from entries.yml --yes

    Exit status: 0 written, 1 it would not pass the check or was not wanted, 2 it could not be done.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    make_sure_of_records(root / "records", catalogue)
    first, last = _days(period, catalogue)
    at = workplace(root, as_of, catalogue, asks=not yes)
    if at.archive.get(account, Account) is None:
        raise click.UsageError(catalogue.gettext(NO_ACCOUNT).format(account=safe(account)))
    raw = given("statement", begun, settings, at.shapes.schemas, catalogue)
    raw |= {"account_id": account, "period": {"from": first.isoformat(), "to": last.isoformat()}}
    before = _before(at.archive, account)
    if before is None:
        click.echo(catalogue.gettext(FIRST))
    else:
        ended = before.period.to
        if first != day_after(ended):
            facts = {"last": ended, "next": day_after(ended), "begin": first}
            raise click.UsageError(catalogue.gettext(NOT_NEXT).format(**facts))
        raw["opening_balance"] = f"{before.closing_balance:f}"
        click.echo(catalogue.gettext(CHAINED).format(balance=raw["opening_balance"], last=ended))
    place, _, name = account.partition("/")
    make(at, raw, place, f"{name}-{period}", everything=everything)


def _before(archive: Archive, account: str) -> Statement | None:
    """Return the last statement of an account, None where it has none yet."""
    place = account.partition("/")[0]
    found = [record.body for record in archive.at(place, Statement) if record.body.account_id == account]
    return max(found, key=lambda statement: statement.period.to, default=None)


def _days(said: str, catalogue: Catalogue) -> tuple[date, date]:
    """Return the first and the last day of a period as it is typed. Ends with a usage error for anything else."""
    match = _PERIOD.match(said)
    if match is None or int(match[1]) < 1:
        raise click.UsageError(catalogue.gettext(NOT_A_PERIOD).format(said=safe(said)))
    year, quarter, half, month = (int(part) if part else 0 for part in match.groups())
    first, months = (month, 1) if month else (quarter * 3 - 2, 3) if quarter else (half * 6 - 5, 6) if half else (1, 12)
    end = first + months - 1
    return date(year, first, 1), date(year, end, monthrange(year, end)[1])
