"""The file of receipts: room kept in advance, torn lines, trouble with the disk."""

from __future__ import annotations

import asyncio
import errno
import os
import threading
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters import receipts as module
from pikascenes_desktop.adapters.receipts import MAX_LINE_BYTES, RESERVE_BYTES, FileReceipts
from pikascenes_desktop.domain.errors import DiskFull, HistoryUnavailable
from pikascenes_desktop.ports.receipts import Receipt

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "receipts.jsonl"


def read(path: Path) -> bytes:
    return path.read_bytes()


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def remove(path: Path) -> None:
    path.unlink()


def make_folder(path: Path) -> None:
    path.mkdir()


def receipt(number: int, raw: str = "") -> Receipt:
    return Receipt(f"g-{number}", f"req-{number}", 1, "https://api.example", 1.5, raw)


async def test_room_is_kept_and_used(path: Path) -> None:
    receipts = FileReceipts(path)
    await receipts.prepare()
    assert read(path) == bytes(RESERVE_BYTES)
    written = [receipt(number) for number in range(10)]
    for one in written:
        await receipts.append(one)
    assert len(read(path)) == RESERVE_BYTES, "no new room was needed"
    await receipts.prepare()
    lines = read(path).rstrip(b"\0")
    assert len(read(path)) == len(lines) + RESERVE_BYTES
    await receipts.prepare()
    assert len(read(path)) == len(lines) + RESERVE_BYTES
    assert await FileReceipts(path).read() == written


async def test_another_run_goes_on_behind(path: Path) -> None:
    for number in range(3):
        await FileReceipts(path).append(receipt(number))
    assert await FileReceipts(path).read() == [receipt(number) for number in range(3)]


async def test_a_long_reply_is_shortened(path: Path) -> None:
    receipts = FileReceipts(path)
    await receipts.append(receipt(1, "\x01é" * 100_000))
    (found,) = await receipts.read()
    assert found.raw != "\x01é" * 100_000
    assert ("\x01é" * 100_000).startswith(found.raw)
    assert found.raw
    assert len(read(path)) <= MAX_LINE_BYTES
    long_id = Receipt("g", "r" * 2 * MAX_LINE_BYTES, 1, "", 0.0, "raw")
    await receipts.append(long_id)
    assert (await receipts.read())[1].request_id == long_id.request_id, "an id is never cut"


@pytest.mark.parametrize("kept", [1, 10, 100])
async def test_a_torn_line_harms_no_other(path: Path, kept: int) -> None:
    receipts = FileReceipts(path)
    await receipts.prepare()
    for number in range(3):
        await receipts.append(receipt(number))
    content = read(path)
    whole = content.rstrip(b"\0")
    start = whole.rindex(b"\n", 0, -1) + 1
    torn = whole[: start + kept]
    write(path, torn + bytes(len(content) - len(torn)))
    again = FileReceipts(path)
    assert await again.read() == [receipt(0), receipt(1)]
    await again.append(receipt(7))
    assert await again.read() == [receipt(0), receipt(1), receipt(7)]


async def test_a_lost_beginning_is_noticed(path: Path) -> None:
    receipts = FileReceipts(path)
    for number in range(3):
        await receipts.append(receipt(number))
    content = bytearray(read(path))
    content[:20] = bytes(20)
    write(path, bytes(content))
    assert await receipts.read() == [receipt(1), receipt(2)]


async def test_foreign_lines_are_passed_over(path: Path) -> None:
    receipts = FileReceipts(path)
    await receipts.append(receipt(1))
    line = read(path)
    changed = line.replace(b"req-1", b"req-2")
    write(path, b'[1]\n\xff\xfe\n{"receipt": {}}\n' + changed + line + b"no end")
    assert await receipts.read() == [receipt(1)]


async def test_nobody_else_is_overwritten(path: Path) -> None:
    first, second = FileReceipts(path), FileReceipts(path)
    await first.append(receipt(1))
    await second.append(receipt(2))
    await first.append(receipt(3))
    await second.append(receipt(4))
    assert await first.read() == [receipt(number) for number in (1, 2, 3, 4)]


async def test_a_file_that_was_removed_is_made_again(path: Path) -> None:
    receipts = FileReceipts(path)
    await receipts.append(receipt(1))
    remove(path)
    await receipts.append(receipt(2))
    assert await receipts.read() == [receipt(2)]


def test_several_loops_may_append(path: Path) -> None:
    receipts = FileReceipts(path)
    threads = [
        threading.Thread(target=receipts._append, args=(receipt(number),))  # pyright: ignore[reportPrivateUsage]
        for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read(path).count(b"\n") == 8


async def test_no_room(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    receipts = FileReceipts(path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(module, "_write", full)
    with pytest.raises(DiskFull):
        await receipts.prepare()
    with pytest.raises(DiskFull):
        await receipts.append(receipt(1))
    assert await receipts.read() == []


async def test_a_failed_sync_is_not_believed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    receipts = FileReceipts(path)
    await receipts.prepare()
    descriptors: list[int] = []

    def fail_once(descriptor: int) -> None:
        descriptors.append(descriptor)
        if len(descriptors) == 1:
            raise OSError(errno.EIO, "broken")
        os.fsync(descriptor)

    monkeypatch.setattr(module, "sync_descriptor", fail_once)
    await receipts.append(receipt(1))
    assert len(descriptors) == 2
    assert set(await receipts.read()) == {receipt(1)}


async def test_a_disk_that_is_broken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    receipts = FileReceipts(path)

    def fail(_: int) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(module, "sync_descriptor", fail)
    with pytest.raises(HistoryUnavailable):
        await receipts.prepare()
    with pytest.raises(HistoryUnavailable):
        await receipts.append(receipt(1))


async def test_what_is_no_file(path: Path) -> None:
    make_folder(path)
    with pytest.raises(HistoryUnavailable):
        await FileReceipts(path).read()
    with pytest.raises(HistoryUnavailable):
        await FileReceipts(path).prepare()


async def test_threads_that_hang_do_not_keep_a_receipt_waiting(path: Path) -> None:
    go_on = threading.Event()
    loop = asyncio.get_running_loop()
    hanging = [loop.run_in_executor(None, go_on.wait) for _ in range(64)]
    receipts = FileReceipts(path)
    try:
        async with asyncio.timeout(5):
            await receipts.prepare()
            await receipts.append(receipt(1))
    finally:
        go_on.set()
        await asyncio.wait(hanging)
    assert await receipts.read() == [receipt(1)]
