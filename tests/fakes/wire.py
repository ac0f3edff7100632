"""The network thread and its clients, wired up for a test on loopback."""

from __future__ import annotations

import ssl
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import trustme

from pikascenes_desktop.adapters.addresses import resolve as resolve_name
from pikascenes_desktop.adapters.http import HttpClients, trust_context
from pikascenes_desktop.adapters.network import NetworkThreadLoop

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from datetime import datetime

    from pikascenes_desktop.adapters.addresses import Resolve


@dataclass(frozen=True, slots=True)
class Wire:
    network: NetworkThreadLoop
    clients: HttpClients


@asynccontextmanager
async def wired(
    *,
    trust: Callable[[], ssl.SSLContext] = trust_context,
    resolve: Resolve = resolve_name,
) -> AsyncGenerator[Wire]:
    async with (
        NetworkThreadLoop(grace_s=5) as network,
        HttpClients(network, trust=trust, resolve=resolve) as clients,
    ):
        yield Wire(network, clients)


class Authority:
    """A certificate authority, and contexts for both sides."""

    def __init__(self) -> None:
        self.ca = trustme.CA()

    def client(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cadata=self.ca.cert_pem.bytes().decode())
        return context

    def server(self, *names: str, not_after: datetime | None = None) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        issued = self.ca.issue_cert(*names, not_after=not_after)
        with issued.private_key_and_cert_chain_pem.tempfile() as path:
            context.load_cert_chain(path)
        return context
