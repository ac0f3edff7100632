"""The process that reads untrusted pictures: one order in, one answer out, as JSON.

JSON rather than pickles, so that a decoder turned hostile can answer nonsense but not run code
in the program. The process ends by itself when it is not needed for a while, or when the
program is gone.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypedDict

from pikascenes_desktop.adapters.image_headers import MediaType
from pikascenes_desktop.adapters.process_limits import limit_memory

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from pikascenes_desktop.adapters.image_pixels import Encoded
    from pikascenes_desktop.domain.json_values import JsonObject

MAX_MEMORY_BYTES: Final = 2 << 30
"""An AVIF of 100 megapixels, the hungriest honest picture, was measured at 1.5 GB."""

SUFFIXES: Final = {MediaType.PNG: ".png", MediaType.JPEG: ".jpg"}
"""Of what is written, by kind."""


Action: TypeAlias = Literal["inspect", "normalise", "thumbnail"]
"""Read the header, make a copy fit to be sent, or make a small JPEG."""


class Order(TypedDict):
    """What the process is asked to do.

    Attributes:
        path: The picture.
        media_type: What it is by its first bytes.
        target: For a copy the folder, for a small JPEG the file; else empty.
        edge: The longest edge of what is made, in pixels; 0 for a header.
    """

    do: Action
    path: str
    media_type: str
    target: str
    edge: int


def serve(connection: Connection, idle_s: float) -> None:
    """Answer orders until the connection ends or is quiet for `idle_s` seconds."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is meant for the program
    os.environ["VIPS_WARNING"] = "1"  # keeps libvips from chatting on standard error
    limit_memory(MAX_MEMORY_BYTES)
    from pikascenes_desktop.adapters import image_pixels  # noqa: PLC0415 -- the program itself
    # imports this module too, and shall not load libvips

    image_pixels.confine_libvips()
    try:
        while connection.poll(idle_s):
            order: Order = json.loads(connection.recv_bytes())
            connection.send_bytes(json.dumps(answer(order)).encode())
    except (EOFError, OSError):
        return  # the program is gone


def answer(order: Order) -> JsonObject:
    """Do what is asked, and say what came of it or why nothing did."""
    import pyvips  # noqa: PLC0415 -- see `serve`

    from pikascenes_desktop.adapters import image_pixels  # noqa: PLC0415 -- see `serve`

    path, media_type = Path(order["path"]), MediaType(order["media_type"])
    try:
        width, height = image_pixels.read_size(path, media_type)
        facts: JsonObject = {"original_width": width, "original_height": height}
        if order["do"] == "inspect":
            return facts
        image = image_pixels.render(path, media_type, order["edge"])
        if order["do"] == "thumbnail":
            encoded = image_pixels.encode_thumbnail(image)
        else:
            small_png = path.stat().st_size <= image_pixels.SMALL_PNG_BYTES
            encoded = image_pixels.encode(
                image, prefer_png=media_type is MediaType.PNG and small_png
            )
    except image_pixels.TooManyPixels as exc:
        return {"too_large": True, "original_width": exc.width, "original_height": exc.height}
    except (pyvips.Error, ValueError, RuntimeError, EOFError, OSError, MemoryError) as exc:
        return {"unreadable": True, "detail": str(exc)[:500]}
    return facts | _write(encoded, Path(order["target"]), is_copy=order["do"] == "normalise")


def _write(encoded: Encoded, target: Path, *, is_copy: bool) -> JsonObject:
    digest = hashlib.sha256(encoded.data).hexdigest()
    try:
        if is_copy:
            target = target / (digest + SUFFIXES[encoded.media_type])
        part = target.with_name(target.name + ".part")
        part.write_bytes(encoded.data)
        part.replace(target)
    except OSError as exc:
        return {"errno": exc.errno, "detail": str(exc)[:500]}
    return {
        "sha256": digest,
        "media_type": encoded.media_type,
        "width": encoded.width,
        "height": encoded.height,
        "size_bytes": len(encoded.data),
    }
