"""What a card is called: the lines below it, and the name a screen reader says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.gallery.rows import Kind, kind_of
from pikascenes_desktop.ui.gallery.stages import stage_of
from pikascenes_desktop.ui.words import say, trouble_of

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation


def title(generation: Generation) -> str:
    """Return the caption's first line: the user's title, or the prompt, on one line."""
    return generation.caption or say("card.noprompt")


def meta(generation: Generation) -> str:
    """Return the caption's second line: shape, quality, length, then what is known besides."""
    return metas(generation)[0]


def metas(generation: Generation) -> tuple[str, ...]:
    """Return the caption's second line, and shorter ones for cards that have no room for it."""
    scene = generation.scene
    shape, length = scene.aspect_ratio.value, say("length.s", n=int(scene.duration))
    parts = [shape, scene.resolution.value, length]
    settings = len(parts)
    if generation.index:
        parts.append(say("card.var", n=generation.index + 1))
    if generation.state is State.SAVED:
        parts.append(formats.clock_time(generation.created_at))
    if generation.cost_usd is not None and not generation.practice:
        parts.append(formats.money(generation.cost_usd))
    shorter = [parts[:count] for count in range(len(parts), settings - 1, -1)]
    return tuple(" · ".join(line) for line in (*shorter, [shape, length]))


def accessible_name(generation: Generation | None, now: float) -> str:
    """Return what a screen reader says of a card; of one not fetched yet, that it is one."""
    if generation is None:
        return say("card.fetched")
    created_at = generation.created_at
    date = f"{formats.day(created_at, now)} {formats.clock_time(created_at)}"
    text = title(generation).rstrip(".。")  # the sentence around it goes on
    kind = kind_of(generation.state, generation.blocked_by)
    if kind is Kind.CLIP:
        return say(
            "ax.clip",
            prompt=text,
            r=generation.scene.aspect_ratio.value,
            s=int(generation.scene.duration),
            date=date,
            fav=say("act.fav") if generation.favourite else "",
        ).strip()
    if kind is Kind.RUNNING:
        stage = stage_of(generation, None, now, None)
        return say(
            "ax.job",
            stage=stage.name,
            i=stage.step + 1,
            prompt=text,
            cancel=say("ax.can") if generation.can_cancel else "",
        ).strip()
    return f"{message_title(generation)}. {text}"


def message_title(generation: Generation) -> str:
    """Return the headline of a message card."""
    if generation.state is State.CANCELLED:
        return say("job.cancelled")
    if generation.state is State.UNCONFIRMED:
        return say("er.unsure.t")
    trouble = trouble_of(generation)
    return say("no.failed") if trouble is None else trouble.title
