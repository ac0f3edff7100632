"""Reading an archive that may come from anywhere: within limits, and as endings alone.

What was not over when the archive was made becomes an ending here, too: this program did not
send it, so nothing that is read may be sent, polled or fetched by itself. Its request id stays.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import ArchiveInvalid, InputError
from pikascenes_desktop.domain.generation import (
    ENDED,
    LONGEST_TITLE,
    PRACTICE_BASE,
    Failure,
    FailureCode,
    Generation,
    State,
)
from pikascenes_desktop.domain.json_values import (
    JsonObject,
    as_bool,
    as_float,
    as_int,
    as_list,
    as_object,
    as_str,
)
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE, DEFAULT_MODEL_ID
from pikascenes_desktop.domain.scene import scene_from_json
from pikascenes_desktop.services.archive_writing import (
    FORMAT,
    LONGEST_SOURCE,
    MAX_ROWS,
    VERSION,
    bare_source,
    bare_text,
    is_within_limits,
)
from pikascenes_desktop.services.unsure import REQUEST_ID

if TYPE_CHECKING:
    from pikascenes_desktop.domain.scene import Ingredient, Scene

LONGEST_AVOID: Final = 1_000_000
LONGEST_NAME: Final = 100
LONGEST_MESSAGE: Final = 500
MOST_CLIPS: Final = 64
"""As many as the outputs of one request that are read."""

MAX_ATTEMPTS: Final = 1_000
MAX_PIXELS: Final = 100_000
MAX_SIZE: Final = 2**40
LAST_TIME: Final = 2.0**32
"""Unix seconds in 2106: a later time is nonsense."""

_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHA: Final = re.compile(r"[0-9a-f]{64}")
_USD: Final = re.compile(r"\d{1,6}(\.\d{1,6})?", re.ASCII)
_CODE: Final = re.compile(r"[a-z][a-z_]{0,63}", re.ASCII)
_PRESS: Final = re.compile(r"[ -~]{1,100}", re.ASCII)
_MEDIA: Final = frozenset({"image/png", "image/jpeg"})


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive tells.

    Attributes:
        generations: All of them ended; each id once.
        refused: How many entries could not be taken.
    """

    generations: tuple[Generation, ...]
    refused: int


def read_archive(content: bytes, path: str) -> Archive:
    """Read an archive.

    Args:
        content: The file.
        path: Its name, for messages.

    Raises:
        ArchiveInvalid: It is none, of a newer version, or beyond a limit.
    """
    rows = _rows(content, path)
    found: dict[str, Generation] = {}
    presses: set[tuple[str, int]] = set()
    for row in rows:
        generation = _generation(as_object(row))
        if generation is None or generation.id in found:
            continue
        if (generation.press_id, generation.index) in presses:
            generation = replace(generation, press_id=f"import {generation.id}", index=0)
        presses.add((generation.press_id, generation.index))
        found[generation.id] = generation
    return Archive(tuple(found.values()), len(rows) - len(found))


def _rows(content: bytes, path: str) -> list[object]:
    if not is_within_limits(content):
        raise ArchiveInvalid(path=path, reason="archive_too_large")
    try:
        values = as_object(json.loads(content))
    except (ValueError, RecursionError) as error:  # broken UTF-8 is a ValueError
        raise ArchiveInvalid(path=path, reason="not_an_archive") from error
    version = as_int(values.get("version"))
    if values.get("format") != FORMAT or version is None or version < 1:
        raise ArchiveInvalid(path=path, reason="not_an_archive")
    if version > VERSION:
        raise ArchiveInvalid(path=path, reason="archive_newer")
    rows = as_list(values.get("generations"))
    if len(rows) > MAX_ROWS:
        raise ArchiveInvalid(path=path, reason="archive_too_large")
    return rows


def _generation(values: JsonObject) -> Generation | None:
    """Return the generation that an entry tells of, as an ending; None for nonsense."""
    generation_id = as_str(values.get("id")) or ""
    created_at = _time(values.get("created_at"))
    scene = _scene(values.get("scene"))
    state = as_str(values.get("state"))
    if (
        not _ID.fullmatch(generation_id)
        or created_at is None
        or scene is None
        or state not in set(State)
    ):
        return None
    clips = _clips(generation_id, as_list(values.get("clips")))
    is_practice = as_bool(values.get("practice")) or False
    ended, failure = _ending(State(state), clips, as_object(values.get("error")))
    press = _matching(_PRESS, values.get("press")) or generation_id
    index = as_int(values.get("index"))
    return Generation(
        id=generation_id,
        press_id=f"import {press}",
        index=index if index is not None and 0 <= index < MAX_ROWS else 0,
        scene=scene,
        created_at=created_at,
        updated_at=created_at,
        api_base=PRACTICE_BASE if is_practice else DEFAULT_API_BASE,
        model_id=_line(values.get("model"), LONGEST_NAME) or DEFAULT_MODEL_ID,
        host=_line(values.get("host"), LONGEST_NAME) or "links",
        practice=is_practice,
        state=ended,
        price_usd=_matching(_USD, values.get("price_usd")),
        attempt=min(MAX_ATTEMPTS, max(0, as_int(values.get("attempt")) or 0)),
        request_id=_matching(REQUEST_ID, values.get("request_id")),
        cost_usd=_matching(_USD, values.get("cost_usd")),
        clips=clips,
        failure=failure,
        ended_at=_time(values.get("ended_at")) or created_at,
        title=_line(values.get("title"), LONGEST_TITLE),
        hidden=as_bool(values.get("deleted")) or False,
        favourite=as_bool(values.get("favourite")) or False,
    )


