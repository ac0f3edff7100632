"""Files that are cut, lie or mean harm: refused in words, within limits, and the worker lives."""

from __future__ import annotations

import asyncio
import errno
import io
import multiprocessing
import os
import sys
import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from pikascenes_desktop.adapters import image_worker, images
from pikascenes_desktop.adapters.image_worker import Order
from pikascenes_desktop.adapters.images import VipsImages
from pikascenes_desktop.domain.errors import (
    AppError,
    DiskFull,
    ImageMissing,
    ImageTooLarge,
    ImageUnreadable,
    LibraryUnavailable,
)
from tests import bad_pictures, photographs
from tests.fakes import worker_mains
from tests.photographs import photograph, write

if TYPE_CHECKING:
    from collections.abc import Generator

    from pikascenes_desktop.adapters.image_headers import MediaType

ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_DATA is Linux's")


@pytest.fixture(scope="module")
def vips() -> Generator[VipsImages]:
    vips = VipsImages()
    asyncio.run(vips.inspect(photographs.original("coffee")))
    yield vips
    asyncio.run(vips.close())


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


async def fate(vips: VipsImages, path: Path, into: Path) -> str:
    try:
        await vips.normalise(path, into)
    except ImageUnreadable as exc:
        return exc.reason
    except AppError as exc:
        return exc.code
    return "taken"


@pytest.mark.parametrize("suffix", photographs.SUFFIXES)
async def test_a_cut_file_is_unreadable_wherever_it_is_cut(
    vips: VipsImages, tmp_path: Path, suffix: str
) -> None:
    whole = write(photograph("rocket"), tmp_path / f"whole{suffix}").read_bytes()
    cut = tmp_path / f"cut{suffix}"
    for tenths in range(1, 10):
        put(cut, whole[: len(whole) * tenths // 10])
        assert await fate(vips, cut, tmp_path) == "damaged", f"cut at {tenths}/10"
    put(cut, whole[:20])
    assert await fate(vips, cut, tmp_path) == "damaged"


@pytest.mark.parametrize("suffix", photographs.SUFFIXES)
async def test_damaged_bytes_never_cost_more_than_the_picture(
    vips: VipsImages, tmp_path: Path, suffix: str
) -> None:
    whole = write(photograph("chelsea"), tmp_path / f"whole{suffix}").read_bytes()
    bad = tmp_path / f"bad{suffix}"
    for seed in range(12):
        data = bytearray(whole)
        for at in range(16 + seed, len(data), max(97, len(data) // 60)):
            data[at] ^= 0x55
        put(bad, bytes(data))
        assert await fate(vips, bad, tmp_path) in {"taken", "damaged", "image_too_large"}
    assert await fate(vips, photographs.original("coffee"), tmp_path) == "taken"


async def test_what_hides_behind_a_picture_stays_behind(vips: VipsImages, tmp_path: Path) -> None:
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w") as archive:
        archive.writestr("evil.txt", "evil")
    data = photographs.original("rocket").read_bytes()
    path = put(tmp_path / "both.jpg", data + hidden.getvalue())
    made = await vips.normalise(path, tmp_path)
    assert not zipfile.is_zipfile(made.path)


async def test_a_picture_in_disguise_goes_by_its_bytes(vips: VipsImages, tmp_path: Path) -> None:
    path = put(tmp_path / "really-a-jpeg.png", photographs.original("rocket").read_bytes())
    assert (await vips.inspect(path)).media_type == "image/jpeg"


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0"])
async def test_other_formats_behind_a_borrowed_beginning(
    vips: VipsImages, tmp_path: Path, head: bytes
) -> None:
    for content in (bad_pictures.SVG, bad_pictures.GIF, bad_pictures.PDF, bytes(5000)):
        path = put(tmp_path / "polyglot", head + content)
        assert await fate(vips, path, tmp_path) == "damaged"


@pytest.mark.linux_proof
@ONLY_LINUX
async def test_bombs_cost_no_memory(tmp_path: Path) -> None:
    vips = VipsImages()
    for size in ((60_000, 60_000), (2**31 - 1, 2**31 - 1), (1, 2**31 - 1)):
        path = put(tmp_path / "bomb.png", bad_pictures.bomb(*size))
        assert await fate(vips, path, tmp_path) in {"image_too_large", "damaged"}
    # within the pixels that are allowed, but four times as large as it looks
    path = put(tmp_path / "squeezed.png", bad_pictures.zlib_bomb(4000, 4000))
    assert await fate(vips, path, tmp_path) == "taken"
    peak = _peak_bytes(vips.worker_pid)
    await vips.close()
    assert peak < 500_000_000


def _peak_bytes(pid: int | None) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) * 1024


@pytest.mark.linux_proof
@ONLY_LINUX
async def test_the_memory_limit_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "serve", worker_mains.serve_with_little_memory)
    vips = VipsImages()
    path = put(tmp_path / "squeezed.png", bad_pictures.zlib_bomb(4000, 4000))
    assert await fate(vips, path, tmp_path) in {"crashed", "damaged"}
    assert await fate(vips, photographs.original("coffee"), tmp_path) == "taken"
    await vips.close()


async def test_a_large_file_is_refused_unread(vips: VipsImages, tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.truncate(500_000_001)
    with pytest.raises(ImageTooLarge) as caught:
        await vips.inspect(path)
    assert caught.value.size_bytes == 500_000_001


async def test_a_crash_costs_one_picture(tmp_path: Path) -> None:
    vips = VipsImages()
    path = photographs.original("coffee")
    assert await fate(vips, path, tmp_path) == "taken"
    psutil.Process(vips.worker_pid).kill()
    assert await fate(vips, path, tmp_path) == "crashed"
    assert await fate(vips, path, tmp_path) == "taken"
    await vips.close()


async def test_an_idle_worker_goes_and_a_new_one_comes(tmp_path: Path) -> None:
    vips = VipsImages(idle_s=0.05)
    path = photographs.original("coffee")
    assert await fate(vips, path, tmp_path) == "taken"
    (worker,) = (p for p in multiprocessing.active_children() if p.pid == vips.worker_pid)
    await asyncio.to_thread(worker.join, 30)
    assert await fate(vips, path, tmp_path) == "taken"
    await vips.close()


async def test_a_timeout_ends_the_worker(tmp_path: Path) -> None:
    vips = VipsImages(timeout_s=0.0)
    assert await fate(vips, photographs.original("coffee"), tmp_path) == "timed_out"
    assert vips.worker_pid is None
    await vips.close()


async def test_close_ends_a_picture_under_way(tmp_path: Path) -> None:
    vips = VipsImages()
    assert await fate(vips, photographs.original("coffee"), tmp_path) == "taken"
    path = put(tmp_path / "slow.png", bad_pictures.zlib_bomb(4000, 4000))
    async with asyncio.TaskGroup() as group:
        under_way = group.create_task(fate(vips, path, tmp_path))
        await asyncio.to_thread(_wait_until_at_work, vips.worker_pid)
        await vips.close()
    assert under_way.result() == "crashed"


def _wait_until_at_work(pid: int | None) -> None:
    worker = psutil.Process(pid)
    idle = worker.cpu_times().user
    while worker.cpu_times().user < idle + 0.05:
        threading.Event().wait(0.005)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files on Windows")
async def test_pipes_and_strange_names(vips: VipsImages, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    assert await fate(vips, pipe, tmp_path) == "not_a_picture"
    with pytest.raises(ImageMissing):
        await vips.inspect(tmp_path / "file.png" / "below")
    assert await fate(vips, Path("a\0b.png"), tmp_path) == "damaged"
    for name in (
        "[page=1].png",
        "-o.png",
        "spaß 夜景 \U0001f3ac.png",
        os.fsdecode(b"\xff\xfe.png"),
    ):
        path = put(tmp_path / name, photographs.original("coffee").read_bytes())
        assert await fate(vips, path, tmp_path) == "taken"


async def test_no_permission(
    vips: VipsImages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> MediaType:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(images, "sniff", refuse)
    assert await fate(vips, photographs.original("coffee"), tmp_path) == "not_permitted"


async def test_a_folder_that_is_gone(vips: VipsImages, tmp_path: Path) -> None:
    with pytest.raises(LibraryUnavailable):
        await vips.normalise(photographs.original("coffee"), tmp_path / "gone")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"errno": errno.ENOSPC, "detail": "no room"}, DiskFull),
        ({}, ImageUnreadable),
        ({"original_width": 1, "original_height": 1}, ImageUnreadable),
        (
            {
                "original_width": 1,
                "original_height": 1,
                "sha256": "../../x",
                "media_type": "image/png",
                "width": 1,
                "height": 1,
            },
            ImageUnreadable,
        ),
    ],
)
async def test_answers_are_not_believed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: dict[str, object],
    error: type[AppError],
) -> None:
    def ask(*_: object, **__: object) -> dict[str, object]:
        return answer

    monkeypatch.setattr(images.WorkerProcess, "ask", ask)
    vips = VipsImages()
    with pytest.raises(error):
        await vips.normalise(photographs.original("coffee"), tmp_path)
    await vips.close()


