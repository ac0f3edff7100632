"""Long proofs run on demand; whatever did not run here is listed at the end, never passed over."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

_VARIABLE = "PIKASCENES_PROOFS"


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Skip the proofs that nobody asked for, and say how to ask; and those that cannot run here."""
    asked = {name.strip() for name in os.environ.get(_VARIABLE, "").split(",")}
    for item in items:
        if sys.platform != "linux" and item.get_closest_marker("linux_proof"):
            item.add_marker(pytest.mark.skip(reason="needs Linux and its tools"))
        for marker in item.iter_markers("on_demand"):
            if (name := str(marker.args[0])) not in asked:
                item.add_marker(pytest.mark.skip(reason=f"on demand: {_VARIABLE}={name}"))
        for marker in item.iter_markers("not_under_wine"):
            if _is_wine():
                item.add_marker(pytest.mark.skip(reason=f"under wine: {marker.args[0]}"))


def _is_wine() -> bool:
    windows = getattr(ctypes, "windll", None)
    return windows is not None and hasattr(windows.ntdll, "wine_get_version")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what did not run, with the reason."""
    reports: list[pytest.TestReport] = terminalreporter.getreports("skipped")
    terminalreporter.section("not run here")
    for report in sorted(reports, key=lambda report: report.nodeid):
        match report.longrepr:
            case (_, _, reason):
                terminalreporter.line(f"{report.nodeid}: {str(reason).removeprefix('Skipped: ')}")
            case _:
                terminalreporter.line(report.nodeid)
    if not reports:
        terminalreporter.line("nothing: every test ran")
