"""The program's own window, opened in practice mode for a bench."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from pikascenes_desktop import window as window_module
from pikascenes_desktop.cli.arguments import parser

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from pikascenes_desktop.engine import Engine
    from pikascenes_desktop.ui.one_window import OneWindow


def measure_window(
    folder: Path, measure: Callable[[Engine, OneWindow], Awaitable[dict[str, Any]]]
) -> int:
    """Open the window, measure, print what was found as JSON, and return the exit code."""
    found: dict[str, Any] = {}

    async def show(engine: Engine, one: OneWindow) -> int:
        found.update(await measure(engine, one))
        return 0

    options = parser().parse_args(
        ["--practice", "--data-dir", str(folder / "data"), "--library", str(folder / "library")]
    )
    code = window_module._run_on_qt(options, show)  # pyright: ignore[reportPrivateUsage]
    sys.stdout.write(json.dumps(found))
    return code
