"""Renders a practice clip: an MP4 of exactly `duration * 24` moving frames.

Pixels are moved by FFmpeg's own filter graph (crop and overlay with expressions), so that no
frame passes through Python: five seconds of 1080p take about two on two cores.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import av
import pyvips
from av import VideoFrame
from av.error import FFmpegError
from av.filter import Graph
from av.video.reformatter import ColorRange, Colorspace

from pikascenes_desktop.practice.choreography import FPS, Choreography, Size, choreograph
from pikascenes_desktop.practice.layers import PictureRefused, background, card, mark
from pikascenes_desktop.practice.orders import CLIP_NAME, STILL_NAME, RenderFailed

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path as FilePath

    from av.filter.context import FilterContext

    from pikascenes_desktop.practice.orders import Order

_TICK: Final = Fraction(1, FPS)
_BT709: Final = 1
_X264: Final = {"preset": "ultrafast", "crf": "21", "g": str(2 * FPS)}
_MARK_SHARE: Final = 30
"""The mark's height and its distance from the edges, as a part of the frame's short edge."""


def render(order: Order) -> None:
    """Render a clip, and a still of its background.

    Raises:
        RenderFailed: A picture cannot be used, or the files cannot be written.
    """
    plan = choreograph(
        order.shape, order.resolution, order.duration, images=len(order.images), seed=order.seed
    )
    with _translated():
        backdrop, cards = _read_pictures(order, plan)
        still = backdrop.extract_area(0, 0, plan.size.width, plan.size.height)
        with _published(order.folder / STILL_NAME) as part:
            still.extract_band(0, n=3).jpegsave(part, Q=88)
        with _published(order.folder / CLIP_NAME) as part:
            _write_clip(part, plan, backdrop, cards)


@contextmanager
def _translated() -> Generator[None]:
    try:
        yield
    except (OSError, FFmpegError, pyvips.Error) as exc:
        raise RenderFailed("provider_error", "The clip could not be made or written.") from exc


def _read_pictures(order: Order, plan: Choreography) -> tuple[pyvips.Image, list[pyvips.Image]]:
    size = Size(plan.size.width + plan.pan.extra_width, plan.size.height + plan.pan.extra_height)
    pictures: list[pyvips.Image] = []
    for number, path in enumerate(order.images, start=1):
        try:
            pictures.append(background(path, size) if number == 1 else card(path, plan.card_box))
        except PictureRefused as exc:
            message = f"Image {number} could not be used: {exc}."
            raise RenderFailed("invalid_input", message) from exc
    return pictures[0], pictures[1:]


@contextmanager
def _published(path: FilePath) -> Generator[FilePath]:
    """Give a name to write to; rename it to the path once it is whole and on disk."""
    part = path.with_suffix(".part" + path.suffix)
    yield part
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)


def _write_clip(
    target: FilePath, plan: Choreography, backdrop: pyvips.Image, cards: list[pyvips.Image]
) -> None:
    still = _frame(backdrop, "yuv420p")
    graph, source = _filter_graph(plan, still, cards)
    with av.open(str(target), "w", options={"movflags": "+faststart"}) as container:
        # the stub leaves the type of further keywords open
        stream = container.add_stream(  # pyright: ignore[reportUnknownMemberType]
            "libx264", rate=FPS, options=_X264
        )
        stream.width, stream.height = plan.size.width, plan.size.height
        stream.pix_fmt = "yuv420p"
        stream.colorspace = stream.color_primaries = stream.color_trc = _BT709
        stream.color_range = ColorRange.MPEG
        for number in range(plan.frames):
            still.pts = number
            source.push(still)
            container.mux(stream.encode(graph.vpull()))
        container.mux(stream.encode(None))


def _filter_graph(
    plan: Choreography, backdrop: VideoFrame, cards: list[pyvips.Image]
) -> tuple[Graph, FilterContext]:
    """Return a graph that makes one frame of the clip from each push of the backdrop."""
    graph = Graph()
    source = _buffer(graph, backdrop)
    size = plan.size
    pan_x, pan_y = _pan(plan)
    stage = graph.add("crop", w=str(size.width), h=str(size.height), x=pan_x, y=pan_y)
    source.link_to(stage)
    layers: list[tuple[FilterContext, VideoFrame]] = []

    def lay(picture: pyvips.Image, x: str, y: str) -> None:
        nonlocal stage
        frame = _frame(picture, "yuva420p")
        frame.pts = 0
        layers.append((_buffer(graph, frame), frame))
        overlay = graph.add("overlay", x=x, y=y, format="yuv420", eof_action="repeat")
        stage.link_to(overlay, 0, 0)
        layers[-1][0].link_to(overlay, 0, 1)
        stage = overlay

    for picture, path in zip(cards, plan.paths, strict=True):
        left, top = path.centre_x - picture.width / 2, path.centre_y - picture.height / 2
        lay(
            picture,
            _wave(left, path.reach_x, path.turns_x, path.phase_x, plan.frames),
            _wave(top, path.reach_y, path.turns_y, path.phase_y, plan.frames),
        )
    edge = min(size.width, size.height) // _MARK_SHARE
    glyph = mark(edge)
    lay(
        glyph,
        str(size.width - glyph.width - edge // 2),
        str(size.height - glyph.height - edge // 2),
    )
    stage.link_to(graph.add("buffersink"))
    graph.configure()
    for buffer, frame in layers:
        buffer.push(frame)
        # the end of the stream, which the stub leaves out: the one frame is repeated from here
        buffer.push(None)  # pyright: ignore[reportArgumentType]
    return graph, source


def _buffer(graph: Graph, frame: VideoFrame) -> FilterContext:
    return graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=_TICK
    )


def _frame(picture: pyvips.Image, pixels: str) -> VideoFrame:
    """Return an RGBA picture as a frame in video colours."""
    frame = VideoFrame.from_bytes(
        bytes(picture.write_to_memory()), picture.width, picture.height, format="rgba"
    )
    frame = frame.reformat(
        format=pixels, dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
    )
    frame.time_base = _TICK
    return frame


def _pan(plan: Choreography) -> tuple[str, str]:
    """Return the crop's left and top edges as expressions of the frame's number `n`."""
    way = f"n/{plan.frames - 1}"
    if plan.pan.backwards:
        way = f"(1-{way})"
    return f"{plan.pan.extra_width}*{way}", f"{plan.pan.extra_height}*{way}"


def _wave(start: float, reach: float, turns: float, phase: float, frames: int) -> str:
    """Return `Path.at` for one axis as an expression; overlay's `n`, unlike crop's, is from 1."""
    return f"{start:.3f}+{reach:.3f}*sin({turns:.6f}*2*PI*(n-1)/{frames}+{phase:.6f})"
