"""The wishes themselves, and how a small program of the system is asked for one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

PATIENCE_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked of the whole system.

    Attributes:
        saved_power: Whether a battery is to last longer.
    """

    high_contrast: bool = False
    reduced_motion: bool = False
    saved_power: bool = False


Run: TypeAlias = Callable[[Sequence[str]], str]
"""Runs a program and returns what it printed; empty if it cannot, or has nothing to say."""


def printed_by(command: Sequence[str]) -> str:
    """Run a program of the system and return what it printed, empty where that fails."""
    try:
        ended = subprocess.run(  # noqa: S603 -- the commands are constants of this package
            list(command), capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return ""
    return ended.stdout.strip() if ended.returncode == 0 else ""
