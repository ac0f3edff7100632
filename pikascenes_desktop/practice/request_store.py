"""Requests on disk: one folder each, written before a submit is answered.

::

    requests/<id>/request.json   what was sent, written (fsync) before the reply
                  image-<n>      the n-th picture, from 0: out of a data URI, or fetched
                  output.mp4     the clip; still.jpg beside it
                  ending.json    how it ended, once it has
"""

from __future__ import annotations

import base64
import json
import shutil
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.json_values import (
    JsonObject,
    as_float,
    as_int,
    as_list,
    as_object,
    as_str,
)
from pikascenes_desktop.practice.durable import sync_folder, write_bytes, write_json
from pikascenes_desktop.practice.pictures_in import HEAD_BYTES, media_type

if TYPE_CHECKING:
    from pathlib import Path

KEPT_S: Final = 7 * 24 * 3600.0
"""How long an ended request is kept, as the vendor keeps results."""

_STORED_PREFIX: Final = "stored:"


class EndState(StrEnum):
    """How a request can end, in the words of the vendor's result."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a request ended.

    Attributes:
        finished_at: Unix time.
        error: The vendor-like error object of a failed request.
    """

    state: EndState
    finished_at: float
    error: JsonObject | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One accepted request.

    Attributes:
        received_at: Unix time.
        body_sha256: Hex digest of the request's body as it came.
        input: The body; each data URI replaced by the name of the file that holds its picture.
        seed: The seed in use, sent or not.
        base: Where this service was listening then, such as ``http://127.0.0.1:4711``.
    """

    id: str
    received_at: float
    body_sha256: str
    input: JsonObject
    seed: int
    base: str
    ending: Ending | None = None

    @property
    def images(self) -> tuple[str, ...]:
        """The links of the scene, in order; those that are stored begin with ``stored:``."""
        return tuple(str(item) for item in as_list(self.input.get("images")))


class RequestStore:
    """The folder of requests. Its methods block."""

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir(parents=True, exist_ok=True)

    def folder(self, request_id: str) -> Path:
        """Return the folder of a request."""
        return self._root / request_id

    def image(self, request_id: str, index: int) -> Path:
        """Return where the picture of a request is, or is to be put; `index` from 0."""
        return self.folder(request_id) / f"image-{index}"

    def accept(self, record: Record, stored: dict[int, bytes]) -> Record:
        """Put a request on disk and return it as it was put there.

        Args:
            record: The request, its input as it was sent.
            stored: The pictures that came inside the request, by their index from 0.

        Raises:
            OSError: It could not be written; the request does not count as accepted.
        """
        folder = self.folder(record.id)
        folder.mkdir()
        images = list(record.images)
        for index, data in stored.items():
            images[index] = f"{_STORED_PREFIX}{index}"
            write_bytes(self.image(record.id, index), data)
        kept = replace(record, input={**record.input, "images": images})
        write_json(
            folder / "request.json",
            {
                "id": kept.id,
                "received_at": kept.received_at,
                "body_sha256": kept.body_sha256,
                "input": kept.input,
                "seed": kept.seed,
                "base": kept.base,
            },
        )
        sync_folder(self._root)
        return kept

    def end(self, request_id: str, ending: Ending) -> None:
        """Put a request's ending on disk.

        Raises:
            OSError: It could not be written.
        """
        write_json(
            self.folder(request_id) / "ending.json",
            {
                "state": ending.state.value,
                "finished_at": ending.finished_at,
                "error": ending.error,
            },
        )

    def load(self, now: float) -> list[Record]:
        """Return every accepted request, oldest first; drop those that ended long ago.

        Folders without a whole request.json were never accepted, and are removed.
        """
        records: list[Record] = []
        for folder in self._root.iterdir():
            record = _read(folder)
            ending = record and record.ending
            if record is None or (ending and now - ending.finished_at > KEPT_S):
                shutil.rmtree(folder)
            else:
                records.append(record)
        return sorted(records, key=lambda record: record.received_at)

    def original_input(self, record: Record) -> JsonObject:
        """Return the body as it was sent, data URIs included.

        Raises:
            OSError: A stored picture cannot be read.
        """
        images: list[object] = []
        for index, link in enumerate(record.images):
            if not link.startswith(_STORED_PREFIX):
                images.append(link)
                continue
            data = self.image(record.id, index).read_bytes()
            text = base64.b64encode(data).decode()
            images.append(f"data:{media_type(data[:HEAD_BYTES])};base64,{text}")
        return {**record.input, "images": images}


def is_stored(link: str) -> bool:
    """Say whether an entry of `Record.images` stands for a picture that came with the request."""
    return link.startswith(_STORED_PREFIX)


def _read(folder: Path) -> Record | None:
    try:
        values = as_object(json.loads((folder / "request.json").read_bytes()))
    except (OSError, ValueError):
        return None
    return Record(
        id=folder.name,
        received_at=as_float(values.get("received_at")) or 0.0,
        body_sha256=as_str(values.get("body_sha256")) or "",
        input=as_object(values.get("input")),
        seed=as_int(values.get("seed")) or 0,
        base=as_str(values.get("base")) or "",
        ending=_read_ending(folder),
    )


def _read_ending(folder: Path) -> Ending | None:
    try:
        values = as_object(json.loads((folder / "ending.json").read_bytes()))
    except FileNotFoundError:
        return None
    return Ending(
        state=EndState(values.get("state")),
        finished_at=as_float(values.get("finished_at")) or 0.0,
        error=as_object(values.get("error")) or None,
    )
