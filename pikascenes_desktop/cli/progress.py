"""Progress bars on a terminal; silence elsewhere."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from pikascenes_desktop.domain.generation import BlockedBy, State

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.generations import Generations
    from pikascenes_desktop.services.tasks import TaskScope

REFRESH_S: Final = 0.1

STAGES: Final[dict[State, str]] = {
    State.READY: "Preparing",
    State.PREPARING: "Preparing",
    State.UPLOADING: "Uploading",
    State.SUBMITTING: "Sending",
    State.UNCONFIRMED: "Did RunComfy get this?",
    State.IN_LINE: "Waiting in line",
    State.GENERATING: "Generating",
    State.REMOTE_DONE: "Downloading",
    State.DOWNLOADING: "Downloading",
    State.SAVED: "Saved",
    State.REFUSED: "Refused",
    State.FAILED: "Failed",
    State.CANCELLED: "Cancelled while waiting",
    State.NEEDS_ATTENTION: "Needs your attention",
}
WAITS: Final[dict[BlockedBy, str]] = {
    BlockedBy.KEY: "Waiting for a working key",
    BlockedBy.NETWORK: "Waiting for the internet",
    BlockedBy.RATE: "Waiting: asked to slow down",
    BlockedBy.DISK: "Waiting for room on the disk",
    BlockedBy.LIBRARY: "Waiting for the library folder",
    BlockedBy.HOST: "Waiting for the image host",
}
STEPS: Final = [
    State.READY,
    State.PREPARING,
    State.UPLOADING,
    State.SUBMITTING,
    State.IN_LINE,
    State.GENERATING,
    State.DOWNLOADING,
    State.SAVED,
]


def stage(generation: Generation) -> str:
    """Return what a generation is doing, in a few words."""
    if generation.blocked_by is not None:
        return WAITS[generation.blocked_by]
    if generation.state is State.IN_LINE and generation.queue_position:
        return f"Waiting in line ({generation.queue_position})"
    return STAGES[generation.state]


class _Bars:
    def __init__(self, generations: Generations, bars: Progress) -> None:
        self._generations = generations
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def show(self, generation: Generation) -> None:
        task = self._tasks.get(generation.id)
        if task is None:
            task = self._bars.add_task("", total=len(STEPS) - 1)
            self._tasks[generation.id] = task
        title = generation.scene.prompt[:30] or generation.id[:8]
        self._bars.update(task, description=f"{title:30} {stage(generation)}")
        if generation.state in STEPS:
            self._bars.update(task, completed=STEPS.index(generation.state))

    async def follow_bytes(self) -> None:
        never = asyncio.Event()
        while not never.is_set():
            for generation_id, progress in list(self._generations.progress.items()):
                task = self._tasks.get(generation_id)
                if task is not None and progress.fraction is not None:
                    step = STEPS.index(State.UPLOADING if progress.images else State.DOWNLOADING)
                    self._bars.update(task, completed=step + progress.fraction)
            await asyncio.sleep(REFRESH_S)


@asynccontextmanager
async def shown(generations: Generations, scope: TaskScope) -> AsyncGenerator[None]:
    """Show a bar per generation on standard error while inside, if that is a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    async with AsyncExitStack() as stack:
        bars = stack.enter_context(
            Progress(
                SpinnerColumn(),
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                TimeElapsedColumn(),
                console=console,
            )
        )
        rows = _Bars(generations, bars)
        stack.callback(generations.changed.subscribe(rows.show))
        follower = scope.spawn(rows.follow_bytes(), name="progress bars")
        stack.callback(follower.cancel)
        yield
