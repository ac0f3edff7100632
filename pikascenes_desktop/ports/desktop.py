"""What is asked of the desktop the program is a guest on, and what it tells of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class SystemNotice:
    """What the system is to tell outside the window. Plain text, never markup.

    Attributes:
        picture: A JPEG to show with it; None for none.
    """

    title: str
    text: str
    picture: bytes | None = None


class Notifier(Protocol):
    """Tells by the system's own notifications. Never fatal: a desktop may have none."""

    async def show(self, notice: SystemNotice, on_click: Callable[[], None]) -> None:
        """Show a notice; never raises.

        Args:
            notice: What to show.
            on_click: Called when the user clicks it, on the loop that asked.
        """
        ...

    async def close(self) -> None:
        """Listen to clicks no more; never raises."""
        ...


class WakeLock(Protocol):
    """Keeps the computer from falling asleep by itself. Never fatal."""

    def hold(self) -> None:
        """Keep it awake from now on; held already is fine. Returns at once."""
        ...

    def release(self) -> None:
        """Let it sleep again; not held is fine. Returns at once."""
        ...


@dataclass(frozen=True, slots=True)
class Licence:
    """A component that ships with the program.

    Attributes:
        name: What it is called.
        version: As it says itself; empty when it does not.
        licence: The name of its licence.
        texts: The licence's whole texts, in the order to be read.
    """

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


class ProgramFacts(Protocol):
    """What the program knows of itself. Reading may take a moment: not for the window's loop."""

    def versions(self) -> tuple[tuple[str, str], ...]:
        """Return what the program is made of, as name and version, most telling first."""
        ...

    def licences(self) -> tuple[Licence, ...]:
        """Return every component that ships, in the order of their names."""
        ...

    def redacted(self, text: str) -> str:
        """Return a text as it may be shown to others: without key, sign-ins and signed links."""
        ...

    def diagnostics(self) -> str:
        """Return what helps whoever looks into a trouble; nothing secret, nothing of the user."""
        ...
