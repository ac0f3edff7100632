"""The process that renders: started when first needed, gone when idle or when we are gone.

Pictures come from outside and rendering takes whole cores, so neither happens in the process
that answers requests.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.practice.orders import Order, RenderFailed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_IDLE_S: Final = 30.0
_ATTEMPTS: Final = 2


class RenderProcess:
    """One worker process at most; clips are rendered one after another."""

    def __init__(self, *, idle_s: float = _IDLE_S) -> None:
        self._idle_s = idle_s
        self._pool: ProcessPoolExecutor | None = None
        self._lifeline: Connection | None = None
        self._running = 0
        self._idle: asyncio.TimerHandle | None = None

    @property
    def is_up(self) -> bool:
        """Whether a worker process may be there."""
        return self._pool is not None

    async def render(self, order: Order) -> None:
        """Render a clip; if the worker dies, try once more with a new one.

        Raises:
            RenderFailed: A picture cannot be used, a file cannot be written, or the worker
                died twice or could not be started.
        """
        if self._idle is not None:
            self._idle.cancel()
        self._running += 1
        try:
            for _ in range(_ATTEMPTS):
                pool = None
                try:
                    pool = self._pool or self._start()
                    rendering = asyncio.get_running_loop().run_in_executor(pool, _render, order)
                    rendering.add_done_callback(_take_note)
                    # cancelled itself, it would break a pool that breaks at the same time
                    # (CPython before 3.12 sets an outcome on cancelled futures, too)
                    await asyncio.shield(rendering)
                except OSError as exc:  # no process, no memory, or no place for semaphores
                    self._let_go(pool)
                    reason = f"The renderer could not be started: {exc.strerror}."
                    raise RenderFailed("provider_error", reason) from exc
                except BrokenProcessPool:
                    self._let_go(pool)
                else:
                    return
            raise RenderFailed("provider_error", "The renderer stopped twice over this scene.")
        finally:
            self._running -= 1
            if not self._running:
                loop = asyncio.get_running_loop()
                self._idle = loop.call_later(self._idle_s, self._let_go, self._pool)

    async def aclose(self) -> None:
        """End the worker at once, whatever it is doing, and wait until it is gone."""
        if self._idle is not None:
            self._idle.cancel()
        pool = self._detach()
        if pool is not None:
            await asyncio.to_thread(pool.shutdown, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        lifeline, ours = context.Pipe(duplex=False)
        try:
            self._pool = ProcessPoolExecutor(1, context, _prepare_worker, (lifeline,))
        except OSError:
            lifeline.close()
            ours.close()
            raise
        self._lifeline = ours
        return self._pool

    def _let_go(self, pool: ProcessPoolExecutor | None) -> None:
        if pool is not None and pool is self._pool:
            self._detach()
            pool.shutdown(wait=False, cancel_futures=True)

    def _detach(self) -> ProcessPoolExecutor | None:
        """Let the worker end by itself; return its pool, which is still to be shut down."""
        pool, self._pool = self._pool, None
        if self._lifeline is not None:
            self._lifeline.close()
        return pool


def _take_note(rendering: asyncio.Future[None]) -> None:
    """Look at the outcome of what nobody may wait for any more."""
    if not rendering.cancelled():
        rendering.exception()


def _prepare_worker(lifeline: Connection) -> None:
    """Run in the worker before its first clip."""
    # Ctrl+C reaches the whole process group; the parent decides when the worker ends
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(lifeline,), daemon=True).start()
    # only this process loads libvips and FFmpeg
    from pikascenes_desktop.practice.layers import prepare_libvips  # noqa: PLC0415

    prepare_libvips()


def _render(order: Order) -> None:
    # as above
    from pikascenes_desktop.practice.renderer import render  # noqa: PLC0415

    render(order)


def _end_with_parent(lifeline: Connection) -> None:
    """End this process when the other end of the pipe closes, even by kill -9 of the parent."""
    try:
        lifeline.recv()
    except (EOFError, OSError):
        os._exit(0)
