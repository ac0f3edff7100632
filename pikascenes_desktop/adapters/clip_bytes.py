"""What a clip's file holds: the bytes that the service sent, and our scene box behind them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.mp4_boxes import BoxError, read_scene_box
from pikascenes_desktop.adapters.scene_payload import belongs_to

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation

_CHUNK_BYTES: Final = 1 << 20


def served_bytes_of(path: Path, generation: Generation, index: int) -> int | None:
    """Return how many bytes stand before this clip's scene box, None if there is no such box."""
    try:
        found = read_scene_box(path)
    except BoxError:
        return None
    if found is None or not belongs_to(found[0], generation, index):
        return None
    return found[1]


def digests_of(path: Path, served_bytes: int | None) -> tuple[int, str, str]:
    """Return the size, the sha256 of the first `served_bytes` (all if None) and of all."""
    whole = hashlib.sha256()
    served: str | None = None
    size = 0
    with path.open("rb") as file:
        left = served_bytes
        while True:
            want = _CHUNK_BYTES if not left else min(_CHUNK_BYTES, left)
            chunk = file.read(want)
            if not chunk:
                break
            whole.update(chunk)
            size += len(chunk)
            if left:
                left -= len(chunk)
                if not left:
                    served = whole.hexdigest()
    return size, whole.hexdigest() if served is None else served, whole.hexdigest()
