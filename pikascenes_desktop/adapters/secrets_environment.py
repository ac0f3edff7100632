"""The API key from the environment, where the key store has none; never stored."""

from __future__ import annotations

import os
from collections import ChainMap
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import SetupError

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from pikascenes_desktop.ports.secrets import Secrets

KEY_VARIABLE: Final = "RUNCOMFY_TOKEN"
"""The name that RunComfy's own command line uses."""

HOST_SECRET_VARIABLE: Final = "PIKASCENES_HOST_SECRET"  # noqa: S105 -- a variable's name
"""The variable that an image host's secret may come in."""

SECRET_VARIABLES: Final = (KEY_VARIABLE, HOST_SECRET_VARIABLE)
"""Never handed to a child: nothing there needs them."""

KEY_PREFIX: Final = "key:"

_withdrawn: dict[str, str] = {}
VARIABLES: Final[Mapping[str, str]] = ChainMap(os.environ, _withdrawn)
"""The environment as the user gave it, what was withdrawn from it included."""


def withdraw_secrets(environment: MutableMapping[str, str] = os.environ) -> None:
    """Take the secrets out of the environment, so that no child process ever inherits one.

    They stay in `VARIABLES`.
    """
    for name in SECRET_VARIABLES:
        if (value := environment.pop(name, None)) is not None:
            _withdrawn[name] = value


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
