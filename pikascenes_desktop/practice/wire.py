"""Puts replies on the wire, with the faults that are due."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import sys
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from aiohttp import web

from pikascenes_desktop.domain.json_values import as_object
from pikascenes_desktop.practice.contract import problem
from pikascenes_desktop.practice.faults import Action, Fault
from pikascenes_desktop.practice.replies import FilePart, Reply, json_reply

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

    from pikascenes_desktop.practice.faults import Call, FaultBook

_CHUNK_BYTES: Final = 256 * 1024
_WITHOUT_LENGTH: Final = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})
_SLOW_STEP_S: Final = 0.05
_HANGING_UP: Final = frozenset(
    {Action.DROP_BEFORE_READ, Action.DROP_AFTER_READ, Action.RESET_AFTER_READ}
)
_INSTEAD: Final = frozenset({Action.STATUS, Action.HTML, Action.OK_WITH_ERROR_CODE})
_HTML: Final = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n"
)


async def answer(
    request: web.Request,
    call: Call,
    book: FaultBook,
    carry_out: Callable[[Fault | None], Awaitable[Reply]],
) -> web.StreamResponse:
    """Carry a call out and answer it, or do what the fault book says instead.

    Args:
        request: The request.
        call: What kind of call it is, for the fault book.
        book: Counts the call and names its fault.
        carry_out: Makes the true reply; given the fault, for those that change what it says.
    """
    wait, fault = book.next(call)
    if wait:
        await asyncio.sleep(wait)
    if fault is None:
        return await _send(request, await carry_out(None))
    if fault.do in _HANGING_UP:
        if fault.do is not Action.DROP_BEFORE_READ:
            await carry_out(None)
        return _hang_up(request, reset=fault.do is Action.RESET_AFTER_READ)
    if fault.do in _INSTEAD:
        if fault.values.get("accepted") is True:
            await carry_out(None)
        return await _send(request, _false_reply(fault))
    cut_after = int(fault.number("after_bytes", 0)) if fault.do is Action.CUT else None
    bytes_per_s = fault.number("bytes_per_s", 1) if fault.do is Action.SLOW else None
    reply = await carry_out(fault)
    return await _send(request, reply, cut_after=cut_after, bytes_per_s=bytes_per_s)


def _false_reply(fault: Fault) -> Reply:
    if fault.do is Action.OK_WITH_ERROR_CODE:
        code = int(fault.number("code", 400002))
        message = fault.text("message", "InsufficientResources: the balance is too low.")
        return json_reply(problem(code, message))
    if fault.do is Action.HTML:
        status = int(fault.number("status", HTTPStatus.BAD_GATEWAY))
        return Reply(status, fault.text("body", _HTML).encode(), "text/html")
    status = int(fault.number("status", 0))
    body = fault.values.get("body", "")
    headers = {name: str(value) for name, value in as_object(fault.values.get("headers")).items()}
    if isinstance(body, str):
        return Reply(status, body.encode(), "text/plain", headers)
    return Reply(status, json.dumps(body).encode(), headers=headers)


def _hang_up(request: web.Request, *, reset: bool = False) -> web.Response:
    """Close the connection without an answer."""
    transport = request.transport
    if transport is not None:
        if reset:
            # closing with a linger time of zero sends RST; Windows' structure is shorter
            linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
            connection: socket.socket = transport.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        transport.abort()
    return web.Response()


async def _send(
    request: web.Request,
    reply: Reply,
    *,
    cut_after: int | None = None,
    bytes_per_s: float | None = None,
) -> web.StreamResponse:
    headers = {**reply.headers}
    headers.setdefault("Content-Type", reply.content_type)
    response = web.StreamResponse(status=reply.status, headers=headers)
    if reply.status not in _WITHOUT_LENGTH:
        response.content_length = reply.length
    transport = request.transport
    if transport is not None:
        # written means handed to the system, so that a cut comes where it was ordered
        transport.set_write_buffer_limits(0)
    # the other side may leave at any time
    with contextlib.suppress(ConnectionError):
        await response.prepare(request)
        if request.method != "HEAD":
            step = _CHUNK_BYTES if bytes_per_s is None else max(1, int(bytes_per_s * _SLOW_STEP_S))
            left = reply.length if cut_after is None else min(cut_after, reply.length)
            async for chunk in _chunks(reply.body, left, step):
                await response.write(chunk)
                if bytes_per_s is not None:
                    await asyncio.sleep(len(chunk) / bytes_per_s)
        if cut_after is None:
            await response.write_eof()
        else:
            _hang_up(request)
    return response


async def _chunks(body: bytes | FilePart, length: int, step: int) -> AsyncGenerator[bytes]:
    if isinstance(body, bytes):
        for start in range(0, length, step):
            yield body[start : min(start + step, length)]
        return
    with await asyncio.to_thread(body.path.open, "rb") as file:
        file.seek(body.start)
        while length > 0:
            chunk = await asyncio.to_thread(file.read, min(step, length))
            if not chunk:
                return
            length -= len(chunk)
            yield chunk
