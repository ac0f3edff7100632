"""Pictures, by libvips and libheif in a process of their own."""

from __future__ import annotations

import asyncio
import errno
import logging
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.image_headers import (
    MAX_EDGE,
    MAX_FILE_BYTES,
    MediaType,
    Unreadable,
    sniff,
)
from pikascenes_desktop.adapters.image_worker import SUFFIXES, Order, serve
from pikascenes_desktop.adapters.worker_process import (
    WorkerCrashed,
    WorkerProcess,
    WorkerTimedOut,
)
from pikascenes_desktop.domain.errors import (
    DiskFull,
    ImageMissing,
    ImageTooLarge,
    ImageUnreadable,
    LibraryUnavailable,
)
from pikascenes_desktop.domain.json_values import JsonObject, as_int, as_str
from pikascenes_desktop.ports.media import ImageFacts, NormalisedImage

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from pikascenes_desktop.adapters.image_worker import Action

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_LOG: Final = logging.getLogger(__name__)


class VipsImages:
    """Implements `ports.media.Images`; one picture at a time, each in the image worker.

    The worker starts with the first picture and stays warm for a while. A frozen program must
    call `multiprocessing.freeze_support` before anything else. Beside the port's errors, what
    cannot be written raises `DiskFull` or `LibraryUnavailable`.

    Args:
        timeout_s: Longest time one picture may take.
        idle_s: The worker ends itself after this time without a picture.
    """

    def __init__(self, *, timeout_s: float = 120.0, idle_s: float = 60.0) -> None:
        self._timeout_s = timeout_s
        self._worker = WorkerProcess(serve, idle_s=idle_s)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="images")

    @property
    def worker_pid(self) -> int | None:
        """The worker's process id while it is warm, for diagnostics."""
        return self._worker.pid

    async def inspect(self, path: Path) -> ImageFacts:
        media_type, size_bytes = await asyncio.to_thread(_look, path)
        answer = await self._ask("inspect", path, media_type)
        return _facts(path, answer, media_type, size_bytes)

    async def normalise(self, path: Path, into: Path) -> NormalisedImage:
        media_type, size_bytes = await asyncio.to_thread(_look, path)
        answer = await self._ask("normalise", path, media_type, target=into, edge=MAX_EDGE)
        return _normalised(path, answer, into, _facts(path, answer, media_type, size_bytes))

    async def thumbnail(self, path: Path, target: Path, edge: int) -> None:
        media_type, _ = await asyncio.to_thread(_look, path)
        await self._ask("thumbnail", path, media_type, target=target, edge=edge)

    async def close(self) -> None:
        """End the worker; a picture being read raises `ImageUnreadable`."""
        await asyncio.to_thread(self._worker.close)
        await asyncio.to_thread(self._thread.shutdown, cancel_futures=True)

    async def _ask(
        self,
        do: Action,
        path: Path,
        media_type: MediaType,
        *,
        target: Path | None = None,
        edge: int = 0,
    ) -> JsonObject:
        order: Order = {
            "do": do,
            "path": str(path),
            "media_type": media_type,
            "target": "" if target is None else str(target),
            "edge": edge,
        }
        loop = asyncio.get_running_loop()
        with _translated(path):
            answer = await loop.run_in_executor(self._thread, self._answer, order)
        _raise_trouble(path, answer, target)
        return answer

    def _answer(self, order: Order) -> JsonObject:
        return self._worker.ask(order, timeout_s=self._timeout_s)


@contextmanager
def _translated(path: Path) -> Generator[None]:
    """Turn what can go wrong around a picture into what the user is told."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as exc:
        raise ImageMissing(str(path)) from exc
    except PermissionError as exc:
        raise ImageUnreadable(str(path), Unreadable.NOT_PERMITTED.value) from exc
    except (OSError, ValueError) as exc:  # ValueError: a name with a null character
        raise ImageUnreadable(str(path), Unreadable.DAMAGED.value) from exc
    except WorkerCrashed as exc:
        raise ImageUnreadable(str(path), Unreadable.CRASHED.value) from exc
    except WorkerTimedOut as exc:
        raise ImageUnreadable(str(path), Unreadable.TIMED_OUT.value) from exc


def _look(path: Path) -> tuple[MediaType, int]:
    """Return kind and size in bytes of a file that is worth opening."""
    with _translated(path):
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would never end
            raise ImageUnreadable(str(path), Unreadable.NOT_A_PICTURE.value)
        if status.st_size > MAX_FILE_BYTES:
            raise ImageTooLarge(str(path), size_bytes=status.st_size)
        media_type = sniff(path)
    if media_type is None:
        raise ImageUnreadable(str(path), Unreadable.NOT_A_PICTURE.value)
    return media_type, status.st_size


def _raise_trouble(path: Path, answer: JsonObject, target: Path | None) -> None:
    detail = as_str(answer.get("detail"))
    if detail is not None:
        _LOG.info("a picture was refused: %s", detail)
    if "too_large" in answer:
        raise ImageTooLarge(
            str(path),
            width=as_int(answer.get("original_width")),
            height=as_int(answer.get("original_height")),
        )
    if "unreadable" in answer:
        raise ImageUnreadable(str(path), Unreadable.DAMAGED.value)
    if "errno" in answer:
        if as_int(answer["errno"]) in _NO_ROOM:
            raise DiskFull(str(target))
        raise LibraryUnavailable(str(target), detail or "")


def _facts(path: Path, answer: JsonObject, media_type: MediaType, size_bytes: int) -> ImageFacts:
    width, height = as_int(answer.get("original_width")), as_int(answer.get("original_height"))
    if width is None or height is None:
        raise ImageUnreadable(str(path), Unreadable.CRASHED.value)
    return ImageFacts(media_type.value, width, height, size_bytes)


def _normalised(
    path: Path, answer: JsonObject, into: Path, original: ImageFacts
) -> NormalisedImage:
    """Read the worker's answer, which an evil picture may have dictated."""
    sha256 = as_str(answer.get("sha256")) or ""
    media_type = as_str(answer.get("media_type"))
    numbers = [as_int(answer.get(name)) for name in ("width", "height", "size_bytes")]
    width, height, size_bytes = (number or 0 for number in numbers)
    kinds = {kind.value: suffix for kind, suffix in SUFFIXES.items()}
    if not _SHA256.fullmatch(sha256) or media_type not in kinds or not width or not height:
        raise ImageUnreadable(str(path), Unreadable.CRASHED.value)
    return NormalisedImage(
        path=into / (sha256 + kinds[media_type]),
        sha256=sha256,
        media_type=media_type,
        width=width,
        height=height,
        size_bytes=size_bytes,
        original=original,
    )
