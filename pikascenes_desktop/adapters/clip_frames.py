"""Frames of a clip for its exports: upright, in true colours, at the size and pace asked for.

Runs in the export process, which alone loads PyAV and libvips for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import av
import av.error
import av.filter
import pyvips

from pikascenes_desktop.adapters.video import UPRIGHT, opened, seconds_of, shown_size
from pikascenes_desktop.domain.errors import DownloadFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av import VideoFrame
    from av.container import InputContainer
    from av.filter import Graph
    from av.video.stream import VideoStream

HD_HEIGHT: Final = 720
"""From here on, colours that are not said to be others are ITU-R BT.709, below BT.601."""

NOT_SAID: Final = 2
"""FFmpeg's AVCOL_SPC_UNSPECIFIED."""

_HALF_MILLISECOND_S: Final = 0.0005
"""Times travel as milliseconds through players and labels."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What a clip is by itself.

    Attributes:
        width: Pixels, as shown.
        height: Pixels, as shown.
        duration_s: Seconds of the video track.
        fps: Mean frames a second.
    """

    width: int
    height: int
    duration_s: float
    fps: Fraction

    def scaled(self, width: int | None) -> tuple[int, int]:
        """Return the size for a width: never larger than the clip, and even on both sides."""
        wished = min(width or self.width, self.width)
        height = self.height * wished / self.width
        return max(2, round(wished / 2) * 2), max(2, round(height / 2) * 2)

    def pace(self, fps: float | None, most: float | None = None) -> Fraction:
        """Return the frames a second for a wish: never more than the clip has, nor than `most`."""
        wished = [Fraction(each).limit_denominator(1001) for each in (fps, most) if each]
        return min([self.fps, *wished])


def measure(path: Path) -> Measures:
    """Read what a clip is.

    Raises:
        DownloadFailed: The file is no whole video.
    """
    with opened(path) as (container, stream):
        for frame in container.decode(stream):
            width, height = shown_size(frame, stream)
            fps = stream.average_rate or Fraction(24)
            return Measures(width, height, seconds_of(container, stream), fps)
    raise DownloadFailed("no_video")


def steady_frames(
    path: Path, size: tuple[int, int], fps: Fraction
) -> Iterator[tuple[float, VideoFrame]]:
    """Yield all frames as BGRA at a steady pace, each with its seconds from the start.

    Raises:
        DownloadFailed: The file is no whole video.
    """
    with opened(path) as (container, stream):
        graph: Graph | None = None
        for frame in container.decode(stream):
            if graph is None:
                graph = _graph(stream, frame, size, "bgra", fps)
            graph.vpush(frame)
            yield from _ready(graph)
        if graph is None:
            raise DownloadFailed("no_video")
        graph.vpush(None)
        yield from _ready(graph)


def pictures_at(path: Path, times: list[float], size: tuple[int, int]) -> Iterator[pyvips.Image]:
    """Yield the frames shown at these times, as upright RGB pictures.

    Args:
        path: The clip.
        times: Seconds from the start, ascending. Beyond the end the last frame is shown.
        size: Pixels of each picture.

    Raises:
        DownloadFailed: The file is no whole video.
    """
    with opened(path) as (container, stream):
        _seek(container, stream, times[0])
        pending = list(times)
        shown: VideoFrame | None = None
        for frame in container.decode(stream):
            while shown and pending and frame.time > pending[0] + _HALF_MILLISECOND_S:
                yield _picture(shown, stream, size)
                pending.pop(0)
            if not pending:
                return
            shown = frame
        if shown is None:
            raise DownloadFailed("no_video")
        for _ in pending:
            yield _picture(shown, stream, size)


def _seek(container: InputContainer, stream: VideoStream, time_s: float) -> None:
    """Go to the key frame before a time; a time beyond the end stays at the last one."""
    if stream.time_base is not None and time_s > 0:
        last = max(0.0, seconds_of(container, stream) - _HALF_MILLISECOND_S)
        container.seek(int(min(time_s, last) / stream.time_base), stream=stream)


def _graph(
    stream: VideoStream,
    frame: VideoFrame,
    size: tuple[int, int],
    pixels: str,
    fps: Fraction | None = None,
) -> Graph:
    graph = av.filter.Graph()
    width, height = size
    space = ""
    if frame.colorspace == NOT_SAID:
        space = ":in_color_matrix=" + ("bt709" if frame.height >= HD_HEIGHT else "bt601")
    graph.link_nodes(
        graph.add_buffer(template=stream),
        *([graph.add("fps", f"{fps.numerator}/{fps.denominator}")] if fps else []),
        *(graph.add(name, setting) for name, setting in UPRIGHT.get(frame.rotation, ())),
        graph.add("scale", f"{width}:{height}:flags=lanczos{space}"),
        graph.add("setsar", "1"),
        graph.add("format", pixels),
        graph.add("buffersink"),
    ).configure()
    return graph


def _ready(graph: Graph) -> Iterator[tuple[float, VideoFrame]]:
    while True:
        try:
            frame = graph.vpull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        yield frame.time, frame


def _picture(frame: VideoFrame, stream: VideoStream, size: tuple[int, int]) -> pyvips.Image:
    graph = _graph(stream, frame, size, "rgb24")
    graph.vpush(frame)
    graph.vpush(None)
    plane = graph.vpull().planes[0]
    width, height = size
    # lines are padded to what processors like
    image = pyvips.Image.new_from_memory(bytes(plane), plane.line_size, height, 1, "uchar")
    rows = image.crop(0, 0, width * 3, height).write_to_memory()
    picture = pyvips.Image.new_from_memory(rows, width, height, 3, "uchar")
    return picture.copy(interpretation="srgb")
