"""Taking an image back from its host, and seeing that it is gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import (
    AppError,
    DeletionImpossible,
    HostMissing,
    LocalError,
    StillVisible,
    Unreachable,
)
from pikascenes_desktop.domain.exposure import (
    ExposureState,
    Leaving,
    is_signed,
    leaving_of,
)
from pikascenes_desktop.domain.host import LinkPresence
from pikascenes_desktop.services.failures import failure_of

if TYPE_CHECKING:
    from pikascenes_desktop.ports.uploads import Upload
    from pikascenes_desktop.services.ledger import Ledger
    from pikascenes_desktop.services.parts import Parts

FIRST_WAIT_S: Final = 60.0
LONGEST_WAIT_S: Final = 24 * 3600.0
WAIT_GROWS: Final = 4


def wait_after(tries: int) -> float:
    """Return how many seconds to leave an image alone after so many failures."""
    return min(LONGEST_WAIT_S, FIRST_WAIT_S * WAIT_GROWS ** min(tries, 20))


async def withdraw(
    parts: Parts, ledger: Ledger, upload: Upload, *, even_if_needed: bool = False
) -> Upload | None:
    """Delete an image at its host.

    Args:
        parts: The ports.
        ledger: Where its row is.
        upload: The image; one that the program can delete.
        even_if_needed: Whether a clip that needs it does not keep it: the user said so.

    Returns:
        It as it now stands, `trouble` saying why it is not gone; None when it was left alone,
        as a clip needs it.

    Raises:
        HistoryUnavailable, DiskFull: It could not be written down.
    """
    async with ledger.alone(upload.hosted.sha256 or ""):
        condemned = await parts.history.uploads.condemn(upload.id, even_if_needed=even_if_needed)
        if condemned is None:
            return None
        try:
            await _delete(parts, condemned)
        except LocalError:
            raise
        except AppError as error:
            return await put_off(parts, ledger, condemned, error)
        return await confirm(parts, ledger, replace(condemned, is_acknowledged=True))


async def _delete(parts: Parts, upload: Upload) -> None:
    name = upload.hosted.host
    profile = parts.hosts.found(upload.place, name)
    if profile is None:
        raise HostMissing(name)
    host = parts.hosts.host(profile.name)
    if not await parts.network.run(lambda: host.delete(upload.hosted)):
        raise DeletionImpossible(name)


async def confirm(parts: Parts, ledger: Ledger, upload: Upload) -> Upload:
    """Look whether what its host says it deleted is gone, by the link as everybody has it.

    404 and 410 say so. A signed link to something private answers 403 (AWS, to those who may
    not list the bucket) or 400 as well; that counts, as the host said that it deleted it.
    """
    url = upload.hosted.url
    presence = await parts.links.presence(url) if url else LinkPresence.GONE
    if presence is LinkPresence.GONE or (presence is LinkPresence.CLOSED and is_signed(url)):
        return await ledger.end(upload, ExposureState.DELETED)
    error: AppError = StillVisible(upload.hosted.host)
    if presence is LinkPresence.UNCLEAR:
        error = Unreachable(upload.hosted.host)
    return await put_off(parts, ledger, replace(upload, state=ExposureState.DELETING), error)


async def put_off(parts: Parts, ledger: Ledger, upload: Upload, error: AppError) -> Upload:
    """Write why an image is not gone, and leave it alone for a while."""
    state = upload.state
    if isinstance(error, DeletionImpossible) and not upload.is_acknowledged:
        state = ExposureState.VISIBLE if upload.hosted.url else ExposureState.UNKNOWN
    return await ledger.keep(
        replace(
            upload,
            state=state,
            tries=upload.tries + 1,
            due_at=parts.clock.now() + wait_after(upload.tries),
            trouble=failure_of(error),
        )
    )


async def look(parts: Parts, ledger: Ledger, upload: Upload) -> Upload:
    """Look whether an image has gone that the program does not delete, or does no more.

    Before its time is over only 404 and 410 say so: its owner, or its host, took it away. After
    it any link that shows no picture has expired, as it was said to.
    """
    url, now = upload.hosted.url, parts.clock.now()
    is_over = upload.hosted.expires_at is not None and upload.hosted.expires_at <= now
    if not url:
        if is_over:
            return await ledger.end(upload, ExposureState.EXPIRED)
        return replace(upload, trouble=failure_of(DeletionImpossible(upload.hosted.host)))
    presence = await parts.links.presence(url)
    if presence is LinkPresence.GONE or (is_over and presence is LinkPresence.CLOSED):
        return await ledger.end(upload, ExposureState.EXPIRED if is_over else ExposureState.DELETED)
    if not is_over:
        return replace(upload, trouble=failure_of(DeletionImpossible(upload.hosted.host)))
    error = Unreachable if presence is LinkPresence.UNCLEAR else StillVisible
    return await put_off(parts, ledger, upload, error(upload.hosted.host))


def can_delete(upload: Upload, now: float) -> bool:
    """Say whether the program can delete an image."""
    hosted = upload.hosted
    return leaving_of(hosted.delete_handle, hosted.expires_at, now) is Leaving.DELETABLE
