"""Watches every process that a program starts, while it runs."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import psutil

from tests.faults.canary_search import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.faults.canary_search import Search

LOOK_S: Final = 0.02


@dataclass
class Watch:
    """What was seen of the processes below this one.

    Attributes:
        seen: The ids of all processes that were looked at.
        told: Those that the user started with the secret in their environment; it may be there,
            though not in that of their children.
    """

    search: Search
    seen: set[int] = field(default_factory=set[int])
    told: set[int] = field(default_factory=set[int])
    _found: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    _ended: threading.Event = field(default_factory=threading.Event)

    @property
    def found(self) -> list[str]:
        """A line for each place in which the secret stood."""
        return sorted(
            f"{line} (process {number})"
            for number, line in self._found
            if not (number in self.told and line.startswith(ENVIRONMENT))
        )

    def look(self) -> None:
        """Look at all of them once."""
        with suppress(psutil.Error):
            for process in psutil.Process().children(recursive=True):
                self.seen.add(process.pid)
                self._found.update(
                    (process.pid, line) for line in self.search.in_process(process.pid)
                )

    def run(self) -> None:
        """Look again and again until the watch is over."""
        while not self._ended.wait(LOOK_S):
            self.look()

    def end(self) -> None:
        """Look no longer."""
        self._ended.set()


@contextmanager
def watching(search: Search) -> Generator[Watch]:
    """Watch the processes below this one until the block ends."""
    watch = Watch(search)
    thread = threading.Thread(target=watch.run, name="watch")
    thread.start()
    try:
        yield watch
    finally:
        watch.end()
        thread.join()
