"""Testing an image host in its visible steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import (
    AppError,
    HostFull,
    LinkNotOpen,
    ServiceFault,
    StillVisible,
    UploadRefused,
    UploadTooLarge,
)
from pikascenes_desktop.domain.host import HostStep
from pikascenes_desktop.services.withdrawing import confirm

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from pikascenes_desktop.domain.host import LinkRemark
    from pikascenes_desktop.ports.remote import ImageFile, ImageHost
    from pikascenes_desktop.services.ledger import Ledger
    from pikascenes_desktop.services.parts import Parts


@dataclass(frozen=True, slots=True)
class StepReport:
    """How one step of testing a host went.

    Attributes:
        error: None when it went well.
        remarks: What was noticed about the link, though it opens.
        seconds: How long it took; None where nobody measured it.
    """

    step: HostStep
    error: AppError | None = None
    seconds: float | None = None
    remarks: tuple[LinkRemark, ...] = ()


class _Stopwatch:
    """How long each step of a test takes.

    Signing in counts until the first bytes of the picture are on their way: at most hosts it is
    one exchange with the upload.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._since = now()
        self._first_bytes: float | None = None

    def count(self, done: int, _total: int | None) -> None:
        if done and self._first_bytes is None:
            self._first_bytes = self._now()

    def signed_in(self) -> float:
        """Return what signing in took, and let the upload begin there."""
        until = self._first_bytes or self._now()
        took, self._since = until - self._since, until
        return took

    def lap(self) -> float:
        """Return what a step took, and begin the next."""
        now = self._now()
        took, self._since = now - self._since, now
        return took


async def prove_host(
    parts: Parts, ledger: Ledger, host: ImageHost, picture: ImageFile, *, loopback: bool
) -> AsyncIterator[StepReport]:
    """Test a host in its visible steps, ending at the first that fails.

    Signing in and uploading are one exchange at most hosts: credentials that are refused fail
    the first step, all else the second. The picture stands in the ledger like any other: what
    the test leaves behind, as it cannot be deleted or the test was broken off, is seen there.
    """
    watch = _Stopwatch(parts.clock.monotonic)
    upload = None
    try:
        if host.keeps_files:
            upload = await ledger.send(host, picture, watch.count)
            hosted = upload.hosted
        else:
            hosted = await parts.network.run(lambda: host.upload(picture, watch.count))
    except AppError as error:
        if isinstance(error, UploadRefused | UploadTooLarge | HostFull | ServiceFault):
            yield StepReport(HostStep.SIGN_IN, seconds=watch.signed_in())
            yield StepReport(HostStep.UPLOAD, error, watch.lap())
        else:
            yield StepReport(HostStep.SIGN_IN, error, watch.lap())
        return
    yield StepReport(HostStep.SIGN_IN, seconds=watch.signed_in())
    yield StepReport(HostStep.UPLOAD, seconds=watch.lap())
    if host.keeps_files:
        report = await parts.links.check(
            hosted.url, size_bytes=picture.size_bytes, allow_loopback=loopback
        )
        problem = report.problem
        error = None if problem is None else LinkNotOpen(image=1, reason=problem.value)
        yield StepReport(HostStep.OPEN, error, watch.lap(), report.remarks)
    try:
        deleted = await parts.network.run(lambda: host.delete(hosted))
    except AppError as error:
        yield StepReport(HostStep.DELETE, error, watch.lap())
        return
    if deleted:
        error = None
        if upload is not None:
            left = await confirm(parts, ledger, replace(upload, is_acknowledged=True))
            if left.trouble is not None and left.trouble.code == StillVisible.code:
                error = StillVisible(host.name)  # what it said is not so
        yield StepReport(HostStep.DELETE, error, watch.lap())
