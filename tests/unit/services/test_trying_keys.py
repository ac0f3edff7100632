"""A key is asked with before it is kept, and the wallet is read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import (
    KeyInvalid,
    KeyRejected,
    KeyStoreUnavailable,
    ServiceFault,
    Unreachable,
)
from tests.fakes.world import World

if TYPE_CHECKING:
    from pathlib import Path

KEY_NAME = "key:model-api.example"


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.preferences = type(world.preferences)(replace(world.preferences.current, practice=True))
    return world


async def test_an_accepted_key_is_kept_and_ends_practice(world: World):
    heard: list[str] = []
    async with world.program() as desk:
        desk.settings.key_changed.subscribe(lambda state: heard.append(state.last))
        info = await desk.settings.try_key("  Bearer good-key-1234 ")
        assert info.price is not None
        assert world.secrets.stored == {KEY_NAME: "good-key-1234"}
        assert world.secrets.session == {}
        assert not desk.settings.current.practice
        assert heard == ["1234"]


async def test_a_refused_key_changes_nothing(world: World):
    world.secrets.stored[KEY_NAME] = "old-key-5678"
    world.service.errors = [KeyRejected()]
    async with world.program() as desk:
        with pytest.raises(KeyRejected):
            await desk.settings.try_key("bad-key-1234")
        assert world.secrets.stored == {KEY_NAME: "old-key-5678"}
        assert world.secrets.session == {}
        assert desk.settings.current.practice
        world.secrets.session[KEY_NAME] = "session-key-9999"
        world.service.errors = [KeyRejected()]
        with pytest.raises(KeyRejected):
            await desk.settings.try_key("bad-key-1234")
        assert (await desk.settings.key_state()).last == "9999"


@pytest.mark.parametrize("error", [Unreachable("a"), ServiceFault("a", 500)])
async def test_a_key_that_cannot_be_checked_is_kept_all_the_same(
    world: World, error: Unreachable | ServiceFault
):
    world.service.errors = [error]
    async with world.program() as desk:
        with pytest.raises(type(error)):
            await desk.settings.try_key("some-key-1234")
        assert world.secrets.stored == {KEY_NAME: "some-key-1234"}
        assert not desk.settings.current.practice


async def test_without_a_store_it_is_kept_for_the_session_alone(world: World):
    world.secrets.trouble = KeyStoreUnavailable
    async with world.program() as desk:
        with pytest.raises(KeyStoreUnavailable):
            await desk.settings.try_key("some-key-1234")
        assert world.secrets.session == {}
        await desk.settings.try_key("some-key-1234", session_only=True)
        assert world.secrets.session == {KEY_NAME: "some-key-1234"}


async def test_what_is_no_key_is_never_asked_with(world: World):
    async with world.program() as desk:
        with pytest.raises(KeyInvalid):
            await desk.settings.try_key("two words")
        assert world.secrets.session == {}


async def test_the_wallet_is_read(world: World):
    async with world.program() as desk:
        assert (await desk.settings.balance()).usd == Decimal("12.50")
        world.service.errors = [Unreachable("a")]
        with pytest.raises(Unreachable):
            await desk.settings.balance()
