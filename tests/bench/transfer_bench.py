"""Upload of 6 x 20 MB to two S3 servers and download of 200 MB from nginx, against curl."""

from __future__ import annotations

import asyncio
import hashlib
import os
import subprocess
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop  # pyright: ignore[reportMissingTypeStubs]

from pikascenes_desktop.adapters.download import HttpDownloader
from pikascenes_desktop.adapters.http import HttpClients
from pikascenes_desktop.adapters.network import NetworkThreadLoop
from pikascenes_desktop.ports.remote import ImageFile
from pikascenes_desktop.ui.sweeper import Sweeper
from tests.bench.measure import Figure, alternate, percentile, seconds
from tests.fakes.built_host import built_host
from tests.servers.nginx import NginxPeer, nginx
from tests.servers.rclone import rclone_s3
from tests.servers.seaweedfs import seaweedfs

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.servers.rclone import S3Peer

IMAGES = 6
IMAGE_BYTES = 20_000_000
CLIP_BYTES = 200_000_000

S3Server: TypeAlias = "Callable[[Path], AbstractContextManager[S3Peer]]"

SERVERS: tuple[tuple[str, S3Server, str], ...] = (
    ("rclone", rclone_s3, "<= 16"),
    ("SeaweedFS", seaweedfs, ""),  # by itself it keeps two cores busy, so its beats are only told
)
"""Two S3 servers, and how evenly the window's loop must beat meanwhile."""

BEAT_MS = 5


class Heartbeat:
    """A 5 ms timer of the window's thread; its gaps are what the artist would feel."""

    def __init__(self) -> None:
        self.gaps_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.append((now - self._last) * 1000)
        self._last = now

    def start(self) -> None:
        """Begin to beat."""
        self._last = time.perf_counter()
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """Stop beating."""
        self._timer.stop()


@dataclass(frozen=True)
class Wire:
    """The wire as the window has it: steered from Qt's loop, carried by the network thread."""

    runner: asyncio.Runner
    network: NetworkThreadLoop
    clients: HttpClients
    heart: Heartbeat

    def timed(self, work: Callable[[], Coroutine[None, None, object]]) -> float:
        """Run the work under the window's loop and return its seconds."""

        async def beat_along() -> None:
            self.heart.start()
            await work()
            self.heart.stop()

        return seconds(lambda: self.runner.run(beat_along()))


@asynccontextmanager
async def opened() -> AsyncGenerator[tuple[NetworkThreadLoop, HttpClients]]:
    """Open the network thread and its clients."""
    async with NetworkThreadLoop() as network, HttpClients(network) as clients:
        yield network, clients


def run(folder: Path) -> list[Figure]:
    """Measure both ways."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    _sweeper = Sweeper(application)
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        stack = opened()
        network, clients = runner.run(stack.__aenter__())
        try:
            wire = Wire(runner, network, clients, Heartbeat())
            uploads = [
                figure
                for name, server, beats in SERVERS
                for figure in _uploads(folder / name, wire, name, server, beats)
            ]
            return [*uploads, *_downloads(folder, wire)]
        finally:
            runner.run(stack.__aexit__(None, None, None))


def _uploads(folder: Path, wire: Wire, name: str, server: S3Server, beats: str) -> list[Figure]:
    (folder / "server").mkdir(parents=True)
    with server(folder / "server") as peer:

        def ours() -> float:
            images = images_in(folder)
            client = wire.clients.transfer
            host = built_host(peer.profile(), client, peer.secret, loopback=True)

            async def work() -> None:
                await asyncio.gather(
                    *(
                        wire.network.run(lambda image=image: host.upload(image, ignore_bytes))
                        for image in images
                    )
                )

            return wire.timed(work)

        def curls() -> float:
            images = images_in(folder)
            return seconds(lambda: _curl_uploads(peer, images))

        mine, theirs = alternate(ours, curls)
    gaps = wire.heart.gaps_ms[:]
    wire.heart.gaps_ms.clear()
    return [
        Figure(f"upload 6 x 20 MB to {name} S3, throughput", theirs / mine, "x", ">= 0.9", "curl"),
        Figure(f"upload to {name}, heartbeat p99", percentile(gaps, 0.99), "ms", beats),
        Figure(f"upload to {name}, heartbeat max", max(gaps), "ms"),
    ]


def _downloads(folder: Path, wire: Wire) -> list[Figure]:
    (folder / "nginx").mkdir()
    with nginx(folder / "nginx") as peer:
        url = clip_on(peer)
        downloader = HttpDownloader(wire.network, wire.clients)

        def ours() -> float:
            part = folder / "clip.part"
            part.unlink(missing_ok=True)
            return wire.timed(
                lambda: downloader.fetch(url, part, allow_loopback=True, on_bytes=ignore_bytes)
            )

        def curls() -> float:
            target = folder / "curl.mp4"
            target.unlink(missing_ok=True)
            command = ["curl", "-sf", "-o", str(target), url]
            return seconds(lambda: subprocess.run(command, check=True))

        mine, theirs = alternate(ours, curls)
    gaps = wire.heart.gaps_ms
    return [
        Figure("download 200 MB from nginx, throughput", theirs / mine, "x", ">= 0.8", "curl"),
        Figure("download, heartbeat p99", percentile(gaps, 0.99), "ms", "<= 16"),
        Figure("download, heartbeat max", max(gaps), "ms"),
    ]


def ignore_bytes(_done: int, _total: int | None) -> None:
    """Take a byte count and forget it."""


def clip_on(peer: NginxPeer) -> str:
    """Put 200 MB on the server that begin as an MP4 does, and return their link."""
    head = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"
    (peer.files / "clip.mp4").write_bytes(head + os.urandom(CLIP_BYTES - len(head)))
    return f"{peer.base}/clip.mp4"


def images_in(folder: Path) -> list[ImageFile]:
    """Return files of fresh bytes: what is there already would not be sent again."""
    images: list[ImageFile] = []
    for number in range(1, IMAGES + 1):
        content = os.urandom(IMAGE_BYTES)
        digest = hashlib.sha256(content).hexdigest()
        path = folder / f"{number}.png"
        path.write_bytes(content)
        images.append(ImageFile(number, path, digest, "image/png", len(content)))
    os.sync()
    return images


def _curl_uploads(peer: S3Peer, images: list[ImageFile]) -> None:
    running = [
        subprocess.Popen(
            [
                "curl", "-sf", "--aws-sigv4", f"aws:amz:{peer.region}:s3",
                "--user", f"{peer.access_key_id}:{peer.secret}",
                "-H", "Content-Type: image/png",
                "-H", f"x-amz-content-sha256: {image.sha256}",
                "-T", str(image.path),
                f"{peer.endpoint}/{peer.bucket}/{image.sha256}.png",
            ]
        )
        for image in images
    ]  # fmt: skip
    for process in running:
        if process.wait() != 0:
            raise RuntimeError("curl failed")
