"""An API that tells all it hears, and a neighbour that must hear nothing: both keep every byte."""

from __future__ import annotations

import itertools
import json
import socketserver
import threading
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.json_values import as_object, as_str
from tests.faults.canary_search import spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

LONGEST: Final = 64 << 20
SILENCE_S: Final = 20.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, read whole."""

    method: str
    path: str
    head: str
    body: bytes

    @property
    def key_line(self) -> str:
        """The header with the key, if there is one: ``Bearer …``."""
        lines = (line.partition(":") for line in self.head.split("\r\n"))
        return next(
            (value.strip() for name, _, value in lines if name.lower() == "authorization"), ""
        )


@dataclass(frozen=True, slots=True)
class Said:
    """An answer; a status of 0 hangs up instead."""

    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    location: str = ""


@dataclass
class House:
    """A server on loopback.

    Attributes:
        heard: Every byte that came in.
    """

    answer: Callable[[Asked], Said]
    heard: bytearray = field(default_factory=bytearray)
    base: str = ""

    def converse(self, request: socketserver.StreamRequestHandler) -> None:
        """Read one request, whatever it says, and answer it."""
        request.connection.settimeout(SILENCE_S)
        lines: list[bytes] = []
        while line := request.rfile.readline(1 << 16):
            self.heard += line
            lines.append(line)
            if line == b"\r\n":
                break
        head = b"".join(lines).decode("latin-1")
        if not head:
            return
        method, path, _ = head.split(" ", 2)
        said = self.answer(Asked(method, path, head, self._body(request, head.lower())))
        if said.status:
            more = f"Location: {said.location}\r\n" if said.location else ""
            request.wfile.write(
                f"HTTP/1.1 {said.status} {HTTPStatus(said.status).phrase}\r\n"
                f"Content-Type: {said.kind}\r\nContent-Length: {len(said.body)}\r\n"
                f"{more}Connection: close\r\n\r\n".encode()
                + said.body
            )

    def _body(self, request: socketserver.StreamRequestHandler, head: str) -> bytes:
        lengths = [
            line.partition(":")[2]
            for line in head.split("\r\n")
            if line.startswith("content-length:")
        ]
        body = request.rfile.read(min(int(lengths[0]), LONGEST)) if lengths else b""
        if "transfer-encoding: chunked" in head:
            while size := int(request.rfile.readline(100) or b"0", 16):
                body += request.rfile.read(size)
                request.rfile.readline(100)
        self.heard += body
        return body


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def open_house(house: House) -> Generator[House]:
    """Let it answer until the block ends."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):  # the client left
                house.converse(self)

    with _Server(("127.0.0.1", 0), Handler) as server:
        house.base = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="house")
        thread.start()
        try:
            yield house
        finally:
            server.shutdown()
            thread.join()


@dataclass(frozen=True, slots=True)
class Street:
    """The API's house and its neighbour's: an image host, and where the clips are."""

    api: House
    neighbour: House


@contextmanager
def open_street(clip: bytes, picture: bytes) -> Generator[Street]:
    """Let both answer until the block ends.

    What the API does with a request is the first word of its prompt: ``refused``, ``forbidden``,
    ``broken``, ``moved``, ``silent`` or ``failed``; any other is generated. Whatever it says, it
    repeats the key, in every writing that is looked for.
    """

    def next_door(asked: Asked) -> Said:
        if asked.path.startswith("/upload"):
            link = {"url": f"{neighbour.base}/picture.jpg"}
            return _json({"success": True, "files": [link]})
        if asked.path.startswith("/clip"):
            return Said(body=clip, kind="video/mp4")
        return Said(body=picture, kind="image/jpeg")

    neighbour = House(next_door)
    api = House(_Api(neighbour).answer)
    with ExitStack() as stack:
        yield Street(
            stack.enter_context(open_house(api)), stack.enter_context(open_house(neighbour))
        )


class _Api:
    def __init__(self, neighbour: House) -> None:
        self._neighbour = neighbour
        self._numbers = itertools.count(1)
        self._ways: dict[str, str] = {}
        self._moved: set[str] = set()

    def answer(self, asked: Asked) -> Said:
        parts = asked.path.partition("?")[0].strip("/").split("/")
        heard = {"you_said": asked.key_line, "head": asked.head, "spelt": _spelt(asked).decode()}
        if asked.method == "POST" and "models" in parts:
            return self._submitted(asked, heard)
        if parts[-1] == "status":
            number = parts[-2]
            if number not in self._moved:
                self._moved.add(number)
                return Said(
                    HTTPStatus.TEMPORARY_REDIRECT, location=f"{self._neighbour.base}/status"
                )
            return _json({"status": "completed", **heard})
        if parts[-1] == "result":
            if self._ways.get(parts[-2]) == "failed":
                message = f"{asked.key_line} could not be read {heard['spelt']}"
                return _json({"status": "failed", "error": {"message": message}, **heard})
            output = {"video": f"{self._neighbour.base}/clip.mp4"}
            return _json({"status": "completed", "output": output, **heard})
        return _json({"error_code": 404001, "error_message": asked.key_line}, HTTPStatus.NOT_FOUND)

    def _submitted(self, asked: Asked, heard: dict[str, str]) -> Said:
        prompt = as_str(as_object(json.loads(asked.body)).get("promptText")) or ""
        number = f"request-{next(self._numbers)}"
        self._ways[number] = prompt.partition(" ")[0]
        key = f"{asked.key_line} {heard['spelt']}"
        match self._ways[number]:
            case "refused":
                return _json({"message": f"What is {key}?", **heard}, HTTPStatus.BAD_REQUEST)
            case "forbidden":
                return _json({"message": f"{key} is no key", **heard}, HTTPStatus.UNAUTHORIZED)
            case "broken":
                page = f"<h1>Bad gateway</h1><pre>{asked.head}</pre>".encode() + _spelt(asked)
                return Said(HTTPStatus.BAD_GATEWAY, page, "text/html")
            case "moved":
                return Said(HTTPStatus.TEMPORARY_REDIRECT, location=f"{self._neighbour.base}/paid")
            case "silent":
                return Said(0)
            case _:
                return _json({"request_id": number, **heard})


def _spelt(asked: Asked) -> bytes:
    """Return the key in every writing that is looked for, UTF-8 all of it as no key is more."""
    return b" ".join(spellings(asked.key_line.removeprefix("Bearer ")).values())


def _json(value: object, status: int = HTTPStatus.OK) -> Said:
    return Said(status, json.dumps(value).encode())
