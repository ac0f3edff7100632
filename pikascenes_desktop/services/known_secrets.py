"""All secrets that this program knows, so that they can be kept out of what is passed on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE
from pikascenes_desktop.domain.studio import secret_entry
from pikascenes_desktop.services.settings import key_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pikascenes_desktop.ports.secrets import Secrets
    from pikascenes_desktop.services.settings import Settings

HIDDEN = "***"
SHORTEST = 4
"""Shorter ones would black out half of every text."""


class KnownSecrets:
    """Reads the secrets of the key store when something is about to be passed on.

    Args:
        settings: Which hosts and which API there are.
        secrets: The key store.
        more: Secrets that come in another way, such as variables.
    """

    def __init__(
        self,
        settings: Settings,
        secrets: Secrets,
        more: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self._settings = settings
        self._secrets = secrets
        self._more = more

    async def read(self) -> tuple[str, ...]:
        """Return them, longest first; what a locked key store holds cannot be told, nor named."""
        preferences = self._settings.current
        names = [key_name(base) for base in (DEFAULT_API_BASE, preferences.api_base)]
        for host in preferences.hosts:  # one of the studio's may hide one of the user's
            names += [secret_entry(host.name, is_studios=each) for each in (False, True)]
        found = set(self._more())
        for name in dict.fromkeys(names):
            try:
                found.add(await self._secrets.get(name) or "")
            except AppError:
                continue
        return tuple(sorted((each for each in found if len(each) >= SHORTEST), key=len)[::-1])


def without(text: str, secrets: Iterable[str]) -> str:
    """Return a text without these secrets, however a link would spell them."""
    for secret in secrets:
        in_json = json.dumps(secret, ensure_ascii=False)[1:-1]
        for spelling in (secret, in_json, quote(secret, safe=""), quote_plus(secret)):
            text = text.replace(spelling, HIDDEN)
    return text
