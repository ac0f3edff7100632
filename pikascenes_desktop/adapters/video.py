"""Videos, by PyAV (FFmpeg) on a worker thread.

Only MP4 files are opened, by FFmpeg's MP4 demuxer and from the disk alone: what looks like a
playlist, a script or an image never reaches a parser that could open further files.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING, Final, cast

from pikascenes_desktop.adapters.mp4_boxes import BoxError, walk_boxes
from pikascenes_desktop.domain.clip import VideoFacts
from pikascenes_desktop.domain.errors import DownloadFailed
from pikascenes_desktop.ports.media import STRIP_COLUMNS, STRIP_FRAMES

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from av import VideoFrame
    from av.container import InputContainer
    from av.filter import Graph
    from av.video.codeccontext import VideoCodecContext
    from av.video.stream import VideoStream

MAX_PIXELS: Final = 8192 * 8192
"""Far more than the model makes; a header that names more is not believed."""

_POSTER_QUALITY: Final = 3
_STRIP_QUALITY: Final = 6
"""FFmpeg's scale for MJPEG: 2 is best, 31 worst. A strip's frames are seen in passing."""

UPRIGHT: Final = {
    90: (("transpose", "cclock"),),
    -90: (("transpose", "clock"),),
    180: (("hflip", None), ("vflip", None)),
    -180: (("hflip", None), ("vflip", None)),
}
"""Filters that do what the display matrix asks, by its counter-clockwise degrees."""


class AvVideos:
    """Implements `ports.media.Videos`; one video at a time, so that a gallery stays smooth.

    `DownloadFailed` comes with reason ``missing``, ``not_a_video``, ``cut_off``, ``no_video``
    or ``damaged``. A strip takes ten times as long as the rest and has a turn of its own, so
    that no poster waits for one.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore()
        self._strips = asyncio.Semaphore()

    async def verify(self, path: Path) -> VideoFacts:
        async with self._turn:
            return await asyncio.to_thread(_verify, path)

    async def poster(self, path: Path, edge: int) -> bytes:
        async with self._turn:
            return await asyncio.to_thread(_poster, path, edge)

    async def strip(self, path: Path, edge: int) -> bytes:
        async with self._strips:
            return await asyncio.to_thread(_strip, path, edge)


def _verify(path: Path) -> VideoFacts:
    with opened(path) as (container, stream):
        frame = _first_frame(container, stream)
        duration_s = seconds_of(container, stream)
        if duration_s <= 0:
            raise DownloadFailed("no_video")
        width, height = shown_size(frame, stream)
        return VideoFacts(
            width=width,
            height=height,
            duration_s=duration_s,
            fps=float(stream.average_rate or 0),
            has_sound=bool(container.streams.audio),
        )


def _poster(path: Path, edge: int) -> bytes:
    with opened(path) as (container, stream):
        frame = _first_frame(container, stream)
        width, height = _scaled_size(frame, stream, edge)
        picture = _turned(frame, stream).reformat(
            width, height, "yuvj420p", interpolation="AREA", dst_color_range="JPEG"
        )
        return _encode_jpeg(picture, _POSTER_QUALITY)


def _strip(path: Path, edge: int) -> bytes:
    """Cut a strip in one pass over the clip; between frames that others refer to, if it can."""
    with opened(path) as (container, stream):
        if stream.width * stream.height > MAX_PIXELS:
            raise DownloadFailed("damaged")
        # what no other frame needs is passed over: half the time, a tenth of a second off
        stream.codec_context.skip_frame = "BIDIR"
        length_s = seconds_of(container, stream)
        sheet: Graph | None = None
        latest: VideoFrame | None = None
        done = 0
        for frame in container.decode(stream):
            latest = frame
            sheet = sheet or _sheet(frame, stream, edge)
            while done < STRIP_FRAMES and _is_due(frame, done, length_s):
                done = _add(sheet, frame, done)
        if sheet is None or latest is None:
            raise DownloadFailed("no_video")
        while done < STRIP_FRAMES:
            done = _add(sheet, latest, done)
        return _encode_jpeg(sheet.vpull(), _STRIP_QUALITY)


def _is_due(frame: VideoFrame, number: int, length_s: float) -> bool:
    """Say whether a frame comes at or after the moment of that frame of the strip."""
    return (frame.time or 0.0) >= (number + 0.5) / STRIP_FRAMES * length_s


