"""Image hosts, link checks, downloads and decoders of a simulated world."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pikascenes_desktop.domain.clip import VideoFacts
from pikascenes_desktop.domain.errors import (
    DownloadFailed,
    HostMissing,
    ImageMissing,
    Unreachable,
)
from pikascenes_desktop.domain.host import HostedImage, LinkPresence, LinkProblem, LinkReport
from pikascenes_desktop.ports.remote import Fetched
from tests.fakes.fake_hosts import FakeHosts
from tests.faults.simulation.service import is_video, lives_until, served
from tests.faults.simulation.storage import END, SCENE_BOX
from tests.faults.simulation.virtual_time import hop

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pikascenes_desktop.ports.remote import CountBytes, ImageFile, ImageHost
    from tests.faults.simulation.disk import SimulatedDisk
    from tests.faults.simulation.weather import Weather

T = TypeVar("T")

GRACE_S: Final = 125.0
ELSEWHERE: Final = "https://pictures.example/"
"""Where links of the user's own lead, which always open."""


class SimulatedHost:
    """Takes every image whose copy is there."""

    keeps_files = True

    def __init__(self, name: str, disk: SimulatedDisk) -> None:
        self.name = name
        self._disk = disk
        self._there: set[str] = set()

    def has(self, url: str) -> bool:
        """Say whether a link of this host's opens."""
        return url in self._there

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        if self._disk.read(image.path.name) is None:
            raise ImageMissing(image.path.name)
        on_bytes(image.size_bytes, image.size_bytes)
        url = f"https://{self.name}.example/{image.sha256}.png"
        self._there.add(url)
        return HostedImage(
            url=url,
            host=self.name,
            sha256=image.sha256,
            size_bytes=image.size_bytes,
            delete_handle={"url": url},
        )

    async def delete(self, hosted: HostedImage) -> bool:
        self._there.discard(hosted.url)
        return True


class SimulatedHosts(FakeHosts):
    """Knows its hosts, and in bad weather not always."""

    def __init__(self, weather: Weather, *hosts: ImageHost) -> None:
        super().__init__(*hosts)
        self.spare = tuple(self.known)[1:]
        self._weather = weather

    def host(self, name: str) -> ImageHost:
        if self._weather.chance(self._weather.climate.error / 4):
            raise HostMissing(name)
        return super().host(name)


class SimulatedLinks:
    """Opens links, but not always."""

    def __init__(self, weather: Weather, *hosts: SimulatedHost) -> None:
        self._weather = weather
        self._hosts = hosts

    async def presence(self, url: str) -> LinkPresence:
        if self._weather.chance(self._weather.climate.error):
            return LinkPresence.UNCLEAR
        known = (host.has(url) for host in self._hosts)
        return LinkPresence.OPEN if any(known) else LinkPresence.GONE

    async def check(self, url: str, *, size_bytes: int | None, allow_loopback: bool) -> LinkReport:
        if self._weather.chance(self._weather.climate.error):
            return LinkReport(problem=LinkProblem.NOT_FOUND)
        if not url.startswith(ELSEWHERE) and not any(host.has(url) for host in self._hosts):
            return LinkReport(problem=LinkProblem.NOT_FOUND)
        return LinkReport(size_bytes=size_bytes, media_type="image/png")


class SimulatedDownloader:
    """Writes a part in two pieces, without syncing anything."""

    def __init__(self, disk: SimulatedDisk, weather: Weather) -> None:
        self._disk = disk
        self._weather = weather

    async def fetch(
        self, url: str, part: Path, *, allow_loopback: bool, on_bytes: CountBytes
    ) -> Fetched:
        weather = self._weather
        slept = weather.slept
        content = served(url)
        half = len(content) // 2
        if asyncio.get_running_loop().time() >= lives_until(url):
            raise DownloadFailed("expired")
        self._disk.write(part.name, content[:half])
        on_bytes(half, len(content))
        await hop()
        if weather.chance(0.1):
            await asyncio.sleep(10 * weather.rng.random())
        if weather.slept != slept:
            raise Unreachable("files.example", "asleep")
        if weather.chance(weather.climate.error):
            if weather.rng.random() < 0.5 or not is_video(url):
                raise DownloadFailed("length")
            return Fetched(half)  # it ended without a length: only the boxes can tell
        self._disk.write(part.name, content)
        on_bytes(len(content), len(content))
        return Fetched(len(content))


class SimulatedVideos:
    """Believes files that are whole."""

    def __init__(self, disk: SimulatedDisk) -> None:
        self._disk = disk

    async def verify(self, path: Path) -> VideoFacts:
        content = (self._disk.read(path.name) or b"").partition(SCENE_BOX)[0]
        if not content.endswith(END):
            raise DownloadFailed("not_a_video")
        return VideoFacts(width=1920, height=1080, duration_s=5.0, fps=24.0, has_sound=True)


class SimulatedNetwork:
    """Stands for the network thread: what is shielded outlives its waiter, within a grace.

    Attributes:
        cut_off: How often work was ended because the grace was over.
    """

    def __init__(self) -> None:
        self._going: list[asyncio.Task[Any]] = []
        self.cut_off = 0

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        return await work()

    async def run_shielded(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        loop = asyncio.get_running_loop()
        task = loop.create_task(work(), name="network")
        self._going.append(task)
        task.add_done_callback(self._going.remove)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Wait for what is shielded, then end it, as the program does when it quits."""
        if self._going:
            await asyncio.wait(list(self._going), timeout=GRACE_S)
        self.cut_off += len(self._going)
        for task in list(self._going):
            task.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)


class SimulatedClock:
    """Wall time that the user may set, and steady time that is the loop's.

    Attributes:
        wall: How far wall time is ahead of steady time, in seconds.
    """

    def __init__(self) -> None:
        self.wall = 1_700_000_000.0

    def now(self) -> float:
        return self.wall + asyncio.get_running_loop().time()

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        try:
            async with asyncio.timeout(timeout_s):
                await event.wait()
        except TimeoutError:
            return False
        return True


class SimulatedWakeLock:
    """Keeps nothing awake."""

    def hold(self) -> None:
        return

    def release(self) -> None:
        return
