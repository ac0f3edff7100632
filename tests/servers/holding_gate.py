"""A gate before a server: passes all bytes on, and stops at the first of a method."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Generator

_BYTES = 65536


@dataclass
class Gate:
    """A way to a server that a test can close.

    Attributes:
        base: Its own address; the server is behind it, with all that it says of itself.
        holds: The method at whose first request the gate closes; empty while it is open.
        is_deaf: Whether that request still goes in, and only its answer is kept back.
        closed: Set when it has closed.
    """

    base: str
    target: tuple[str, int]
    holds: bytes = b""
    is_deaf: bool = False
    closed: threading.Event = field(default_factory=threading.Event)
    _is_stopped: bool = False

    def inward(self, client: socket.socket, server: socket.socket) -> None:
        """Carry what the client says."""
        with suppress(OSError):
            while data := client.recv(_BYTES):
                if self.holds and data.startswith(self.holds):
                    self._is_stopped = True
                    if not self.is_deaf:
                        self.closed.set()
                        return
                server.sendall(data)
            server.shutdown(socket.SHUT_WR)

    def outward(self, client: socket.socket, server: socket.socket) -> None:
        """Carry what the server says."""
        with suppress(OSError):
            while data := server.recv(_BYTES):
                if self._is_stopped:
                    self.closed.set()
                    return
                client.sendall(data)
            client.shutdown(socket.SHUT_WR)

    def open(self) -> None:
        """Let all pass from now on."""
        self.holds, self._is_stopped = b"", False


@contextmanager
def gate_to(endpoint: str) -> Generator[Gate]:
    """Open a gate to a server on loopback; every connection through it ends with the block."""
    parts = urlsplit(endpoint)
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    gate = Gate(f"http://127.0.0.1:{port}", (parts.hostname or "", parts.port or 80))
    ends: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def carry() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = socket.create_connection(gate.target)
                ends.extend((client, server))
                for way in (gate.inward, gate.outward):
                    thread = threading.Thread(target=way, args=(client, server), daemon=True)
                    threads.append(thread)
                    thread.start()

    accepting = threading.Thread(target=carry, daemon=True)
    accepting.start()
    try:
        yield gate
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join()
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        for thread in threads:
            thread.join()
