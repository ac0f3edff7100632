"""Putting a scene's images where the service can fetch them, and proving that it can."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pikascenes_desktop.domain.errors import (
    AppError,
    HostFull,
    ImageMissing,
    LinkNotOpen,
    ServiceFault,
    UploadRefused,
    UploadTooLarge,
)
from pikascenes_desktop.domain.generation import PRACTICE_BASE, Progress
from pikascenes_desktop.domain.host import HostStep
from pikascenes_desktop.ports.remote import ImageFile
from pikascenes_desktop.services.turns import Turns

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.host import HostedImage, LinkReport
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.domain.scene import Ingredient
    from pikascenes_desktop.ports.remote import ImageHost
    from pikascenes_desktop.services.parts import Parts


def may_use_loopback(api_base: str) -> bool:
    """Say whether http and loopback links are allowed: only if the API itself is on loopback."""
    return api_base == PRACTICE_BASE or is_loopback(api_base)


def is_loopback_allowed(preferences: Preferences) -> bool:
    """Say the same of a scene that is not sent yet, by what is set up now."""
    return preferences.practice or may_use_loopback(preferences.api_base)


def is_loopback(link: str) -> bool:
    """Say whether a link is plain http to this very computer, by name or number."""
    parts = urlsplit(link)
    return (
        parts.scheme == "http"
        and parts.username is None
        and parts.hostname in {"127.0.0.1", "::1", "localhost"}
    )


class _Bytes:
    """Byte counts of uploads side by side, summed into one progress."""

    def __init__(
        self, generation_id: str, sizes: dict[int, int], tell: Callable[[Progress], None]
    ) -> None:
        self.generation_id = generation_id
        self.sizes = sizes
        self.tell = tell
        self._done = dict.fromkeys(sizes, 0)
        self._lock = threading.Lock()

    def counter(self, number: int) -> Callable[[int, int | None], None]:
        def count(done: int, _total: int | None) -> None:
            with self._lock:
                self._done[number] = min(done, self.sizes[number])
                whole = sum(1 for n, size in self.sizes.items() if self._done[n] >= size)
                progress = Progress(
                    generation_id=self.generation_id,
                    done_bytes=sum(self._done.values()),
                    total_bytes=sum(self.sizes.values()),
                    image=min(whole + 1, len(self.sizes)),
                    images=len(self.sizes),
                )
            self.tell(progress)

        return count


class Hosting:
    """Uploads images side by side, reuses what is there already, and checks every link."""

    def __init__(self, parts: Parts, tell: Callable[[Progress], None]) -> None:
        self._parts = parts
        self._tell = tell
        self._turns = Turns()

    async def urls(self, generation: Generation) -> tuple[str, ...]:
        """Return a link for each image, in the scene's order, each just proved to open.

        Raises:
            ImageMissing: The library's copy of an image is gone.
            LinkNotOpen: A link does not open from outside.
            SetupError, RemoteError: The host's trouble, as `ImageHost.upload` says it.
        """
        ingredients = generation.scene.ingredients
        files = {
            number: await self._file(number, image)
            for number, image in enumerate(ingredients, start=1)
            if not image.is_link
        }
        host = self._parts.hosts.host(generation.host) if files else None
        sizes = {number: file.size_bytes for number, file in files.items()}
        counts = _Bytes(generation.id, sizes, self._tell)
        loopback = may_use_loopback(generation.api_base)

        async def one(number: int, image: Ingredient) -> str:
            if host is None or number not in files:
                await self._must_open(number, image.source, None, loopback=loopback)
                return image.source
            return await self._hosted(
                host, files[number], generation.id, counts.counter(number), loopback=loopback
            )

        results = await asyncio.gather(
            *(one(number, image) for number, image in enumerate(ingredients, start=1)),
            return_exceptions=True,
        )
        for result in results:
            if isinstance(result, BaseException):
                raise result
        return tuple(result for result in results if isinstance(result, str))

    async def _file(self, number: int, image: Ingredient) -> ImageFile:
        if image.sha256 is None or image.media_type is None or image.size_bytes is None:
            raise ImageMissing(path=image.source)
        path = self._parts.library.ingredient_path(image.sha256, image.media_type)
        if not await asyncio.to_thread(path.is_file):  # the library may be a drive that sleeps
            raise ImageMissing(path=image.source)
        return ImageFile(number, path, image.sha256, image.media_type, image.size_bytes)

    async def _hosted(
        self,
        host: ImageHost,
        file: ImageFile,
        generation_id: str,
        on_bytes: Callable[[int, int | None], None],
        *,
        loopback: bool,
    ) -> str:
        parts = self._parts
        if not host.keeps_files:
            return (await parts.network.run(lambda: host.upload(file, on_bytes))).url
        # Two clips of one press need the same picture: the second finds what the first put there.
        async with self._turns.of(f"{host.name} {file.sha256}"):
            return await self._kept(host, file, generation_id, on_bytes, loopback=loopback)

    async def _kept(
        self,
        host: ImageHost,
        file: ImageFile,
        generation_id: str,
        on_bytes: Callable[[int, int | None], None],
        *,
        loopback: bool,
    ) -> str:
        parts = self._parts
        known = await parts.history.hosted(host.name, file.sha256, parts.clock.now())
        if known is not None:
            report = await self._report(known.url, file.size_bytes, loopback=loopback)
            if report.problem is None:
                on_bytes(file.size_bytes, file.size_bytes)
                await parts.history.add_hosted(known, generation_id)
                return known.url
            await parts.history.forget_hosted(known)
        hosted = await parts.network.run(lambda: host.upload(file, on_bytes))
        await parts.history.add_hosted(hosted, generation_id)
        await self._must_open(file.number, hosted.url, file.size_bytes, loopback=loopback)
        return hosted.url

    async def _report(self, url: str, size: int | None, *, loopback: bool) -> LinkReport:
        return await self._parts.links.check(url, size_bytes=size, allow_loopback=loopback)

    async def _must_open(self, number: int, url: str, size: int | None, *, loopback: bool) -> None:
        report = await self._report(url, size, loopback=loopback)
        if report.problem is not None:
            raise LinkNotOpen(image=number, reason=report.problem.value)


@dataclass(frozen=True, slots=True)
class StepReport:
    """How one step of testing a host went; `error` is None when it went well."""

    step: HostStep
    error: AppError | None = None


async def prove_host(
    parts: Parts, host: ImageHost, picture: ImageFile, *, loopback: bool
) -> AsyncIterator[StepReport]:
    """Test a host in its visible steps, ending at the first that fails.

    Signing in and uploading are one exchange at most hosts: credentials that are refused fail
    the first step, all else the second.
    """
    try:
        hosted: HostedImage = await parts.network.run(
            lambda: host.upload(picture, lambda _done, _total: None)
        )
    except AppError as error:
        if isinstance(error, UploadRefused | UploadTooLarge | HostFull | ServiceFault):
            yield StepReport(HostStep.SIGN_IN)
            yield StepReport(HostStep.UPLOAD, error)
        else:
            yield StepReport(HostStep.SIGN_IN, error)
        return
    yield StepReport(HostStep.SIGN_IN)
    yield StepReport(HostStep.UPLOAD)
    if host.keeps_files:
        report = await parts.links.check(
            hosted.url, size_bytes=picture.size_bytes, allow_loopback=loopback
        )
        if report.problem is not None:
            yield StepReport(HostStep.OPEN, LinkNotOpen(image=1, reason=report.problem.value))
        else:
            yield StepReport(HostStep.OPEN)
    try:
        deleted = await parts.network.run(lambda: host.delete(hosted))
    except AppError as error:
        yield StepReport(HostStep.DELETE, error)
        return
    if deleted:
        yield StepReport(HostStep.DELETE)
