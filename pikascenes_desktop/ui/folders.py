"""Shows a file in the system's own file manager."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def reveal_label(platform: str = sys.platform) -> str:
    """Return what the action is called on a system."""
    key = {"win32": "act.reveal.win", "darwin": "act.reveal.mac"}.get(platform)
    return say(key or "act.reveal.linux")


def reveal_command(path: Path, platform: str = sys.platform) -> Sequence[str] | None:
    """Return the program and its arguments that select the file; None where there is none."""
    if platform == "win32":
        # Explorer reads "/select," and the path as two arguments; quoting them as one breaks it.
        return ("explorer.exe", "/select,", QDir.toNativeSeparators(str(path)))
    if platform == "darwin":
        return ("/usr/bin/open", "-R", str(path))
    return None


def reveal(path: Path) -> None:
    """Show the file in its folder; the folder alone where nothing can select a file."""
    command = reveal_command(path)
    if command is None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
    else:
        program, *arguments = command
        QProcess.startDetached(program, arguments)
