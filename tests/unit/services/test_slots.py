"""Places in a line: as many as there may be, in order, and more or fewer meanwhile."""

from __future__ import annotations

import asyncio

import pytest

from pikascenes_desktop.services.slots import Slots


class Guests:
    """Tasks that take a place and stay until they are told to go."""

    def __init__(self, slots: Slots, group: asyncio.TaskGroup) -> None:
        self._slots = slots
        self._group = group
        self.inside: list[int] = []
        self._ends: dict[int, asyncio.Event] = {}
        self.tasks: dict[int, asyncio.Task[None]] = {}

    def come(self, *names: int) -> None:
        for name in names:
            self._ends[name] = asyncio.Event()
            self.tasks[name] = self._group.create_task(self._stay(name))

    def go(self, *names: int) -> None:
        for name in names:
            self._ends[name].set()

    async def _stay(self, name: int) -> None:
        async with self._slots.one():
            self.inside.append(name)
            await self._ends[name].wait()
            self.inside.remove(name)


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_places_are_given_in_order():
    async with asyncio.TaskGroup() as group:
        guests = Guests(Slots(2), group)
        guests.come(1, 2, 3, 4)
        await settle()
        assert guests.inside == [1, 2]
        guests.go(2)
        await settle()
        assert guests.inside == [1, 3]
        guests.go(1, 3)
        await settle()
        assert guests.inside == [4]
        guests.go(4)


async def test_there_may_be_more_or_fewer_at_once():
    slots = Slots(1)
    async with asyncio.TaskGroup() as group:
        guests = Guests(slots, group)
        guests.come(1, 2, 3, 4)
        await settle()
        slots.resize(3)
        await settle()
        assert guests.inside == [1, 2, 3]
        slots.resize(1)
        guests.go(1, 2)
        await settle()
        assert guests.inside == [3]
        guests.go(3)
        await settle()
        assert guests.inside == [4]
        guests.go(4)


async def test_who_gives_up_leaves_the_line():
    async with asyncio.TaskGroup() as group:
        guests = Guests(Slots(1), group)
        guests.come(1, 2, 3)
        await settle()
        guests.tasks[2].cancel()
        await settle()
        guests.go(1)
        await settle()
        assert guests.inside == [3]
        guests.go(3)


async def test_who_gives_up_as_the_turn_comes_gives_it_on():
    async with asyncio.TaskGroup() as group:
        guests = Guests(Slots(1), group)
        guests.come(1, 2, 3)
        await settle()
        guests.go(1)
        await asyncio.sleep(0)  # the first has left, and the second does not know it yet
        guests.tasks[2].cancel()
        await settle()
        assert guests.tasks[2].cancelled()
        assert guests.inside == [3]
        guests.go(3)


async def test_who_gives_up_as_a_place_is_made_gives_it_on():
    slots = Slots(1)
    async with asyncio.TaskGroup() as group:
        guests = Guests(slots, group)
        guests.come(1, 2, 3)
        await settle()
        guests.tasks[2].cancel()
        slots.resize(2)  # before the second knows that it was given up
        await settle()
        assert guests.inside == [1, 3]
        guests.go(1, 3)


async def test_an_error_inside_gives_the_place_back():
    slots = Slots(1)
    with pytest.raises(ValueError, match="inside"):
        async with slots.one():
            raise ValueError("inside")
    async with asyncio.timeout(1), slots.one():
        pass
