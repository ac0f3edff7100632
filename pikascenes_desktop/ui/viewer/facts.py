"""What is known of a clip, as label and value, in the viewer's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.scene import IngredientsMode
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation

Fact = tuple[str, str]


def settings_of(generation: Generation, clip: Clip) -> list[Fact]:
    """Return how the clip was asked for."""
    scene = generation.scene
    shape = scene.aspect_ratio.value
    if clip.width is not None and clip.height is not None:
        shape = f"{shape} · {clip.width} \N{MULTIPLICATION SIGN} {clip.height}"
    creative = scene.mode is IngredientsMode.CREATIVE
    facts = [
        (say("shape.label"), shape),
        (say("quality.label"), scene.resolution.value),
        (say("length.label"), say("length.s", n=int(scene.duration))),
        (say("follow.label"), say("follow.creative" if creative else "follow.precise")),
    ]
    if scene.seed is not None:
        facts.append((say("seed.label"), str(scene.seed)))
    return facts


def cost_of(generation: Generation) -> str | None:
    """Return what the clip cost, as far as anyone knows; never a made-up zero."""
    if generation.practice:
        return say("view.nocost")
    if generation.cost_usd is not None:
        return formats.money(generation.cost_usd)
    if generation.price_usd is not None:
        return formats.about_money(generation.price_usd)
    return None


def story_of(generation: Generation, clip: Clip, now: float) -> list[Fact]:
    """Return how the clip came to be."""
    day = formats.day(generation.created_at, now)
    created = f"{day}, {formats.clock_time(generation.created_at)}"
    facts = [(say("view.created"), created)]
    if generation.ended_at is not None:
        began = generation.sent_at or generation.created_at
        took = formats.duration(max(0.0, generation.ended_at - began))
        facts.append((say("view.took"), took))
    facts.append((say("view.filesize"), formats.size(clip.size_bytes)))
    cost = cost_of(generation)
    if cost is not None:
        facts.append((say("view.cost"), cost))
    return facts
