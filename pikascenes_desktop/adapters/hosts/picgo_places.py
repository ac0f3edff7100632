"""Where PicGo and PicList keep their settings on each system, as their documentation says."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def picgo_places(
    home: Path, environment: Mapping[str, str], platform: str = sys.platform
) -> tuple[Path, ...]:
    """Return all places of a settings file, the programs with a window before their cores.

    Args:
        home: The user's folder.
        environment: The process's variables.
        platform: As `sys.platform`.
    """
    if platform == "win32":
        data = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
    elif platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        data = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    return (
        data / "piclist" / "data.json",
        data / "picgo" / "data.json",
        home / ".piclist" / "data.json",
        home / ".picgo" / "config.json",
    )


def picgo_files(
    home: Path | None = None, environment: Mapping[str, str] = os.environ
) -> tuple[Path, ...]:
    """Return those that are on this computer; blocks for a moment."""
    return tuple(path for path in picgo_places(home or Path.home(), environment) if path.is_file())
