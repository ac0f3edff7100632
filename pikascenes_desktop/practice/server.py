"""The practice service as a program: binds loopback, says where, serves until told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
import threading
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from aiohttp import web
from filelock import FileLock, Timeout

from pikascenes_desktop.practice.api import Api
from pikascenes_desktop.practice.contract import NOT_FOUND, problem
from pikascenes_desktop.practice.faults import Fault, FaultBook, FaultsInvalid, parse_faults
from pikascenes_desktop.practice.image_store import ImageStore
from pikascenes_desktop.practice.line import Line, Pace
from pikascenes_desktop.practice.pictures_in import MAX_BODY_BYTES
from pikascenes_desktop.practice.render_process import RenderProcess
from pikascenes_desktop.practice.request_store import RequestStore

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable
    from pathlib import Path

_HOST: Final = "127.0.0.1"
_LOCK_WAIT_S: Final = 10.0
"""A service that was told to stop needs a moment to be gone."""
_SHUTDOWN_S: Final = 0.5
_EXIT_BAD_INPUT: Final = 2
_EXIT_LOCAL_TROUBLE: Final = 6


@dataclass(frozen=True, slots=True)
class Options:
    """How the service runs.

    Attributes:
        data_dir: The folder for requests and images; one service at a time holds it.
        port: The port on 127.0.0.1; 0 takes the one used last in this folder if it is free,
            so that links made before a restart still lead here, else any.
        queue_s: How long a request is in line.
        run_s: How long a request is in progress, at least.
    """

    data_dir: Path
    port: int = 0
    queue_s: float = 1.0
    run_s: float = 2.0
    faults: tuple[Fault, ...] = ()


class DataFolderBusy(Exception):
    """Another practice service holds the data folder."""


@contextlib.asynccontextmanager
async def running(options: Options) -> AsyncGenerator[str]:
    """Run the service inside an ``async with``; the value is its base URL.

    Requests that had not ended when the service last stopped go on.

    Raises:
        DataFolderBusy: Another service holds the folder.
        OSError: The folder cannot be written, or the port is taken.
    """
    options.data_dir.mkdir(parents=True, exist_ok=True)
    lock = FileLock(options.data_dir / "service.lock")
    try:
        await asyncio.to_thread(lock.acquire, timeout=_LOCK_WAIT_S)
    except Timeout as exc:
        raise DataFolderBusy from exc
    renderer = RenderProcess()
    try:
        store = RequestStore(options.data_dir / "requests")
        images = ImageStore(options.data_dir / "images")
        await asyncio.to_thread(images.drop_old)
        line = Line(store, images, renderer, Pace(options.queue_s, options.run_s))
        await line.load()
        listener = await asyncio.to_thread(_listen, options)
        base = f"http://{_HOST}:{listener.getsockname()[1]}"
        with listener:
            async with asyncio.TaskGroup() as group:
                line.start(group)
                api = Api(base, line, store, images, FaultBook(options.faults))
                runner = web.AppRunner(
                    _application(api, base), access_log=None, shutdown_timeout=_SHUTDOWN_S
                )
                await runner.setup()
                try:
                    await web.SockSite(runner, listener).start()
                    yield base
                finally:
                    await runner.cleanup()
                    line.stop()
    finally:
        await renderer.aclose()
        lock.release()


async def serve(options: Options, ready: Callable[[str], None]) -> None:
    """Run the service until cancelled; `ready` is called with its base URL."""
    async with running(options) as base:
        ready(base)
        await asyncio.Event().wait()


def run(  # noqa: PLR0913 -- the options of a command, one each
    data_dir: Path,
    *,
    port: int = 0,
    queue_s: float = 1.0,
    run_s: float = 2.0,
    faults: Path | None = None,
    watch_stdin: bool = False,
) -> int:
    """Run the service until SIGINT or SIGTERM; return the exit code.

    When it is ready, one line of JSON on standard output says where:
    ``{"practice_service": "http://127.0.0.1:PORT"}``.

    Args:
        data_dir: The folder for requests and images.
        port: The port; 0 for the one used last in this folder, else any that is free.
        queue_s: How long a request is in line.
        run_s: How long a request is in progress, at least.
        faults: A fault file (`faults.parse_faults`).
        watch_stdin: Stop as well when standard input ends: whoever started us is gone.
    """
    try:
        plan = () if faults is None else parse_faults(_read(faults))
        options = Options(data_dir, port, queue_s, run_s, plan)
        asyncio.run(_run(options, watch_stdin=watch_stdin))
    except FaultsInvalid as exc:
        return _complain(str(exc), _EXIT_BAD_INPUT)
    except DataFolderBusy:
        message = f"Another practice service is using {data_dir}."
        return _complain(message, _EXIT_LOCAL_TROUBLE)
    except OSError as exc:
        return _complain(f"The practice service cannot run: {exc}", _EXIT_LOCAL_TROUBLE)
    return 0


def _read(faults: Path) -> bytes:
    try:
        return faults.read_bytes()
    except OSError as exc:
        raise FaultsInvalid(f"The fault file {faults} cannot be read: {exc.strerror}.") from exc


def _complain(message: str, code: int) -> int:
    sys.stderr.write(message + "\n")
    return code


async def _run(options: Options, *, watch_stdin: bool) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop_soon(*_: object) -> None:
        loop.call_soon_threadsafe(stop.set)

    before = {
        number: signal.signal(number, stop_soon) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        async with running(options) as base:
            sys.stdout.write(json.dumps({"practice_service": base}) + "\n")
            sys.stdout.flush()
            if watch_stdin:
                waiting = threading.Thread(
                    target=_wait_for_end_of_stdin, args=(stop_soon,), daemon=True
                )
                waiting.start()
            await stop.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wait_for_end_of_stdin(then: Callable[[], None]) -> None:
    # unbuffered: a thread inside sys.stdin would hold its lock when the interpreter ends
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            pass
    # the loop may be gone already
    with contextlib.suppress(RuntimeError):
        then()


def _listen(options: Options) -> socket.socket:
    note = options.data_dir / "port"
    wanted = options.port
    if not wanted:
        with contextlib.suppress(OSError, ValueError):
            wanted = int(note.read_text())
    try:
        listener = _bind(wanted)
    except (OSError, OverflowError):
        if options.port:
            raise
        listener = _bind(0)
    note.write_text(str(listener.getsockname()[1]))
    return listener


def _bind(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # where it would let two services share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_HOST, port))
    except BaseException:
        listener.close()
        raise
    return listener


def _application(api: Api, base: str) -> web.Application:
    allowed = {urlsplit(base).netloc, f"localhost:{urlsplit(base).port}"}

    @web.middleware
    async def guard(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Refuse foreign host names (DNS rebinding), and put errors in the vendor's shape."""
        if request.host not in allowed:
            message = "This service answers on loopback only."
            return _problem(403001, message, HTTPStatus.FORBIDDEN)
        try:
            return await handler(request)
        except web.HTTPNotFound:
            return _problem(NOT_FOUND, "ResourceNotFound: no such path.", HTTPStatus.NOT_FOUND)
        except OSError:
            message = "The practice service could not read or write its folder."
            return _problem(500001, message, HTTPStatus.INTERNAL_SERVER_ERROR)
        except web.HTTPException as exc:
            return _problem(exc.status * 1000 + 1, exc.reason, exc.status)

    application = web.Application(middlewares=[guard], client_max_size=MAX_BODY_BYTES)
    api.add_to(application.router)
    return application


def _problem(code: int, message: str, status: int) -> web.Response:
    return web.json_response(problem(code, message), status=status)
