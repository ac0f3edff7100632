"""The open window while it uploads 6 x 20 MB and downloads 200 MB: its beat and its memory."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pikascenes_desktop.adapters.download import HttpDownloader
from pikascenes_desktop.adapters.http import HttpClients
from tests.bench.measure import Figure, percentile
from tests.bench.opened_window import measure_window
from tests.bench.transfer_bench import Heartbeat, clip_on, ignore_bytes, images_in
from tests.fakes.built_host import built_host
from tests.servers.nginx import nginx
from tests.servers.rclone import S3Peer, rclone_s3

if TYPE_CHECKING:
    from pikascenes_desktop.engine import Engine
    from pikascenes_desktop.ui.one_window import OneWindow

SETTLED_S = 2.0


def run(folder: Path) -> list[Figure]:
    """Measure in a process of its own, so that the memory is the window's alone."""
    (folder / "s3").mkdir()
    (folder / "nginx").mkdir()
    with rclone_s3(folder / "s3") as bucket, nginx(folder / "nginx") as site:
        command = [sys.executable, "-m", "tests.bench.window_bench", str(folder), bucket.endpoint]
        done = subprocess.run(
            [*command, clip_on(site)],
            stdout=subprocess.PIPE,
            check=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
    found = json.loads(done.stdout)
    return [
        Figure("window, peak memory during both", found["peak_mb"], "MB", "<= 300"),
        Figure("window, memory once open", found["open_mb"], "MB"),
        Figure("window, heartbeat p99 during both", found["p99_ms"], "ms", "<= 16"),
        Figure("window, heartbeat max during both", found["max_ms"], "ms"),
    ]


def _status_mb(name: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    return 0.0


def _in_window(folder: Path, endpoint: str, url: str) -> int:
    async def measure(engine: Engine, _window: OneWindow) -> dict[str, Any]:
        found: dict[str, Any] = {}
        heart = Heartbeat()
        network = engine.desk.parts.network
        images = images_in(folder)
        peer = S3Peer(endpoint)
        async with HttpClients(network) as clients:
            host = built_host(peer.profile(), clients.transfer, peer.secret, loopback=True)
            await asyncio.sleep(SETTLED_S)  # opening the window has its own figures
            found["open_mb"] = _status_mb("VmRSS")
            heart.start()
            await asyncio.gather(
                *(
                    network.run(lambda image=image: host.upload(image, ignore_bytes))
                    for image in images
                ),
                HttpDownloader(network, clients).fetch(
                    url, folder / "clip.part", allow_loopback=True, on_bytes=ignore_bytes
                ),
            )
            heart.stop()
        found["peak_mb"] = _status_mb("VmHWM")
        found["p99_ms"] = percentile(heart.gaps_ms, 0.99)
        found["max_ms"] = max(heart.gaps_ms)
        return found

    return measure_window(folder, measure)


if __name__ == "__main__":
    sys.exit(_in_window(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
