"""From starting the program to all of a long history being shown as it truly stands."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import psutil

from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.domain.generation import AT_SERVICE, State
from tests.bench.big_history import fill_history
from tests.bench.measure import RUNS, Figure
from tests.bench.opened_window import measure_window
from tests.fakes.manual_clock import until
from tests.servers.child import free_ports
from tests.unit.ui_gallery_examples import made

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.engine import Engine
    from pikascenes_desktop.ui.one_window import OneWindow

ALL = 10_000
UNFINISHED = 50
NAMED = "unfinished"

WAY = (State.READY, State.PREPARING, State.UPLOADING, State.SUBMITTING, State.IN_LINE)
LEFT_IN = (State.READY, State.UPLOADING, State.SUBMITTING, State.IN_LINE, State.GENERATING)
"""In which states the last run left them, in turn."""

TRULY = {State.SUBMITTING: State.UNCONFIRMED}
"""What a start makes of them; the others stay what they are while the service is away."""


AS_SHIPPED = """
import sys
sys.modules["click"] = None  # a developer's: where it is, httpx loads a command line of its own
from tests.bench.start_bench import in_window
sys.exit(in_window(Path(sys.argv[1])))
"""


def run(folder: Path) -> list[Figure]:
    """Start the window off screen, several times, each in a process of its own."""
    left = folder / "left"
    asyncio.run(_fill(Places(left / "data")))
    took = [_start(shutil.copytree(left, folder / str(turn))) for turn in range(RUNS)]
    name = f"start to all of {ALL:,} shown, {UNFINISHED} unfinished"
    return [Figure(name, sorted(took)[RUNS // 2], "s", "<= 2")]


def _start(folder: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", AS_SHIPPED, str(folder)],
        stdout=subprocess.PIPE,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return json.loads(done.stdout)["shown_s"]


async def _fill(places: Places) -> None:
    now = time.time()
    await fill_history(places, ALL - UNFINISHED, newest_at=now - 60)
    (nobody,) = free_ports(1)
    async with open_history(places) as history:
        for number in range(UNFINISHED):
            goal = LEFT_IN[number % len(LEFT_IN)]
            left = made(
                f"{NAMED}-{number}",
                State.READY,
                api_base=f"http://127.0.0.1:{nobody}",
                created_at=now - 30,
            )
            (left,) = await history.add_press((left,))
            for state in (*WAY[1:], State.GENERATING):
                if left.state is goal:
                    break
                request_id = f"request-{number}" if state in AT_SERVICE else None
                left = replace(left, state=state, request_id=request_id, attempt=1, sent_at=now)
                await history.save(left)


def in_window(folder: Path) -> int:
    """Open the window over what was left, and print when all of it is shown."""

    async def measure(_engine: Engine, one: OneWindow) -> dict[str, Any]:
        model = one.window.gallery.model
        truth = {
            f"{NAMED}-{number}": TRULY.get(state, state)
            for number in range(UNFINISHED)
            for state in (LEFT_IN[number % len(LEFT_IN)],)
        }

        def shown(name: str) -> State | None:
            row = model.row_of(name)
            generation = None if row is None else model.generation(row)
            return None if generation is None else generation.state

        await until(
            lambda: (
                model.is_whole
                and model.rowCount() == ALL
                and all(shown(name) is state for name, state in truth.items())
            )
        )
        return {"shown_s": time.time() - psutil.Process().create_time()}

    return measure_window(folder, measure)
