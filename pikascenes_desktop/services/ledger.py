"""Images on their way to a host and back: written down before the first byte leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.custom_host import AnswerProblem
from pikascenes_desktop.domain.errors import (
    AppError,
    HostFull,
    InputError,
    LocalError,
    NotConnected,
    RateLimited,
    SetupError,
    UploadRefused,
    UploadTooLarge,
)
from pikascenes_desktop.domain.host import HostedImage
from pikascenes_desktop.ports.hosts import Foretelling
from pikascenes_desktop.ports.uploads import Upload
from pikascenes_desktop.services.failures import failure_of
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.turns import Turns

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from pikascenes_desktop.domain.exposure import ExposureState
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile, ImageHost
    from pikascenes_desktop.services.parts import Parts

PRACTICE: Final = "practice"
"""The host whose pictures never leave this computer; they are a cache, and no exposure."""

LINK_LIFE_S: Final = 3600.0
"""A link must live this long still to be used again: a queue can be that slow."""

TEST_S: Final = 300.0
"""A picture that tests a host is left to the test for so long."""

_NO_ANSWER: Final = frozenset(AnswerProblem) - {AnswerProblem.BAD_HEADER}
"""A custom host said yes, and nothing of use with it."""


def was_refused(error: AppError) -> bool:
    """Say whether an upload that failed can have left nothing at its host."""
    if isinstance(error, UploadRefused):
        return error.reason not in _NO_ANSWER
    return isinstance(
        error,
        SetupError
        | InputError
        | LocalError
        | NotConnected
        | RateLimited
        | UploadTooLarge
        | HostFull,
    )


class Ledger:
    """Sends images, and knows which of them are out.

    Attributes:
        changed: Published after each change of what may be visible.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._turns = Turns()
        self.changed: Feed[None] = Feed()

    def alone(self, sha256: str) -> AbstractAsyncContextManager[None]:
        """Keep all others from sending or deleting these bytes: one may be the other's."""
        return self._turns.of(sha256)

    async def claim(self, name: str, sha256: str, generation_id: str) -> Upload | None:
        """Return what is on a host already and lives long enough; the generation needs it now.

        Raises:
            HostMissing: There is no such host.
        """
        parts = self._parts
        return await parts.history.uploads.claim(
            parts.hosts.place(name), sha256, generation_id, parts.clock.now() + LINK_LIFE_S
        )

    async def send(
        self,
        host: ImageHost,
        file: ImageFile,
        on_bytes: CountBytes,
        generation_id: str | None = None,
    ) -> Upload:
        """Put an image on a host that keeps files.

        What the history cannot write down is not sent. When the answer is lost, a row stays.

        Args:
            host: Where to.
            file: The image.
            on_bytes: Told of the bytes.
            generation_id: The clip that needs it; None for a test of the host.

        Raises:
            SetupError, RemoteError: The host's trouble, as `ImageHost.upload` says it.
            HistoryUnavailable: It could not be written down.
        """
        parts, uploads = self._parts, self._parts.history.uploads
        now = parts.clock.now()
        known = HostedImage("", host.name, file.sha256, file.size_bytes)
        if isinstance(host, Foretelling):
            known = await parts.network.run(lambda: host.foretold(file))
        begun = await uploads.begin(
            Upload(
                hosted=known,
                place=parts.hosts.place(host.name),
                media_type=file.media_type,
                since=now,
                due_at=now if generation_id is not None else now + TEST_S,
            ),
            generation_id,
        )
        try:
            hosted = await parts.network.run(lambda: host.upload(file, on_bytes))
        except AppError as error:
            if was_refused(error) or host.name == PRACTICE:
                await uploads.drop(begun.id)
            else:
                await uploads.lose(begun.id, failure_of(error))
            self.changed.publish(None)
            raise
        settled = await uploads.settle(begun.id, hosted)
        self.changed.publish(None)
        return settled

    async def distrust(self, upload: Upload) -> None:
        """Never send the link of an upload again: it does not open."""
        uploads = self._parts.history.uploads
        if upload.hosted.host == PRACTICE:
            await uploads.drop(upload.id)
            return
        for current in await uploads.get((upload.id,)):
            await uploads.save(replace(current, is_usable=False))

    async def distrust_all_of(self, generation_id: str) -> None:
        """Never send again what RunComfy could not open for this generation."""
        for upload in await self._parts.history.uploads.used_by(generation_id):
            await self.distrust(upload)

    async def keep(self, upload: Upload) -> Upload:
        """Write an upload as it now stands."""
        await self._parts.history.uploads.save(upload)
        self.changed.publish(None)
        return upload

    async def end(self, upload: Upload, state: ExposureState) -> Upload:
        """Write that an upload is gone."""
        return await self.keep(
            replace(
                upload,
                state=state,
                is_usable=False,
                trouble=None,
                gone_at=self._parts.clock.now(),
            )
        )
