"""What was accepted with one key is not paid for with another before the user has said so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import KeyMissing
from pikascenes_desktop.domain.generation import BlockedBy, Failure, Generation, State
from pikascenes_desktop.ports.remote import KeyNotTaken
from pikascenes_desktop.services.accounts import no_key
from pikascenes_desktop.services.settings import fingerprint
from tests.fakes.fake_host import FakeHost
from tests.fakes.fake_secrets import FakeSecrets
from tests.fakes.world import World

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.services.desk import Desk

NAME = "key:model-api.example"


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.secrets.stored[NAME] = "key-of-ann"
    return world


async def pressed(world: World, desk: Desk, key: str | None = "key-of-ann") -> Generation:
    """Press, and wait until the clip is sent or stands still."""
    order = replace(world.order(), key_fingerprint=None if key is None else fingerprint(key))
    (accepted,) = await desk.generations.press(order)
    (settled,) = await desk.generations.settle([accepted.id])
    return settled


async def test_the_same_key_sends(world: World):
    async with world.program() as desk:
        assert (await pressed(world, desk)).state is State.SAVED


async def test_another_key_waits_for_the_users_word(world: World):
    async with world.program() as desk:
        world.secrets.stored[NAME] = "key-of-bob"
        waiting = await pressed(world, desk)
        assert (waiting.state, waiting.blocked_by) == (State.READY, BlockedBy.KEY)
        assert waiting.failure == Failure("key_changed")
        assert world.intake.taken == []
        assert world.host.uploads == []
        assert await desk.generations.accounts.is_other(waiting)
        await desk.generations.unblock(BlockedBy.KEY)
        await desk.generations.settle([waiting.id])
        assert world.service.requests == {}
        await desk.generations.send_with_key_in_use([waiting.id])
        (saved,) = await desk.generations.settle([waiting.id])
        assert saved.state is State.SAVED
        assert saved.key_fingerprint == fingerprint("key-of-bob")
        assert len(world.service.requests) == 1
        # what is sent already is not touched by a second word
        await desk.generations.send_with_key_in_use([waiting.id])
        assert len(world.service.requests) == 1


async def test_the_key_of_the_press_sends_by_itself_when_it_is_back(world: World):
    async with world.program() as desk:
        world.secrets.stored[NAME] = "key-of-bob"
        waiting = await pressed(world, desk)
        world.secrets.stored[NAME] = "key-of-ann"
        await desk.generations.unblock(BlockedBy.KEY)
        (saved,) = await desk.generations.settle([waiting.id])
        assert saved.state is State.SAVED
        assert saved.key_fingerprint == fingerprint("key-of-ann")


async def test_trying_such_a_card_again_is_the_users_word(world: World):
    async with world.program() as desk:
        world.secrets.stored[NAME] = "key-of-bob"
        waiting = await pressed(world, desk)
        await desk.generations.try_again(waiting.id)
        (saved,) = await desk.generations.settle([waiting.id])
        assert saved.state is State.SAVED


async def test_a_key_that_changes_while_images_travel_does_not_pay(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    upload = FakeHost.upload

    async def slow(self: FakeHost, *about: object, **more: object) -> object:
        world.secrets.stored[NAME] = "key-of-bob"
        return await upload(self, *about, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(FakeHost, "upload", slow)
    async with world.program() as desk:
        waiting = await pressed(world, desk)
        assert waiting.failure == Failure("key_changed")
        assert world.service.sent == []


async def test_a_refused_key_stands_for_no_account(world: World):
    """What waits because RunComfy refused a key goes out by itself once another one works."""
    async with world.program() as desk:
        world.service.outcomes = [KeyNotTaken("revoked")]
        waiting = await pressed(world, desk)
        assert (waiting.blocked_by, waiting.key_fingerprint) == (BlockedBy.KEY, None)
        world.secrets.stored[NAME] = "key-of-bob"
        await desk.generations.unblock(BlockedBy.KEY)
        (saved,) = await desk.generations.settle([waiting.id])
        assert saved.state is State.SAVED
        assert saved.key_fingerprint == fingerprint("key-of-bob")


async def test_a_key_that_is_out_of_reach_keeps_its_account_and_its_reason(world: World):
    async with world.program() as desk:
        world.service.outcomes = [KeyNotTaken("missing", Failure(KeyMissing.code))]
        waiting = await pressed(world, desk)
        assert waiting.failure == Failure("key_missing")
        assert waiting.key_fingerprint == fingerprint("key-of-ann")


@pytest.mark.parametrize("trouble", [FakeSecrets.LOCKED, None])
async def test_without_a_key_the_sending_tells_why(world: World, trouble: type | None):
    async with world.program() as desk:
        world.secrets.stored.clear()
        world.secrets.trouble = trouble
        sent = await pressed(world, desk)
        # the fake service asks for no key of its own: nothing held it back here
        assert sent.state is State.SAVED
        assert sent.key_fingerprint == fingerprint("key-of-ann")
        await desk.generations.send_with_key_in_use([sent.id])


async def test_without_a_way_to_know_nothing_is_held_back():
    assert await no_key("https://model-api.example") is None


async def test_practice_has_no_account(world: World):
    async with world.program() as desk:
        order = replace(world.order(), practice=True, key_fingerprint="0123abcd")
        (accepted,) = await desk.generations.press(order)
        (saved,) = await desk.generations.settle([accepted.id])
        assert saved.state is State.SAVED


async def test_without_a_key_a_word_changes_nothing(world: World):
    async with world.program() as desk:
        world.secrets.stored[NAME] = "key-of-bob"
        waiting = await pressed(world, desk)
        world.secrets.stored.clear()
        kept = await desk.generations.accounts.accept(waiting.id)
        assert kept.key_fingerprint == fingerprint("key-of-ann")
