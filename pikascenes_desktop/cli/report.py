"""Generations as JSON and as exit codes; both are promises to scripts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.cli.host_words import link_note_sentence
from pikascenes_desktop.cli.words import failure_sentence
from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.errors import (
    AppError,
    InputError,
    LinkNotOpen,
    LocalError,
    OrderRefused,
    RateLimited,
    SetupError,
    Unreachable,
)
from pikascenes_desktop.domain.generation import WATCHED, BlockedBy, State
from pikascenes_desktop.domain.json_values import as_int

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.json_values import JsonObject

SAVED: Final = 0
BAD_INPUT: Final = 2
SET_UP: Final = 3
REFUSED: Final = 4
UNKNOWN: Final = 5
LOCAL: Final = 6
NOT_SENT: Final = 7
CANCELLED: Final = 8
INTERRUPTED: Final = 130

KINDS: Final = {
    kind.code: kind for base in AppError.__subclasses__() for kind in base.__subclasses__()
}
"""All errors by their code."""

SETUP_CODES: Final = frozenset(kind.code for kind in SetupError.__subclasses__())
"""What keeps a host from working until it is set up: the user's to mend, not the network's."""


def exit_code(generation: Generation) -> int:
    """Return the exit code for how a generation stands."""
    match generation.state:
        case State.SAVED:
            return SAVED
        case State.REFUSED | State.FAILED:
            return REFUSED
        case State.UNCONFIRMED | State.NEEDS_ATTENTION | State.SUBMITTING:
            return UNKNOWN
        case State.CANCELLED:
            return CANCELLED
        case _:
            return _blocked_code(generation)


def _blocked_code(generation: Generation) -> int:
    failure = generation.failure
    if failure is not None and failure.code == LinkNotOpen.code:
        number = as_int(failure.facts.get("image")) or 0
        images = generation.scene.ingredients
        if 0 < number <= len(images) and images[number - 1].is_link:
            return BAD_INPUT  # the user's own link: no host to blame
    if failure is not None and failure.code in SETUP_CODES:
        return SET_UP
    match generation.blocked_by:
        case BlockedBy.KEY:
            return SET_UP
        case BlockedBy.DISK | BlockedBy.LIBRARY:
            return LOCAL
        case BlockedBy.NETWORK if generation.state in WATCHED:
            return UNKNOWN  # the service has it, and does not say what became of it
        case _:
            return NOT_SENT


def error_code(error: AppError) -> int:
    """Return the exit code for an error that ended a verb, here or in the running window."""
    kind = type(error)
    if isinstance(error, OrderRefused):
        kind = KINDS.get(error.reason, kind)
    if issubclass(kind, InputError):
        return BAD_INPUT
    if issubclass(kind, SetupError):
        return SET_UP
    if issubclass(kind, LocalError):
        return LOCAL
    return NOT_SENT if issubclass(kind, Unreachable | RateLimited) else REFUSED


def first_that_applies(generations: Iterable[Generation]) -> int:
    """Return the exit code of `resume`: the first that applies of 5, 6, 3, 7, 4, else 0."""
    codes = {exit_code(generation) for generation in generations}
    if BAD_INPUT in codes:
        codes.add(NOT_SENT)  # accepted once, and still not sent
    return next((code for code in (UNKNOWN, LOCAL, SET_UP, NOT_SENT, REFUSED) if code in codes), 0)


def as_json(generation: Generation, clip_path: Callable[[Clip], Path]) -> JsonObject:
    """Return the object that ``--json`` prints for one generation; null where unknown."""
    scene = generation.scene
    clip = next((clip for clip in generation.clips if clip.kind is OutputKind.VIDEO), None)
    clip = clip or next(iter(generation.clips), None)
    failure = generation.failure
    return {
        "id": generation.id,
        "state": generation.state.value,
        "blocked_by": generation.blocked_by.value if generation.blocked_by else None,
        "request_id": generation.request_id,
        "created_at": datetime.fromtimestamp(generation.created_at, UTC).isoformat(
            timespec="seconds"
        ),
        "prompt": scene.prompt,
        "negative_prompt": scene.negative_prompt,
        "mode": scene.mode.value,
        "aspect_ratio": scene.aspect_ratio.value,
        "resolution": scene.resolution.value,
        "duration_s": int(scene.duration),
        "seed": scene.seed,
        "images": [{"source": image.source, "sha256": image.sha256} for image in scene.ingredients],
        "file": str(clip_path(clip)) if clip else None,
        "bytes": clip.size_bytes if clip else None,
        "sha256": clip.sha256 if clip else None,
        "served_sha256": clip.served_sha256 if clip else None,
        "files": [str(clip_path(each)) for each in generation.clips],
        "cost_usd": float(generation.cost_usd) if generation.cost_usd is not None else None,
        "practice": generation.practice,
        "host": generation.host,
        "fallbacks": [
            {
                "host": each.host,
                "instead": each.instead or None,
                "error": {"code": each.failure.code, "message": failure_sentence(each.failure)},
            }
            for each in generation.fallbacks
        ],
        "link_notes": [
            {
                "image": each.image,
                "remark": each.remark.value,
                "message": link_note_sentence(each),
            }
            for each in generation.link_notes
        ],
        "attempt": generation.attempt,
        "queue_position": generation.queue_position,
        "error": {"code": failure.code, "message": failure_sentence(failure)} if failure else None,
    }


def error_json(error: AppError, sentence: str) -> JsonObject:
    """Return the object that ``--json`` prints when there is no generation to speak of."""
    code = error.reason if isinstance(error, OrderRefused) else error.code
    return {"error": {"code": code, "message": sentence}}
