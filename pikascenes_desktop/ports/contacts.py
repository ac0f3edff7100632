"""What is known of the program's own traffic; in memory alone, since its start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pikascenes_desktop.domain.contact import Contact


class ContactLog(Protocol):
    """Counts what goes to and comes from other computers; kept nowhere."""

    @property
    def since(self) -> float:
        """Since when it counts, in Unix seconds."""
        ...

    def contacts(self) -> tuple[Contact, ...]:
        """Return all hosts contacted so far, the latest first; from any thread."""
        ...
