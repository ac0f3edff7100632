"""The line: what becomes of accepted requests, from the reply to the ending.

The times are least times: a request is in line for `queue_s`, then in progress for at least
`run_s` and until its clip is there. Its pictures are fetched and its clip is rendered as soon
as possible, even while it is in line.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import time
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from pikascenes_desktop.domain.json_values import JsonObject, as_int
from pikascenes_desktop.domain.scene import AspectRatio, Duration, Resolution
from pikascenes_desktop.practice.durable import write_bytes
from pikascenes_desktop.practice.fetching import Fetcher, FetchRefused
from pikascenes_desktop.practice.orders import CLIP_NAME, Order, RenderFailed
from pikascenes_desktop.practice.request_store import (
    Ending,
    EndState,
    Record,
    RequestStore,
    is_stored,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.practice.image_store import ImageStore

_PLACES: Final = 3
"""The position in line that a request starts from."""
_FETCHES: Final = 2

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """The least times of a request, in seconds: in line, then in progress."""

    queue_s: float
    run_s: float


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a request stands, in the words of the vendor's status.

    Attributes:
        queue_position: From 1, counting down; only while in line.
    """

    state: str
    queue_position: int | None = None


@dataclass(slots=True, eq=False)
class _Entry:
    record: Record
    started: float
    """When it was received, on the loop's clock."""
    task: asyncio.Task[None] | None = None


class Renderer(Protocol):
    """Makes clips."""

    async def render(self, order: Order) -> None:
        """Put the clip into the order's folder.

        Raises:
            RenderFailed: It could not be made.
        """
        ...


class Line:
    """All requests that the service knows, and the tasks that work on them."""

    def __init__(
        self,
        store: RequestStore,
        images: ImageStore,
        renderer: Renderer,
        pace: Pace,
        fetcher: Fetcher | None = None,
    ) -> None:
        self._store = store
        self._images = images
        self._renderer = renderer
        self._pace = pace
        self._fetcher = fetcher or Fetcher()
        self._fetches = asyncio.Semaphore(_FETCHES)
        self._entries: dict[str, _Entry] = {}
        self._group: asyncio.TaskGroup | None = None

    async def load(self) -> None:
        """Read the requests on disk.

        Raises:
            OSError: They cannot be read, or an old one cannot be removed.
        """
        for record in await asyncio.to_thread(self._store.load, time.time()):
            waited = max(0.0, time.time() - record.received_at)
            started = asyncio.get_running_loop().time() - waited
            self._entries[record.id] = _Entry(record, started)

    def start(self, group: asyncio.TaskGroup) -> None:
        """Go on with the requests that have not ended, and accept more; tasks go to the group."""
        self._group = group
        for entry in self._entries.values():
            if entry.record.ending is None:
                entry.task = group.create_task(self._work(entry))

    def records(self) -> list[Record]:
        """Return every request known, in the order in which they were accepted."""
        return [entry.record for entry in self._entries.values()]

    def find(self, request_id: str) -> Record | None:
        """Return a request, None if there is none with this id."""
        entry = self._entries.get(request_id)
        return entry and entry.record

    async def accept(self, record: Record, stored: dict[int, bytes]) -> None:
        """Put a request on disk, then start to work on it.

        Args:
            record: The request, its input as it was sent.
            stored: The pictures that came inside the request, by their index from 0.

        Raises:
            OSError: It could not be put on disk.
        """
        started = asyncio.get_running_loop().time()
        kept = await asyncio.to_thread(self._store.accept, record, stored)
        entry = self._entries[record.id] = _Entry(kept, started)
        if self._group is not None:
            entry.task = self._group.create_task(self._work(entry))

    def stage(self, request_id: str) -> Stage:
        """Return where a known request stands.

        A failed one is "completed": to the vendor that means finished, not successful.
        """
        entry = self._entries[request_id]
        if entry.record.ending is not None:
            cancelled = entry.record.ending.state is EndState.CANCELLED
            return Stage("cancelled" if cancelled else "completed")
        left = entry.started + self._pace.queue_s - asyncio.get_running_loop().time()
        if left <= 0:
            return Stage("in_progress")
        return Stage("in_queue", min(_PLACES, math.ceil(left / self._pace.queue_s * _PLACES)))

    async def cancel(self, request_id: str) -> bool:
        """Cancel a known request if it is still in line; say whether it was.

        Raises:
            OSError: The ending could not be put on disk.
        """
        entry = self._entries[request_id]
        if self.stage(request_id).state != "in_queue":
            return False
        ending = Ending(EndState.CANCELLED, time.time())
        entry.record = replace(entry.record, ending=ending)
        if entry.task is not None:
            entry.task.cancel()
        await asyncio.to_thread(self._store.end, request_id, ending)
        return True

    def stop(self) -> None:
        """Cancel all work; what has not ended goes on at the next start."""
        for entry in self._entries.values():
            if entry.task is not None:
                entry.task.cancel()

    async def _work(self, entry: _Entry) -> None:
        error: JsonObject | None
        try:
            error = await self._make(entry.record)
        except Exception:  # one request's trouble must not end the service for all others
            log.exception("not foreseen")
            error = {"type": "provider_error", "message": "The practice service has a bug."}
        deadline = entry.started + self._pace.queue_s + self._pace.run_s
        await asyncio.sleep(max(0.0, deadline - asyncio.get_running_loop().time()))
        state = EndState.SUCCEEDED if error is None else EndState.FAILED
        ending = Ending(state, time.time(), error)
        # on a full disk it stands in memory alone, and is worked out anew at the next start
        with contextlib.suppress(OSError):
            await asyncio.to_thread(self._store.end, entry.record.id, ending)
        entry.record = replace(entry.record, ending=ending)

    async def _make(self, record: Record) -> JsonObject | None:
        """Fetch the pictures and render the clip; return the error object if that fails."""
        number = 0
        try:
            for number, link in enumerate(record.images, start=1):
                await self._fetch(record, number - 1, link)
        except FetchRefused as exc:
            message = f"Image {number} could not be used: {exc}."
            return {"type": "invalid_input", "message": message}
        except OSError:
            message = f"Image {number} could not be stored."
            return {"type": "provider_error", "message": message}
        folder = self._store.folder(record.id)
        if (folder / CLIP_NAME).exists():
            return None
        try:
            await self._renderer.render(
                Order(
                    images=tuple(
                        self._store.image(record.id, index) for index in range(len(record.images))
                    ),
                    folder=folder,
                    shape=AspectRatio(record.input.get("aspectRatio", AspectRatio.WIDE)),
                    resolution=Resolution(record.input.get("resolution", Resolution.FULL_HD)),
                    duration=Duration(as_int(record.input.get("duration")) or Duration.FIVE),
                    seed=record.seed,
                )
            )
        except RenderFailed as exc:
            return {"type": exc.kind, "message": exc.message}
        return None

    async def _fetch(self, record: Record, index: int, link: str) -> None:
        target = self._store.image(record.id, index)
        if is_stored(link) or target.exists():
            return
        # our own link: the port may be another since it was made
        prefix = f"{record.base}/images/"
        if link.startswith(prefix):
            source = self._images.find(link.removeprefix(prefix))
            if source is None:
                raise FetchRefused("the link answered 404")
            await asyncio.to_thread(_copy, source, target)
            return
        async with self._fetches:
            await self._fetcher.fetch(link, target)


def _copy(source: Path, target: Path) -> None:
    write_bytes(target, source.read_bytes())


def new_request_id() -> str:
    """Return an id like the vendor's: 36 characters of a UUID."""
    return str(uuid.uuid4())
