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
KINDS: dict[str, dict[str, str]] = {
    "webdav": {},
    "s3": {
        "provider": "other",
        "region": "us-east-1",
        "bucket": "pictures",
        "access_key_id": "anybody",
        "path_style": "true",
    },
    "pomf": {},
}
"""The ways in which a picture travels: as it is, signed, and inside a form."""


def run(folder: Path) -> list[Figure]:
    """Measure both."""
    content = os.urandom(IMAGE_BYTES)
    path = folder / "image"
    path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    image = ImageFile(1, path, digest, "image/png", len(content))
    leads, cancel_s = asyncio.run(_measured(image))
    figures: list[Figure] = []
    for kind, (lead, early) in leads.items():
        figures += [
            Figure(f"{kind} at 1 MB/s, bar ahead of what was read", lead, "%", "<= 5"),
            Figure(f"{kind}, times that 100 % stood there unanswered", early, "", "<= 0"),
        ]
    return [*figures, Figure("upload cancelled, slowest of 9", cancel_s * 1000, "ms", "<= 50")]


async def _measured(image: ImageFile) -> tuple[dict[str, tuple[float, int]], float]:
    async with NetworkThreadLoop() as network, HttpClients(network) as clients:
        found = await asyncio.gather(*(_lead(kind, image, network, clients) for kind in KINDS))
        cancel_s = max([await _cancel(image, network, clients) for _ in range(CANCELS)])
        return dict(zip(KINDS, found, strict=True)), cancel_s


async def _lead(
    kind: str, image: ImageFile, network: NetworkThreadLoop, clients: HttpClients
) -> tuple[float, int]:
    """Return how far the bar was ahead, in percent, and how often it was full too early."""
    leads: list[int] = []
    early: list[int] = []
    with slow_reader(bytes_per_s=SLOW_BYTES_PER_S) as server:
        host = _host(server.base, clients, kind)

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


def _host(base: str, clients: HttpClients, kind: str = "webdav") -> ImageHost:
    profile = HostProfile("slow", kind, {"endpoint": base, **KINDS[kind]})
    return built_host(profile, clients.transfer, "a secret", loopback=True)
