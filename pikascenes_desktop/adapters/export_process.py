"""Exports in a process of their own, so that neither the window nor a gallery ever stutters.

One process for one export: cancelling ends it at once, whatever the encoder is doing. What it
wrote is a part file beside the target (on the same file system), which is renamed when whole.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from pikascenes_desktop.adapters.cancellable import in_thread
from pikascenes_desktop.adapters.durable import (
    NO_ROOM,
    reason,
    rename_without_overwriting,
    replace_file,
    sync_file,
)
from pikascenes_desktop.adapters.export_worker import Order, serve
from pikascenes_desktop.adapters.file_names import short_id, slug
from pikascenes_desktop.domain.errors import (
    AppError,
    ClipMissing,
    DiskFull,
    ExportFailed,
    FileExistsAlready,
)
from pikascenes_desktop.domain.json_values import JsonObject, as_float, as_int, as_object, as_str

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from pikascenes_desktop.domain.export import ExportKind, ExportOptions
    from pikascenes_desktop.domain.generation import Generation

_MAX_MESSAGE_BYTES: Final = 64 << 10
_FAREWELL_S: Final = 5.0
_LOOK_EVERY_S: Final = 0.05
"""How soon a cancelled export ends."""


class ProcessExporter:
    """Implements `ports.media.Exporter`."""

    def suggested_name(self, generation: Generation, index: int, suffix: str) -> str:
        """Return ``<slug>_<id8>[-n]<suffix>``."""
        number = f"-{index + 1}" if index else ""
        return f"{slug(generation.caption)}_{short_id(generation)}{number}{suffix}"

    async def export(
        self,
        source: Path,
        kind: ExportKind,
        target: Path,
        options: ExportOptions,
        on_progress: Callable[[float], None],
    ) -> None:
        """Make a file of a clip; see the port."""
        loop = asyncio.get_running_loop()
        order: Order = {
            "source": str(source),
            "part": str(target.with_name(f".{uuid4().hex}.part")),
            "kind": kind.value,
            "suffix": target.suffix,
            "keeps_scene": options.keeps_scene,
            "time_s": options.time_s,
            "width": options.width,
            "fps": options.fps,
            "frames": options.frames,
            "columns": options.columns,
        }

        made: list[_Job] = []

        def work(cancelled: threading.Event) -> None:
            def told(fraction: float) -> None:
                if not cancelled.is_set():
                    on_progress(fraction)

            def tell(fraction: float) -> None:
                loop.call_soon_threadsafe(told, fraction)

            job = _Job(target, order, tell, cancelled, overwrite=options.may_replace)
            made.append(job)
            job.run()

        try:
            await in_thread(work)
        except asyncio.CancelledError:
            for job in made:
                await asyncio.to_thread(job.take_back)
            raise


class _Cancelled(Exception):
    """The user does not want the file any more."""


class _Job:
    """One export, on a worker thread that waits for its process.

    Args:
        target: What the clip becomes.
        order: What the process is told.
        tell: Told how far it is, from 0 to 1, on the worker thread.
        cancelled: Set when the file is not wanted any more.
        overwrite: Whether the target may be replaced.
    """

    def __init__(
        self,
        target: Path,
        order: Order,
        tell: Callable[[float], None],
        cancelled: threading.Event,
        *,
        overwrite: bool,
    ) -> None:
        self._source = Path(order["source"])
        self._target = target
        self._part = Path(order["part"])
        self._order = order
        self._tell = tell
        self._cancelled = cancelled
        self._overwrite = overwrite
        self._is_new = False

    def run(self) -> None:
        """Make the file.

        Raises:
            AppError: As the port's `export`.
            _Cancelled: It was cancelled; nothing is left behind.
        """
        if not self._source.is_file():
            raise ClipMissing(path=str(self._source))
        try:
            self._refuse_taken()
            self._target.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._work()
                self._publish()
            finally:
                self._part.unlink(missing_ok=True)
        except OSError as exc:
            if isinstance(exc, FileExistsError) and self._target.exists():
                raise FileExistsAlready(path=str(self._target)) from exc
            raise self._trouble(exc.errno or 0, reason(exc)) from exc

    def take_back(self) -> None:
        """Remove a file that was ready in the moment it was cancelled; a replaced one stays."""
        if self._is_new:
            self._target.unlink(missing_ok=True)

    def _refuse_taken(self) -> None:
        if not self._overwrite and self._target.exists():
            raise FileExistsError

    def _publish(self) -> None:
        sync_file(self._part)
        if self._cancelled.is_set():
            raise _Cancelled
        if self._overwrite:
            replace_file(self._part, self._target)
        else:
            rename_without_overwriting(self._part, self._target)
            self._is_new = True
        self._tell(1.0)

    def _work(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        with ours:
            with theirs:
                process = context.Process(target=serve, args=(theirs,), daemon=True)
                process.start()
            try:
                ours.send_bytes(json.dumps(self._order).encode())
                self._follow(ours, process)
            except EOFError as exc:
                raise ExportFailed(path=str(self._target), reason="crashed") from exc
            except _Cancelled:
                process.kill()
                raise
            finally:
                _end(process)

    def _follow(self, connection: Connection, process: SpawnProcess) -> None:
        while True:
            if self._cancelled.is_set():
                raise _Cancelled
            is_alive = process.is_alive()
            if not connection.poll(_LOOK_EVERY_S if is_alive else 0):
                if not is_alive:  # on Windows its end of the pipe may stay open without it
                    raise EOFError
                continue
            message = as_object(json.loads(connection.recv_bytes(_MAX_MESSAGE_BYTES)))
            fraction = as_float(message.get("progress"))
            if fraction is None:
                self._check(message)
                return
            self._tell(min(1.0, max(0.0, fraction)))

    def _check(self, message: JsonObject) -> None:
        if "errno" in message:
            detail = as_str(message.get("detail")) or ""
            raise self._trouble(as_int(message["errno"]) or 0, detail)
        if "done" not in message:
            detail = as_str(message.get("unreadable")) or ""
            raise ExportFailed(path=str(self._target), reason=detail)

    def _trouble(self, number: int, detail: str) -> AppError:
        if number in NO_ROOM:
            return DiskFull(path=str(self._target))
        return ExportFailed(path=str(self._target), reason=detail)


def _end(process: SpawnProcess) -> None:
    process.join(_FAREWELL_S)
    if process.exitcode is None:
        process.kill()
        process.join()
    process.close()
