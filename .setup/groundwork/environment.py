"""Builds `.venv` exactly as `uv.lock` says."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from groundwork import programs
from groundwork.programs import SetupFailed

if TYPE_CHECKING:
    from pathlib import Path

    from groundwork.places import Places

SUPPORTED: Final = ((3, 11), (3, 14))
"""From, and up to but not including: `requires-python`."""

_WITHOUT_CHECKS: Final = ("--no-default-groups", "--inexact")


def sync(places: Places, uv: Path, *, with_checks: bool) -> None:
    """Bring the environment in line with the lock; next to nothing is done if it is already.

    Args:
        places: The checkout.
        uv: uv's program.
        with_checks: Whether what only the checks need comes too. Without, it stays if there.

    Raises:
        SetupFailed: uv could not; it has said why.
    """
    # compiled as in the installers: compiling at first use holds the window up for 30 ms at a time
    command = [str(uv), "sync", "--locked", "--compile-bytecode"]
    if not with_checks:
        command += _WITHOUT_CHECKS
    if not places.python.exists() and SUPPORTED[0] <= sys.version_info[:2] < SUPPORTED[1]:
        command += ["--python", sys.executable]  # otherwise uv looks for one, or fetches it
    env = programs.clean_environment(UV_PROJECT_ENVIRONMENT=str(places.venv))
    if code := programs.run(command, cwd=places.root, env=env):
        raise SetupFailed("The environment could not be built; what uv said stands above.", code)
