"""Values that the contract suites of storage share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from pikascenes_desktop.domain.clip import Clip, Output, OutputKind
from pikascenes_desktop.domain.generation import (
    BlockedBy,
    Failure,
    Fallback,
    Generation,
    State,
)
from pikascenes_desktop.domain.host import LinkNote, LinkRemark
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE, DEFAULT_MODEL_ID
from pikascenes_desktop.domain.scene import (
    AspectRatio,
    Duration,
    Ingredient,
    IngredientsMode,
    Resolution,
    Scene,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

DIGEST = "ab" * 32

SCENE = Scene(
    ingredients=(
        Ingredient(
            source="/home/ada/fox_in_snow.png",
            sha256=DIGEST,
            media_type="image/png",
            width=640,
            height=480,
            size_bytes=1234,
        ),
        Ingredient(source="https://pictures.example/lamp.jpg?key=1"),
    ),
    prompt="A fox walks through a night market, 夜景東京",
    negative_prompt="blurry",
    mode=IngredientsMode.PRECISE,
    aspect_ratio=AspectRatio.TALL,
    resolution=Resolution.HD,
    duration=Duration.TEN,
    seed=4711,
)


def generation(number: int = 1, *, press: str | None = None, index: int = 0) -> Generation:
    """Return a fresh generation, of a press of its own unless told otherwise."""
    return Generation(
        id=str(UUID(int=0xA0000000_0000_4000_8000_000000000000 + (number << 96))),
        press_id=press or f"press-{number}",
        index=index,
        scene=SCENE,
        created_at=1_790_000_000.25 + number,
        updated_at=1_790_000_000.25 + number,
        api_base=DEFAULT_API_BASE,
        model_id=DEFAULT_MODEL_ID,
        host="my bucket",
        price_usd="0.35",
        key_fingerprint="0123abcd",
    )


def clip(of: Generation, index: int = 0, name: str = "fox.mp4") -> Clip:
    """Return a saved clip of a generation."""
    return Clip(
        generation_id=of.id,
        index=index,
        kind=OutputKind.VIDEO,
        path=name,
        size_bytes=1000,
        served_sha256="cd" * 32,
        sha256="ef" * 32,
        width=1920,
        height=1080,
        duration_s=5.04,
        has_sound=True,
    )


def full(of: Generation) -> Generation:
    """Return the generation with something in every field that a service may fill."""
    return replace(
        of,
        state=State.NEEDS_ATTENTION,
        blocked_by=BlockedBy.NETWORK,
        blocked_until=1_790_000_100.5,
        host_only=True,
        fallbacks=(
            Fallback("first", Failure("unreachable", {"host": "h.example"}), "second"),
            Fallback("second", Failure("host_missing", {"name": "second"})),
        ),
        link_notes=(LinkNote(1, LinkRemark.REDIRECTS), LinkNote(2, LinkRemark.RE_ENCODED)),
        practice=True,
        attempt=2,
        confirmed_sends=1,
        not_sent_tries=3,
        payload_sha256=DIGEST,
        sent_at=1_790_000_050.5,
        sent_urls=("https://h.example/1.png", "https://h.example/2.jpg"),
        request_id="req_1-2",
        remote_status="in_progress",
        queue_position=4,
        generating_since=1_790_000_060.5,
        cancel_asked=True,
        outputs=(
            Output(OutputKind.VIDEO, "https://results.example/a.mp4"),
            Output(OutputKind.STILL, "https://results.example/a.png"),
        ),
        cost_usd="0.350",
        clips=(clip(of), clip(of, 1, "fox-2.mp4")),
        failure=Failure("model_failed", {"status": "failed", "tries": 2}, "out of memory"),
        ended_at=1_790_000_090.5,
        favourite=True,
    )


def walk(of: Generation, states: Iterable[State]) -> list[Generation]:
    """Return the generation in each of the states, one after the other."""
    return [replace(of, state=state, updated_at=of.updated_at + 1) for state in states]
