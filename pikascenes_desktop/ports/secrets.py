"""The system's key store."""

from __future__ import annotations

from typing import Protocol


class Secrets(Protocol):
    """The OS key store. Values live there alone; a session value lives in memory alone."""

    @property
    def store_name(self) -> str:
        """What the system calls its key store, for messages ("Windows Credential Manager")."""
        ...

    async def get(self, name: str) -> str | None:
        """Return a secret.

        Raises:
            KeyStoreUnavailable, KeyStoreLocked: It cannot be read.
        """
        ...

    async def set(self, name: str, value: str) -> None:
        """Keep a secret. Raises as `get`."""
        ...

    async def set_for_session(self, name: str, value: str) -> None:
        """Keep a secret in memory until the program ends."""
        ...

    async def forget_session(self, name: str) -> str | None:
        """Forget what is kept in memory and return it; the stored secret counts again."""
        ...

    async def remove(self, name: str) -> None:
        """Remove a secret; none there is fine. Raises as `get`."""
        ...
