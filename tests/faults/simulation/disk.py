"""A disk that keeps what was synced, and after a power cut perhaps more."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path, PosixPath, WindowsPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

if sys.platform == "win32":
    _SystemPath = WindowsPath
else:
    _SystemPath = PosixPath


@dataclass(slots=True, eq=False)
class Content:
    """What stands in a file now, and what of it would survive a power cut for sure."""

    now: bytes
    synced: bytes = b""


class SimulatedDisk:
    """Files in memory. Names and bytes are durable only when they were synced, each apart.

    Attributes:
        names: What the running system sees.
        durable: Names that survive a power cut for sure.
    """

    def __init__(self) -> None:
        self.names: dict[str, Content] = {}
        self.durable: dict[str, Content] = {}
        self._journal: list[tuple[str, Content | None]] = []

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes; None when there is none."""
        content = self.names.get(name)
        return None if content is None else content.now

    def write(self, name: str, data: bytes) -> None:
        """Make a file hold these bytes, in the cache."""
        content = self.names.get(name)
        if content is None:
            self._name(name, Content(data))
        else:
            content.now = data

    def sync(self, name: str) -> None:
        """Bring a file's bytes onto the disk; its name is another matter."""
        content = self.names[name]
        content.synced = content.now

    def link(self, source: str, target: str) -> None:
        """Give a file a second name.

        Raises:
            FileExistsError: The name is taken.
        """
        if target in self.names:
            raise FileExistsError(target)
        self._name(target, self.names[source])

    def unlink(self, name: str) -> None:
        """Take a name away; none there is fine."""
        if name in self.names:
            del self.names[name]
            self._journal.append((name, None))

    def sync_folder(self) -> None:
        """Bring all names onto the disk."""
        self.durable = dict(self.names)
        self._journal.clear()

    def power_cut(self, rng: random.Random) -> None:
        """Lose what was not synced: any number of the last names, any part of the bytes."""
        names = self.durable
        for name, content in self._journal[: rng.randint(0, len(self._journal))]:
            if content is None:
                names.pop(name, None)
            else:
                names[name] = content
        for content in names.values():
            if content.now != content.synced:
                torn = content.now[: rng.randint(0, len(content.now))]
                content.now = content.synced = rng.choice((content.synced, torn, content.now))
        self.names = names
        self.sync_folder()

    def _name(self, name: str, content: Content) -> None:
        self.names[name] = content
        self._journal.append((name, content))


class DiskPath(_SystemPath):
    """A path whose file is on a simulated disk."""

    disk: SimulatedDisk

    @classmethod
    def on(cls, disk: SimulatedDisk, name: str) -> DiskPath:
        """Return the path of a file on that disk."""
        path = cls(name)
        path.disk = disk
        return path

    def is_file(self, **_options: Any) -> bool:
        return self.name in self.disk.names


ROOT = Path("library")
