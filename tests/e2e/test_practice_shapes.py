"""Six real photographs become a playable MP4 for every shape, quality and length."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import av
import pytest

from pikascenes_desktop.domain.scene import AspectRatio, Duration, Resolution
from tests.e2e.program import Program
from tests.photographs import PHOTOGRAPHS, original

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.timeout(900)

SIZES = {
    ("5:2", "720p"): (1800, 720),
    ("16:9", "720p"): (1280, 720),
    ("4:3", "720p"): (960, 720),
    ("1:1", "720p"): (720, 720),
    ("4:5", "720p"): (720, 900),
    ("9:16", "720p"): (720, 1280),
    ("5:2", "1080p"): (2700, 1080),
    ("16:9", "1080p"): (1920, 1080),
    ("4:3", "1080p"): (1440, 1080),
    ("1:1", "1080p"): (1080, 1080),
    ("4:5", "1080p"): (1080, 1350),
    ("9:16", "1080p"): (1080, 1920),
}
"""The table of the README: the short edge of wide shapes, the width of tall ones."""

AT_ONCE = 2


def test_every_shape_quality_and_length(tmp_path: Path) -> None:
    photographs = [str(original(name)) for name in list(PHOTOGRAPHS)[:6]]
    assert len(photographs) == 6

    def make(kind: tuple[AspectRatio, Resolution, Duration]) -> None:
        shape, quality, length = kind
        program = Program(tmp_path / f"{shape.name}-{quality}-{int(length)}", is_measured=False)
        made = program.run(
            "generate", "--practice", *photographs, "--prompt", "six photographs", "--json",
            "--aspect-ratio", shape, "--resolution", quality, "--duration", str(int(length)),
        )  # fmt: skip
        assert made.code == 0, made
        with av.open(str(made.json["file"]), "r") as video:
            stream = video.streams.video[0]
            assert (stream.width, stream.height) == SIZES[shape.value, quality.value]
            assert stream.codec_context.name == "h264"
            assert stream.average_rate == 24
            assert sum(1 for _ in video.decode(stream)) == 24 * int(length)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = pool.map(make, itertools.product(AspectRatio, Resolution, Duration))
        assert len(list(ends)) == 24
