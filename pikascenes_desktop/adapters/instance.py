"""One program at a time: later starts hand their order to the running one.

A loopback socket on a free port, since that works alike on the three systems (asyncio has no
named pipes on Windows' selector loop, and paths of Unix sockets end at about 100 characters).
The port and a fresh random token stand in a file that only the user can read; who cannot read
it cannot order anything. Messages are one line of JSON, at most 64 KiB, with a fixed verb.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import AlreadyRunning, AppError, OrderUnanswered
from pikascenes_desktop.domain.json_values import JsonObject, as_int, as_object, as_str
from pikascenes_desktop.ports.instance import VERBS

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.ports.instance import TakeOrder

MESSAGE_BYTES: Final = 65536
"""An order with six paths and a full prompt stays far below; more is not read."""

MESSAGE_S: Final = 20.0
"""How long a message may be on its way."""

ANSWER_S: Final = 600.0
"""How long an order may take: its pictures are read first, and a key store may be waited for."""


class LoopbackDoor:
    """Implements `ports.instance.InstanceDoor`.

    Args:
        card: The file that says where to knock; made on opening, removed on closing.
    """

    def __init__(self, card: Path) -> None:
        self._card = card
        self._token = secrets.token_hex(32)
        self._server: asyncio.Server | None = None
        self._serving: set[asyncio.Task[object]] = set()

    async def open(self, take: TakeOrder) -> None:
        """Listen on a free loopback port and write the card."""

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            if task is not None:
                self._serving.add(task)
                task.add_done_callback(self._serving.discard)
            try:
                await self._serve(reader, writer, take)
            except asyncio.CancelledError:
                if self._server is not None:  # else `close` did it, and this is the task's end
                    raise
            finally:
                writer.close()

        self._server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=MESSAGE_BYTES)
        port = self._server.sockets[0].getsockname()[1]
        _write_private(self._card, json.dumps({"port": port, "token": self._token}))

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, take: TakeOrder
    ) -> None:
        with suppress(OSError, TimeoutError, ValueError):
            async with asyncio.timeout(MESSAGE_S):
                line = await reader.readline()
            # An order is not given up halfway because it takes long: whoever gave it would read
            # that nothing was done, and give it once more.
            answer = await self._answer(line, take)
            async with asyncio.timeout(MESSAGE_S):
                writer.write(json.dumps(answer).encode() + b"\n")
                await writer.drain()

    async def _answer(self, line: bytes, take: TakeOrder) -> JsonObject:
        message = as_object(json.loads(line))
        token = as_str(message.get("token")) or ""
        if not hmac.compare_digest(token.encode(), self._token.encode()):
            return {"error": {"code": "refused", "facts": {}}}
        verb = as_str(message.get("verb"))
        if verb not in VERBS:
            return {"error": {"code": "unknown_verb", "facts": {}}}
        try:
            return {"answer": await take(verb, as_object(message.get("order")))}
        except AppError as error:
            return {"error": {"code": error.code, "facts": error.facts()}}

    async def close(self) -> None:
        """Stop listening, remove the card, and give up what was not carried out yet."""
        self._card.unlink(missing_ok=True)
        server, self._server = self._server, None
        if server is not None:
            server.close()
            serving = tuple(self._serving)
            for task in serving:
                task.cancel()
            await asyncio.gather(*serving, return_exceptions=True)
            await server.wait_closed()


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


async def knock(card: Path, data_dir: Path, verb: str, order: JsonObject) -> JsonObject:
    """Hand an order to the running program and return its answer.

    Returns:
        ``{"answer": …}``, or ``{"error": {"code": …, "facts": …}}`` for what it refused.

    Raises:
        AlreadyRunning: A program holds the folder but takes no order; this one was not given.
        OrderUnanswered: It was given, and no answer came: it may be carried out.
    """
    try:
        where = as_object(json.loads(await asyncio.to_thread(card.read_text, encoding="utf-8")))
        message = {"token": where.get("token"), "verb": verb, "order": order}
        line = json.dumps(message).encode() + b"\n"
        if len(line) > MESSAGE_BYTES:
            raise AlreadyRunning(data_dir=str(data_dir))
        async with asyncio.timeout(MESSAGE_S):
            reader, writer = await _connected(as_int(where.get("port")) or 0)
    except (OSError, TimeoutError, ValueError) as error:
        raise AlreadyRunning(data_dir=str(data_dir)) from error
    try:
        writer.write(line)
        async with asyncio.timeout(ANSWER_S):
            await writer.drain()
            return as_object(json.loads(await reader.readline()))
    except (OSError, TimeoutError, ValueError) as error:
        raise OrderUnanswered(data_dir=str(data_dir)) from error
    finally:
        writer.close()


async def is_open(card: Path) -> bool:
    """Say whether a program listens behind the card."""
    try:
        where = as_object(json.loads(await asyncio.to_thread(card.read_text, encoding="utf-8")))
        async with asyncio.timeout(MESSAGE_S):
            _, writer = await _connected(as_int(where.get("port")) or 0)
    except (OSError, TimeoutError, ValueError):
        return False
    writer.close()
    return True


async def _connected(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", port, limit=MESSAGE_BYTES)
