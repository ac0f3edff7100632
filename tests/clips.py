"""Small real videos for the tests."""

from __future__ import annotations

import struct
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from av.container import OutputContainer
    from av.video.stream import VideoStream

_TURN = 1 << 16
_MATRICES = {
    0: (_TURN, 0, 0, 0, _TURN, 0, 0, 0, 1 << 30),
    90: (0, _TURN, 0, -_TURN, 0, 0, 0, 0, 1 << 30),
    180: (-_TURN, 0, 0, 0, -_TURN, 0, 0, 0, 1 << 30),
    270: (0, -_TURN, 0, _TURN, 0, 0, 0, 0, 1 << 30),
}
"""A track's display matrix, by clockwise degrees (ISO/IEC 14496-12 §8.3.2)."""


def add_video(container: OutputContainer, width: int, height: int) -> VideoStream:
    """Add an H.264 track of 24 frames a second."""
    stream = container.add_stream("libx264", rate=24)  # pyright: ignore[reportUnknownMemberType] -- half typed
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    return stream


def add_silence(container: OutputContainer, seconds: float) -> None:
    """Add a track of nothing to be heard."""
    stream = container.add_stream("aac", rate=48000, layout="stereo")  # pyright: ignore[reportUnknownMemberType] -- half typed
    for index in range(round(seconds * 48000 / 1024)):
        silence = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp")
        silence.sample_rate, silence.pts = 48000, index * 1024
        container.mux(stream.encode(silence))
    container.mux(stream.encode())


def make_clip(
    path: Path,
    *,
    seconds: float = 0.5,
    sound: bool = True,
    aspect: Fraction = Fraction(1),
    grows: bool = False,
) -> Path:
    """Write an MP4 of 320x180 at 24 frames a second: left half red, right half blue.

    With `grows` it goes from black to white instead.
    """
    picture = np.zeros((180, 320, 3), np.uint8)
    picture[:, :160, 0] = 220
    picture[:, 160:, 2] = 220
    with av.open(path, "w") as container:
        video = add_video(container, 320, 180)
        video.codec_context.sample_aspect_ratio = aspect
        if sound:
            add_silence(container, seconds)
        count = round(seconds * 24)
        for number in range(count):
            if grows:
                picture[:] = 255 * number // max(1, count - 1)
            container.mux(video.encode(av.VideoFrame.from_ndarray(picture)))
        container.mux(video.encode())
    return path


def turn(path: Path, degrees: int) -> Path:
    """Say in an upright MP4 that it is to be shown turned, and return its path."""
    data = path.read_bytes()
    matrix = data.index(struct.pack(">9i", *_MATRICES[0]), data.index(b"tkhd"))
    path.write_bytes(data[:matrix] + struct.pack(">9i", *_MATRICES[degrees]) + data[matrix + 36 :])
    return path