def _ending(
    state: State, clips: tuple[Clip, ...], error: JsonObject
) -> tuple[State, Failure | None]:
    if state is State.SAVED and clips:
        return state, None
    if state not in ENDED or state is State.SAVED:
        return State.FAILED, Failure(FailureCode.IMPORTED, {"state": state.value})
    code = _matching(_CODE, error.get("code"))
    if code is None:
        return state, None if state is State.CANCELLED else Failure(FailureCode.MODEL)
    return state, Failure(
        code, message=_line(bare_text(as_str(error.get("message")) or ""), LONGEST_MESSAGE)
    )


def _scene(values: object) -> Scene | None:
    try:
        scene = scene_from_json(values)
        scene.check()
    except (ValueError, TypeError, InputError):
        return None
    images = tuple(map(_ingredient, scene.ingredients))
    if len(scene.negative_prompt) > LONGEST_AVOID or None in images:
        return None
    return replace(scene, ingredients=tuple(each for each in images if each is not None))


def _ingredient(image: Ingredient) -> Ingredient | None:
    if len(image.source) > LONGEST_SOURCE:
        return None
    image = replace(image, source=bare_source(image.source))
    if image.sha256 is None:
        return replace(image, media_type=None, width=None, height=None, size_bytes=None)
    is_sound = (
        _SHA.fullmatch(image.sha256) is not None
        and image.media_type in _MEDIA
        and all(_within(side, MAX_PIXELS) for side in (image.width, image.height))
        and _within(image.size_bytes, MAX_SIZE)
    )
    return image if is_sound else None


def _clips(generation_id: str, rows: list[object]) -> tuple[Clip, ...]:
    found: dict[int, Clip] = {}
    for row in rows[:MOST_CLIPS]:
        clip = _clip(generation_id, as_object(row))
        if clip is not None:
            found.setdefault(clip.index, clip)
    return tuple(found[index] for index in sorted(found))


def _clip(generation_id: str, values: JsonObject) -> Clip | None:
    index, size = as_int(values.get("index")), as_int(values.get("bytes"))
    served, whole = (_matching(_SHA, values.get(name)) for name in ("served_sha256", "sha256"))
    path, kind = as_str(values.get("file")) or "", as_str(values.get("kind"))
    if (
        index is None
        or not 0 <= index < MOST_CLIPS
        or size is None
        or not _within(size, MAX_SIZE)
        or served is None
        or whole is None
        or kind not in set(OutputKind)
        or not is_place_of_a_clip(path)
    ):
        return None
    width, height = (as_int(values.get(name)) for name in ("width", "height"))
    duration = as_float(values.get("duration_s"))
    return Clip(
        generation_id=generation_id,
        index=index,
        kind=OutputKind(kind),
        path=path,
        size_bytes=size,
        served_sha256=served,
        sha256=whole,
        width=width if _within(width, MAX_PIXELS) else None,
        height=height if _within(height, MAX_PIXELS) else None,
        duration_s=duration if duration is not None and 0 <= duration < LAST_TIME else None,
        has_sound=as_bool(values.get("has_sound")) or False,
    )


def is_place_of_a_clip(path: str) -> bool:
    """Say whether a path stays inside a library, on every system, and names a visible file."""
    parts = PurePosixPath(path).parts
    return (
        bool(parts)
        and len(path) <= LONGEST_SOURCE
        and path.isprintable()
        and not any(sign in path for sign in '\\:*?"<>|')
        and not any(part.startswith((".", "/", "~")) or part != part.strip() for part in parts)
    )


def _within(value: int | None, limit: int) -> bool:
    return value is not None and 0 <= value <= limit


def _time(value: object) -> float | None:
    seconds = as_float(value)
    return seconds if seconds is not None and 0 <= seconds < LAST_TIME else None


def _matching(pattern: re.Pattern[str], value: object) -> str | None:
    text = as_str(value)
    return text if text is not None and pattern.fullmatch(text) else None


def _line(value: object, longest: int) -> str:
    """Return a text on one line, without what cannot be printed."""
    text = " ".join((as_str(value) or "")[: 4 * longest].split())
    return "".join(sign for sign in text if sign.isprintable())[:longest]
