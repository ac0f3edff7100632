"""The scene in a clip's own box, read from files that may be anybody's."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pikascenes_desktop.adapters.file_names import is_reserved, legal
from pikascenes_desktop.adapters.mp4_boxes import BoxError, read_scene_box
from pikascenes_desktop.adapters.scene_payload import told_by
from pikascenes_desktop.domain.errors import FileUnusable, NotOurClip
from pikascenes_desktop.domain.scene import (
    MAX_IMAGES,
    MAX_PROMPT_CHARS,
    MAX_SEED,
    Ingredient,
    Scene,
)
from pikascenes_desktop.domain.unicode_text import is_whole

if TYPE_CHECKING:
    from pathlib import Path

MAX_SOURCE_CHARS: Final = 4096
MAX_NAME_CHARS: Final = 200
MAX_PIXELS: Final = 100_000
"""Along one edge."""

UNNAMED: Final = "picture"
MEDIA_TYPES: Final = frozenset({"image/png", "image/jpeg"})
"""What normalised copies are."""

_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class FileClipScenes:
    """Implements `ports.clip_scenes.ClipScenes`."""

    async def read(self, path: Path) -> Scene:
        """Read a clip's scene; see the port."""
        return await asyncio.to_thread(_read, path)


def _read(path: Path) -> Scene:
    try:
        box = read_scene_box(path)
    except BoxError as error:
        raise NotOurClip(path=str(path)) from error
    except (OSError, ValueError) as error:  # a name that can be none is the latter
        raise FileUnusable(path=str(path), reason=getattr(error, "strerror", None) or "") from error
    told = None if box is None else told_by(box[0])
    if told is None or not _is_possible(told[0].scene):
        raise NotOurClip(path=str(path))
    scene = told[0].scene
    return replace(scene, ingredients=tuple(map(_believed, scene.ingredients)))


def _is_possible(scene: Scene) -> bool:
    """Say whether this program could have sent the scene."""
    return (
        len(scene.ingredients) <= MAX_IMAGES
        and len(scene.prompt) <= MAX_PROMPT_CHARS
        and len(scene.negative_prompt) <= MAX_PROMPT_CHARS
        and (scene.seed is None or 0 <= scene.seed <= MAX_SEED)
        and is_whole(scene.prompt + scene.negative_prompt)
        and all(
            len(image.source) <= MAX_SOURCE_CHARS and is_whole(image.source)
            for image in scene.ingredients
        )
        and all(map(_is_open, (image.source for image in scene.ingredients if image.is_link)))
    )


def _is_open(link: str) -> bool:
    """Say whether a link is a public one: https, and no password in it."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and parts.username is None


def _believed(image: Ingredient) -> Ingredient:
    """Return an ingredient without what only its own computer can know."""
    if image.is_link:
        return Ingredient(source=image.source)
    named = Ingredient(source=_name(image.source))
    numbers = (image.width, image.height, image.size_bytes)
    if (
        image.sha256 is None
        or not _SHA256.fullmatch(image.sha256)
        or image.media_type not in MEDIA_TYPES
        or any(number is None or number < 1 for number in numbers)
        or max(image.width or 0, image.height or 0) > MAX_PIXELS
    ):
        return named
    return replace(image, source=named.source)


def _name(source: str) -> str:
    """Return a plain file name: no folders, drives, streams, devices or unseen characters."""
    last = re.split(r"[\\/]", source)[-1]
    name = legal(last).strip(" .")[-MAX_NAME_CHARS:]
    return UNNAMED if not name or is_reserved(name) else name
