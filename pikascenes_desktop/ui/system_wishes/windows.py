"""Windows tells both by `SystemParametersInfoW` (winuser.h): contrast themes and animations."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from pikascenes_desktop.ui.system_wishes.wishes import Wishes

GET_HIGH_CONTRAST: Final = 0x0042
GET_CLIENT_AREA_ANIMATION: Final = 0x1042
HIGH_CONTRAST_ON: Final = 0x1

Ask: TypeAlias = Callable[[int, int, Any], bool]
"""Win32's action and its size parameter, a reference to fill, and whether that was done."""


class HighContrast(ctypes.Structure):
    """Win32's HIGHCONTRASTW."""

    _fields_ = (
        ("cbSize", ctypes.c_uint32),
        ("dwFlags", ctypes.c_uint32),
        ("lpszDefaultScheme", ctypes.c_wchar_p),
    )


def read_wishes(ask: Ask | None = None) -> Wishes:
    """Ask Windows.

    Args:
        ask: What stands in for the system's own function.
    """
    ask = ask or _ask_windows
    contrast = HighContrast(cbSize=ctypes.sizeof(HighContrast))
    is_told = ask(GET_HIGH_CONTRAST, contrast.cbSize, ctypes.byref(contrast))
    animated = ctypes.c_int(1)
    ask(GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animated))
    return Wishes(
        high_contrast=is_told and bool(contrast.dwFlags & HIGH_CONTRAST_ON),
        reduced_motion=not animated.value,
    )


def _ask_windows(action: int, size: int, place: Any) -> bool:
    if sys.platform == "win32":  # pragma: no cover -- runs on Windows alone
        user32 = ctypes.WinDLL("user32")
        return bool(user32.SystemParametersInfoW(action, size, place, 0))
    return False
