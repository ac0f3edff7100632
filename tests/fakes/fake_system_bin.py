"""A system's bin that only takes names down."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class FakeSystemBin:
    """Takes files as `adapters.system_bin.send_to_system_bin` does.

    Attributes:
        taken: The names of the files it took, in order.
        refuses: While set, it takes nothing.
    """

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.refuses = False

    def __call__(self, path: Path) -> None:
        if self.refuses:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        self.taken.append(path.name)
        path.unlink()
