"""What the user asked of the whole system: more contrast, less motion, less power.

Qt 6.9 tells none of it, so each system is asked in its own way. A system that does not answer
wishes nothing.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from pikascenes_desktop.ui.system_wishes import linux, macos, windows
from pikascenes_desktop.ui.system_wishes.saving import saves_power
from pikascenes_desktop.ui.system_wishes.wishes import Wishes

__all__ = ["Wishes", "read_wishes"]


def read_wishes(platform: str = sys.platform) -> Wishes:
    """Ask the system; may take a second where it is slow, so not for the window's thread."""
    match platform:
        case "win32":
            wishes = windows.read_wishes()
        case "darwin":
            wishes = macos.read_wishes()
        case _:
            wishes = linux.read_wishes()
    return replace(wishes, saved_power=saves_power(platform))
