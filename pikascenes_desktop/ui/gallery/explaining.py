"""What a card says in its tooltip: what is cut short on it, and what it has no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui.gallery.cards import TEXT_INSET
from pikascenes_desktop.ui.gallery.messages import message_of
from pikascenes_desktop.ui.gallery.names import title
from pikascenes_desktop.ui.gallery.rows import Kind, kind_of
from pikascenes_desktop.ui.gallery.stages import stage_of
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation


def caption_explained(generation: Generation, width: int) -> str:
    """Return the title where a card of that width cuts it short, else nothing."""
    whole = title(generation)
    room = width - 2 * TEXT_INSET
    return whole if QFontMetrics(font("body")).horizontalAdvance(whole) > room else ""


def card_explained(generation: Generation, now: float, typical_s: float | None) -> str:
    """Return a card's message or stage in full; nothing for clips.

    Args:
        generation: Whose card it is.
        now: The time, Unix seconds.
        typical_s: What recent clips took, None while nobody knows.
    """
    match kind_of(generation.state, generation.blocked_by):
        case Kind.MESSAGE:
            message = message_of(generation)
            return f"{message.title}\n{message.body}"
        case Kind.RUNNING:
            stage = stage_of(generation, None, now, typical_s)
            lines = [stage.title, stage.body]
            if generation.state is State.GENERATING:
                lines.append(say("job.nocancel"))  # why there is nothing to cancel any more
            return "\n".join(line for line in lines if line)
        case _:
            return ""
