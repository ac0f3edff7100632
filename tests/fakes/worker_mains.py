"""Main functions of worker processes, good and bad. Imports little: each process loads it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters import image_worker

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def echo(connection: Connection, idle_s: float) -> None:
    """Give each order back; crash, hang or talk nonsense when that is the order."""
    try:
        while connection.poll(idle_s):
            order = json.loads(connection.recv_bytes())
            if order.get("do") == "crash":
                os._exit(3)
            if order.get("do") == "hang":
                connection.recv_bytes()
            if order.get("do") == "babble":
                connection.send_bytes(b"\xff not JSON")
            if order.get("do") == "flood":
                connection.send_bytes(bytes(1 << 20))
            connection.send_bytes(json.dumps({"echo": order, "pid": os.getpid()}).encode())
    except EOFError:
        return


def asleep(connection: Connection, idle_s: float) -> None:
    """Be gone before any order comes."""


def deaf(connection: Connection, idle_s: float) -> None:
    """Stay until killed, even when the program says farewell."""
    connection.recv_bytes()
    connection.send_bytes(b"{}")
    os.read(os.pipe()[0], 1)


def serve_with_little_memory(connection: Connection, idle_s: float) -> None:
    """Read pictures as `image_worker.serve`, but in 150 MB."""
    image_worker.MAX_MEMORY_BYTES = 150_000_000  # pyright: ignore[reportConstantRedefinition] -- in a process of its own
    image_worker.serve(connection, idle_s)