@pytest.mark.parametrize("do", ["inspect", "normalise", "thumbnail"])
def test_orders_are_answered(tmp_path: Path, do: image_worker.Action) -> None:
    """The same function that the process runs, seen from inside."""
    target = tmp_path if do == "normalise" else tmp_path / "t.jpg"
    order = Order(
        do=do,
        path=str(photographs.original("rocket")),
        media_type="image/jpeg",
        target=str(target),
        edge=100,
    )
    answer = image_worker.answer(order)
    assert (answer["original_width"], answer["original_height"]) == (640, 427)
    assert answer.get("width") == (None if do == "inspect" else 100)


def test_what_cannot_be_written_is_answered(tmp_path: Path) -> None:
    order = Order(
        do="normalise",
        path=str(photographs.original("rocket")),
        media_type="image/jpeg",
        target=str(tmp_path / "gone"),
        edge=100,
    )
    assert image_worker.answer(order)["errno"] == errno.ENOENT


def test_refusals_are_answered(tmp_path: Path) -> None:
    path = put(tmp_path / "bomb.png", bad_pictures.bomb())
    order = Order(do="inspect", path=str(path), media_type="image/png", target="", edge=0)
    assert image_worker.answer(order)["too_large"]
    put(path, b"\x89PNG\r\n\x1a\n")
    assert image_worker.answer(order)["unreadable"]
