"""Exports of real clips, in the real process."""

from __future__ import annotations

import asyncio
import errno
import json
import multiprocessing
import os
import signal
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from PIL import Image

from pikascenes_desktop.adapters import clip_frames, export_files, export_process, export_worker
from pikascenes_desktop.adapters.clip_frames import Measures, measure, pictures_at
from pikascenes_desktop.adapters.export_process import ProcessExporter
from pikascenes_desktop.adapters.mp4_boxes import append_scene_box, read_scene_box
from pikascenes_desktop.domain.errors import (
    ClipMissing,
    DiskFull,
    DownloadFailed,
    ExportFailed,
    FileExistsAlready,
)
from pikascenes_desktop.domain.export import ExportKind, ExportOptions
from tests.clips import add_video, make_clip, turn
from tests.contracts.samples import generation

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from multiprocessing.connection import Connection
    from pathlib import Path

NUMBERS = 24


def counting_clip(path: Path, frames: int = NUMBERS) -> Path:
    """Write a clip whose frames can be told apart: each is brighter than the one before."""
    with av.open(path, "w") as container:
        video = add_video(container, 320, 180)
        for number in range(frames):
            picture = np.full((180, 320, 3), 10 + number % 26 * 9, np.uint8)
            picture[:, :20] = (220, 0, 0)
            container.mux(video.encode(av.VideoFrame.from_ndarray(picture)))
        container.mux(video.encode())
    return path


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return counting_clip(tmp_path / "clip.mp4")


