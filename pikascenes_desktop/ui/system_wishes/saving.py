"""Whether the system saves power: then nothing on the screen moves without end.

Sources: ``SystemStatusFlag`` of ``SYSTEM_POWER_STATUS`` (winbase.h; 1 is battery saver on),
``lowpowermode`` in the answer of ``pmset -g`` (pmset(1)), and the profile ``power-saver`` of
power-profiles-daemon, whose own program is ``powerprofilesctl``.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from pikascenes_desktop.ui.system_wishes.wishes import Run, printed_by

PMSET: Final = "/usr/bin/pmset"
SAVER_ON: Final = 1

Ask: TypeAlias = Callable[[Any], bool]
"""Fills a reference to a `PowerStatus`, and returns whether that was done."""


class PowerStatus(ctypes.Structure):
    """Win32's SYSTEM_POWER_STATUS."""

    _fields_ = (
        ("ACLineStatus", ctypes.c_uint8),
        ("BatteryFlag", ctypes.c_uint8),
        ("BatteryLifePercent", ctypes.c_uint8),
        ("SystemStatusFlag", ctypes.c_uint8),
        ("BatteryLifeTime", ctypes.c_uint32),
        ("BatteryFullLifeTime", ctypes.c_uint32),
    )


def saves_power(
    platform: str = sys.platform, run: Run = printed_by, ask: Ask | None = None
) -> bool:
    """Ask the system; one that does not answer saves no power.

    Args:
        platform: As `sys.platform` names it.
        run: What stands in for running a small program of the system.
        ask: What stands in for Windows' own function.
    """
    match platform:
        case "win32":
            status = PowerStatus()
            is_told = (ask or _ask_windows)(ctypes.byref(status))
            return is_told and status.SystemStatusFlag == SAVER_ON
        case "darwin":
            lines = [line.split() for line in run((PMSET, "-g")).splitlines()]
            return ["lowpowermode", "1"] in lines
        case _:
            return run(("powerprofilesctl", "get")) == "power-saver"


def _ask_windows(place: Any) -> bool:
    if sys.platform == "win32":  # pragma: no cover -- runs on Windows alone
        return bool(ctypes.WinDLL("kernel32").GetSystemPowerStatus(place))
    return False
