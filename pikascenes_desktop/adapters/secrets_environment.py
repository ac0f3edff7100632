"""The API key from the environment, where the key store has none; never stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import SetupError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.ports.secrets import Secrets

KEY_VARIABLE: Final = "RUNCOMFY_TOKEN"
"""The name that RunComfy's own command line uses."""

KEY_PREFIX: Final = "key:"


class SecretsWithEnvironment:
    """Implements `ports.secrets.Secrets` over another, with `RUNCOMFY_TOKEN` behind it.

    Only the API key is looked for there; an unreadable key store does not matter when the
    variable is set.
    """

    def __init__(self, store: Secrets, environment: Mapping[str, str]) -> None:
        self._store = store
        self._environment = environment

    @property
    def store_name(self) -> str:
        """What the system calls its key store."""
        return self._store.store_name

    async def get(self, name: str) -> str | None:
        """Return the stored secret, else the variable's for the API key."""
        fallback = self._environment.get(KEY_VARIABLE, "").strip() or None
        if not name.startswith(KEY_PREFIX):
            fallback = None
        try:
            return await self._store.get(name) or fallback
        except SetupError:
            if fallback is None:
                raise
            return fallback

    async def set(self, name: str, value: str) -> None:
        """Keep a secret in the store."""
        await self._store.set(name, value)

    async def set_for_session(self, name: str, value: str) -> None:
        """Keep a secret in memory."""
        await self._store.set_for_session(name, value)

    async def forget_session(self, name: str) -> str | None:
        """Forget a secret kept in memory and return it."""
        return await self._store.forget_session(name)

    async def remove(self, name: str) -> None:
        """Remove a secret from the store."""
        await self._store.remove(name)
