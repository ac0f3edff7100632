"""What a clip says about itself: its scene, whose it is, and where it came from, as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.generation import Generation, State
from pikascenes_desktop.domain.json_values import as_float, as_int, as_object, as_str
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE, DEFAULT_MODEL_ID
from pikascenes_desktop.domain.scene import scene_from_json, scene_to_json

if TYPE_CHECKING:
    from pikascenes_desktop.domain.scene import Ingredient

VERSION: Final = 1

_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_INDEXES: Final = range(100)
_LAST_TIME: Final = 2.0**32
"""Unix seconds in 2106: what tells of a later time tells nonsense."""

_FOLDERS: Final = re.compile(r"^.*[\\/](?=.)", re.DOTALL)


def scene_payload(generation: Generation, index: int) -> bytes:
    """Return what is put into a clip: enough to make the scene again from the library.

    Of a local image only its file name is told, never its folders: clips are passed on, and
    folders hold people's names. The copy in the library is found by its digest.
    """
    scene = replace(
        generation.scene, ingredients=tuple(map(_without_folders, generation.scene.ingredients))
    )
    payload = {
        "version": VERSION,
        "generation": generation.id,
        "index": index,
        "request_id": generation.request_id,
        "model": generation.model_id,
        "created_at": generation.created_at,
        "scene": scene_to_json(scene),
    }
    return json.dumps(payload, ensure_ascii=False).encode()


def told_by(payload: bytes) -> tuple[Generation, int] | None:
    """Return the generation that a clip tells of, and which of its outputs it is.

    Returns:
        The generation as a saved one, without clips; None when the payload tells of none.
    """
    try:
        values = as_object(json.loads(payload))
        scene = scene_from_json(values.get("scene"))
    except (ValueError, RecursionError):
        return None
    generation_id, index = as_str(values.get("generation")), as_int(values.get("index"))
    created_at = as_float(values.get("created_at"))
    if (
        generation_id is None
        or not _ID.fullmatch(generation_id)
        or index is None
        or index not in _INDEXES
        or created_at is None
        or not 0.0 <= created_at < _LAST_TIME
    ):
        return None
    told = Generation(
        id=generation_id,
        press_id=f"clip {generation_id}",
        index=0,
        scene=scene,
        created_at=created_at,
        updated_at=created_at,
        api_base=DEFAULT_API_BASE,
        model_id=as_str(values.get("model")) or DEFAULT_MODEL_ID,
        host="links",
        state=State.SAVED,
        attempt=1,
        sent_at=created_at,
        request_id=as_str(values.get("request_id")),
        ended_at=created_at,
    )
    return told, index


def belongs_to(payload: bytes, generation: Generation, index: int) -> bool:
    """Say whether a clip's payload names this generation and output."""
    try:
        values = as_object(json.loads(payload))
    except ValueError:
        return False
    return values.get("generation") == generation.id and values.get("index") == index


def _without_folders(ingredient: Ingredient) -> Ingredient:
    if ingredient.is_link:
        return ingredient
    return replace(ingredient, source=_FOLDERS.sub("", ingredient.source))
