"""The history as one JSON object, to keep or to carry to another computer.

The format, version 1 (times are Unix seconds, UTC; null where unknown)::

    {"format": "pikascenes-history", "version": 1, "made_at": …, "generations": [{
        "id", "press", "index", "state", "created_at", "ended_at", "practice", "model", "host",
        "request_id", "attempt", "price_usd", "cost_usd", "title", "favourite", "deleted",
        "scene": {"ingredients": [{"source", "sha256", "media_type", "width", "height",
                                   "size_bytes"}], "prompt", "negative_prompt", "mode",
                  "aspect_ratio", "resolution", "duration_s", "seed"},
        "error": {"code", "message"},
        "clips": [{"index", "kind", "file", "bytes", "served_sha256", "sha256", "width",
                   "height", "duration_s", "has_sound"}]}]}

Left out: keys, what was sent to image hosts, result links, the folders that images came from,
and whatever stands behind ``?`` or ``#`` in a link.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from pikascenes_desktop.domain.scene import scene_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.domain.scene import Ingredient

FORMAT: Final = "pikascenes-history"
VERSION: Final = 1

MAX_BYTES: Final = 64_000_000
"""About 40,000 generations; what is larger is not read, and so not written."""

MAX_ROWS: Final = 50_000
MAX_VALUES: Final = 8_000_000
"""Commas and brackets in the file: what memory its values take depends on their number."""

LONGEST_SOURCE: Final = 2_048

_FOLDERS: Final = re.compile(r"^.*[\\/](?=.)", re.DOTALL)
_LINKS: Final = re.compile(r"(?i)\b(?:https?|s3|ftp)://[^\s'\"<>]+")
_DATA: Final = re.compile(r"(?i)\bdata:[a-z]+/[a-z0-9.+-]+[;,][^\s'\"<>]*")


def archive_of(generations: Iterable[Generation], now: float) -> JsonObject:
    """Return the archive of these generations, in their order.

    Args:
        generations: What goes in.
        now: Unix seconds.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": now,
        "generations": [_generation(each) for each in generations],
    }


def is_within_limits(content: bytes) -> bool:
    """Say whether a file is small enough to be read; its generations are counted separately."""
    return len(content) <= MAX_BYTES and sum(map(content.count, (b",", b"[", b"{"))) <= MAX_VALUES


def bare_source(source: str) -> str:
    """Return where an image came from without folders, sign-in, query and fragment."""
    if _LINKS.match(source):
        return _bare_link(source)
    return "image" if _DATA.match(source) else _FOLDERS.sub("", source)


def bare_text(text: str) -> str:
    """Return a service's words without what is secret in the links they hold."""
    return _LINKS.sub(lambda found: _bare_link(found.group()), _DATA.sub("data:…", text))


def _bare_link(link: str) -> str:
    try:
        parts = urlsplit(link)
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit((parts.scheme, host, parts.path, "", ""))
    except ValueError:
        return link.partition("?")[0].partition("#")[0].rpartition("@")[2]


def _generation(generation: Generation) -> JsonObject:
    failure = generation.failure
    scene = generation.scene
    bare = replace(scene, ingredients=tuple(map(_bare_ingredient, scene.ingredients)))
    return {
        "id": generation.id,
        "press": generation.press_id,
        "index": generation.index,
        "state": generation.state.value,
        "created_at": generation.created_at,
        "ended_at": generation.ended_at,
        "practice": generation.practice,
        "model": generation.model_id,
        "host": generation.host,
        "request_id": generation.request_id,
        "attempt": generation.attempt,
        "price_usd": generation.price_usd,
        "cost_usd": generation.cost_usd,
        "title": generation.title,
        "favourite": generation.favourite,
        "deleted": generation.hidden or generation.binned_at is not None,
        "scene": scene_to_json(bare),
        "error": failure and {"code": failure.code, "message": bare_text(failure.message)},
        "clips": [_clip(each) for each in generation.clips],
    }


def _bare_ingredient(ingredient: Ingredient) -> Ingredient:
    return replace(ingredient, source=bare_source(ingredient.source)[:LONGEST_SOURCE])


def _clip(clip: Clip) -> JsonObject:
    return {
        "index": clip.index,
        "kind": clip.kind.value,
        "file": clip.path,
        "bytes": clip.size_bytes,
        "served_sha256": clip.served_sha256,
        "sha256": clip.sha256,
        "width": clip.width,
        "height": clip.height,
        "duration_s": clip.duration_s,
        "has_sound": clip.has_sound,
    }
