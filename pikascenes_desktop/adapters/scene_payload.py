"""What a clip says about itself: its scene, whose it is, and where it came from, as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.json_values import as_object
from pikascenes_desktop.domain.scene import scene_to_json

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.scene import Ingredient

VERSION: Final = 1

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
