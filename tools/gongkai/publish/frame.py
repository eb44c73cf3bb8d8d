"""The frame of the site: the hand-written pages and the shell, built by MkDocs in a process of its own.

Nothing here imports MkDocs. Another generator that reads the same `mkdocs.yml` takes its place where `COMMAND` changes.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from gongkai.text import N_

SHELL_PAGE = "shell.html"
# Not --quiet: it silences warnings before --strict can count them.
COMMAND = (sys.executable, "-m", "mkdocs", "build", "--strict")
PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2")
PATIENCE = 120  # seconds; a frame takes one

# What the theme brings and no page uses, and what carries the day of the build: the same commit gives the same bytes.
LEFTOVERS = (
    "assets/images/favicon.png",
    "assets/javascripts",
    "assets/stylesheets",
    "search",
    "sitemap.xml",
    "sitemap.xml.gz",
)
_MADE_FROM = ".made-from"

NOT_BUILT = N_("MkDocs could not build the frame of the site: {reason}")
NOT_INSTALLED = N_("The frame of the site cannot be built, because MkDocs or its theme is not installed.")
NOT_FINISHED = N_("MkDocs did not finish the frame of the site within {seconds} seconds.")


class FrameError(Exception):
    """The frame cannot be made or read. `message` is one sentence with named gaps, `facts` fills them."""

    def __init__(self, message: str, **facts: str | int) -> None:
        super().__init__(message.format_map(facts))
        self.message = message
        self.facts = facts


def build_frame(root: Path, out: Path, *, site_url: str = "") -> None:
    """Build the frame of the repository at `root` into the folder `out`, replacing what was there.

    Does nothing where `out` was already made from the same pages, theme, address and versions. `site_url` is where the
    site will stand; only 404.html and canonical links depend on it. Raises FrameError when MkDocs is missing, fails or
    warns; `out` is then as it was before.
    """
    made_from = _fingerprint(root, site_url)
    stamp = out / _MADE_FROM
    if stamp.is_file() and stamp.read_text("utf-8") == made_from:
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as aside:
        fresh = Path(aside) / "frame"
        _run(root, fresh, site_url)
        for name in LEFTOVERS:
            leftover = fresh / name
            if leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink(missing_ok=True)
        (fresh / _MADE_FROM).write_text(made_from, "utf-8")
        if out.exists():
            out.rename(Path(aside) / "before")
        fresh.rename(out)


def frame_files(frame: Path) -> Iterator[PurePosixPath]:
    """Yield the paths of what belongs on the site, sorted: every file but the shells and our own mark.

    Pages (.html) still have to be `stamped`; everything else is copied as it is.
    """
    for path in sorted(frame.rglob("*")):
        inside = PurePosixPath(path.relative_to(frame).as_posix())
        if path.is_file() and inside.name not in (_MADE_FROM, SHELL_PAGE):
            yield inside


def _run(root: Path, out: Path, site_url: str) -> None:
    environment = os.environ | {
        "GONGKAI_SITE_URL": site_url,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": "0",
    }
    command = [*COMMAND, "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(out)]
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        raise FrameError(NOT_FINISHED, seconds=PATIENCE) from None
    if done.returncode:
        said = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        if any("No module named" in line or "Unrecognised theme name" in line for line in said):
            raise FrameError(NOT_INSTALLED)
        # The first warning or error is the cause; what follows it is MkDocs giving up.
        reason = next((line for line in said if line.startswith(("WARNING", "ERROR", "Error"))), (said or ["?"])[-1])
        raise FrameError(NOT_BUILT, reason=reason)


def _fingerprint(root: Path, site_url: str) -> str:
    """Return a digest of everything that the frame is made from."""
    digest = hashlib.sha256(site_url.encode())
    for package in PACKAGES:
        try:
            digest.update(f"\n{package} {version(package)}".encode())
        except PackageNotFoundError:
            digest.update(f"\n{package} missing".encode())
    sources = [root / "mkdocs.yml", *(root / "site" / "pages").rglob("*"), *(root / "site" / "theme").rglob("*")]
    for path in sorted(path for path in sources if path.is_file()):
        content = path.read_bytes()
        digest.update(f"\n{path.relative_to(root).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
