"""`gongkai serve`: the site on this machine, built again on every change."""

import threading
import time
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click

from gongkai.cli.commands.build import OUT, checked_and_built, said_of_block
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import (
    as_of_option,
    day_of_judgement,
    make_sure_of_records,
    root_option,
    usable_repository,
    utf8_output,
)
from gongkai.cli.progress import progress
from gongkai.report import text
from gongkai.text import N_, Catalogue

WATCHED = ("records", "schemas", "site", "tools", "mkdocs.yml")
PAUSE = 0.7  # seconds between two looks at the files
SERVING = N_("The site is at {address}. It is built again whenever a file changes. Stop with Ctrl+C.")
BUILT = N_("{time}: the site is up to date. Files written anew: {pages}.")
TAKEN = N_("Port {port} is in use on this machine. Choose another one with --port.")


@click.command("serve")
@root_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@language_option
@as_of_option
def COMMAND(root: Path, port: int, language: str | None, as_of: date | None) -> None:  # noqa: N802
    """Show the site on this machine only (127.0.0.1), and build it again on every change.

    While the records have findings that keep them from being published, the last good site stays and the findings are
    printed.

    \b
    Example:
      gongkai serve --port 8080
    """
    utf8_output()
    catalogue = catalogue_of(language)
    make_sure_of_records(root / "records", catalogue)
    before = _state(root)  # what changes while the first site is made is a change
    _build(root, as_of, catalogue)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(root / OUT)))
    except OSError as error:
        raise click.UsageError(catalogue.gettext(TAKEN).format(port=port)) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    click.echo(catalogue.gettext(SERVING).format(address=address))
    try:
        _watch(root, before, as_of, catalogue)
    except KeyboardInterrupt:
        server.shutdown()


def _watch(root: Path, before: dict[str, tuple[int, int]], as_of: date | None, catalogue: Catalogue) -> None:
    while True:
        time.sleep(PAUSE)
        now = _state(root)
        if now != before:
            before = now
            _build(root, as_of, catalogue)


def _state(root: Path) -> dict[str, tuple[int, int]]:
    """Return the time of the last change and the size of each watched file."""
    found = {}
    for name in WATCHED:
        top = root / name
        for path in [top, *top.rglob("*")] if top.is_dir() else [top]:
            try:
                status = path.stat()
                found[str(path)] = (status.st_mtime_ns, status.st_size)
            except OSError:
                continue  # gone between two looks
    return found


def _build(root: Path, as_of: date | None, catalogue: Catalogue) -> None:
    with progress(catalogue) as report:
        try:
            with usable_repository(catalogue):
                day = day_of_judgement(as_of, root)
                checked, built = checked_and_built(root, root / OUT, day, report, catalogue)
        except click.UsageError as error:
            # A template that is being edited may be broken for a moment: say so, and go on serving what is there.
            click.secho(error.message, fg="red", err=True)
            return
    if built is None:
        for line in text.lines([f for f in checked.findings if f.blocks], checked.base, catalogue):
            click.echo(line)
        click.secho(said_of_block(checked, catalogue), fg="red")
    else:
        click.echo(catalogue.gettext(BUILT).format(time=time.strftime("%H:%M:%S"), pages=built.written))


class _Handler(SimpleHTTPRequestHandler):
    """Serves the folder, without a line for each request and without anything being kept by the browser."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *args: Any) -> None:
        """Say nothing."""
