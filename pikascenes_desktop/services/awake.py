"""Keeps the computer awake while bytes move, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.generation import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.desktop import WakeLock
    from pikascenes_desktop.services.feed import Feed

MOVING: Final = frozenset({State.UPLOADING, State.SUBMITTING, State.DOWNLOADING})
"""States in which a sleeping computer would cut a transfer off. Waiting in line is not one:
RunComfy goes on by itself, and the clip is fetched when the computer is awake again."""


class Awake:
    """Watches the generations, and holds the lock while one of them sends or fetches.

    Practice does not count: its bytes never leave the computer.

    Args:
        changed: Every generation after each change of it.
        lock: What is held.
    """

    def __init__(self, changed: Feed[Generation], lock: WakeLock) -> None:
        self._lock = lock
        self._moving: set[str] = set()
        self._end: Callable[[], None] = changed.subscribe(self._note)

    @property
    def is_holding(self) -> bool:
        """Whether the computer is kept awake."""
        return bool(self._moving)

    def close(self) -> None:
        """Listen no more, and let the computer sleep."""
        self._end()
        self._moving.clear()
        self._lock.release()

    def _note(self, generation: Generation) -> None:
        is_moving = generation.state in MOVING and generation.blocked_by is None
        if is_moving and not generation.practice:
            self._moving.add(generation.id)
            self._lock.hold()
        elif generation.id in self._moving:
            self._moving.discard(generation.id)
            if not self._moving:
                self._lock.release()
