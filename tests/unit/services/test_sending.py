"""What a card says on its way to the service, and what the history's log tells of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from pikascenes_desktop.domain.errors import (
    AppError,
    DiskFull,
    HostFull,
    ImageMissing,
    KeyChanged,
    LibraryUnavailable,
    LinkNotOpen,
    RateLimited,
    ServiceFault,
    Unreachable,
)
from pikascenes_desktop.domain.generation import BlockedBy, Failure, Fallback, Generation, State
from pikascenes_desktop.domain.host import LinkNote, LinkRemark
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.services.sending import block_of
from tests.fakes.manual_clock import until
from tests.fakes.world import SHA, World

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.mark.parametrize(
    ("error", "block"),
    [
        (DiskFull(path="clips"), BlockedBy.DISK),
        (KeyChanged(), BlockedBy.KEY),
        (LibraryUnavailable(path="clips"), BlockedBy.LIBRARY),
        (ImageMissing(path="fox.png"), BlockedBy.LIBRARY),
        (RateLimited(host="fake"), BlockedBy.RATE),
        (LinkNotOpen(image=1, reason="sign_in"), BlockedBy.HOST),
        (HostFull(name="fake"), BlockedBy.HOST),
        (ServiceFault(host="fake"), BlockedBy.HOST),
        (Unreachable(host="fake"), BlockedBy.NETWORK),
    ],
    ids=lambda value: value.code if isinstance(value, AppError) else None,
)
def test_each_error_says_what_stands_in_the_way(error: AppError, block: BlockedBy) -> None:
    assert block_of(error) is block


async def test_a_new_attempt_clears_what_the_last_one_said(world: World) -> None:
    world.host.errors = [RateLimited(host="fake", retry_after_s=77.0)]
    stepped_in = Fallback("other", Failure("unreachable"), "fake")
    shown: list[Generation] = []

    def watch(each: Generation) -> None:
        shown.append(each)
        if each.blocked_by:
            here = world.history.generations
            here[each.id] = replace(
                here[each.id],
                fallbacks=(stepped_in,),
                link_notes=(LinkNote(1, LinkRemark.REDIRECTS),),
            )

    async with world.program() as desk:
        desk.generations.changed.subscribe(watch)
        (pressed,) = await desk.generations.press(world.order())
        await desk.generations.settle([pressed.id])
    (waits,) = [each for each in shown if each.blocked_by]
    assert waits.blocked_by is BlockedBy.RATE
    assert waits.blocked_until is not None
    assert waits.failure is not None
    *_, again = [each for each in shown if each.state is State.PREPARING]
    assert again.blocked_by is None
    assert again.blocked_until is None
    assert again.failure is None
    assert again.fallbacks == ()
    assert again.link_notes == ()


async def test_a_host_that_asks_for_no_wait_gets_none(world: World) -> None:
    world.host.errors = [RateLimited(host="fake", retry_after_s=0.0)]
    async with world.program() as desk:
        (pressed,) = await desk.generations.press(world.order())
        (saved,) = await desk.generations.settle([pressed.id])
    assert saved.state is State.SAVED
    assert 0.0 in world.clock.waits


async def test_the_card_says_sending_while_nobody_knows_the_answer(world: World) -> None:
    world.service.gate = asyncio.Event()
    shown: list[Generation] = []
    async with world.program() as desk:
        desk.generations.changed.subscribe(shown.append)
        (pressed,) = await desk.generations.press(world.order())
        await until(lambda: bool(world.service.sent))
        assert shown[-1].state is State.SUBMITTING
        world.service.gate.set()
        await desk.generations.settle([pressed.id])


async def test_the_log_tells_why_it_stood_still(world: World) -> None:
    world.library.trouble = DiskFull(path="clips")
    async with world.program() as desk:
        (pressed,) = await desk.generations.press(world.order())
        await desk.generations.settle([pressed.id])
    assert world.history.events[-1].note == DiskFull.code


@pytest.mark.parametrize("image", [Ingredient("raw.png"), Ingredient("raw.png", sha256=SHA)])
async def test_what_was_prepared_is_kept_with_the_scene(world: World, image: Ingredient) -> None:
    async with world.program() as desk:
        order = replace(world.order(), scene=Scene((image,), prompt="the fox runs"))
        (pressed,) = await desk.generations.press(order)
        (saved,) = await desk.generations.settle([pressed.id])
    assert world.intake.taken == ["raw.png"]
    (prepared,) = saved.scene.ingredients
    assert prepared.media_type == "image/png"
    assert prepared.width == 640


async def test_trouble_that_comes_after_the_users_cancelling_is_no_news(world: World) -> None:
    async with world.program() as desk:

        async def cancelled_meanwhile() -> None:
            (current,) = await world.stored()
            await world.history.save(replace(current, state=State.CANCELLED))
            raise LibraryUnavailable(path="clips")

        with mock.patch.object(world.library, "probe", cancelled_meanwhile):
            (pressed,) = await desk.generations.press(world.order())
            (stands,) = await desk.generations.settle([pressed.id])
    assert stands.state is State.CANCELLED
    assert stands.blocked_by is None
    assert world.bugs == []
