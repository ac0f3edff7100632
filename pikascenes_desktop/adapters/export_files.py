"""The files a clip can become; each writes the whole file or raises, and tells how far it is.

Runs in the export process. GIF after the FFmpeg wiki's "High quality GIF" (a palette of the
clip's own, ordered dithering so that still areas stay still).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import av
import av.error
import av.filter
import pyvips
from av.video.format import VideoFormat

from pikascenes_desktop.adapters.clip_frames import measure, pictures_at, steady_frames
from pikascenes_desktop.adapters.mp4_boxes import read_scene_box

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction
    from pathlib import Path

    from av import VideoFrame
    from av.container import OutputContainer
    from av.filter import Graph
    from av.video.stream import VideoStream

    from pikascenes_desktop.adapters.clip_frames import Measures

COPY_BYTES: Final = 1 << 20
MOST_GIF_FPS: Final = 50.0
"""Programs show shorter frames than 20 ms at 100 ms."""

PALETTE_SHARE: Final = 0.45
"""What finding a GIF's palette takes of the whole work."""

JPEG_QUALITY: Final = 95
WEBP_OPTIONS: Final = {"quality": "80", "compression_level": "4"}
SHEET_WIDTH: Final = 480
SHEET_GAP: Final = 8
SHEET_PAPER: Final = (20, 21, 23)
TIME_HEIGHT: Final = 0.075
"""Of a frame's height: how tall the time in its corner is."""

WIDEST_TIME: Final = 20
"""Of its height: more than any time needs, so that the height decides."""

PLATE: Final = (12, 13, 16)
PLATE_SHARE: Final = 0.72


def copy_clip(
    source: Path, target: Path, *, keeps_scene: bool, tell: Callable[[float], None]
) -> None:
    """Copy a clip, up to its scene box or whole."""
    found = None if keeps_scene else read_scene_box(source)
    left = whole = source.stat().st_size if found is None else found[1]
    with source.open("rb") as reader, target.open("wb") as writer:
        while left and (chunk := reader.read(min(COPY_BYTES, left))):
            writer.write(chunk)
            left -= len(chunk)
            tell(1 - left / whole)


def write_still(source: Path, target: Path, suffix: str, time_s: float) -> None:
    """Write the frame of a moment, as PNG or JPEG."""
    facts = measure(source)
    size = (facts.width, facts.height)
    for picture in pictures_at(source, [max(0.0, time_s)], size):
        _write_picture(picture, target, suffix)


def write_gif(
    source: Path,
    target: Path,
    width: int | None,
    fps: float | None,
    tell: Callable[[float], None],
) -> None:
    """Write an endless GIF with a palette of the clip's own."""
    facts = measure(source)
    size, pace = facts.scaled(width), facts.pace(fps, MOST_GIF_FPS)
    palette = _palette(source, facts, size, pace, tell)
    graph = av.filter.Graph()
    video = graph.add_buffer(
        width=size[0], height=size[1], format=VideoFormat("bgra"), time_base=1 / pace
    )
    colours = graph.add_buffer(
        width=palette.width,
        height=palette.height,
        format=VideoFormat(palette.format.name),
        time_base=1 / pace,
    )
    use = graph.add("paletteuse", "dither=bayer:bayer_scale=3:diff_mode=rectangle")
    video.link_to(use)
    colours.link_to(use, 0, 1)
    use.link_to(graph.add("buffersink"))
    graph.configure()
    colours.push(palette)
    cast("Any", colours).push(None)  # PyAV's type knows no end of stream
    with av.open(target, "w", format="gif", options={"loop": "0"}) as container:
        stream = _add_stream(container, "gif", pace, size, "pal8")
        for time_s, frame in steady_frames(source, size, pace):
            video.push(frame)
            _encode(container, stream, graph)
            tell(PALETTE_SHARE + (1 - PALETTE_SHARE) * _share(time_s, facts))
        cast("Any", video).push(None)
        _encode(container, stream, graph)
        container.mux(stream.encode())