async def made(
    clip: Path, kind: ExportKind, target: Path, options: ExportOptions | None = None
) -> list[float]:
    told: list[float] = []
    await ProcessExporter().export(clip, kind, target, options or ExportOptions(), told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    return told


def number_of(level: float) -> int:
    """Return which frame of `counting_clip` has this brightness."""
    return round((level - 10) / 9)


def level(picture: Image.Image) -> int:
    value = picture.convert("L").getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(value, int)
    return value


def content(path: Path) -> bytes:
    return path.read_bytes()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


async def test_a_copy_is_what_was_served(clip: Path, tmp_path: Path) -> None:
    served = content(clip)
    append_scene_box(clip, b"{}")
    target = tmp_path / "out" / "copy.mp4"
    await made(clip, ExportKind.MP4, target)
    assert target.read_bytes() == served
    assert read_scene_box(target) is None


async def test_a_copy_can_keep_its_scene(clip: Path, tmp_path: Path) -> None:
    append_scene_box(clip, b"{}")
    await made(clip, ExportKind.MP4, tmp_path / "copy.mp4", ExportOptions(keeps_scene=True))
    assert content(tmp_path / "copy.mp4") == content(clip)


@pytest.mark.parametrize("number", [0, 7, 23])
@pytest.mark.parametrize("suffix", [".png", ".jpg"])
async def test_a_still_is_the_frame_of_its_moment(
    clip: Path, tmp_path: Path, number: int, suffix: str
) -> None:
    target = tmp_path / f"still{suffix}"
    moment = ExportOptions(time_s=number / 24 + 0.01)
    await made(clip, ExportKind.STILL, target, moment)
    with Image.open(target) as picture:
        assert picture.size == (320, 180)
        assert picture.format == {".png": "PNG", ".jpg": "JPEG"}[suffix]
        assert number_of(level(picture)) == number


async def test_a_moment_outside_is_the_nearest_frame(clip: Path, tmp_path: Path) -> None:
    for time_s, number in ((-1.0, 0), (1.0, 23), (99.0, 23)):
        target = tmp_path / f"{time_s}.png"
        await made(clip, ExportKind.STILL, target, ExportOptions(time_s=time_s))
        with Image.open(target) as picture:
            assert number_of(level(picture)) == number


async def test_a_gif_plays(clip: Path, tmp_path: Path) -> None:
    target = tmp_path / "clip.gif"
    await made(clip, ExportKind.GIF, target, ExportOptions(width=160, fps=12))
    with Image.open(target) as gif:
        assert (gif.format, gif.size) == ("GIF", (160, 90))
        assert getattr(gif, "n_frames", 0) == 12
        assert gif.info["loop"] == 0
        shown: list[int] = []
        for number in range(12):
            gif.seek(number)
            assert gif.info["duration"] in {80, 90}
            shown.append(number_of(level(gif)))
        assert shown == sorted(shown)
        assert shown[-1] - shown[0] >= 20


async def test_a_gif_takes_the_clips_own_size_and_pace(clip: Path, tmp_path: Path) -> None:
    target = tmp_path / "clip.gif"
    told = await made(clip, ExportKind.GIF, target, ExportOptions(width=9000, fps=90))
    with Image.open(target) as gif:
        assert gif.size == (320, 180)
        assert getattr(gif, "n_frames", 0) == NUMBERS
    assert len(told) >= 1


async def test_a_webp_plays(clip: Path, tmp_path: Path) -> None:
    target = tmp_path / "clip.webp"
    await made(clip, ExportKind.WEBP, target, ExportOptions(width=200, fps=8))
    with Image.open(target) as webp:
        assert (webp.format, webp.size) == ("WEBP", (200, 112))
        assert getattr(webp, "n_frames", 0) == 8
        assert webp.info["loop"] == 0


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
async def test_a_sheet_shows_the_whole_clip(clip: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"sheet{suffix}"
    await made(clip, ExportKind.SHEET, target, ExportOptions(width=160, frames=7, columns=3))
    with Image.open(target) as sheet:
        gap = export_files.SHEET_GAP
        assert sheet.size == (3 * 160 + 4 * gap, 3 * 90 + 4 * gap)
        grey = sheet.convert("L")
        shown: list[int] = []
        for number in range(7):
            left = gap + (number % 3) * (160 + gap)
            top = gap + (number // 3) * (90 + gap)
            value = grey.getpixel((left + 100, top + 30))
            assert isinstance(value, int)
            shown.append(number_of(value))
            # the time stands in the corner: white on dark
            corner = grey.crop((left, top + 60, left + 90, top + 90))
            assert max(corner.tobytes()) > 240
        assert shown == sorted(shown)
        assert len(set(shown)) == 7


def test_a_sheet_of_one_tiny_frame(tmp_path: Path, clip: Path) -> None:
    target = tmp_path / "sheet.png"
    export_files.write_sheet(
        clip, target, ".png", width=20, frames=0, columns=9, tell=lambda _: None
    )
    with Image.open(target) as sheet:
        assert sheet.size == (20 + 16, 12 + 16)


def test_without_any_font_there_are_no_times(
    tmp_path: Path, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_font(*_: object, **__: object) -> None:
        raise export_files.pyvips.Error("no font")

    monkeypatch.setattr(export_files.pyvips.Image, "text", no_font, raising=False)
    target = tmp_path / "sheet.png"
    export_files.write_sheet(
        clip, target, ".png", width=None, frames=2, columns=2, tell=lambda _: None
    )
    assert target.is_file()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
async def test_pictures_stand_upright(tmp_path: Path, turned: int) -> None:
    clip = turn(make_clip(tmp_path / "turned.mp4"), turned)
    for kind, name in ((ExportKind.STILL, "a.png"), (ExportKind.GIF, "a.gif")):
        await made(clip, kind, tmp_path / name)
        with Image.open(tmp_path / name) as picture:
            rgb = picture.convert("RGB")
            assert rgb.size == ((180, 320) if turned % 180 else (320, 180))
            first = {
                0: (20, 90),
                90: (90, 20),
                180: (300, 90),
                270: (90, 300),
            }[turned]
            pixel = rgb.getpixel(first)
            assert isinstance(pixel, tuple)
            assert pixel[0] > 180
            assert pixel[2] < 60


async def test_wide_pixels_are_shown_wide(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "wide.mp4", aspect=Fraction(2))
    await made(clip, ExportKind.STILL, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (640, 180)


def test_colours_of_high_definition_are_true(tmp_path: Path) -> None:
    path = tmp_path / "hd.mp4"
    with av.open(path, "w") as container:
        video = add_video(container, 1280, 720)
        frame = av.VideoFrame(1280, 720, "yuv420p")
        # a pure green of BT.709 in video levels: 173, 42, 26 (ITU-R BT.709-6)
        for plane, value in zip(frame.planes, (173, 42, 26), strict=True):
            plane.update(bytes([value]) * plane.buffer_size)
        container.mux(video.encode(frame))
        container.mux(video.encode())
    (picture,) = pictures_at(path, [0.0], (1280, 720))
    red, green, blue = picture.getpoint(640, 360)
    assert max(red, blue) < 8
    assert green > 247


async def test_nothing_is_overwritten_unasked(clip: Path, tmp_path: Path) -> None:
    target = tmp_path / "there.gif"
    target.write_bytes(b"mine")
    with pytest.raises(FileExistsAlready):
        await made(clip, ExportKind.GIF, target)
    assert target.read_bytes() == b"mine"
    await made(clip, ExportKind.GIF, target, ExportOptions(width=64, may_replace=True))
    assert target.read_bytes()[:3] == b"GIF"
    assert leftovers(tmp_path) == []


async def test_a_name_taken_meanwhile_is_not_overwritten(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.png"

    def looked_away(_job: object) -> None:
        return

    monkeypatch.setattr(export_process._Job, "_refuse_taken", looked_away)  # pyright: ignore[reportPrivateUsage] -- the moment between the look and the rename
    target.write_bytes(b"mine")
    with pytest.raises(FileExistsAlready):
        await made(clip, ExportKind.STILL, target)
    assert target.read_bytes() == b"mine"
    assert leftovers(tmp_path) == []


async def test_a_clip_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ClipMissing):
        await made(tmp_path / "gone.mp4", ExportKind.MP4, tmp_path / "a.mp4")


async def test_what_is_no_video_is_said(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"no video at all")
    for kind, name in ((ExportKind.MP4, "a.mp4"), (ExportKind.GIF, "a.gif")):
        with pytest.raises(ExportFailed):
            await made(path, kind, tmp_path / name)
    assert names(tmp_path) == ["clip.mp4"]


async def test_a_folder_that_takes_no_files(clip: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportFailed) as caught:
        await made(clip, ExportKind.GIF, tmp_path / "file" / "a.gif")
    assert caught.value.reason


async def test_cancelling_leaves_nothing_behind(tmp_path: Path) -> None:
    clip = counting_clip(tmp_path / "long.mp4", 24 * 12)
    target = tmp_path / "out.gif"
    begun = asyncio.Event()
    exporter = ProcessExporter()
    task = asyncio.get_running_loop().create_task(
        exporter.export(clip, ExportKind.GIF, target, ExportOptions(), lambda _: begun.set())
    )
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert names(tmp_path) == ["long.mp4"]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("before", [True, False])
async def test_cancelling_at_the_last_moment(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bool
) -> None:
    target = tmp_path / "a.png"
    told: list[float] = []
    task: asyncio.Task[None] | None = None
    loop = asyncio.get_running_loop()
    name = "sync_file" if before else "rename_without_overwriting"
    step: Callable[..., None] = getattr(export_process, name)

    def cancel_meanwhile(*paths: Path) -> None:
        assert task is not None
        if not before:
            step(*paths)
        asyncio.run_coroutine_threadsafe(cancelled(task), loop).result()
        if before:
            step(*paths)

    async def cancelled(task: asyncio.Task[None]) -> None:
        task.cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    monkeypatch.setattr(export_process, name, cancel_meanwhile)
    exporter = ProcessExporter()
    task = loop.create_task(
        exporter.export(clip, ExportKind.STILL, target, ExportOptions(), told.append)
    )
    with pytest.raises(asyncio.CancelledError):
        await task
    assert told == []
    assert names(tmp_path) == ["clip.mp4"]


def crash(connection: Connection) -> None:
    connection.recv_bytes()
    os._exit(3)


def hang_after_answer(connection: Connection) -> None:
    connection.recv_bytes()
    connection.send_bytes(json.dumps({"errno": errno.ENOSPC, "detail": "full"}).encode())
    connection.poll(None)


def odd(connection: Connection) -> None:
    connection.recv_bytes()
    connection.send_bytes(json.dumps({"errno": errno.EIO, "detail": "I/O error"}).encode())


async def test_a_process_that_crashes_is_said(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_process, "serve", crash)
    with pytest.raises(ExportFailed) as caught:
        await made(clip, ExportKind.GIF, tmp_path / "a.gif")
    assert caught.value.reason == "crashed"


async def test_a_full_disk_is_said(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_process, "_FAREWELL_S", 0.0)
    monkeypatch.setattr(export_process, "serve", hang_after_answer)
    with pytest.raises(DiskFull):
        await made(clip, ExportKind.GIF, tmp_path / "a.gif")
    monkeypatch.setattr(export_process, "serve", odd)
    with pytest.raises(ExportFailed) as caught:
        await made(clip, ExportKind.GIF, tmp_path / "a.gif")
    assert caught.value.reason == "I/O error"
    assert leftovers(tmp_path) == []


def order(source: Path, part: Path, kind: str, **changes: object) -> export_worker.Order:
    values: dict[str, object] = {
        "source": str(source),
        "part": str(part),
        "kind": kind,
        "suffix": ".png",
        "keeps_scene": False,
        "time_s": 0.0,
        "width": 64,
        "fps": 6.0,
        "frames": 2,
        "columns": 2,
    }
    return json.loads(json.dumps(values | changes))


@pytest.fixture
def ctrl_c() -> Generator[None]:
    """Have Ctrl+C back after a worker's main function has run in this process."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize("kind", ["mp4", "still", "gif", "webp", "sheet"])
def test_the_process_does_what_it_is_told(clip: Path, tmp_path: Path, kind: str) -> None:
    ours, theirs = multiprocessing.Pipe()
    part = tmp_path / "a.part"
    with ours:
        with theirs:
            ours.send_bytes(json.dumps(order(clip, part, kind)).encode())
            export_worker.serve(theirs)
        messages: list[dict[str, object]] = []
        while "done" not in (messages or [{}])[-1]:
            messages.append(json.loads(ours.recv_bytes()))
    assert part.stat().st_size > 0


@pytest.mark.usefixtures("ctrl_c")
def test_the_process_ends_with_the_program(clip: Path, tmp_path: Path) -> None:
    ours, theirs = multiprocessing.Pipe()
    ours.close()
    export_worker.serve(theirs)
    theirs.close()


def test_the_process_says_why_not(tmp_path: Path, clip: Path) -> None:
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"????")

    def silent(_fraction: float) -> None:
        return

    answers = [
        export_worker.carry_out(order(bad, tmp_path / "a.part", "mp4"), silent),
        export_worker.carry_out(order(bad, tmp_path / "a.part", "gif"), silent),
        export_worker.carry_out(order(clip, tmp_path / "no" / "a.part", "gif"), silent),
    ]
    assert ["unreadable" in answer for answer in answers] == [True, True, False]
    assert answers[2]["errno"] == errno.ENOENT


def test_a_clip_without_frames_is_no_video(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sound.mp4"
    counting_clip(path)
    assert measure(path) == Measures(320, 180, 1.0, Fraction(24))
    sound = tmp_path / "only.mp4"
    with av.open(sound, "w") as container:
        stream = container.add_stream("aac", rate=48000, layout="stereo")  # pyright: ignore[reportUnknownMemberType] -- half typed
        silence = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp")
        silence.sample_rate = 48000
        container.mux(stream.encode(silence))
        container.mux(stream.encode())
    with pytest.raises(DownloadFailed):
        measure(sound)


def test_a_track_without_frames_is_no_video(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Empty:
        """A container from which nothing can be decoded."""

        def decode(self, _stream: object) -> tuple[()]:
            return ()

    @contextmanager
    def opened(_path: Path) -> Generator[tuple[Empty, None]]:
        yield Empty(), None

    monkeypatch.setattr(clip_frames, "opened", opened)

    def no_seek(*_: object) -> None:
        return

    monkeypatch.setattr(clip_frames, "_seek", no_seek)
    with pytest.raises(DownloadFailed):
        measure(clip)
    with pytest.raises(DownloadFailed):
        list(clip_frames.steady_frames(clip, (2, 2), Fraction(1)))
    with pytest.raises(DownloadFailed):
        list(pictures_at(clip, [0.0], (2, 2)))


def test_paces_and_sizes() -> None:
    clip = Measures(1920, 1080, 5.0, Fraction(24000, 1001))
    assert clip.scaled(None) == (1920, 1080)
    assert clip.scaled(4000) == (1920, 1080)
    assert clip.scaled(481) == (480, 270)
    assert clip.scaled(1) == (2, 2)
    assert clip.pace(None) == Fraction(24000, 1001)
    assert clip.pace(60) == Fraction(24000, 1001)
    assert clip.pace(12.5) == Fraction(25, 2)
    assert clip.pace(None, 10.0) == 10


def test_names_are_the_clips_words_and_id() -> None:
    one = replace(generation(), scene=replace(generation().scene, prompt="A fox: at night?"))
    exporter = ProcessExporter()
    assert exporter.suggested_name(one, 0, ".gif") == f"A-fox-at-night_{one.id[:8]}.gif"
    assert exporter.suggested_name(one, 1, ".png") == f"A-fox-at-night_{one.id[:8]}-2.png"
