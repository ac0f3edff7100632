"""What is known of a clip, as label and value, in the order it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.scene import IngredientsMode
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.words import remark, say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.host import LinkRemark
    from pikascenes_desktop.domain.scene import Scene

Fact = tuple[str, str]
MINUTE_S: Final = 60


def follow_of(scene: Scene) -> str:
    """Return how closely the clip was to follow its images."""
    creative = scene.mode is IngredientsMode.CREATIVE
    return say("follow.creative" if creative else "follow.precise")


def settings_of(generation: Generation, clip: Clip) -> list[Fact]:
    """Return how the clip was asked for."""
    scene = generation.scene
    shape = scene.aspect_ratio.value
    if clip.width is not None and clip.height is not None:
        shape = f"{shape} · {clip.width} \N{MULTIPLICATION SIGN} {clip.height}"
    facts = [
        (say("shape.label"), shape),
        (say("quality.label"), scene.resolution.value),
        (say("length.label"), say("length.s", n=int(scene.duration))),
        (say("follow.label"), follow_of(scene)),
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


def created_of(generation: Generation, now: float) -> str:
    """Return when the clip was asked for: ``Today, 14:32``."""
    day = formats.day(generation.created_at, now)
    return say("view.moment", day=day, time=formats.clock_time(generation.created_at))


def lasting(seconds: float) -> str:
    """Return how long something took: ``1 min 48 s``."""
    minutes, rest = divmod(round(max(0.0, seconds)), MINUTE_S)
    return say("view.took.min", m=minutes, s=rest) if minutes else say("view.s", n=rest)


def story_of(generation: Generation, clip: Clip, now: float) -> list[Fact]:
    """Return how the clip came to be."""
    facts = [(say("view.created"), created_of(generation, now))]
    if generation.ended_at is not None:
        began = generation.sent_at or generation.created_at
        facts.append((say("view.took"), lasting(generation.ended_at - began)))
    facts.append((say("view.filesize"), formats.size(clip.size_bytes)))
    cost = cost_of(generation)
    if cost is not None:
        facts.append((say("view.cost"), cost))
    return facts


def noticed_of(generation: Generation) -> str:
    """Return what the link check noticed, a line for each remark; empty when nothing.

    Which images it is about stands before each: ``Image 1, 3: …``.
    """
    images: dict[LinkRemark, list[str]] = {}
    for note in generation.link_notes:
        images.setdefault(note.remark, []).append(str(note.image))
    return "\n".join(
        say("view.noticed", images=", ".join(numbers), remark=remark(noticed))
        for noticed, numbers in images.items()
    )
