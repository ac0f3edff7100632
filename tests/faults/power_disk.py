"""A disk of its own, in a file, that loses power: what was not synced is gone.

The ioctl is the one that xfstests cuts the power of ext4, XFS and F2FS with: from then on
nothing reaches the disk, and the journal is replayed at the next mount. It models the loss of
what is in memory, not a drive that lies about its own cache.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import struct
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

SIZE_BYTES: Final = 64 * 1024 * 1024

_SHUTDOWN: Final = 0x8004587D
"""EXT4_IOC_SHUTDOWN, ``_IOR('X', 125, __u32)``."""

_WITHOUT_FLUSHING_THE_LOG: Final = 2
_PATIENCE_S: Final = 10.0


def may_mount() -> bool:
    """Say whether this system can make such a disk: Linux, as root."""
    return sys.platform == "linux" and os.geteuid() == 0


class PowerDisk:
    """A mounted disk; see `power_disk`."""

    def __init__(self, image: Path, root: Path) -> None:
        self._image = image
        self.root = root
        self._is_cut = False

    def sync(self) -> None:
        """Bring all of it onto the disk."""
        folder = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            if ctypes.CDLL(None, use_errno=True).syncfs(folder) != 0:
                raise OSError(ctypes.get_errno(), "syncfs")
        finally:
            os.close(folder)

    def cut(self) -> None:
        """Cut the power, once. Files stay open, and all that is done to them fails."""
        if self._is_cut:
            return
        self._is_cut = True
        folder = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.ioctl(folder, _SHUTDOWN, struct.pack("I", _WITHOUT_FLUSHING_THE_LOG))
        finally:
            os.close(folder)

    def come_back(self) -> None:
        """Give it power again, and mount it."""
        self.unmount()
        self.mount()

    def mount(self) -> None:
        """Mount it, with power."""
        self._is_cut = False
        subprocess.run(["mount", "-o", "loop", str(self._image), str(self.root)], check=True)

    def unmount(self) -> None:
        """Unmount it, once nobody holds a file on it any more."""
        deadline = time.monotonic() + _PATIENCE_S
        while subprocess.run(
            ["umount", str(self.root)], check=False, capture_output=True
        ).returncode:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.root} stays busy")
            time.sleep(0.01)


@contextmanager
def power_disk(folder: Path) -> Generator[PowerDisk]:
    """Make and mount a disk for the length of the block.

    Args:
        folder: New.
    """
    image, root = folder / "disk.img", folder / "disk"
    root.mkdir(parents=True)
    with image.open("wb") as file:
        file.truncate(SIZE_BYTES)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    disk = PowerDisk(image, root)
    disk.mount()
    try:
        yield disk
    finally:
        disk.unmount()
