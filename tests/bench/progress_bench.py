"""How far the bar of an upload runs ahead of a server that reads 1 MB/s, and how fast it ends."""

from __future__ import annotations

import asyncio
import hashlib
import os
import time
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.hosts.kind import Surroundings
from pikascenes_desktop.adapters.hosts.webdav import WEBDAV
from pikascenes_desktop.adapters.http import HttpClients
from pikascenes_desktop.adapters.network import NetworkThreadLoop
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.ports.remote import ImageFile
from tests.bench.measure import Figure
from tests.servers.slow_reader import slow_reader

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.ports.remote import ImageHost

IMAGE_BYTES = 50_000_000
SLOW_BYTES_PER_S = 1_000_000
CANCELS = 9


def run(folder: Path) -> list[Figure]:
    """Measure both."""
    content = os.urandom(IMAGE_BYTES)
    path = folder / "image"
    path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    image = ImageFile(1, path, digest, "image/png", len(content))
    lead, cancel_s = asyncio.run(_measured(image))
    return [
        Figure("upload at 1 MB/s, bar ahead of what was read", lead, "%", "<= 5"),
        Figure("upload cancelled, slowest of 9", cancel_s * 1000, "ms", "<= 50"),
    ]


async def _measured(image: ImageFile) -> tuple[float, float]:
    async with NetworkThreadLoop() as network, HttpClients(network) as clients:
        lead = await _lead(image, network, clients)
        return lead, max([await _cancel(image, network, clients) for _ in range(CANCELS)])


async def _lead(image: ImageFile, network: NetworkThreadLoop, clients: HttpClients) -> float:
    leads: list[int] = []
    with slow_reader(bytes_per_s=SLOW_BYTES_PER_S) as server:
        host = _host(server.base, clients)
        await network.run(
            lambda: host.upload(image, lambda done, _total: leads.append(done - server.read))
        )
    return max(leads) / image.size_bytes * 100


async def _cancel(image: ImageFile, network: NetworkThreadLoop, clients: HttpClients) -> float:
    with slow_reader(stop_after=2_000_000) as server:
        host = _host(server.base, clients)
        upload = asyncio.get_running_loop().create_task(
            network.run(lambda: host.upload(image, lambda _done, _total: None))
        )
        await asyncio.to_thread(server.stopped.wait)
        began = time.perf_counter()
        upload.cancel()
        await asyncio.gather(upload, return_exceptions=True)
        return time.perf_counter() - began


def _host(base: str, clients: HttpClients) -> ImageHost:
    async def nothing(_name: str = "") -> str:
        return ""

    around = Surroundings(lambda: clients.transfer, nothing, nothing, lambda: True)
    return WEBDAV.build(HostProfile("slow", "webdav", {"endpoint": base}), around)
