"""Long proofs run on demand; whatever did not run here is listed at the end, never passed over."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

_VARIABLE = "PIKASCENES_PROOFS"


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Skip the proofs that nobody asked for, and say how to ask."""
    asked = {name.strip() for name in os.environ.get(_VARIABLE, "").split(",")}
    for item in items:
        for marker in item.iter_markers("on_demand"):
            if (name := str(marker.args[0])) not in asked:
                item.add_marker(pytest.mark.skip(reason=f"on demand: {_VARIABLE}={name}"))


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
