"""The write-ahead file of request ids: a full disk cannot eat one, a torn line harms no other.

The file is lines of JSON followed by at least 64 KiB of zero bytes that are on the disk
already. A receipt is written over those zeros, at an offset that we keep, so it needs no new
room. (``O_APPEND`` would write behind the zeros, and room reserved beyond the end of the file
has no call in Python and none at all outside Linux.) Copy-on-write file systems (APFS, btrfs)
may still ask for room: `FileReceipts.prepare` then at least proved, before anything was paid
for, that there was some.

Each line carries the sha256 of its receipt; what was cut off by a crash does not match and is
passed over. Lines are never removed.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, BinaryIO, Final

from pikascenes_desktop.adapters.durable import history_trouble, sync_descriptor, sync_folder
from pikascenes_desktop.domain.json_values import (
    JsonObject,
    as_float,
    as_int,
    as_object,
    as_str,
)
from pikascenes_desktop.ports.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = logging.getLogger(__name__)

RESERVE_BYTES: Final = 64 * 1024
MAX_LINE_BYTES: Final = 4096
"""Sixteen receipts fit into the reserve, more than may ever be on their way at once."""


class FileReceipts:
    """The `Receipts` of this computer, in one file. Safe to be used from several loops."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._end: int | None = None

    async def prepare(self) -> None:
        await _on_own_thread(self._prepare)

    async def append(self, receipt: Receipt) -> None:
        """Write one receipt and fsync it; its raw reply is shortened to keep the line small.

        Raises:
            DiskFull, HistoryUnavailable: It is not on the disk.
        """
        await _on_own_thread(lambda: self._append(receipt))

    async def read(self) -> list[Receipt]:
        """Return all readable receipts.

        Raises:
            HistoryUnavailable: The file is there but cannot be read.
        """
        return await asyncio.to_thread(self._read)

    def _prepare(self) -> None:
        with self._lock, history_trouble(self._path), self._open() as file:
            end = self._find_end(file)
            size = file.seek(0, os.SEEK_END)
            # the last byte is written in any case: it proves that the disk still takes writes
            missing = max(end + RESERVE_BYTES - size, 1)
            _write(file, min(size, end + RESERVE_BYTES - 1), bytes(missing))
            sync_descriptor(file.fileno())

    def _append(self, receipt: Receipt) -> None:
        line = _line(receipt)
        with self._lock, history_trouble(self._path):
            try:
                self._write_line(line)
            except OSError:
                # what is on the disk now nobody knows: look again, and write behind it through
                # a new descriptor, since a failed sync is not repeated on the old one
                log.warning("a receipt could not be written; trying again", exc_info=True)
                self._write_line(line)

    def _write_line(self, line: bytes) -> None:
        with self._open() as file:
            end = self._find_end(file)
            self._end = None  # until it is known to be on the disk
            _write(file, end, line)
            sync_descriptor(file.fileno())
            self._end = end + len(line)

    def _read(self) -> list[Receipt]:
        with history_trouble(self._path):
            try:
                content = self._path.read_bytes()
            except FileNotFoundError:
                return []
        receipts: list[Receipt] = []
        for line in content.replace(b"\0", b"").split(b"\n"):
            receipt = _parse(line)
            if receipt is not None:
                receipts.append(receipt)
            elif line:
                log.warning("passed over a line of %s that is no receipt", self._path.name)
        return receipts

    def _open(self) -> BinaryIO:
        try:
            return self._path.open("r+b", buffering=0)
        except FileNotFoundError:
            self._end = None
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            descriptor = os.open(self._path, flags, 0o600)
            sync_folder(self._path.parent)
            return os.fdopen(descriptor, "r+b", buffering=0)

    def _find_end(self, file: BinaryIO) -> int:
        """Return where the next line begins: a new line after all that is not zero."""
        if self._end is not None:
            file.seek(self._end)
            if not file.read(MAX_LINE_BYTES).strip(b"\0"):
                return self._end
            log.warning("%s was written to by someone else", self._path.name)
        file.seek(0)
        content = file.read().rstrip(b"\0")
        end = len(content)
        if content and not content.endswith(b"\n"):  # a line that a crash cut off
            _write(file, end, b"\n")
            end += 1
        self._end = end
        return end


async def _on_own_thread(work: Callable[[], None]) -> None:
    """Do the work at once: the loop's own threads may all be waiting for a library that hangs."""
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="receipt")
    try:
        await asyncio.get_running_loop().run_in_executor(executor, work)
    finally:
        executor.shutdown(wait=False)


def _write(file: BinaryIO, offset: int, content: bytes) -> None:
    file.seek(offset)
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def _canonical(receipt: JsonObject) -> str:
    return json.dumps(receipt, sort_keys=True, separators=(",", ":"))


def _line(receipt: Receipt) -> bytes:
    raw = receipt.raw
    while True:
        values: JsonObject = {
            "generation_id": receipt.generation_id,
            "request_id": receipt.request_id,
            "attempt": receipt.attempt,
            "api_base": receipt.api_base,
            "received_at": receipt.received_at,
            "raw": raw,
        }
        digest = hashlib.sha256(_canonical(values).encode()).hexdigest()
        line = f"{_canonical({'receipt': values, 'sha256': digest})}\n".encode()
        if len(line) <= MAX_LINE_BYTES or not raw:
            return line
        # every character takes at least a byte, so that this comes to an end soon
        raw = raw[: min(len(raw) // 2, MAX_LINE_BYTES)]


def _parse(line: bytes) -> Receipt | None:
    try:
        outer = as_object(json.loads(line))
    except ValueError:
        return None
    values = as_object(outer.get("receipt"))
    digest = hashlib.sha256(_canonical(values).encode()).hexdigest()
    generation_id, request_id = as_str(values.get("generation_id")), values.get("request_id")
    if outer.get("sha256") != digest or generation_id is None or not isinstance(request_id, str):
        return None
    return Receipt(
        generation_id=generation_id,
        request_id=request_id,
        attempt=as_int(values.get("attempt")) or 0,
        api_base=as_str(values.get("api_base")) or "",
        received_at=as_float(values.get("received_at")) or 0.0,
        raw=as_str(values.get("raw")) or "",
    )
