"""What a running card says: its stage, how far it is, and why it waits (DESIGN §6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import KeyChanged
from pikascenes_desktop.domain.generation import (
    UNSENT,
    BlockedBy,
    FailureCode,
    State,
)
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation, Progress

STEPS: Final = 5
SLOW_AFTER_S: Final = 900.0
"""Generating longer than this is worth a word; recent clips count threefold."""

SLOW_FACTOR: Final = 3.0

_STEP: Final = {
    State.READY: 0,
    State.PREPARING: 0,
    State.UPLOADING: 1,
    State.SUBMITTING: 1,
    State.IN_LINE: 2,
    State.GENERATING: 3,
    State.REMOTE_DONE: 4,
    State.DOWNLOADING: 4,
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One moment of a running card.

    Attributes:
        title: The stage with its counted progress or its time.
        body: The line below; may be empty.
        name: The stage without numbers, for announcements.
        step: Which of the five steps is the current one, from 0.
        fraction: How much of the step is done, where bytes are counted; else None.
        moves: Whether the step is at work (else the track keeps its place, still).
    """

    title: str
    body: str
    name: str
    step: int
    fraction: float | None
    moves: bool


def stage_of(
    generation: Generation, progress: Progress | None, now: float, typical_s: float | None
) -> Stage:
    """Return what the card says now.

    Args:
        generation: A generation with a running card.
        progress: Its byte counts, where there are any.
        now: Unix seconds.
        typical_s: How long recent clips took to generate; None when unknown.
    """
    step = _STEP.get(generation.state, 0)
    if generation.blocked_by is not None:
        title, body = _waiting(generation, now)
        return Stage(title, body, title, step, None, moves=False)
    title, body, name = _at_work(generation, progress, now, typical_s)
    fraction = None if progress is None or step not in {1, 4} else progress.fraction
    return Stage(title, body, name, step, fraction, moves=True)


def _waiting(generation: Generation, now: float) -> tuple[str, str]:
    unsent = generation.state in UNSENT
    failure = generation.failure
    match generation.blocked_by:
        case BlockedBy.KEY if failure is not None and failure.code == KeyChanged.code:
            told = sentence(failure)
            return told.title, told.body
        case BlockedBy.KEY:
            return say("job.wait.key"), say("er.key.b" if unsent else "job.wait.key.at")
        case BlockedBy.RATE:
            left = (generation.blocked_until or now) - now
            return say("er.rate.t"), say("er.rate.b", t=formats.duration(max(0.0, left)))
        case _:
            if generation.state is State.GENERATING and generation.generating_since is not None:
                seen = formats.duration(generation.updated_at - generation.generating_since)
                return say("job.wait.net"), say("job.seen", t=seen)
            return say("job.wait.net"), say("job.wait.net.b" if unsent else "job.wait.net.at")


def _percent(progress: Progress | None) -> int | None:
    fraction = None if progress is None else progress.fraction
    return None if fraction is None else int(fraction * 100)


def _at_work(
    generation: Generation, progress: Progress | None, now: float, typical_s: float | None
) -> tuple[str, str, str]:
    """Return title, body and plain name of the stage."""
    percent = _percent(progress)
    match generation.state:
        case State.READY | State.PREPARING:
            return say("job.prep"), "", say("job.prep")
        case State.UPLOADING:
            name = say("job.up.plain")
            title = name if percent is None else say("job.up", p=percent)
            body = ""
            if progress is not None and progress.image:
                body = say("job.up.n", i=progress.image, n=progress.images)
            if generation.fallbacks and generation.fallbacks[-1].instead:
                last = generation.fallbacks[-1]
                body = say("job.host.next", host=last.host, next=last.instead)
            return title, body, name
        case State.SUBMITTING:
            return say("job.send"), "", say("job.send")
        case State.IN_LINE:
            return _in_line(generation)
        case State.GENERATING:
            return _generating(generation, now, typical_s)
        case _:
            name = say("job.down.plain")
            return (name if percent is None else say("job.down", p=percent)), "", name


def _in_line(generation: Generation) -> tuple[str, str, str]:
    name = say("job.line")
    if generation.cancel_asked:
        return say("job.cancelling"), "", name
    if generation.queue_position is not None and generation.queue_position > 0:
        return name, say("job.line.n", n=generation.queue_position), name
    return name, say("job.line.b"), name


def _generating(
    generation: Generation, now: float, typical_s: float | None
) -> tuple[str, str, str]:
    since = generation.generating_since
    elapsed = 0.0 if since is None else max(0.0, now - since)
    clock = formats.duration(elapsed)
    body = "" if typical_s is None else say("job.usual", t=formats.duration(typical_s))
    if generation.failure is not None and generation.failure.code == FailureCode.LATE:
        body = say("er.late.b")
    if elapsed > max(SLOW_AFTER_S, SLOW_FACTOR * (typical_s or 0.0)):
        body = say("job.slow", t=clock)
    return say("job.gen", t=clock), body, say("job.gen.plain")
