"""Asks one fixed https address for the newest version, and tells it nothing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pikascenes_desktop.adapters.contact_counter import PURPOSE
from pikascenes_desktop.adapters.http import closing, http_errors
from pikascenes_desktop.domain.contact import Purpose
from pikascenes_desktop.domain.errors import ServiceFault, Unreachable
from pikascenes_desktop.domain.release import NEWEST_ADDRESS, version_in

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from pikascenes_desktop.ports.remote import NetworkThread

MOST_BYTES: Final = 256
LIMIT_S: Final = 15.0
OK: Final = 200
HEADERS: Final = {"User-Agent": "PikaScenesDesktop", "Accept-Encoding": "identity"}
"""Neither our version nor anything else of this computer."""


class HttpReleases:
    """Implements `ports.releases.Releases`.

    Args:
        network: The thread that the client lives on.
        client: Gives the client: without a key or cookies, and following no redirect.
        address: What is asked.
    """

    def __init__(
        self,
        network: NetworkThread,
        client: Callable[[], httpx.AsyncClient],
        address: str = NEWEST_ADDRESS,
    ) -> None:
        self._network = network
        self._client = client
        self._address = address

    async def newest(self) -> str:
        """Ask; see the port."""
        return await self._network.run(self._ask)

    async def _ask(self) -> str:
        host = urlsplit(self._address).netloc
        try:
            with http_errors(host):
                async with asyncio.timeout(LIMIT_S):
                    content = await self._content(host)
        except TimeoutError as error:
            raise Unreachable(host, "timeout") from error
        version = version_in(content.decode("ascii", "replace"))
        if version is None:
            raise ServiceFault(host, reason="no version")
        return version

    async def _content(self, host: str) -> bytes:
        content = b""
        request = self._client().stream(
            "GET", self._address, headers=HEADERS, extensions={PURPOSE: Purpose.UPDATES}
        )
        async with request as response:
            if response.status_code != OK:
                raise ServiceFault(host, response.status_code)
            async with closing(response.aiter_raw()) as chunks:
                async for chunk in chunks:
                    content += chunk
                    if len(content) > MOST_BYTES:
                        raise ServiceFault(host, reason="too long")
        return content
