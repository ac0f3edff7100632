"""The process that renders: one at a time, gone when idle, at the end, or when it dies."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
from typing import TYPE_CHECKING

import psutil
import pytest

from pikascenes_desktop.domain.scene import AspectRatio, Duration, Resolution
from pikascenes_desktop.practice.orders import CLIP_NAME, Order, RenderFailed
from pikascenes_desktop.practice.render_process import RenderProcess
from tests.unit.practice_pictures import save_scene

if TYPE_CHECKING:
    from pathlib import Path


def _order(folder: Path, name: str = "out", images: int = 1) -> Order:
    out = folder / name
    out.mkdir()
    return Order(
        images=save_scene(folder / "in", cards=images - 1),
        folder=out,
        shape=AspectRatio.SQUARE,
        resolution=Resolution.HD,
        duration=Duration.FIVE,
        seed=1,
    )


def _workers() -> list[psutil.Process]:
    found: list[psutil.Process] = []
    for child in psutil.Process().children():
        # one that is just ending has no command line any more
        with contextlib.suppress(psutil.NoSuchProcess):
            if any("spawn_main" in word for word in child.cmdline()):
                found.append(child)
    return found


async def _until_worker(*, up: bool) -> list[psutil.Process]:
    async with asyncio.timeout(20):
        while True:
            workers = _workers()
            if bool(workers) == up:
                return workers
            await asyncio.sleep(0.01)


async def test_two_clips_one_worker_gone_when_idle(tmp_path: Path) -> None:
    process = RenderProcess(idle_s=0.05)
    assert not process.is_up
    orders = [_order(tmp_path, name) for name in "ab"]
    async with asyncio.TaskGroup() as group:
        for order in orders:
            group.create_task(process.render(order))
        await _until_worker(up=True)
        assert process.is_up
    assert all((order.folder / CLIP_NAME).exists() for order in orders)
    await _until_worker(up=False)
    assert not process.is_up
    await process.aclose()


async def test_a_worker_that_waits_is_used_again(tmp_path: Path) -> None:
    process = RenderProcess()
    await process.render(_order(tmp_path, "a"))
    workers = _workers()
    await process.render(_order(tmp_path, "b"))
    assert _workers() == workers
    assert len(workers) == 1
    await process.aclose()


async def test_errors_come_through(tmp_path: Path) -> None:
    process = RenderProcess()
    order = _order(tmp_path)
    order.images[0].write_bytes(b"no picture")
    with pytest.raises(RenderFailed) as caught:
        await process.render(order)
    assert caught.value.kind == "invalid_input"
    await process.aclose()
    assert _workers() == []


async def test_a_worker_that_dies_is_replaced_once(tmp_path: Path) -> None:
    process = RenderProcess()
    order = _order(tmp_path, images=6)
    async with asyncio.TaskGroup() as group:
        group.create_task(process.render(order))
        (worker,) = await _until_worker(up=True)
        worker.kill()
    assert (order.folder / CLIP_NAME).exists()
    await process.aclose()


async def test_a_scene_that_kills_every_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Found by name in the worker, which thus dies over it
    monkeypatch.setattr("pikascenes_desktop.practice.render_process._render", die)
    process = RenderProcess()
    with pytest.raises(RenderFailed) as caught:
        await process.render(_order(tmp_path))
    assert caught.value.kind == "provider_error"
    assert not process.is_up
    await process.aclose()


async def test_a_worker_that_cannot_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_semaphores(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("multiprocessing.synchronize.SemLock.__init__", no_semaphores)
    process = RenderProcess()
    order = _order(tmp_path)
    with pytest.raises(RenderFailed) as caught:
        await process.render(order)
    assert caught.value.kind == "provider_error"
    assert os.strerror(errno.EACCES) in caught.value.message
    assert not process.is_up
    monkeypatch.undo()
    await process.render(order)
    assert (order.folder / CLIP_NAME).exists()
    await process.aclose()


async def test_closing_ends_a_render_at_once(tmp_path: Path) -> None:
    process = RenderProcess()
    async with asyncio.TaskGroup() as group:
        task = group.create_task(process.render(_order(tmp_path, images=6)))
        (worker,) = await _until_worker(up=True)
        task.cancel()
    await process.aclose()
    assert not worker.is_running()


def die(_order: Order) -> None:
    """End the worker."""
    psutil.Process().kill()
