"""The process that turns one clip into another file: one order in, progress and an end out.

It writes to the part file it is told, and to nothing else; the program renames it. Ending the
process at any moment is how an export is cancelled.
"""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from pikascenes_desktop.domain.json_values import JsonObject

TELL_EVERY_S: Final = 1 / 30

OUT_OF_REACH: Final = (EOFError, OSError)
"""What a connection raises when the program is gone."""


class Order(TypedDict):
    """What the process is asked to do; the fields are `domain.export.ExportOptions`."""

    source: str
    part: str
    kind: str
    suffix: str
    keeps_scene: bool
    time_s: float
    width: int | None
    fps: float | None
    frames: int
    columns: int


class Pulse:
    """Tells how far the work is, at most thirty times a second, and never backwards."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._told_at = 0.0
        self._told = 0.0

    def __call__(self, fraction: float) -> None:
        now = time.monotonic()
        if fraction > self._told and now - self._told_at >= TELL_EVERY_S:
            self._told, self._told_at = fraction, now
            self._connection.send_bytes(json.dumps({"progress": fraction}).encode())


def serve(connection: Connection) -> None:
    """Carry out the one order, say what came of it, and end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is meant for the program
    os.environ["VIPS_WARNING"] = "1"  # keeps libvips from chatting on standard error
    try:
        order: Order = json.loads(connection.recv_bytes())
        connection.send_bytes(json.dumps(carry_out(order, Pulse(connection))).encode())
    except OUT_OF_REACH:
        return


def carry_out(order: Order, tell: Callable[[float], None]) -> JsonObject:
    """Write the part file, and say ``done`` or why there is none."""
    import av.error  # noqa: PLC0415 -- the program imports this module too, for `serve` alone
    import pyvips  # noqa: PLC0415 -- the same

    from pikascenes_desktop.adapters.mp4_boxes import BoxError  # noqa: PLC0415 -- the same
    from pikascenes_desktop.domain.errors import DownloadFailed  # noqa: PLC0415 -- the same

    try:
        _write(order, tell)
    except DownloadFailed as exc:
        return {"unreadable": exc.reason}
    except (BoxError, pyvips.Error, ValueError, MemoryError) as exc:
        return {"unreadable": str(exc)[:500]}
    except (av.error.FFmpegError, OSError) as exc:
        return {"errno": exc.errno or 0, "detail": (exc.strerror or str(exc))[:500]}
    return {"done": True}


def _write(order: Order, tell: Callable[[float], None]) -> None:
    from pikascenes_desktop.adapters import export_files  # noqa: PLC0415 -- see `carry_out`

    source, part = Path(order["source"]), Path(order["part"])
    match order["kind"]:
        case "mp4":
            export_files.copy_clip(source, part, keeps_scene=order["keeps_scene"], tell=tell)
        case "still":
            export_files.write_still(source, part, order["suffix"], order["time_s"])
        case "gif":
            export_files.write_gif(source, part, order["width"], order["fps"], tell)
        case "webp":
            export_files.write_webp(source, part, order["width"], order["fps"], tell)
        case _:
            export_files.write_sheet(
                source,
                part,
                order["suffix"],
                width=order["width"],
                frames=order["frames"],
                columns=order["columns"],
                tell=tell,
            )
