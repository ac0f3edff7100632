"""Clocks that jump by years, computers that sleep for hours, and what a 429 may ask for."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from email.utils import formatdate
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pikascenes_desktop.adapters.runcomfy_replies import SLOW_DOWN_S, Answer, submit_outcome
from pikascenes_desktop.domain.errors import ServiceFault, Unreachable
from pikascenes_desktop.domain.generation import BlockedBy, State
from pikascenes_desktop.engine.opening import PATIENCE_S
from pikascenes_desktop.ports.remote import RemoteStatus, SlowDown
from pikascenes_desktop.services.polling import AUTOMATIC_TRIES
from pikascenes_desktop.ui.gallery.stages import stage_of
from tests.clips import make_clip
from tests.e2e.program import LIMIT_S, Program
from tests.fakes.manual_clock import until
from tests.fakes.world import World
from tests.faults.hostile_service import KEY, HostileRunComfy, says

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from tests.fakes.fake_service import FakeRequest
    from tests.fakes.raw_server import Exchange

HOUR_S = 3600.0
YEAR_S = 365 * 24 * HOUR_S
NOW = 1_700_000_000.0
FROZEN_S = 1.0

SECONDS = st.floats(-2, 10**12, allow_nan=False).map(str) | st.integers().map(str)
DATES = st.integers(-(2**31), 2**33).map(lambda when: formatdate(when, usegmt=True))
RETRY_AFTER = st.none() | SECONDS | DATES | st.text(max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(headers=st.lists(RETRY_AFTER, min_size=1, max_size=6))
def test_whatever_a_429_asks_for_is_waited_for_within_bounds(
    tmp_path_factory: pytest.TempPathFactory, headers: list[str | None]
):
    world = World(tmp_path_factory.mktemp("world"))
    world.clock.time = NOW
    for header in headers:
        answer = Answer("api.example", 429, b"<html>", header)
        outcome = submit_outcome(answer, model_id="m", sent_urls=(), now=NOW)
        assert isinstance(outcome, SlowDown)
        assert 1.0 <= outcome.retry_after_s <= 300.0
        world.service.outcomes.append(outcome)

    async def live() -> Generation:
        async with world.program() as desk:
            (pressed,) = await desk.generations.press(world.order())
            (settled,) = await desk.generations.settle([pressed.id])
        return settled

    asked = [each.retry_after_s for each in world.service.outcomes if isinstance(each, SlowDown)]
    settled = asyncio.run(live())
    assert world.clock.waits[: len(asked)][:AUTOMATIC_TRIES] == pytest.approx(
        asked[:AUTOMATIC_TRIES], abs=1e-3
    )
    assert len(world.service.sent) == min(len(headers), AUTOMATIC_TRIES) + 1
    if len(headers) > AUTOMATIC_TRIES:
        assert (settled.state, settled.blocked_by) == (State.READY, BlockedBy.RATE)
    else:
        assert settled.state is State.SAVED


def test_a_429_without_a_time_waits_for_a_while():
    for header in (None, "", "soon", "NaN", "1e3"):
        answer = Answer("api.example", 429, b"", header)
        outcome = submit_outcome(answer, model_id="m", sent_urls=(), now=NOW)
        assert outcome == SlowDown(SLOW_DOWN_S)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.mark.parametrize("jump_s", [8 * HOUR_S, YEAR_S, 10 * YEAR_S, -8 * HOUR_S, -10 * YEAR_S])
@pytest.mark.parametrize("at", [State.UPLOADING, State.SUBMITTING, State.IN_LINE, State.GENERATING])
async def test_a_clock_that_jumps_costs_nothing(world: World, jump_s: float, at: State):
    world.service.script = [
        RemoteStatus("in_queue", 2),
        Unreachable(host="x"),
        RemoteStatus("in_progress"),
        ServiceFault("x", 502),
        RemoteStatus("completed"),
    ]
    seen: list[Generation] = []

    def jump(changed: Generation) -> None:
        if changed.state is at and not any(each.state is at for each in seen):
            world.clock.time += jump_s
        seen.append(changed)

    async with world.program() as desk:
        desk.generations.changed.subscribe(jump)
        (pressed,) = await desk.generations.press(world.order())
        (saved,) = await desk.generations.settle([pressed.id])
    assert saved.state is State.SAVED
    assert len(world.service.sent) == 1
    assert max(world.clock.waits) < 60.0
    for each in seen:
        if not each.is_ended:
            for now in (world.clock.time, NOW):  # no card says that it is younger than nothing
                assert not re.search(r"[-−]\d", stage_of(each, None, now, None).title)  # noqa: RUF001


async def test_a_verb_that_slept_for_hours_is_not_impatient_when_it_wakes(world: World):
    world.service.script = [
        RemoteStatus("in_progress"),
        *[Unreachable(host="x", reason="dns")] * 3,  # the Wi-Fi takes a while
        ServiceFault("x", 502),
        RemoteStatus("completed"),
    ]

    async with world.program(patience_s=PATIENCE_S) as desk:

        def sleep(changed: Generation) -> None:
            if changed.state is State.GENERATING and world.clock.steady < HOUR_S:
                world.clock.pass_time(8 * HOUR_S)

        desk.generations.changed.subscribe(sleep)
        (pressed,) = await desk.generations.press(world.order())
        (saved,) = await desk.generations.settle([pressed.id])
    assert saved.state is State.SAVED
    assert world.clock.steady > 8 * HOUR_S


async def test_a_window_waits_out_a_night_without_a_network(world: World):
    world.service.script = [RemoteStatus("in_queue")]
    async with world.program() as desk:
        (pressed,) = await desk.generations.press(world.order())
        request = await _asked(world)
        request.statuses = [*[Unreachable(host="x")] * 3500, RemoteStatus("completed")]
        before = world.clock.now()
        (saved,) = await desk.generations.settle([pressed.id])
    assert saved.state is State.SAVED
    assert world.clock.now() - before > 8 * HOUR_S
    assert len(world.service.sent) == 1


async def _asked(world: World) -> FakeRequest:
    await until(lambda: "req-1" in world.service.requests)
    return world.service.requests["req-1"]


@pytest.mark.skipif(sys.platform == "win32", reason="freezing a process is POSIX's SIGSTOP")
async def test_a_program_that_was_frozen_goes_on(tmp_path: Path):
    """SIGSTOP while a question is on its way; its connection is dead when the program goes on."""
    film = make_clip(tmp_path / "film.mp4", seconds=0.2, sound=False).read_bytes()
    service = HostileRunComfy(film)
    running: list[subprocess.Popen[str]] = []
    environment = {**os.environ, "RUNCOMFY_TOKEN": KEY}

    async def freeze(exchange: Exchange) -> None:
        await exchange.request()
        running[0].send_signal(signal.SIGSTOP)
        exchange.reset()
        loop = asyncio.get_running_loop()
        loop.call_later(FROZEN_S, running[0].send_signal, signal.SIGCONT)

    service.polls = {"frozen": [says({"status": "in_queue"}), freeze]}
    async with service.api, service.shelf:
        link = f"{service.shelf.base}/picture.png"
        command = Program(tmp_path).command(
            *("--api-base", service.api.base, "generate", link, "--prompt", "frozen"),
            *("--resolution", "720p", "--host", "links", "--json"),
        )

        def run() -> tuple[str, str]:
            process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
            )
            with process:
                running.append(process)
                return process.communicate(timeout=LIMIT_S)

        out, err = await asyncio.to_thread(run)
    assert running[0].returncode == 0, err
    assert '"state": "saved"' in out
    assert service.posts == ["frozen"]
    assert service.polls == {"frozen": []}
