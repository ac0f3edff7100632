"""One program at a time holds a data folder; how a second start reaches it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pikascenes_desktop.domain.json_values import JsonObject

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

TakeOrder: TypeAlias = Callable[[str, JsonObject], Awaitable[JsonObject]]
"""Carries out one of the fixed verbs; the answer is JSON. Raises `AppError`."""

VERBS = ("raise", "generate", "resume", "cancel", "attach", "send-again", "connections")
"""All that a message may ask for."""


class InstanceDoor(Protocol):
    """Open while the program runs; knocked at by later starts with the same data folder."""

    async def open(self, take: TakeOrder) -> None:
        """Let orders in from now on."""
        ...

    async def close(self) -> None:
        """Let none in any more."""
        ...


class SingleProgram(Protocol):
    """The lock by which one program at a time holds a data folder."""

    def hold(self) -> AbstractContextManager[None]:
        """Hold the folder.

        Raises:
            AlreadyRunning: Another program does.
        """
        ...
