"""The door of the running program: an order is carried out, or it is said what is known."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters import instance
from pikascenes_desktop.adapters.instance import LoopbackDoor, is_open, knock
from pikascenes_desktop.domain.errors import AlreadyRunning, OrderUnanswered

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.json_values import JsonObject


class Slow:
    """Takes an order and waits, as one that reads large pictures."""

    def __init__(self) -> None:
        self.taken, self.go = asyncio.Event(), asyncio.Event()
        self.done = 0

    async def __call__(self, _verb: str, _order: JsonObject) -> JsonObject:
        self.taken.set()
        await self.go.wait()
        self.done += 1
        return {"ids": []}


async def test_a_slow_order_is_not_given_up_halfway(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "MESSAGE_S", 0.2)
    door, slow = LoopbackDoor(tmp_path / "door"), Slow()
    await door.open(slow)
    async with asyncio.TaskGroup() as group:
        knocking = group.create_task(knock(tmp_path / "door", tmp_path, "generate", {}))
        await slow.taken.wait()
        await asyncio.sleep(0.4)
        slow.go.set()
        assert await knocking == {"answer": {"ids": []}}
    await door.close()
    assert slow.done == 1


async def test_an_order_without_an_answer_is_not_said_to_be_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "ANSWER_S", 0.2)
    door, slow = LoopbackDoor(tmp_path / "door"), Slow()
    await door.open(slow)
    with pytest.raises(OrderUnanswered):
        await knock(tmp_path / "door", tmp_path, "generate", {})
    await door.close()


async def test_closing_gives_up_what_is_under_way(tmp_path: Path) -> None:
    door, slow = LoopbackDoor(tmp_path / "door"), Slow()
    await door.open(slow)
    assert await is_open(tmp_path / "door")
    knocking = asyncio.gather(
        knock(tmp_path / "door", tmp_path, "generate", {}), return_exceptions=True
    )
    await slow.taken.wait()
    await door.close()
    (answer,) = await knocking
    assert isinstance(answer, OrderUnanswered)
    assert slow.done == 0
    assert not await is_open(tmp_path / "door")
    with pytest.raises(AlreadyRunning):
        await knock(tmp_path / "door", tmp_path, "generate", {})
