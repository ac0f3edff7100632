"""Clips: what a generation's outputs become on disk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LOW_DISK_BYTES: Final = 500_000_000
"""Free bytes below which the library's disk counts as almost full: a few dozen clips fit."""


class OutputKind(StrEnum):
    """What the service says an output is."""

    VIDEO = "video"
    STILL = "still"


@dataclass(frozen=True, slots=True)
class Output:
    """One result link of a generation, in the service's order."""

    kind: OutputKind
    url: str


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """What a video file holds.

    Attributes:
        width: Pixels, as shown.
        height: Pixels, as shown.
        duration_s: Seconds of the video track.
        fps: Mean frames a second.
        has_sound: Whether there is an audio track.
    """

    width: int
    height: int
    duration_s: float
    fps: float
    has_sound: bool


@dataclass(frozen=True, slots=True)
class Clip:
    """A saved output. Paths are relative to the library folder, with forward slashes.

    Attributes:
        generation_id: The generation that made it.
        index: Its place among the generation's outputs, from 0.
        path: Where the file is.
        size_bytes: Bytes of the file, our scene box included.
        served_sha256: Hex digest of the bytes the service sent: the file begins with them.
        sha256: Hex digest of the whole file.
    """

    generation_id: str
    index: int
    kind: OutputKind
    path: str
    size_bytes: int
    served_sha256: str
    sha256: str
    width: int | None = None
    height: int | None = None
    duration_s: float | None = None
    has_sound: bool = False
