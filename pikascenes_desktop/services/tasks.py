"""TaskScope: whoever opens it owns every task that is started on it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import wraps
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Protocol,
    Self,
    TypeVar,
    cast,
)

from pikascenes_desktop.domain.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class _Outcome(Generic[T]):
    """How some work ended."""

    value: T | None = None
    error: AppError | None = None


class TaskScope:
    """Keep tasks alive, end them all on leaving, and let no error vanish.

    Args:
        on_bug: Told of every error that a task did not handle itself.
    """

    def __init__(self, on_bug: Callable[[BaseException], None]) -> None:
        self._on_bug = on_bug
        self._tasks: dict[asyncio.Task[Any], None] = {}  # ended in the order of their start
        self._open = True

    @property
    def is_open(self) -> bool:
        """Whether work can still be started: a timer may ring after the end."""
        return self._open

    def spawn(self, work: Coroutine[Any, Any, T], *, name: str) -> asyncio.Task[T]:
        """Start work that this scope will end.

        Raises:
            RuntimeError: The scope is closed; the work was not started.
        """
        if not self._open:
            work.close()
            message = f"{name}: the scope is closed"
            raise RuntimeError(message)
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks[task] = None
        task.add_done_callback(self._settle)
        return task

    async def see_through(self, work: Callable[[], Coroutine[Any, Any, T]], *, name: str) -> T:
        """Do some work to its end, also when whoever waits for it is cancelled.

        Raises:
            AppError: The work's own, which is the waiter's to handle and nobody's bug.
            RuntimeError: The scope is closed; the work was not started.
        """

        async def outcome() -> _Outcome[T]:
            try:
                return _Outcome(value=await work())
            except AppError as error:
                return _Outcome(error=error)

        found = await asyncio.shield(self.spawn(outcome(), name=name))
        if found.error is not None:
            raise found.error
        return cast("T", found.value)

    def report(self, error: BaseException) -> None:
        """Tell of an error that must not end the work it came up in."""
        self._on_bug(error)

    async def finish(self, patience_s: float) -> bool:
        """Wait until all that was started here has ended, whatever is started meanwhile.

        Args:
            patience_s: How long to wait, in seconds.

        Returns:
            Whether all has ended; what has not goes on.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + patience_s
        while self._tasks and (left := end - loop.time()) > 0:
            await asyncio.wait(self._tasks, timeout=left)
        return not self._tasks

    def _settle(self, task: asyncio.Task[Any]) -> None:
        self._tasks.pop(task, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_bug(error)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._open = False
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class HasScope(Protocol):
    """Whatever owns tasks by a scope."""

    scope: TaskScope


S = TypeVar("S", bound=HasScope)


def seen_through(
    method: Callable[Concatenate[S, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[S, P], Coroutine[Any, Any, T]]:
    """Let a user's decision come to its end, also when the window that took it goes away.

    Between writing a decision down and starting the work on it nobody may be cancelled: what the
    history then holds would be worked on by nobody.
    """

    @wraps(method)
    async def decided(self: S, *args: P.args, **named: P.kwargs) -> T:
        return await self.scope.see_through(
            lambda: method(self, *args, **named), name=method.__name__
        )

    return decided


async def side_by_side(work: Iterable[Awaitable[T]]) -> list[T]:
    """Do it all at once and see each through; then raise the first error, if there is one."""
    results = await asyncio.gather(*work, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return [result for result in results if not isinstance(result, BaseException)]