def _add(sheet: Graph, frame: VideoFrame, number: int) -> int:
    frame.pts = number  # the filters ask for times that grow
    sheet.vpush(frame)
    return number + 1


def _sheet(frame: VideoFrame, stream: VideoStream, edge: int) -> Graph:
    """Return filters that turn, scale and tile frames like this one."""
    import av.filter  # noqa: PLC0415 -- see `opened`

    width, height = _scaled_size(frame, stream, edge)
    graph = av.filter.Graph()
    nodes = [graph.add_buffer(template=stream)]
    nodes += [graph.add(name, setting) for name, setting in UPRIGHT.get(frame.rotation, ())]
    nodes += [
        graph.add("scale", f"{width}:{height}:flags=area:out_range=full"),
        graph.add("format", "yuvj420p"),
        graph.add("tile", f"{STRIP_COLUMNS}x{STRIP_FRAMES // STRIP_COLUMNS}"),
        graph.add("buffersink"),
    ]
    graph.link_nodes(*nodes).configure()
    return graph


@contextmanager
def opened(path: Path) -> Generator[tuple[InputContainer, VideoStream]]:
    """Open a file that is whole by its boxes; what goes wrong inside becomes `DownloadFailed`."""
    import av  # noqa: PLC0415 -- 0.1 s that the start of the program can do without
    from av.error import FFmpegError  # noqa: PLC0415 -- the same

    try:
        boxes = walk_boxes(path)
        if not boxes or boxes[0].type != "ftyp":
            raise DownloadFailed("not_a_video")
        if all(box.type != "moov" for box in boxes):
            raise DownloadFailed("no_video")
        # the resolved path cannot be taken for the name of a protocol
        with av.open(
            path.resolve(), "r", format="mp4", options={"protocol_whitelist": "file"}
        ) as container:
            if not container.streams.video:
                raise DownloadFailed("no_video")
            yield container, container.streams.video[0]
    except BoxError as exc:
        # a page or picture saved as a clip does not begin as an MP4 does
        raise DownloadFailed("cut_off" if _begins_as_mp4(path) else "not_a_video") from exc
    except FileNotFoundError as exc:
        raise DownloadFailed("missing") from exc
    except (FFmpegError, OSError) as exc:
        raise DownloadFailed("damaged") from exc


def _begins_as_mp4(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8)[4:] == b"ftyp"


def _first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    if stream.width * stream.height > MAX_PIXELS:
        raise DownloadFailed("damaged")
    for frame in container.decode(stream):
        return frame
    raise DownloadFailed("no_video")


def seconds_of(container: InputContainer, stream: VideoStream) -> float:
    """Return a video's length in seconds; 0 when the file does not say."""
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return (container.duration or 0) / 1_000_000  # FFmpeg's AV_TIME_BASE


def shown_size(frame: VideoFrame, stream: VideoStream) -> tuple[int, int]:
    """Return width and height as a frame is shown: upright, its pixels square."""
    aspect = stream.sample_aspect_ratio or Fraction(1)
    width, height = max(1, round(frame.width * aspect)), frame.height
    return (height, width) if frame.rotation % 180 else (width, height)


def _scaled_size(frame: VideoFrame, stream: VideoStream, edge: int) -> tuple[int, int]:
    """Return the size of a small picture of a frame: upright, as shown, not blown up."""
    width, height = shown_size(frame, stream)
    scale = min(1.0, edge / max(width, height))
    # MJPEG halves the colours, so the sides are even
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def _encode_jpeg(picture: VideoFrame, quality: int) -> bytes:
    import av  # noqa: PLC0415 -- see `opened`

    width, height = picture.width, picture.height
    encoder = cast("VideoCodecContext", av.CodecContext.create("mjpeg", "w"))
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuvj420p"
    encoder.time_base = Fraction(1, 25)
    encoder.qmin = encoder.qmax = quality
    picture.pts = 0
    return b"".join(bytes(packet) for packet in [*encoder.encode(picture), *encoder.encode()])


def _turned(frame: VideoFrame, stream: VideoStream) -> VideoFrame:
    import av.filter  # noqa: PLC0415 -- see `opened`

    steps = UPRIGHT.get(frame.rotation)
    if steps is None:
        return frame
    graph = av.filter.Graph()
    nodes = [graph.add_buffer(template=stream)]
    nodes += [graph.add(name, setting) for name, setting in steps]
    graph.link_nodes(*nodes, graph.add("buffersink")).configure()
    graph.vpush(frame)
    return graph.vpull()
