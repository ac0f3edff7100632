"""Progress of an upload is what the other side took, and cancelling ends it at once."""

from __future__ import annotations

import asyncio
import hashlib
import sys
import time
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.http import HttpClients
from pikascenes_desktop.adapters.network import NetworkThreadLoop
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.ports.remote import ImageFile
from tests.fakes.built_host import built_host
from tests.servers.slow_reader import slow_reader

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.ports.remote import ImageHost

SIZE = 12_000_000
LEAD = 2_500_000  # 5 % of the 50 MB that an image may have


@pytest.fixture
def image(tmp_path: Path) -> ImageFile:
    content = bytes(range(256)) * (SIZE // 256)
    path = tmp_path / "image"
    path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return ImageFile(1, path, digest, "image/png", len(content))


@pytest.fixture
async def wire() -> AsyncGenerator[tuple[NetworkThreadLoop, HttpClients]]:
    async with NetworkThreadLoop() as network, HttpClients(network) as clients:
        yield network, clients


def host_of(base: str, clients: HttpClients) -> ImageHost:
    profile = HostProfile("slow", "webdav", {"endpoint": base})
    return built_host(profile, clients.transfer, loopback=True)


@pytest.mark.linux_proof
@pytest.mark.skipif(sys.platform != "linux", reason="how far systems run ahead differs")
async def test_the_bar_is_not_far_ahead_of_what_was_read(
    wire: tuple[NetworkThreadLoop, HttpClients], image: ImageFile
):
    network, clients = wire
    counts: list[int] = []
    leads: list[int] = []
    with slow_reader(bytes_per_s=8_000_000) as server:
        host = host_of(server.base, clients)

        def count(done: int, _total: int | None) -> None:
            counts.append(done)
            leads.append(done - server.read)

        await network.run(lambda: host.upload(image, count))
    assert max(leads) < LEAD
    assert leads[-1] == 0
    assert counts[-1] == image.size_bytes
    assert counts == sorted(counts)


async def test_cancelling_ends_the_upload_at_once(
    wire: tuple[NetworkThreadLoop, HttpClients], image: ImageFile
):
    network, clients = wire
    with slow_reader(stop_after=500_000) as server:
        host = host_of(server.base, clients)
        upload = asyncio.get_running_loop().create_task(
            network.run(lambda: host.upload(image, lambda _d, _t: None))
        )
        await asyncio.to_thread(server.stopped.wait)
        began = time.monotonic()
        upload.cancel()
        with pytest.raises(asyncio.CancelledError):
            await upload
        assert time.monotonic() - began < 1  # two cores may be shared; the bench has the promise
        server.go.set()
        await asyncio.to_thread(server.closed.wait)
        assert server.read < image.size_bytes
