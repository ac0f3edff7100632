"""Videos, by PyAV (FFmpeg) on a worker thread.

Only MP4 files are opened, by FFmpeg's MP4 demuxer and from the disk alone: what looks like a
playlist, a script or an image never reaches a parser that could open further files.
"""

from __future__ import annotations

import asyncio
import errno
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING, Final, cast

from pikascenes_desktop.adapters.mp4_boxes import BoxError, walk_boxes
from pikascenes_desktop.domain.clip import VideoFacts
from pikascenes_desktop.domain.errors import DiskFull, DownloadFailed, LibraryUnavailable

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from av import VideoFrame
    from av.container import InputContainer
    from av.video.codeccontext import VideoCodecContext
    from av.video.stream import VideoStream

MAX_PIXELS: Final = 8192 * 8192
"""Far more than the model makes; a header that names more is not believed."""

_JPEG_QUALITY: Final = 3
"""FFmpeg's scale for MJPEG: 2 is best, 31 worst."""

_UPRIGHT: Final = {
    90: (("transpose", "cclock"),),
    -90: (("transpose", "clock"),),
    180: (("hflip", None), ("vflip", None)),
    -180: (("hflip", None), ("vflip", None)),
}
"""Filters that do what the display matrix asks, by its counter-clockwise degrees."""


class AvVideos:
    """Implements `ports.media.Videos`; one video at a time, so that a gallery stays smooth.

    `DownloadFailed` comes with reason ``missing``, ``not_a_video``, ``cut_off``, ``no_video``
    or ``damaged``. A poster that cannot be written raises `DiskFull` or `LibraryUnavailable`.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore()

    async def verify(self, path: Path) -> VideoFacts:
        async with self._turn:
            return await asyncio.to_thread(_verify, path)

    async def poster(self, path: Path, target: Path, edge: int = 640) -> None:
        async with self._turn:
            await asyncio.to_thread(_write_poster, path, target, edge)


def _verify(path: Path) -> VideoFacts:
    with _opened(path) as (container, stream):
        frame = _first_frame(container, stream)
        duration_s = _duration(container, stream)
        if duration_s <= 0:
            raise DownloadFailed("no_video")
        width, height = _shown_size(frame, stream)
        return VideoFacts(
            width=width,
            height=height,
            duration_s=duration_s,
            fps=float(stream.average_rate or 0),
            has_sound=bool(container.streams.audio),
        )


def _write_poster(path: Path, target: Path, edge: int) -> None:
    with _opened(path) as (container, stream):
        jpeg = _encode_jpeg(_first_frame(container, stream), stream, edge)
    try:
        part = target.with_name(target.name + ".part")
        part.write_bytes(jpeg)
        part.replace(target)
    except OSError as exc:
        if exc.errno == errno.ENOSPC:
            raise DiskFull(str(target)) from exc
        raise LibraryUnavailable(str(target), str(exc)) from exc


@contextmanager
def _opened(path: Path) -> Generator[tuple[InputContainer, VideoStream]]:
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


def _duration(container: InputContainer, stream: VideoStream) -> float:
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return (container.duration or 0) / 1_000_000  # FFmpeg's AV_TIME_BASE


def _shown_size(frame: VideoFrame, stream: VideoStream) -> tuple[int, int]:
    aspect = stream.sample_aspect_ratio or Fraction(1)
    width, height = max(1, round(frame.width * aspect)), frame.height
    return (height, width) if frame.rotation % 180 else (width, height)


def _encode_jpeg(frame: VideoFrame, stream: VideoStream, edge: int) -> bytes:
    import av  # noqa: PLC0415 -- see `_opened`

    width, height = _shown_size(frame, stream)
    scale = min(1.0, edge / max(width, height))
    # MJPEG halves the colours, so the sides are even
    width, height = (max(2, round(side * scale / 2) * 2) for side in (width, height))
    picture = _turned(frame, stream).reformat(
        width, height, "yuvj420p", interpolation="AREA", dst_color_range="JPEG"
    )
    encoder = cast("VideoCodecContext", av.CodecContext.create("mjpeg", "w"))
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuvj420p"
    encoder.time_base = Fraction(1, 25)
    encoder.qmin = encoder.qmax = _JPEG_QUALITY
    picture.pts = 0
    return b"".join(bytes(packet) for packet in [*encoder.encode(picture), *encoder.encode()])


def _turned(frame: VideoFrame, stream: VideoStream) -> VideoFrame:
    import av.filter  # noqa: PLC0415 -- see `_opened`

    steps = _UPRIGHT.get(frame.rotation)
    if steps is None:
        return frame
    graph = av.filter.Graph()
    nodes = [graph.add_buffer(template=stream)]
    nodes += [graph.add(name, setting) for name, setting in steps]
    graph.link_nodes(*nodes, graph.add("buffersink")).configure()
    graph.vpush(frame)
    return graph.vpull()
