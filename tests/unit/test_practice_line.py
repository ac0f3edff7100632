from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.scene import AspectRatio, Duration, Resolution
from pikascenes_desktop.practice.image_store import ImageStore
from pikascenes_desktop.practice.line import Line, Pace, Stage, new_request_id
from pikascenes_desktop.practice.orders import CLIP_NAME, Order, RenderFailed
from pikascenes_desktop.practice.request_store import EndState, Record, RequestStore
from tests.unit.practice_pictures import RED, png

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

BASE = "http://127.0.0.1:1"
AT_ONCE = Pace(0, 0)
FOREVER = 1e6


class FakeRenderer:
    """Writes a few bytes, or fails as told."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.orders: list[Order] = []
        self.failure = failure

    async def render(self, order: Order) -> None:
        self.orders.append(order)
        if self.failure is not None:
            raise self.failure
        (order.folder / CLIP_NAME).write_bytes(b"clip")


class Bench:
    """A line over a folder, with what it stands on."""

    def __init__(self, folder: Path, pace: Pace, failure: Exception | None = None) -> None:
        self.store = RequestStore(folder / "requests")
        self.images = ImageStore(folder / "images")
        self.renderer = FakeRenderer(failure)
        self.line = Line(self.store, self.images, self.renderer, pace)

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Line]:
        await self.line.load()
        async with asyncio.TaskGroup() as group:
            self.line.start(group)
            yield self.line
            self.line.stop()

    async def ended(self, request_id: str) -> Record:
        async with asyncio.timeout(5):
            while True:
                record = self.line.find(request_id)
                if record is not None and record.ending is not None:
                    return record
                await asyncio.sleep(0)


def _record(*images: str, **fields: object) -> Record:
    return Record(
        id=new_request_id(),
        received_at=time.time(),
        body_sha256="",
        input={"images": list(images), **fields},
        seed=5,
        base=BASE,
    )


STORED = "data:"


async def test_a_request_ends_with_a_clip(tmp_path: Path) -> None:
    bench = Bench(tmp_path, AT_ONCE)
    record = _record(STORED, aspectRatio="1:1", resolution="720p", duration=10)
    async with bench.open() as line:
        await line.accept(record, {0: png(RED)})
        ended = await bench.ended(record.id)
        assert ended.ending is not None
        assert ended.ending.state is EndState.SUCCEEDED
        assert line.stage(record.id) == Stage("completed")
        assert await line.cancel(record.id) is False
    (order,) = bench.renderer.orders
    assert order.shape is AspectRatio.SQUARE
    assert order.resolution is Resolution.HD
    assert order.duration is Duration.TEN
    assert order.images[0].read_bytes() == png(RED)
    assert bench.store.load(now=0) == [ended]


async def test_positions_count_down_and_the_line_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path, Pace(30, FOREVER))
    record = _record(STORED)
    async with bench.open() as line:
        await line.accept(record, {0: png(RED)})
        loop = asyncio.get_running_loop()
        start = loop.time()
        stages: list[Stage] = []
        for later in (0, 11, 21, 31):
            with monkeypatch.context() as patch:
                patch.setattr(loop, "time", lambda later=later: start + later)
                stages.append(line.stage(record.id))
    assert stages == [
        Stage("in_queue", 3),
        Stage("in_queue", 2),
        Stage("in_queue", 1),
        Stage("in_progress"),
    ]


async def test_cancelled_only_while_in_line(tmp_path: Path) -> None:
    bench = Bench(tmp_path, Pace(FOREVER, 0))
    record = _record(STORED)
    async with bench.open() as line:
        await line.accept(record, {0: png(RED)})
        assert await line.cancel(record.id) is True
        assert line.stage(record.id) == Stage("cancelled")
        assert await line.cancel(record.id) is False
    (kept,) = bench.store.load(now=0)
    assert kept.ending is not None
    assert kept.ending.state is EndState.CANCELLED


async def test_not_cancellable_in_progress(tmp_path: Path) -> None:
    bench = Bench(tmp_path, Pace(0, FOREVER))
    record = _record(STORED)
    async with bench.open() as line:
        await line.accept(record, {0: png(RED)})
        assert await line.cancel(record.id) is False
        assert line.stage(record.id) == Stage("in_progress")


async def test_unfinished_requests_go_on_at_the_next_start(tmp_path: Path) -> None:
    first = Bench(tmp_path, Pace(FOREVER, 0))
    record = _record(STORED)
    cancelled = _record(STORED)
    async with first.open() as line:
        await line.accept(record, {0: png(RED)})
        await line.accept(cancelled, {0: png(RED)})
        await line.cancel(cancelled.id)
    second = Bench(tmp_path, AT_ONCE)
    async with second.open() as line:
        ended = await second.ended(record.id)
        assert [found.id for found in line.records()] == [record.id, cancelled.id]
        assert line.stage(cancelled.id) == Stage("cancelled")
    assert ended.ending is not None
    assert ended.ending.state is EndState.SUCCEEDED


async def test_a_clip_that_is_there_is_not_rendered_again(tmp_path: Path) -> None:
    bench = Bench(tmp_path, AT_ONCE)
    record = bench.store.accept(_record(STORED), {0: png(RED)})
    (bench.store.folder(record.id) / CLIP_NAME).write_bytes(b"there")
    async with bench.open():
        ended = await bench.ended(record.id)
    assert ended.ending is not None
    assert ended.ending.state is EndState.SUCCEEDED
    assert bench.renderer.orders == []


async def test_own_links_are_read_from_the_store_even_if_the_port_changed(tmp_path: Path) -> None:
    bench = Bench(tmp_path, AT_ONCE)
    bench.images.put("red.png", png(RED))
    record = _record(f"{BASE}/images/red.png")
    async with bench.open() as line:
        await line.accept(record, {})
        await bench.ended(record.id)
    assert bench.renderer.orders[0].images[0].read_bytes() == png(RED)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        (f"{BASE}/images/gone.png", "the link answered 404"),
        ("http://10.0.0.1/a.png", "the link is not https"),
        ("https://192.168.1.1/a.png", "its address is not public"),
    ],
)
async def test_an_image_that_cannot_be_had_fails_the_request(
    tmp_path: Path, link: str, reason: str
) -> None:
    bench = Bench(tmp_path, AT_ONCE)
    record = _record(STORED, link)
    async with bench.open() as line:
        await line.accept(record, {0: png(RED)})
        ended = await bench.ended(record.id)
        assert line.stage(record.id) == Stage("completed")
    assert ended.ending is not None
    assert ended.ending.state is EndState.FAILED
    assert ended.ending.error == {
        "type": "invalid_input",
        "message": f"Image 2 could not be used: {reason}.",
    }


async def test_a_render_that_fails_fails_the_request(tmp_path: Path) -> None:
    bench = Bench(tmp_path, AT_ONCE, RenderFailed("provider_error", "No."))
    record = _record(STORED)
    async with bench.open() as line:
        await line.accept(record, {0: png(RED)})
        ended = await bench.ended(record.id)
    assert ended.ending is not None
    assert ended.ending.error == {"type": "provider_error", "message": "No."}


async def test_a_full_disk_is_an_ending_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path, AT_ONCE)
    bench.images.put("red.png", png(RED))
    record = _record(f"{BASE}/images/red.png")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with bench.open() as line:
        monkeypatch.setattr("pikascenes_desktop.practice.line.write_bytes", full)
        monkeypatch.setattr(bench.store, "end", full)
        await line.accept(record, {})
        ended = await bench.ended(record.id)
    assert ended.ending is not None
    assert ended.ending.error == {
        "type": "provider_error",
        "message": "Image 1 could not be stored.",
    }


async def test_a_line_that_has_not_started_only_keeps(tmp_path: Path) -> None:
    bench = Bench(tmp_path, AT_ONCE)
    record = _record(STORED)
    await bench.line.accept(record, {0: png(RED)})
    assert bench.line.find(record.id) is not None
    assert bench.line.find("other") is None
    bench.line.stop()
    assert bench.renderer.orders == []


async def test_what_nobody_foresaw_ends_one_request_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bench = Bench(tmp_path, AT_ONCE, ZeroDivisionError("oops"))
    async with bench.open() as line:
        broken = _record(STORED)
        await line.accept(broken, {0: png(RED)})
        ended = await bench.ended(broken.id)
        assert ended.ending is not None
        assert ended.ending.state is EndState.FAILED
        bench.renderer.failure = None
        good = _record(STORED)
        await line.accept(good, {0: png(RED)})
        ended = await bench.ended(good.id)
        assert ended.ending is not None
        assert ended.ending.state is EndState.SUCCEEDED
    assert "ZeroDivisionError: oops" in caplog.text
