"""Verbs beside a running window: it settles what is unsure, and tells whom it talked to."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.engine import open_engine
from tests.clips import make_clip
from tests.e2e.program import Program, Ran, said
from tests.faults.hostile_endings import close_after_read
from tests.faults.hostile_service import KEY, HostileRunComfy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HostileRunComfy:
    monkeypatch.setenv("RUNCOMFY_TOKEN", KEY)
    film = make_clip(tmp_path / "film.mp4", seconds=0.2, sound=False).read_bytes()
    return HostileRunComfy(film, {"lost": close_after_read})


async def test_the_window_settles_what_is_unsure_and_tells_its_connections(
    service: HostileRunComfy, tmp_path: Path
):
    program = Program(tmp_path)

    async def run(*arguments: str) -> Ran:
        return await asyncio.to_thread(program.run, *arguments)

    async with service.api, service.shelf:
        async with open_engine(service.options(tmp_path)) as window:
            desk = window.desk
            order = await desk.orders.make(service.scene("lost"), host="links")
            (pressed,) = await desk.generations.press(order)
            (unsure,) = await desk.generations.settle([pressed.id])
            assert unsure.state is State.UNCONFIRMED
            short = unsure.id[:8]
            said(await run("send-again", short), 2, "Send it again in", "seconds")
            wrong = await run("attach", short, "another_scene")
            said(wrong, 2, "different: promptText", "Nothing changed", "--anyway")
            forced = await run("attach", short, "another_scene", "--anyway", "--json")
            assert forced.code == 0, forced
            assert forced.json["state"] == "saved"
            assert forced.json["request_id"] == "another_scene"
            talked = await run("connections", "--json")
        closed = await run("connections")
    assert service.posts == ["lost"]
    contacts = talked.json["contacts"]
    assert {each["purpose"] for each in contacts} == {"service", "links", "clips"}
    seen = len(service.api.seen) + len(service.shelf.seen)
    assert sum(each["requests"] for each in contacts) == seen
    assert sum(each["failed"] for each in contacts) == 1  # the request whose answer was lost
    assert {each["proxy"] for each in contacts} == {None}
    assert KEY not in talked.out
    assert closed.out.startswith("No window is open")
