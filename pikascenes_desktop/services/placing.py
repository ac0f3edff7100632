"""One scene's images, each on the first of the user's hosts that takes it and shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import (
    AppError,
    CaptivePortal,
    HostFull,
    LinkNotOpen,
    RateLimited,
    RemoteError,
    ServiceFault,
    SetupError,
    Unreachable,
)
from pikascenes_desktop.domain.generation import Fallback
from pikascenes_desktop.services.failures import failure_of
from pikascenes_desktop.services.host_order import order_for

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.host import LinkRemark, LinkReport
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile, ImageHost
    from pikascenes_desktop.ports.uploads import Upload
    from pikascenes_desktop.services.ledger import Ledger
    from pikascenes_desktop.services.parts import Parts

_OF_THE_HOST: Final = (
    SetupError | Unreachable | RateLimited | ServiceFault | CaptivePortal | HostFull
)
"""What the next image would meet as well; all else is about the one image."""


class NoHostLeft(Exception):
    """None of the hosts took an image.

    Attributes:
        errors: What each said, in the order they were tried; at least one.
    """

    def __init__(self, errors: tuple[AppError, ...]) -> None:
        super().__init__(*errors)
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Placed:
    """An image where RunComfy can fetch it.

    Attributes:
        url: Its link, or a data URI.
        checked_at: When the link was seen to open, steady seconds; None for a data URI.
        size_bytes: What was sent; None for the user's own links.
        host: Where it is; empty for the user's own links.
        upload: Its row of the ledger.
        remarks: What was noticed when the link was last seen to open.
    """

    url: str
    checked_at: float | None
    size_bytes: int | None = None
    host: str = ""
    upload: Upload | None = None
    remarks: tuple[LinkRemark, ...] = ()


class Placing:
    """Puts the images of one generation somewhere, in one attempt.

    A host that fails for a reason that is not the image's own is not asked for the next. What
    lies on one of the hosts already stays there: one scene may have its images on several.

    Args:
        parts: The ports.
        ledger: Sends them.
        generation: Whose images they are.
        loopback: Whether links to this computer pass.
        note: Told when one host failed and another steps in.
    """

    def __init__(
        self,
        parts: Parts,
        ledger: Ledger,
        generation: Generation,
        *,
        loopback: bool,
        note: Callable[[Fallback], Awaitable[None]],
    ) -> None:
        self._parts = parts
        self._ledger = ledger
        self._generation = generation
        self._loopback = loopback
        self._note = note
        self._names = order_for(parts.hosts, generation)
        self._failed: dict[str, AppError] = {}
        self._failed_for: dict[tuple[str, int], AppError] = {}

    async def place(self, file: ImageFile, on_bytes: CountBytes) -> Placed:
        """Return where an image is, its link just seen to open.

        Raises:
            NoHostLeft: None of the hosts took it.
            LocalError, InputError: The image or the history is the trouble.
        """
        for name in self._names:
            # two clips of one press need the same picture: the second finds what the first put
            async with self._ledger.alone(file.sha256):
                known = await self._known(name, file, on_bytes)
            if known is not None:
                return known
        for name in self._names:
            if self._error(name, file) is None:
                try:
                    return await self._put(name, file, on_bytes)
                except (SetupError, RemoteError) as error:
                    await self.give_up(name, file, error)
        errors = (self._error(name, file) for name in self._names)
        raise NoHostLeft(tuple(error for error in errors if error is not None))

    async def accept(self, number: int, link: str) -> Placed:
        """Return a link of the user's own. Raises `LinkNotOpen` if it does not open."""
        report = await self.check(link, None)
        if report.problem is not None:
            raise LinkNotOpen(image=number, reason=report.problem.value)
        return Placed(link, self._parts.clock.monotonic(), remarks=report.remarks)

    async def give_up(self, name: str, file: ImageFile, error: AppError) -> None:
        """Try a host no more: for this image, or for none of them."""
        is_first = not self._is_known_to_fail(name)
        if isinstance(error, _OF_THE_HOST):
            self._failed[name] = error
        else:
            self._failed_for[name, file.number] = error
        if is_first and len(self._names) > 1:
            after = self._names[self._names.index(name) + 1 :]
            left = (each for each in after if self._error(each, file) is None)
            await self._note(Fallback(name, failure_of(error), next(left, "")))

    def _is_known_to_fail(self, name: str) -> bool:
        return name in self._failed or any(name == each for each, _ in self._failed_for)

    def _error(self, name: str, file: ImageFile) -> AppError | None:
        return self._failed.get(name) or self._failed_for.get((name, file.number))

    async def _known(self, name: str, file: ImageFile, on_bytes: CountBytes) -> Placed | None:
        """Return what is on a host already, if its link still opens."""
        if self._error(name, file) is not None:
            return None
        try:
            known = await self._ledger.claim(name, file.sha256, self._generation.id)
        except SetupError:
            return None  # it will say so when it is its turn
        if known is None:
            return None
        report = await self.check(known.hosted.url, file.size_bytes)
        if report.problem is not None:
            await self._ledger.distrust(known)
            return None
        on_bytes(file.size_bytes, file.size_bytes)
        return self._placed(file, known, report)

    async def _put(self, name: str, file: ImageFile, on_bytes: CountBytes) -> Placed:
        host = self._parts.hosts.host(name)
        if not host.keeps_files:
            return Placed(await self._inside(host, file, on_bytes), None, host=name)
        async with self._ledger.alone(file.sha256):
            known = await self._known(name, file, on_bytes)
            if known is not None:
                return known
            upload = await self._ledger.send(host, file, on_bytes, self._generation.id)
            report = await self.check(upload.hosted.url, file.size_bytes)
            if report.problem is not None:
                await self._ledger.distrust(upload)
                raise LinkNotOpen(image=file.number, reason=report.problem.value)
            return self._placed(file, upload, report)

    async def _inside(self, host: ImageHost, file: ImageFile, on_bytes: CountBytes) -> str:
        return (await self._parts.network.run(lambda: host.upload(file, on_bytes))).url

    async def check(self, url: str, size_bytes: int | None) -> LinkReport:
        """Open a link as RunComfy will."""
        return await self._parts.links.check(
            url, size_bytes=size_bytes, allow_loopback=self._loopback
        )

    def _placed(self, file: ImageFile, upload: Upload, report: LinkReport) -> Placed:
        return Placed(
            upload.hosted.url,
            self._parts.clock.monotonic(),
            file.size_bytes,
            upload.hosted.host,
            upload,
            report.remarks,
        )
