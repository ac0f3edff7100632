"""What can go wrong, and how other programs are run."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class PackagingFailed(Exception):
    """The package cannot be made, or does not do what it must."""


def output_of(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    timeout_s: float | None = None,
) -> str:
    """Run a program and return what it printed.

    Raises:
        PackagingFailed: It is not here, it failed, or it took too long; says what it printed.
    """
    try:
        reply = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            env=env,
            timeout=timeout_s,
        )
    except FileNotFoundError as error:
        raise PackagingFailed(f"{command[0]} is not here.") from error
    except subprocess.TimeoutExpired as error:
        raise PackagingFailed(f"{command[0]} took longer than {timeout_s} s.") from error
    if reply.returncode:
        said = (reply.stdout + reply.stderr).strip()
        raise PackagingFailed(f"{command[0]} ended with {reply.returncode}:\n{said}")
    return reply.stdout
