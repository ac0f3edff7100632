"""What a card is called: the lines below it, and the name a screen reader says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.gallery.rows import Kind, kind_of
from pikascenes_desktop.ui.gallery.stages import stage_of
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.storage import Card


def title(generation: Generation) -> str:
    """Return the caption's first line: the prompt on one line."""
    return " ".join(generation.scene.prompt.split()) or say("card.noprompt")


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


def accessible_name(card: Card, generation: Generation | None, now: float) -> str:
    """Return what a screen reader says of a card; of one not fetched yet, what is known."""
    date = f"{formats.day(card.created_at, now)} {formats.clock_time(card.created_at)}"
    if generation is None:
        return f"{card.aspect_ratio.value}, {date}"
    text = title(generation)
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
    if generation.failure is not None:
        return sentence(generation.failure).title
    return say("no.failed")
