"""Files that are whole or not there, and on the disk when the call returns."""

from __future__ import annotations

import json
import os
import sys
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.json_values import JsonObject


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file that replaces the old one in one step.

    Raises:
        OSError: It could not be written; what was there before still is.
    """
    # a name of its own: the same picture may be put twice at the same time
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_json(path: Path, value: JsonObject) -> None:
    """Write a JSON object with `write_bytes`."""
    write_bytes(path, json.dumps(value, indent=1).encode())


def sync_folder(path: Path) -> None:
    """Put a folder's entries on the disk; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
