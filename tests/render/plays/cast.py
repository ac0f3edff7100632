"""Who stands in the gallery: clips of all shapes, cards at work, and cards in trouble."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import av
import numpy as np
from PySide6.QtGui import QImage

from pikascenes_desktop.domain.clip import Output, OutputKind
from pikascenes_desktop.domain.errors import DownloadFailed
from pikascenes_desktop.domain.generation import BlockedBy, Failure, FailureCode, Fallback, State
from pikascenes_desktop.domain.scene import AspectRatio, IngredientsMode
from tests.render.plays import texts
from tests.render.stage import SeenVideos, frame, ingredients, make_world, sample
from tests.unit.ui_gallery_examples import NOW, clip_of, made, put

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from tests.fakes.world import World
    from tests.render.looks import Look

_SHAPES: Final = (2, 0, 3, 1, 5, 4, 1, 1, 0, 2, 3, 4, 5, 1, 2, 1, 0, 3, 1, 4)
_APART_S: Final = 1500
_FILM_EDGE: Final = 640
_FPS: Final = 24
_RATE: Final = 48_000
_VARIATIONS: Final = 4


def clips(
    world: World, look: Look, count: int, *, practice: bool = False, shown: Sequence[str] = ()
) -> list[Generation]:
    """Return clips of all shapes, newest first, and put their files into the library.

    Args:
        world: Has the library.
        look: In what language prompts are.
        count: How many.
        practice: Whether they were made for practice.
        shown: What the first ones show: names of samples.
    """
    ratios = list(AspectRatio)
    written = texts.titles(look)
    found: list[Generation] = []
    for number in range(count):
        ratio = ratios[_SHAPES[number % len(_SHAPES)]]
        name = f"c{number}"
        if number < len(shown):
            ratio, name = AspectRatio.WIDE, f"{shown[number]}-{number}"
        name += f"_{ratio.value.replace(':', 'x')}"
        (world.library.root / f"{name}.mp4").write_bytes(b"a clip")
        cost = "0.40" if number % 2 else None
        found.append(
            made(
                name,
                ratio=ratio,
                prompt=written[number % len(written)],
                ingredients=ingredients(world, "fox", "lantern", "village"),
                created_at=NOW - number * _APART_S,
                practice=practice,
                favourite=number % 4 == 0,
                cost_usd="0" if practice else cost,
            )
        )
    return found


def _maker(world: World, look: Look) -> Callable[..., Generation]:
    pictures = ingredients(world, "fox", "lantern", "village")

    def make(name: str, state: State, **changes: Any) -> Generation:
        return made(name, state, prompt=texts.prompt(look), ingredients=pictures, **changes)

    return make


def at_work(world: World, look: Look) -> list[Generation]:
    """Return cards in each stage, and in each wait."""
    make = _maker(world, look)
    return [
        make("r1", State.PREPARING),
        make("r2", State.UPLOADING),
        make("r3", State.IN_LINE, request_id="a"),
        make("r4", State.GENERATING, generating_since=NOW - 72, request_id="b", index=1),
        make("r5", State.DOWNLOADING, request_id="c"),
        make("r6", State.READY, blocked_by=BlockedBy.KEY),
        make(
            "r7",
            State.GENERATING,
            generating_since=NOW - 160,
            blocked_by=BlockedBy.NETWORK,
            request_id="d",
            ratio=AspectRatio.TALL,
        ),
        make("r8", State.SUBMITTING),
        make("r9", State.READY, blocked_by=BlockedBy.RATE, blocked_until=NOW + 30),
        make("r10", State.READY, blocked_by=BlockedBy.HOST),
        make("r11", State.REMOTE_DONE, blocked_by=BlockedBy.DISK, request_id="e"),
        make("r12", State.GENERATING, generating_since=NOW - 2000, request_id="f"),
        make(
            "r13",
            State.UPLOADING,
            fallbacks=(Fallback("Studio bucket", Failure("unreachable"), "ImgBB"),),
        ),
    ]


def in_trouble(world: World, look: Look) -> list[Generation]:
    """Return a card for every way in which a generation goes wrong."""
    make = _maker(world, look)
    code = FailureCode
    output = Output(OutputKind.VIDEO, "https://media.example/y.mp4")
    reason = "prompt is too short"
    return [
        make("m1", State.UNCONFIRMED, failure=Failure(code.LOST_REPLY)),
        make("m2", State.REFUSED, failure=Failure(code.NO_CREDITS)),
        make(
            "m3",
            State.NEEDS_ATTENTION,
            failure=Failure("download_failed"),
            request_id="x",
            outputs=(output,),
        ),
        make("m4", State.FAILED, failure=Failure(code.MODEL)),
        make("m5", State.CANCELLED),
        make("m6", State.REFUSED, failure=Failure(code.REJECTED, message=reason)),
        make("m7", State.NEEDS_ATTENTION, failure=Failure(code.UNKNOWN_REQUEST), request_id="z"),
        make("m8", State.FAILED, failure=Failure(code.FETCH, {"image": 2})),
        make(
            "m9",
            State.NEEDS_ATTENTION,
            failure=Failure("disk_full", {"needed_bytes": 24_000_000}),
            request_id="y",
            outputs=(output,),
        ),
        make(
            "m10",
            State.NEEDS_ATTENTION,
            failure=Failure("download_failed", {"reason": "expired"}),
            request_id="w",
        ),
        make("m11", State.FAILED, failure=Failure("upload_refused", {"image": 1, "reason": "507"})),
        make("m12", State.GENERATING, failure=Failure(code.LATE), generating_since=NOW - 20),
    ]


def with_clips(count: int, *, practice: bool = False) -> Callable[[Path, Look], World]:
    """Return what makes a world with so many clips."""

    def make(folder: Path, look: Look) -> World:
        world = make_world(folder, practice=practice)
        put(world, *clips(world, look, count, practice=practice))
        return world

    return make


def with_work(folder: Path, look: Look) -> World:
    """Make a world in which much is under way."""
    world = make_world(folder)
    put(world, *at_work(world, look), *clips(world, look, 4))
    return world


def with_trouble(folder: Path, look: Look) -> World:
    """Make a world in which much went wrong."""
    world = make_world(folder)
    put(world, *in_trouble(world, look), *clips(world, look, 4))
    return world


def with_missing(folder: Path, look: Look) -> World:
    """Make a world in which the files of two clips are gone."""
    world = make_world(folder)
    put(world, *clips(world, look, 5))
    for name in ("c1_5x2", "c2_1x1"):
        (world.library.root / f"{name}.mp4").unlink(missing_ok=True)
    return world


@lru_cache(maxsize=8)
def film(name: str) -> bytes:
    """Return a video of two seconds with sound, in which the picture of a clip moves along."""
    still = frame(name, _FILM_EDGE).convertToFormat(QImage.Format.Format_RGB888)
    width, height = still.width(), still.height()
    rows = np.frombuffer(bytes(still.constBits()), np.uint8).reshape(height, still.bytesPerLine())
    pixels = rows[:, : 3 * width].reshape(height, width, 3)
    store = BytesIO()
    file: Any  # PyAV leaves its keyword arguments untyped
    with av.open(store, "w", format="mp4") as file:
        video = file.add_stream("libx264", rate=_FPS, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        sound = file.add_stream("aac", rate=_RATE)
        for number in range(2 * _FPS):
            moved = np.ascontiguousarray(np.roll(pixels, number, 1))
            file.mux(video.encode(av.VideoFrame.from_ndarray(moved, format="rgb24")))
        file.mux(video.encode())
        quiet = np.zeros((1, 2 * _RATE), np.float32)
        silence = av.AudioFrame.from_ndarray(quiet, format="fltp", layout="mono")
        silence.sample_rate = _RATE
        file.mux(sound.encode(silence))
        file.mux(sound.encode())
    return store.getvalue()


def with_films(folder: Path, look: Look) -> World:
    """Make a world whose first clips can be played: four variations of one press, and one more."""
    world = make_world(folder)
    five = clips(world, look, 5, shown=("village", "fox", "lantern", "teapot", "whale"))
    for place, one in enumerate(five):
        (world.library.root / one.clips[0].path).write_bytes(film(one.id))
        five[place] = replace(
            one,
            scene=replace(
                one.scene,
                prompt=texts.prompt(look),
                negative_prompt=texts.avoid(look),
                seed=48213907 + place,
            ),
            request_id="7f3c9a10-11d2-4b8e-a7d4-0cc51e2f9b21",
            ended_at=one.created_at + 125,
            press_id="press of all" if place < _VARIATIONS else one.press_id,
            index=place,
        )
    put(world, *five)
    return world


def with_two_scenes(folder: Path, look: Look) -> World:
    """Make a world whose first and fifth clip were made from scenes that differ."""
    world = with_films(folder, look)
    other = world.history.generations["whale-4_16x9"]
    scene = replace(
        other.scene,
        prompt=texts.other_prompt(look),
        mode=IngredientsMode.PRECISE,
        ingredients=ingredients(world, "fox", "lantern"),
        seed=91300452,
    )
    world.history.generations[other.id] = replace(other, scene=scene)
    return world


def with_stills(folder: Path, look: Look) -> World:
    """Make a world whose first two clips are pictures; the second cannot be read."""
    world = make_world(folder)
    found = clips(world, look, 4)
    for place in range(2):
        one = found[place]
        still = clip_of(one.id, OutputKind.STILL, ".png")
        found[place] = replace(one, clips=(replace(still, duration_s=None),))
    QImage(str(sample("lighthouse"))).save(str(world.library.root / f"{found[0].id}.png"))
    (world.library.root / f"{found[1].id}.png").write_bytes(b"no picture")
    put(world, *found)
    return world


class _Uncut(SeenVideos):
    """Videos that no strips can be cut from."""

    async def strip(self, path: Path, edge: int) -> bytes:
        del edge
        raise DownloadFailed(path.name)


def with_uncut(folder: Path, look: Look) -> World:
    """Make a world of clips whose film strips are not there."""
    world = with_clips(4)(folder, look)
    vars(world)["videos"] = _Uncut()
    return world


def as_designed(folder: Path, look: Look) -> World:
    """Make the world of the design's first picture: two clips under way, eight made."""
    world = make_world(folder)
    at = at_work(world, look)
    running = [replace(at[3], index=0), replace(at[1], index=1, press_id=at[3].press_id)]
    put(world, *running, *clips(world, look, 9))
    return world
