"""On what machine and with which versions it was measured."""

import os
import platform
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from tests.bench.process import ROOT

PACKAGES = (
    "gongkai",
    "yaml-rs",
    "jsonschema-rs",
    "PyYAML",
    "jsonschema",
    "msgspec",
    "Jinja2",
    "check-jsonschema",
    "ruamel.yaml",
    "mkdocs",
    "mkdocs-material",
    "hugo",
)


def machine() -> dict[str, Any]:
    """Return what the figures depend on: processor, cores, memory, system, and how busy it is with other things."""
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "load_before": round(os.getloadavg()[0], 2),
    }


def versions() -> dict[str, str]:
    """Return the version of every package that is measured, and of this working copy."""
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "missing"
    return {**found, "commit": _commit()}


def _processor() -> str:
    try:
        names = re.findall(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    except OSError:
        names = []
    return names[0] if names else platform.processor() or "unknown"


def _commit() -> str:
    said = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    )
    return said.stdout.strip() or f"none, Python {sys.version_info[0]}.{sys.version_info[1]}"
