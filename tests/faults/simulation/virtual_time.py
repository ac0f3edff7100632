"""An event loop without a clock, a selector or threads: the next timer is due at once.

Everything happens in one order, which follows from the program and the seed alone.
"""

from __future__ import annotations

import asyncio
import heapq
import types
from collections import deque
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Generator
    from contextvars import Context


class StandsStill(RuntimeError):
    """Nothing is ready and nothing is awaited that will come: somebody waits for ever."""


@types.coroutine
def hop() -> Generator[None]:
    """Let everything else that is ready run first."""
    yield


class VirtualLoop(asyncio.BaseEventLoop):
    """Runs one callback after the other, and jumps to the next timer when none is left.

    Args:
        start: Steady time at which it begins, in seconds.
        max_steps: How many callbacks may run before somebody is taken to run in circles.
    """

    def __init__(self, start: float, max_steps: int) -> None:
        super().__init__()
        self._now = start
        self._line: deque[asyncio.Handle] = deque()
        self._timers: list[tuple[float, int, asyncio.TimerHandle]] = []
        self._order = count()
        self._tasks: list[asyncio.Task[Any]] = []
        self.steps_left = max_steps
        self.set_task_factory(self._make_task)

    def _make_task(
        self,
        _loop: asyncio.AbstractEventLoop,
        work: Coroutine[Any, Any, Any] | Generator[Any, None, Any],
        context: Context | None = None,
    ) -> asyncio.Task[Any]:
        name = f"task {len(self._tasks)}"  # the interpreter's own count would differ each time
        task: asyncio.Task[Any] = asyncio.Task(work, loop=self, name=name, context=context)
        self._tasks.append(task)
        return task

    def time(self) -> float:
        return self._now

    def jump(self, seconds: float) -> None:
        """Let steady time pass at once, as on systems that count the time asleep."""
        self._now += seconds

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        handle = asyncio.Handle(callback, args, self, context)
        self._line.append(handle)
        return handle

    def call_soon_threadsafe(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        return self.call_soon(callback, *args, context=context)

    def call_at(
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        timer = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._timers, (when, next(self._order), timer))
        return timer

    def run_in_executor(
        self, executor: object, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Do a thread's work right here, as soon as it is its turn."""
        future = self.create_future()
        self.call_soon(_work, future, func, args)
        return future

    def _run_once(self) -> None:
        line = self._line
        if not line:
            timers = self._timers
            while timers and timers[0][2].cancelled():
                heapq.heappop(timers)
            if not timers:
                raise StandsStill
            self._now = max(self._now, timers[0][0])
            while timers and timers[0][0] <= self._now:
                line.append(heapq.heappop(timers)[2])
        handle = line.popleft()
        if not handle.cancelled():
            self.steps_left -= 1
            if self.steps_left < 0:
                raise StandsStill
            handle._run()

    def run(self, main: Coroutine[Any, Any, None]) -> bool:
        """Run until the work has ended or somebody stops the loop; True if it has ended.

        Raises:
            StandsStill: It waits for ever.
        """
        task = self.create_task(main)
        task.add_done_callback(lambda _: self.stop())
        self.run_forever()
        if not task.done():
            return False
        task.result()
        return True

    def pending(self) -> list[asyncio.Task[Any]]:
        """Return the tasks that have not ended."""
        return [task for task in self._tasks if not task.done()]

    def abandon(self) -> None:
        """End like a process that is killed: nothing that was under way goes on."""
        self.set_exception_handler(lambda _loop, _context: None)
        self.close()
        for task in self._tasks:
            work = task.get_coro()
            if not task.done() and isinstance(work, types.CoroutineType):
                _give_up(work)
        self._line.clear()
        self._timers.clear()
        self._tasks.clear()


def _work(future: asyncio.Future[Any], func: Callable[..., Any], args: tuple[Any, ...]) -> None:
    if future.cancelled():
        return
    try:
        future.set_result(func(*args))
    except Exception as error:  # noqa: BLE001 -- a thread hands every error on
        future.set_exception(error)


def _give_up(work: types.CoroutineType[Any, Any, Any]) -> None:
    try:
        work.close()
    except RuntimeError:  # it would have waited for something on its way out
        return
