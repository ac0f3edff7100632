"""The practice clip itself: its size and length, and that every ingredient is there and moves."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from pikascenes_desktop.domain.scene import AspectRatio, Duration, Resolution
from pikascenes_desktop.practice.choreography import choreograph, frame_size
from pikascenes_desktop.practice.orders import CLIP_NAME, STILL_NAME, Order, RenderFailed
from pikascenes_desktop.practice.renderer import render
from tests.unit.practice_pictures import CARD_COLOURS, CYAN, RED, plain, png, save_scene

if TYPE_CHECKING:
    from pathlib import Path

Pixels = NDArray[np.uint8]


def _order(images: tuple[Path, ...], folder: Path, **changes: Any) -> Order:
    folder.mkdir(parents=True, exist_ok=True)
    settings: dict[str, Any] = {
        "shape": AspectRatio.WIDE,
        "resolution": Resolution.HD,
        "duration": Duration.FIVE,
        "seed": 11,
        **changes,
    }
    return Order(images=images, folder=folder, **settings)


def _frames(folder: Path, *wanted: int) -> tuple[int, list[Pixels]]:
    """The number of frames, and those wanted as RGB."""
    found: list[Pixels] = []
    count = 0
    with av.open(str(folder / CLIP_NAME)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            count += 1
            if number in wanted:
                found.append(np.asarray(frame.to_ndarray(format="rgb24"), dtype=np.uint8))
    return count, found


def _digest(folder: Path) -> str:
    """A digest of every decoded frame."""
    digest = hashlib.sha256()
    with av.open(str(folder / CLIP_NAME)) as container:
        for frame in container.decode(video=0):
            digest.update(frame.to_ndarray().tobytes())
    return digest.hexdigest()


def _find(frame: Pixels, colour: tuple[int, int, int]) -> tuple[float, float, int]:
    """The middle of all pixels near a colour, and how many there are."""
    off = np.abs(frame.astype(np.int16) - np.array(colour, dtype=np.int16)).max(axis=2)
    rows, columns = np.nonzero(off < 40)
    return float(columns.mean()), float(rows.mean()), len(rows)


def test_every_ingredient_is_there_and_moves(tmp_path: Path) -> None:
    order = _order(save_scene(tmp_path / "in", cards=5), tmp_path / "out")
    render(order)
    count, frames = _frames(order.folder, 0, 60)
    assert count == 120
    plan = choreograph(order.shape, order.resolution, order.duration, images=6, seed=order.seed)
    for colour, path in zip(CARD_COLOURS, plan.paths, strict=True):
        places = [_find(frame, colour) for frame in frames]
        for (x, y, pixels), number in zip(places, (0, 60), strict=True):
            assert pixels > 0.4 * plan.card_box**2
            expected = path.at(number, plan.frames)
            assert (x, y) == pytest.approx(expected, abs=5)
        assert places[0][:2] != pytest.approx(places[1][:2], abs=12)
    backdrops = [_find(frame, CYAN) for frame in frames]
    assert backdrops[0][2] > 2000


def test_a_single_image_moves_too(tmp_path: Path) -> None:
    ways: list[float] = []
    for seed in (1, 2):
        folder = tmp_path / str(seed)
        render(_order(save_scene(tmp_path / "in", cards=0), folder, seed=seed))
        _, (first, last) = _frames(folder, 0, 119)
        ways.append(_find(first, CYAN)[0] - _find(last, CYAN)[0])
    assert sorted(ways) == pytest.approx([-160, 160], abs=5)
    assert _find(first, CYAN)[1] == pytest.approx(_find(last, CYAN)[1], abs=2)


def test_same_seed_same_frames_other_seed_other_frames(tmp_path: Path) -> None:
    images = save_scene(tmp_path / "in", cards=1)
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        render(_order(images, tmp_path / name, seed=seed, shape=AspectRatio.SQUARE))
    a, b, c = (_digest(tmp_path / name) for name in "abc")
    assert a == b
    assert a != c


@pytest.mark.parametrize(
    ("shape", "resolution", "duration"),
    [
        (AspectRatio.ULTRAWIDE, Resolution.HD, Duration.FIVE),
        (AspectRatio.CLASSIC, Resolution.HD, Duration.TEN),
        (AspectRatio.PORTRAIT, Resolution.FULL_HD, Duration.FIVE),
        (AspectRatio.TALL, Resolution.HD, Duration.FIVE),
    ],
)
def test_size_length_and_layout_of_the_file(
    tmp_path: Path, shape: AspectRatio, resolution: Resolution, duration: Duration
) -> None:
    order = _order(
        save_scene(tmp_path / "in", cards=1),
        tmp_path / "out",
        shape=shape,
        resolution=resolution,
        duration=duration,
    )
    render(order)
    size = frame_size(shape, resolution)
    path = order.folder / CLIP_NAME
    with av.open(str(path)) as container:
        (stream,) = container.streams
        assert isinstance(stream, av.VideoStream)
        assert (stream.width, stream.height) == (size.width, size.height)
        assert stream.codec_context.name == "h264"
        assert stream.pix_fmt == "yuv420p"
        assert stream.average_rate == 24
        assert stream.frames == duration * 24
        assert stream.duration is not None
        assert stream.time_base is not None
        assert stream.duration * stream.time_base == int(duration)
        assert sum(1 for _ in container.decode(video=0)) == duration * 24
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    with av.open(str(order.folder / STILL_NAME)) as container:
        assert container.streams.video[0].width == size.width
    assert sorted(entry.name for entry in order.folder.iterdir()) == [CLIP_NAME, STILL_NAME]


def test_all_kinds_of_pictures_are_read(tmp_path: Path) -> None:
    red = plain(RED, 200, 160)
    kinds = {
        "clear.png": red.bandjoin(200),
        "grey.png": plain((90, 90, 90)).extract_band(0),
        "deep.png": red.cast("ushort").linear([257.0] * 3, [0.0] * 3).cast("ushort"),
        "photo.jpg": red,
        "cmyk.jpg": red.icc_export(output_profile="cmyk"),
        "new.webp": red,
    }
    for name, picture in kinds.items():
        picture.write_to_file(tmp_path / name)
    images = tuple(tmp_path / name for name in kinds)
    render(_order(images, tmp_path / "out", shape=AspectRatio.SQUARE))
    assert _frames(tmp_path / "out")[0] == 120


def _broken(folder: Path) -> dict[str, bytes]:
    whole = (folder / "0.png").read_bytes()
    return {
        "cut.png": whole[: len(whole) // 2],
        "text.png": b"no picture",
        # a header that claims 20000 x 20000 pixels
        "bomb.png": png(RED).replace((64).to_bytes(4) * 2, (20_000).to_bytes(4) * 2),
    }


@pytest.mark.parametrize("name", ["cut.png", "text.png", "bomb.png"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_bad_picture_is_named(tmp_path: Path, name: str, place: int) -> None:
    images = list(save_scene(tmp_path, cards=1))
    bad = tmp_path / name
    bad.write_bytes(_broken(tmp_path)[name])
    images[place] = bad
    with pytest.raises(RenderFailed) as caught:
        render(_order(tuple(images), tmp_path / "out"))
    assert caught.value.kind == "invalid_input"
    assert caught.value.message.startswith(f"Image {place + 1} could not be used: it ")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    order = _order(save_scene(tmp_path / "in", cards=0), tmp_path / "out")
    order.folder.rmdir()
    with pytest.raises(RenderFailed) as caught:
        render(order)
    assert caught.value.kind == "provider_error"
