"""Generations and clips for the tests of gallery and viewer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.generation import Generation, State
from pikascenes_desktop.domain.scene import AspectRatio, Ingredient, Scene

if TYPE_CHECKING:
    from tests.fakes.world import World

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
NOW = 1_700_000_000.0


def made(name: str = "one", state: State = State.SAVED, **changes: Any) -> Generation:
    """Return a generation; `ratio`, `prompt` and `clip` are short ways to say more."""
    ratio = changes.pop("ratio", AspectRatio.WIDE)
    prompt = changes.pop("prompt", "the fox runs")
    ingredients = changes.pop("ingredients", (Ingredient("fox.png"),))
    clip = changes.pop("clip", state is State.SAVED)
    generation = Generation(
        id=name,
        press_id=f"press of {name}",
        index=0,
        scene=Scene(ingredients, prompt=prompt, aspect_ratio=ratio, seed=7),
        created_at=NOW,
        updated_at=NOW,
        api_base="https://model-api.example",
        model_id="pika/pikascenes",
        host="fake",
        state=state,
    )
    if clip:
        generation = replace(generation, clips=(clip_of(name),))
    return replace(generation, **changes)


def clip_of(name: str, kind: OutputKind = OutputKind.VIDEO, suffix: str = ".mp4") -> Clip:
    """Return the clip of a generation."""
    return Clip(
        generation_id=name,
        index=0,
        kind=kind,
        path=f"{name}{suffix}",
        size_bytes=12_400_000,
        served_sha256="0" * 64,
        sha256="1" * 64,
        width=1920,
        height=1080,
        duration_s=5.0,
    )


def put(world: World, *newest_first: Generation) -> None:
    """Put generations into the history, as if they had been made in this order."""
    for place in reversed(range(len(newest_first))):
        generation = newest_first[place]
        # each its own moment: what was made in one moment is taken for one press
        created_at = generation.created_at - place / 1000
        rank = len(world.history.generations) + 1
        stored = replace(generation, rank=rank, created_at=created_at)
        world.history.generations[generation.id] = stored
