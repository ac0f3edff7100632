"""Real MP4 files, whole and not, judged and shown."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING

import av
import pytest
from PIL import Image

from pikascenes_desktop.adapters import video
from pikascenes_desktop.adapters.mp4_boxes import append_scene_box, walk_boxes
from pikascenes_desktop.adapters.video import AvVideos
from pikascenes_desktop.domain.clip import VideoFacts
from pikascenes_desktop.domain.errors import DownloadFailed
from tests import bad_pictures
from tests.clips import add_silence, add_video, make_clip, turn

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("clips") / "夜景 50%.mp4")


@pytest.fixture
def videos() -> AvVideos:
    return AvVideos()


def read(path: Path) -> bytes:
    return path.read_bytes()


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


async def refusal(videos: AvVideos, path: Path) -> str:
    with pytest.raises(DownloadFailed) as caught:
        await videos.verify(path)
    return caught.value.reason


async def test_verify_says_what_it_holds(videos: AvVideos, clip: Path) -> None:
    assert await videos.verify(clip) == VideoFacts(320, 180, 0.5, 24.0, has_sound=True)


async def test_a_scene_box_does_not_hurt(videos: AvVideos, clip: Path, tmp_path: Path) -> None:
    path = put(tmp_path / "c.mp4", read(clip))
    append_scene_box(path, b'{"prompt": "x"}')
    assert await videos.verify(path) == await videos.verify(clip)


async def test_every_cut_is_noticed(videos: AvVideos, clip: Path, tmp_path: Path) -> None:
    whole = read(clip)
    bounds = {box.offset for box in walk_boxes(clip)}
    path = tmp_path / "cut.mp4"
    for length in range(12, len(whole), 211):
        if length not in bounds:
            assert await refusal(videos, put(path, whole[:length])) == "cut_off"
    for bound in bounds - {0}:
        assert await refusal(videos, put(path, whole[:bound])) == "no_video"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        bad_pictures.PLAYLIST,
        bad_pictures.SVG,
        bad_pictures.GIF,
        b"<!DOCTYPE html><title>Not found</title>",
        b"\0\0\0\x08free" * 4,
    ],
)
async def test_other_files_are_no_video(videos: AvVideos, tmp_path: Path, content: bytes) -> None:
    assert await refusal(videos, put(tmp_path / "c.mp4", content)) == "not_a_video"


async def test_a_missing_file(videos: AvVideos, tmp_path: Path) -> None:
    assert await refusal(videos, tmp_path / "gone.mp4") == "missing"


async def test_a_folder(videos: AvVideos, tmp_path: Path) -> None:
    assert await refusal(videos, tmp_path) == "damaged"


async def test_sound_alone_is_no_video(videos: AvVideos, tmp_path: Path) -> None:
    path = tmp_path / "song.mp4"
    with av.open(path, "w") as container:
        add_silence(container, 0.1)
    assert await refusal(videos, path) == "no_video"


async def test_damaged_frames(videos: AvVideos, clip: Path, tmp_path: Path) -> None:
    data = bytearray(read(clip))
    (mdat,) = (box for box in walk_boxes(clip) if box.type == "mdat")
    data[mdat.offset + 8 : mdat.offset + mdat.size] = b"\xa5" * (mdat.size - 8)
    assert await refusal(videos, put(tmp_path / "c.mp4", bytes(data))) in {"damaged", "no_video"}


async def test_a_damaged_index(videos: AvVideos, clip: Path, tmp_path: Path) -> None:
    data = read(clip).replace(b"trak", b"junk")
    assert await refusal(videos, put(tmp_path / "c.mp4", data)) in {"damaged", "no_video"}


def no_time(*_: object) -> float:
    return 0.0


async def test_no_duration(videos: AvVideos, clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video, "seconds_of", no_time)
    assert await refusal(videos, clip) == "no_video"


def test_what_files_rarely_are() -> None:
    empty = SimpleNamespace(decode=lambda _stream: iter(()), duration=2_500_000)  # pyright: ignore[reportUnknownLambdaType] -- a stand-in
    stream = SimpleNamespace(width=2, height=2, duration=None, time_base=None)
    assert vars(video)["seconds_of"](empty, stream) == 2.5
    with pytest.raises(DownloadFailed):
        vars(video)["_first_frame"](empty, stream)


async def test_an_unbelievable_size(
    videos: AvVideos, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(video, "MAX_PIXELS", 320 * 180 - 1)
    assert await refusal(videos, clip) == "damaged"


async def test_a_fragmented_file_has_a_duration(videos: AvVideos, tmp_path: Path) -> None:
    path = tmp_path / "fragments.mp4"
    options = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
    with av.open(path, "w", options=options) as container:
        stream = add_video(container, 64, 64)
        for _ in range(24):
            container.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        container.mux(stream.encode())
    facts = await videos.verify(path)
    assert (facts.width, facts.has_sound) == (64, False)
    assert 0.9 < facts.duration_s < 1.1


@pytest.mark.parametrize(
    ("turned", "size", "red"),
    [
        (0, (200, 112), (10, 50)),
        (90, (112, 200), (50, 10)),
        (180, (200, 112), (190, 50)),
        (270, (112, 200), (50, 190)),
    ],
)
async def test_the_poster_is_upright(
    videos: AvVideos,
    tmp_path: Path,
    turned: int,
    size: tuple[int, int],
    red: tuple[int, int],
) -> None:
    path = turn(make_clip(tmp_path / "c.mp4", sound=False), turned)
    facts = await videos.verify(path)
    assert (facts.width > facts.height) == (size[0] > size[1])
    poster = await videos.poster(path, 200)
    with Image.open(BytesIO(poster)) as image:
        assert (image.format, image.size) == ("JPEG", size)
        assert _colour(image, red) == "red"
        assert _colour(image, (size[0] - red[0], size[1] - red[1])) == "blue"


def _colour(image: Image.Image, at: tuple[int, int]) -> str:
    pixel = image.convert("RGB").getpixel(at)
    assert isinstance(pixel, tuple)
    return "red" if pixel[0] > 180 and pixel[2] < 60 else "blue" if pixel[2] > 180 else "?"


async def test_pixels_that_are_not_square(videos: AvVideos, tmp_path: Path) -> None:
    path = make_clip(tmp_path / "wide.mp4", aspect=Fraction(4, 3), sound=False)
    facts = await videos.verify(path)
    assert (facts.width, facts.height) == (427, 180)


async def test_a_small_clip_is_not_blown_up(videos: AvVideos, clip: Path) -> None:
    with Image.open(BytesIO(await videos.poster(clip, 640))) as image:
        assert image.size == (320, 180)


@pytest.mark.parametrize(("turned", "size"), [(0, (160, 90)), (90, (90, 160))])
async def test_a_strip_has_frames_from_all_over_the_clip(
    videos: AvVideos, tmp_path: Path, turned: int, size: tuple[int, int]
) -> None:
    path = turn(make_clip(tmp_path / "c.mp4", seconds=2.0, sound=False, grows=True), turned)
    width, height = size
    with Image.open(BytesIO(await videos.strip(path, 160))) as sheet:
        assert sheet.size == (6 * width, 4 * height)
        grey = sheet.convert("L")
        shades = [
            _grey(grey, (number % 6 * width + width // 2, number // 6 * height + height // 2))
            for number in range(24)
        ]
    assert shades == sorted(shades)
    assert shades[0] < 40
    assert shades[-1] > 200
    assert len(set(shades)) >= 8  # frames that no other needs may be passed over


async def test_a_strip_of_a_single_frame(videos: AvVideos, tmp_path: Path) -> None:
    path = make_clip(tmp_path / "c.mp4", seconds=1 / 24, sound=False)
    with Image.open(BytesIO(await videos.strip(path, 60))) as sheet:
        assert sheet.size == (360, 136)


async def test_no_strip_of_what_is_no_clip(videos: AvVideos, tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed):
        await videos.strip(tmp_path / "gone.mp4", 60)


def _grey(image: Image.Image, at: tuple[int, int]) -> int:
    pixel = image.getpixel(at)
    assert isinstance(pixel, int)
    return pixel
