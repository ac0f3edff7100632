"""How far the bar of an upload runs ahead of a server that reads 1 MB/s, and how fast it ends."""

from __future__ import annotations

import asyncio
import hashlib
import os
import time
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.http import HttpClients
from pikascenes_desktop.adapters.network import NetworkThreadLoop
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.ports.remote import ImageFile
from tests.bench.measure import Figure
from tests.fakes.built_host import built_host
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
    lead, early, cancel_s = asyncio.run(_measured(image))
    return [
        Figure("upload at 1 MB/s, bar ahead of what was read", lead, "%", "<= 5"),
        Figure("upload, times that 100 % stood there unanswered", early, "", "<= 0"),
        Figure("upload cancelled, slowest of 9", cancel_s * 1000, "ms", "<= 50"),
    ]


async def _measured(image: ImageFile) -> tuple[float, int, float]:
    async with NetworkThreadLoop() as network, HttpClients(network) as clients:
        lead, early = await _lead(image, network, clients)
        return lead, early, max([await _cancel(image, network, clients) for _ in range(CANCELS)])


async def _lead(
    image: ImageFile, network: NetworkThreadLoop, clients: HttpClients
) -> tuple[float, int]:
    """Return how far the bar was ahead, in percent, and how often it was full too early."""
    leads: list[int] = []
    early: list[int] = []
    with slow_reader(bytes_per_s=SLOW_BYTES_PER_S) as server:
        host = _host(server.base, clients)

        def count(done: int, total: int | None) -> None:
            leads.append(done - server.read)
            if done == total and not server.answering.is_set():
                early.append(done)

        await network.run(lambda: host.upload(image, count))
    return max(leads) / image.size_bytes * 100, len(early)


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
    profile = HostProfile("slow", "webdav", {"endpoint": base})
    return built_host(profile, clients.transfer, loopback=True)
