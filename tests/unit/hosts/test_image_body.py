"""The body of an upload: whole, counted, and closed whatever happens."""

from __future__ import annotations

import asyncio
import threading
from contextlib import aclosing
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts import transfer
from pikascenes_desktop.adapters.hosts.transfer import BATCH_BYTES, CHUNK_BYTES, image_body
from pikascenes_desktop.domain.errors import ImageMissing, ImageUnreadable
from pikascenes_desktop.ports.remote import ImageFile

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

CONTENT = bytes(range(256)) * (2 * BATCH_BYTES // 256) + b"the end"


def image(path: Path, size: int = len(CONTENT)) -> ImageFile:
    return ImageFile(1, path, "0" * 64, "image/png", size)


def ignore(_done: int, _total: int | None) -> None:
    """Count nothing."""


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "picture.png"
    path.write_bytes(CONTENT)
    return path


async def test_the_file_comes_whole_and_is_counted(picture: Path) -> None:
    counted: list[tuple[int, int | None]] = []
    body = image_body(image(picture), lambda done, total: counted.append((done, total)))
    chunks = [chunk async for chunk in body]
    assert b"".join(chunks) == CONTENT
    assert {len(chunk) for chunk in chunks} == {CHUNK_BYTES, len(b"the end")}
    assert counted[0] == (CHUNK_BYTES, len(CONTENT))
    # the rest counts when the host has answered
    assert counted[-1] == (2 * BATCH_BYTES, len(CONTENT))


async def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ImageMissing):
        await anext(image_body(image(tmp_path / "gone.png"), ignore))


async def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ImageUnreadable):
        await anext(image_body(image(tmp_path), ignore))


async def test_a_file_that_is_too_short(picture: Path) -> None:
    body = image_body(image(picture, len(CONTENT) + 1), ignore)
    with pytest.raises(ImageUnreadable) as caught:
        [chunk async for chunk in body]
    assert caught.value.facts()["reason"] == "cut_off"


async def test_a_file_that_has_grown_is_not_sent_beyond_its_size(picture: Path) -> None:
    body = image_body(image(picture, 10), ignore)
    assert [chunk async for chunk in body] == [CONTENT[:10]]


async def test_cancelling_while_it_reads_closes_the_file(
    picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, go = threading.Event(), threading.Event()
    opened: list[BinaryIO] = []

    def slow(file: BinaryIO, limit: int) -> bytes:
        opened.append(file)
        reading.set()
        go.wait()
        return file.read(limit)

    monkeypatch.setattr(transfer, "_read", slow)

    async def send() -> None:
        async with aclosing(image_body(image(picture), ignore)) as chunks:
            await anext(chunks)

    task = asyncio.get_running_loop().create_task(send())
    await asyncio.to_thread(reading.wait)
    task.cancel()
    await asyncio.sleep(0)
    assert not opened[0].closed
    go.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert opened[0].closed
