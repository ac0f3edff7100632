"""The ledger of uploads in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.exposure import STILL_OUT, ExposureState, is_signed
from pikascenes_desktop.domain.generation import UNSENT, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pikascenes_desktop.domain.generation import Failure, Generation
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.uploads import Upload

YET_TO_SEND = UNSENT | {State.SUBMITTING}


class FakeUploads:
    """Implements `ports.uploads.Uploads` by the same rules, without a disk.

    Attributes:
        rows: All rows by their number.
        users: Who used them.
    """

    def __init__(self, generations: dict[str, Generation], work: Callable[[], None]) -> None:
        self._generations = generations
        self._work = work
        self._latest = 0
        self.rows: dict[int, Upload] = {}
        self.users: dict[int, set[str]] = {}

    async def begin(self, upload: Upload, generation_id: str | None) -> Upload:
        self._work()
        self._latest += 1
        begun = self.rows[self._latest] = replace(upload, id=self._latest)
        self.users[begun.id] = set()
        self._use(begun.id, generation_id)
        return self._read(begun)

    async def settle(self, upload_id: int, hosted: HostedImage) -> Upload:
        self._work()
        begun = self.rows[upload_id]
        kept, known = begun, hosted
        same = self._same(begun, hosted)
        if same is not None:
            kept = same
            if not hosted.delete_handle:
                known = replace(hosted, delete_handle=same.hosted.delete_handle)
            self._merge(upload_id, same.id)
        since = begun.since if kept.state is ExposureState.EXPIRED else kept.since
        settled = self.rows[kept.id] = replace(
            kept,
            hosted=known,
            since=since,
            state=ExposureState.VISIBLE,
            is_usable=True,
            tries=0,
            is_acknowledged=False,
            trouble=None,
            gone_at=None,
        )
        return self._read(settled)

    async def lose(self, upload_id: int, trouble: Failure) -> None:
        self._work()
        begun = self.rows[upload_id]
        same = self._same(begun, replace(begun.hosted, url=""))
        if same is None:
            self.rows[upload_id] = replace(begun, trouble=trouble)
            return
        self._merge(upload_id, same.id)
        if same.state is ExposureState.EXPIRED:
            self.rows[same.id] = replace(begun, id=same.id, trouble=trouble)
        elif same.state is ExposureState.UNKNOWN:
            self.rows[same.id] = replace(same, trouble=trouble)

    def _same(self, begun: Upload, hosted: HostedImage) -> Upload | None:
        for row in self.rows.values():
            is_same = (hosted.url != "" and row.hosted.url == hosted.url) or (
                bool(hosted.delete_handle) and row.hosted.delete_handle == hosted.delete_handle
            )
            is_other = row.id != begun.id and row.place == begun.place
            if is_same and is_other and row.state is not ExposureState.DELETED:
                return row
        return None

    def _merge(self, upload_id: int, into: int) -> None:
        self.users[into] |= self.users.pop(upload_id)
        del self.rows[upload_id]

    async def drop(self, upload_id: int) -> None:
        self._work()
        self.rows.pop(upload_id, None)
        self.users.pop(upload_id, None)

    async def claim(
        self, place: str, sha256: str, generation_id: str, until: float
    ) -> Upload | None:
        self._work()
        found = [
            row
            for row in self.rows.values()
            if (row.place, row.hosted.sha256) == (place, sha256)
            and row.is_usable
            and row.state is ExposureState.VISIBLE
            and (row.hosted.expires_at is None or row.hosted.expires_at >= until)
        ]
        if not found:
            return None
        endless = float("inf")
        best = max(
            found, key=lambda row: (endless if (e := row.hosted.expires_at) is None else e, row.id)
        )
        read = self._read(best)
        self._use(best.id, generation_id)
        return read

    async def condemn(self, upload_id: int, *, even_if_needed: bool) -> Upload | None:
        self._work()
        row = self.rows.get(upload_id)
        if row is None or row.state is ExposureState.DELETED:
            return None
        handle = row.hosted.delete_handle
        twins = [
            each
            for each in self.rows.values()
            if handle
            and each.id != row.id
            and each.hosted.delete_handle == handle
            and each.state is not ExposureState.DELETED
        ]
        own = [] if row.state is ExposureState.DELETING else [row]
        if not even_if_needed and any(map(self._clips, [*own, *twins])):
            return None
        condemned = replace(row, state=ExposureState.DELETING, is_usable=False)
        self.rows[upload_id] = condemned
        return self._read(condemned)

    async def save(self, upload: Upload) -> None:
        self._work()
        self.rows[upload.id] = upload

    async def used_by(self, generation_id: str) -> list[Upload]:
        self._work()
        return [
            self._read(row) for row in self.rows.values() if generation_id in self.users[row.id]
        ]

    async def get(self, ids: Iterable[int]) -> list[Upload]:
        self._work()
        return [self._read(self.rows[one]) for one in ids if one in self.rows]

    async def all(self, *, gone: bool) -> list[Upload]:
        self._work()
        rows = [
            self._read(row)
            for row in self.rows.values()
            if row.hosted.host != "practice" and (gone or row.state in STILL_OUT)
        ]
        return sorted(rows, key=lambda row: (row.since, row.id), reverse=True)

    async def count(self) -> int:
        return len(await self.all(gone=False))

    async def lingering(self) -> list[Upload]:
        rows = await self.all(gone=True)
        return [
            row
            for row in reversed(rows)
            if row.state in STILL_OUT
            or (row.state is ExposureState.EXPIRED and is_signed(row.hosted.url))
        ]

    def _use(self, upload_id: int, generation_id: str | None) -> None:
        if generation_id in self._generations:
            self.users[upload_id].add(generation_id)

    def _read(self, row: Upload) -> Upload:
        return replace(row, clips=self._clips(row))

    def _clips(self, row: Upload) -> int:
        return sum(1 for one in self._generations.values() if self._needs(one, row))

    def _needs(self, one: Generation, row: Upload) -> bool:
        if one.is_ended:
            return False
        if one.id in self.users[row.id]:
            return True
        digests = {image.sha256 for image in one.scene.ingredients}
        return (
            row.is_usable
            and one.state in YET_TO_SEND
            and one.practice is (row.hosted.host == "practice")
            and row.hosted.sha256 in digests
        )
