"""The secrets of image hosts: in the key store, or for one run from a variable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.secrets_environment import HOST_SECRET_VARIABLE, VARIABLES
from pikascenes_desktop.domain.errors import KeyStoreLocked, KeyStoreUnavailable
from pikascenes_desktop.domain.studio import secret_entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.ports.secrets import Secrets

SECRET_VARIABLE: Final = HOST_SECRET_VARIABLE


class HostSecrets:
    """Reads and keeps one secret a host, each under an entry of its own in the key store.

    Args:
        store: The key store.
        environment: Where a secret for one run may stand.
        studio_hosts: The names of the hosts that are the studio's.
    """

    def __init__(
        self,
        store: Secrets,
        environment: Mapping[str, str] = VARIABLES,
        studio_hosts: frozenset[str] = frozenset(),
    ) -> None:
        self._store = store
        self._environment = environment
        self._studio_hosts = studio_hosts

    async def get(self, host: str) -> str | None:
        """Return a host's secret: from the key store, else from `SECRET_VARIABLE`; None if none.

        Raises:
            KeyStoreLocked: It may be in there, and there is no variable to fall back on.
        """
        variable = self._environment.get(SECRET_VARIABLE) or None
        try:
            return await self._store.get(self._entry(host)) or variable
        except KeyStoreUnavailable:
            return variable
        except KeyStoreLocked:
            if variable is None:
                raise
            return variable

    async def keep(self, host: str, secret: str) -> bool:
        """Keep a host's secret; False if there is no key store, so that it ends with this run.

        Raises:
            KeyStoreLocked: The key store is there, but would not open.
        """
        try:
            await self._store.set(self._entry(host), secret.strip())
        except KeyStoreUnavailable:
            await self._store.set_for_session(self._entry(host), secret.strip())
            return False
        return True

    async def forget(self, host: str) -> None:
        """Remove a host's secret; none there is fine. Raises as `ports.secrets.Secrets.get`."""
        await self._store.remove(self._entry(host))

    def _entry(self, host: str) -> str:
        return secret_entry(host, is_studios=host in self._studio_hosts)
