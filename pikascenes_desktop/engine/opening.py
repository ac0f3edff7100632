"""One async context: history, then the network, then the tasks.

Leaving it ends them the other way round, so that no task outlives what it works with.
"""

from __future__ import annotations

import logging
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters import logs
from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.program_facts import InstalledFacts, licences_folder
from pikascenes_desktop.adapters.program_lock import ProgramLock
from pikascenes_desktop.engine.composing import compose_desk
from pikascenes_desktop.engine.door import open_door
from pikascenes_desktop.engine.options import EngineOptions, Mode
from pikascenes_desktop.engine.running import Engine
from pikascenes_desktop.engine.tools import open_tools
from pikascenes_desktop.engine.upkeep import (
    forget_pictures_of_emptied,
    keep_up,
    watch_the_clock,
)
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.lost_requests import count_by_receipts

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

PATIENCE_S: Final = 300.0
"""How long a verb waits for a service that is out of reach; the window waits for ever."""

log = logging.getLogger(__name__)


def _log_bug(error: BaseException) -> None:
    log.error("a task failed", exc_info=error)


@asynccontextmanager
async def open_engine(
    options: EngineOptions,
    *,
    mode: Mode = Mode.WINDOW,
    on_bug: Callable[[BaseException], None] = _log_bug,
) -> AsyncGenerator[Engine]:
    """Compose the program and end it in order.

    Raises:
        AlreadyRunning: Another program holds the data folder (not for `Mode.READ`).
        HistoryTooNew, HistoryUnavailable, DiskFull: The history cannot be used.
    """
    places = options.places()
    if mode is Mode.READ and not places.history.exists():
        mode = Mode.WORK  # there is nothing to read, and nobody to read it beside
    async with AsyncExitStack() as stack:
        if mode is not Mode.READ:
            stack.enter_context(ProgramLock(places).hold())
            stack.enter_context(logs.log_to(places.logs))
            stack.enter_context(logs.catch_crashes(places.logs))
        history = await stack.enter_async_context(open_history(places, read_only=mode is Mode.READ))
        tools = await open_tools(stack, options, places, history)
        patience_s = None if mode is Mode.WINDOW else PATIENCE_S
        desk = await compose_desk(stack, tools, patience_s=patience_s, on_bug=on_bug)
        forget_pictures_of_emptied(desk)
        damaged = history.recovery.as_error() if history.recovery else None
        if damaged is not None and mode is not Mode.READ:
            # before receipts are looked for in vain
            damaged.clips = len(await desk.locating.readopt(desk.parts))
            damaged.receipts = await count_by_receipts(desk.parts)
        recovered = None
        if mode is Mode.WINDOW:
            recovered = await desk.generations.resume(is_restored=damaged is not None)
            keep_up(desk)
        engine = Engine(
            desk=desk,
            places=places,
            hosts=tools.hosts,
            host_secrets=tools.host_secrets,
            damaged=damaged,
            recovered=recovered,
            raised=Feed(),
            facts=InstalledFacts(licences_folder(), places.logs),
            notifier=tools.notifier,
        )
        if mode is Mode.WINDOW:
            await open_door(stack, engine)
            watch_the_clock(desk)
        yield engine
