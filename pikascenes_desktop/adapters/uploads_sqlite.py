"""The ledger of uploads in SQLite, on the history's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.upload_statements import (
    all_uploads,
    begin_upload,
    claim_upload,
    condemn_upload,
    count_uploads,
    drop_upload,
    get_uploads,
    lingering_uploads,
    lose_upload,
    save_upload,
    settle_upload,
    uploads_used_by,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.adapters.sqlite import SqliteThread
    from pikascenes_desktop.domain.generation import Failure
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.uploads import Upload


class SqliteUploads:
    """Implements `pikascenes_desktop.ports.uploads.Uploads`."""

    def __init__(self, thread: SqliteThread) -> None:
        self._thread = thread

    async def begin(self, upload: Upload, generation_id: str | None) -> Upload:
        return await self._thread.run(lambda sql: begin_upload(sql, upload, generation_id))

    async def settle(self, upload_id: int, hosted: HostedImage) -> Upload:
        return await self._thread.run(lambda sql: settle_upload(sql, upload_id, hosted))

    async def lose(self, upload_id: int, trouble: Failure) -> None:
        await self._thread.run(lambda sql: lose_upload(sql, upload_id, trouble))

    async def drop(self, upload_id: int) -> None:
        await self._thread.run(lambda sql: drop_upload(sql, upload_id))

    async def claim(
        self, place: str, sha256: str, generation_id: str, until: float
    ) -> Upload | None:
        return await self._thread.run(
            lambda sql: claim_upload(sql, place, sha256, generation_id, until)
        )

    async def condemn(self, upload_id: int, *, even_if_needed: bool) -> Upload | None:
        return await self._thread.run(lambda sql: condemn_upload(sql, upload_id, even_if_needed))

    async def save(self, upload: Upload) -> None:
        await self._thread.run(lambda sql: save_upload(sql, upload))

    async def used_by(self, generation_id: str) -> list[Upload]:
        return await self._thread.run(lambda sql: uploads_used_by(sql, generation_id))

    async def get(self, ids: Iterable[int]) -> list[Upload]:
        wanted = list(ids)
        return await self._thread.run(lambda sql: get_uploads(sql, wanted))

    async def all(self, *, gone: bool) -> list[Upload]:
        return await self._thread.run(lambda sql: all_uploads(sql, gone))

    async def count(self) -> int:
        return await self._thread.run(count_uploads)

    async def lingering(self) -> list[Upload]:
        return await self._thread.run(lingering_uploads)
