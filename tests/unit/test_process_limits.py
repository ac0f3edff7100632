"""Memory limits as the systems lay them out."""

from __future__ import annotations

import ctypes
import struct

from pikascenes_desktop.adapters.process_limits import ExtendedLimits, memory_limits


def test_windows_layout() -> None:
    # winnt.h, 64 bit: 64 bytes of basic limits, 48 of I/O counters, four sizes
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112
    raw = bytes(memory_limits(2 << 30))
    assert struct.unpack_from("<I", raw, 16) == (0x100,)
    assert struct.unpack_from("<Q", raw, 112) == (2 << 30,)
