"""A server that takes an upload only as fast as it is told to, and knows what it has read."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

_PIECE_BYTES = 16 * 1024


@dataclass
class SlowReader:
    """One connection's worth of slow reading.

    Attributes:
        bytes_per_s: How fast it reads; None for as fast as it can.
        stop_after: Where it stops reading until `go` is set; None for nowhere.
        read: Bytes of bodies read so far.
        stopped: Set when it has read what it may.
        answering: Set when it begins to answer.
        closed: Set when the other side has gone before its request was whole.
    """

    bytes_per_s: float | None = None
    stop_after: int | None = None
    port: int = 0
    read: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    answering: threading.Event = field(default_factory=threading.Event)
    closed: threading.Event = field(default_factory=threading.Event)

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def serve(self, listener: socket.socket) -> None:
        """Take uploads until the listener is closed."""
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with connection, contextlib.suppress(OSError):
                    self._take(connection)

    def _take(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(1)
            if not piece:
                return
            head += piece
        lengths = [
            int(line.partition(b":")[2])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ]
        if not lengths:  # a question whether it is there already
            connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            return
        length = lengths[0]
        self.read = 0
        began = time.monotonic()
        pause = threading.Event()
        while self.read < length:
            if self.stop_after is not None and self.read >= self.stop_after:
                self.stopped.set()
                self.go.wait()
            if self.bytes_per_s is not None:
                early = self.read / self.bytes_per_s - (time.monotonic() - began)
                if early > 0:
                    pause.wait(early)
            piece = connection.recv(min(_PIECE_BYTES, length - self.read))
            if not piece:
                self.closed.set()
                return
            self.read += len(piece)
        self.answering.set()
        # where the picture is, for hosts of pomf's style; others do not read it
        files = [{"url": f"{self.base}/picture.png"}]
        body = json.dumps({"success": True, "files": files}).encode()
        connection.sendall(
            b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(body), body)
        )


@contextlib.contextmanager
def slow_reader(
    *, bytes_per_s: float | None = None, stop_after: int | None = None
) -> Generator[SlowReader]:
    """Run one on a free port of loopback."""
    reader = SlowReader(bytes_per_s, stop_after)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        reader.port = listener.getsockname()[1]
        thread = threading.Thread(target=reader.serve, args=(listener,), name="slow reader")
        thread.start()
        try:
            yield reader
        finally:
            reader.go.set()
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            with contextlib.suppress(OSError):  # systems where shutting down wakes nobody
                socket.create_connection(("127.0.0.1", reader.port), 0.2).close()
            thread.join()