def write_webp(
    source: Path,
    target: Path,
    width: int | None,
    fps: float | None,
    tell: Callable[[float], None],
) -> None:
    """Write an endless animated WebP."""
    facts = measure(source)
    size, pace = facts.scaled(width), facts.pace(fps)
    with av.open(target, "w", format="webp", options={"loop": "0"}) as container:
        stream = _add_stream(container, "libwebp_anim", pace, size, "bgra")
        stream.options = dict(WEBP_OPTIONS)
        for number, (time_s, frame) in enumerate(steady_frames(source, size, pace)):
            frame.pts, frame.time_base = number, 1 / pace
            container.mux(stream.encode(frame))
            tell(_share(time_s, facts))
        container.mux(stream.encode())


def write_sheet(  # noqa: PLR0913 -- each says one thing about the sheet
    source: Path,
    target: Path,
    suffix: str,
    *,
    width: int | None,
    frames: int,
    columns: int,
    tell: Callable[[float], None],
) -> None:
    """Write a grid of frames from all over the clip, each with its time in the corner."""
    facts = measure(source)
    size = facts.scaled(width or SHEET_WIDTH)
    count = max(1, frames)
    times = [facts.duration_s * (number + 0.5) / count for number in range(count)]
    tiles: list[pyvips.Image] = []
    for time_s, picture in zip(times, pictures_at(source, times, size), strict=True):
        tiles.append(_with_time(picture, time_s))
        tell(len(tiles) / count)
    sheet = pyvips.Image.arrayjoin(
        tiles, across=max(1, min(columns, count)), shim=SHEET_GAP, background=list(SHEET_PAPER)
    )
    framed = sheet.embed(
        SHEET_GAP,
        SHEET_GAP,
        sheet.width + 2 * SHEET_GAP,
        sheet.height + 2 * SHEET_GAP,
        extend="background",
        background=list(SHEET_PAPER),
    )
    _write_picture(framed, target, suffix)


def _palette(
    source: Path,
    facts: Measures,
    size: tuple[int, int],
    pace: Fraction,
    tell: Callable[[float], None],
) -> VideoFrame:
    graph = av.filter.Graph()
    graph.link_nodes(
        graph.add_buffer(
            width=size[0], height=size[1], format=VideoFormat("bgra"), time_base=1 / pace
        ),
        graph.add("palettegen", "reserve_transparent=0:stats_mode=diff"),
        graph.add("buffersink"),
    ).configure()
    for time_s, frame in steady_frames(source, size, pace):
        graph.vpush(frame)
        tell(PALETTE_SHARE * _share(time_s, facts))
    graph.vpush(None)
    return graph.vpull()


def _add_stream(
    container: OutputContainer, codec: str, pace: Fraction, size: tuple[int, int], pixels: str
) -> VideoStream:
    added: object = cast("Any", container).add_stream(codec, rate=pace)  # half typed
    stream = cast("VideoStream", added)
    stream.width, stream.height = size
    stream.pix_fmt = pixels
    return stream


def _encode(container: OutputContainer, stream: VideoStream, graph: Graph) -> None:
    while True:
        try:
            frame = graph.vpull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        container.mux(stream.encode(frame))


def _share(time_s: float, facts: Measures) -> float:
    return min(1.0, time_s / facts.duration_s) if facts.duration_s > 0 else 1.0


def _with_time(picture: pyvips.Image, time_s: float) -> pyvips.Image:
    """Write the time into the corner: white on a dark plate, as on all pictures of the window."""
    minutes, seconds = divmod(time_s, 60)
    height = max(10, round(picture.height * TIME_HEIGHT))
    pad = height // 2
    try:
        text = pyvips.Image.text(
            f"{int(minutes)}:{seconds:05.2f}", width=WIDEST_TIME * height, height=height
        )
    except pyvips.Error:  # a system without any font
        return picture
    mask = text.embed(pad, pad, text.width + 2 * pad, text.height + 2 * pad)
    left, top = pad, picture.height - mask.height - pad
    if left + mask.width > picture.width or top < 0:
        return picture
    behind = picture.crop(left, top, mask.width, mask.height)
    plate = behind * (1 - PLATE_SHARE) + [part * PLATE_SHARE for part in PLATE]
    label = mask.ifthenelse([255, 255, 255], plate, blend=True).cast("uchar")
    return picture.insert(label, left, top)


def _write_picture(picture: pyvips.Image, target: Path, suffix: str) -> None:
    if suffix.lower() == ".png":
        data = picture.pngsave_buffer(compression=6)
    else:
        data = picture.jpegsave_buffer(Q=JPEG_QUALITY, subsample_mode="off")
    target.write_bytes(data)
