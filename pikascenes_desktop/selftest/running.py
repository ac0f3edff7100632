"""Runs every check and says how it went. Exit 0 only if all is well."""

from __future__ import annotations

import platform
import ssl
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLoggingCategory, qVersion

import pikascenes_desktop
from pikascenes_desktop.adapters.program_facts import InstalledFacts, licences_folder
from pikascenes_desktop.engine import EngineOptions
from pikascenes_desktop.selftest import (
    database,
    https,
    key_store,
    modules,
    painting,
    pictures,
    playing,
    practice,
    resources,
)
from pikascenes_desktop.selftest.report import Check, Report, checked

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

SCREENSHOT: Final = "window.png"
QUIET: Final = "*.debug=false\n*.info=false\n*.warning=false"
"""What Qt tells of codecs and devices is for developers, and would stand beside the report."""


def run(options: argparse.Namespace) -> int:
    """Run every check, say how it went, and return the exit code."""
    report = prove(options.keep)
    if sys.stdout is not None:  # a Windows program without a console has none
        sys.stdout.write((report.as_json() if options.json else report.as_lines()) + "\n")
    return 0 if report.ok else 1


def prove(keep: Path | None) -> Report:
    """Run every check.

    Args:
        keep: The folder for the picture of the window; a fresh temporary one unless given.
    """
    started = time.monotonic()
    kept = _folder_for(keep)
    QLoggingCategory.setFilterRules(QUIET)
    try:
        # what a virus scanner still holds is the system's to clear
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            checks = tuple(_checks(Path(folder), kept / SCREENSHOT))
    finally:
        QLoggingCategory.setFilterRules("")
    shot = kept / SCREENSHOT
    return Report(
        ok=all(check.ok for check in checks),
        version=pikascenes_desktop.__version__,
        python=platform.python_version(),
        system=platform.platform(),
        versions=_versions(),
        screenshot=str(shot) if shot.is_file() else "",
        seconds=round(time.monotonic() - started, 1),
        checks=checks,
    )


def _folder_for(keep: Path | None) -> Path:
    if keep is None:
        return Path(tempfile.mkdtemp(prefix="pikascenes-self-test-"))
    kept = keep.expanduser().absolute()
    with suppress(OSError):  # the check that writes into it says so
        kept.mkdir(parents=True, exist_ok=True)
        (kept / SCREENSHOT).unlink(missing_ok=True)  # one of an earlier run proves nothing
    return kept


def _checks(folder: Path, screenshot: Path) -> Iterator[Check]:
    places = EngineOptions(folder / "data", folder / "library", practice=True)
    yield checked("modules", modules.check)
    yield checked("resources", resources.check)
    yield checked("database", database.check)
    yield checked("key store", key_store.check)
    yield checked("https", https.check)
    yield checked("pictures", pictures.check)
    yield checked("practice", lambda: practice.check(places))
    yield checked("window", lambda: painting.check(places, screenshot))
    yield checked("playing", lambda: playing.check(folder / "library"))


def _versions() -> dict[str, str]:
    named: dict[str, str] = {"Qt": qVersion(), "OpenSSL": ssl.OPENSSL_VERSION}
    with suppress(Exception):  # what cannot be loaded was told by its check
        named |= dict(InstalledFacts(licences_folder(), Path()).versions())
    return named
