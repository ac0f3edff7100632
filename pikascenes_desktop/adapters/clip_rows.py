"""Clips as rows of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.json_values import as_float, as_int

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.sqlite import Row, Value


class _ClipRow(NamedTuple):
    generation_id: object
    idx: object
    kind: object
    path: object
    size_bytes: object
    served_sha256: object
    sha256: object
    width: object
    height: object
    duration_s: object
    has_sound: object


def clip_values(clip: Clip) -> tuple[Value, ...]:
    """Return a clip as the values of a row (see `_ClipRow`)."""
    return (
        clip.generation_id,
        clip.index,
        clip.kind.value,
        clip.path,
        clip.size_bytes,
        clip.served_sha256,
        clip.sha256,
        clip.width,
        clip.height,
        clip.duration_s,
        int(clip.has_sound),
    )


def clip_from_row(row: Row) -> Clip:
    """Read a clip from a row."""
    values = _ClipRow(*row)
    return Clip(
        generation_id=str(values.generation_id),
        index=as_int(values.idx) or 0,
        kind=read_kind(values.kind),
        path=str(values.path),
        size_bytes=as_int(values.size_bytes) or 0,
        served_sha256=str(values.served_sha256),
        sha256=str(values.sha256),
        width=as_int(values.width),
        height=as_int(values.height),
        duration_s=as_float(values.duration_s),
        has_sound=bool(values.has_sound),
    )


def read_kind(kind: object) -> OutputKind:
    """Read what an output is; what is not a still is a video."""
    return OutputKind.STILL if kind == OutputKind.STILL.value else OutputKind.VIDEO
