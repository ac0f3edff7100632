"""Scene presets, and the prompts of earlier presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import PresetNameMissing, PresetNameTaken
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.services.presets import LONGEST_NAME
from tests.fakes.world import World

if TYPE_CHECKING:
    from pathlib import Path

SCENE = Scene((Ingredient("fox.png", "aa", "image/png"),), prompt="the fox runs", seed=7)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def names(world: World) -> list[str]:
    return [preset.name for preset in world.preferences.current.presets]


async def test_presets_are_kept_with_and_without_images(world: World):
    async with world.program() as desk:
        assert (await desk.presets.save(" Snow  village ", SCENE, with_images=True)).scene == SCENE
        plain = await desk.presets.save("Dusk", SCENE, with_images=False)
        assert plain.scene.ingredients == ()
        assert plain.scene.seed == 7
    assert names(world) == ["Snow village", "Dusk"]


async def test_names_are_checked(world: World):
    async with world.program() as desk:
        await desk.presets.save("Dusk", SCENE, with_images=False)
        with pytest.raises(PresetNameTaken):
            await desk.presets.save("DUSK", SCENE, with_images=False)
        with pytest.raises(PresetNameMissing):
            await desk.presets.save("  ", SCENE, with_images=False)
        assert desk.presets.checked_name("dusk", instead_of="Dusk") == "dusk"
        assert len(desk.presets.checked_name("x" * 100)) == LONGEST_NAME


async def test_presets_are_renamed_deleted_and_brought_back(world: World):
    async with world.program() as desk:
        presets = desk.presets
        for name in ("one", "two", "three"):
            await presets.save(name, SCENE, with_images=False)
        await presets.rename("two", "Second")
        deleted = await presets.delete("Second")
        assert deleted is not None
        assert names(world) == ["one", "three"]
        await presets.restore(*deleted)
        assert names(world) == ["one", "Second", "three"]
        await presets.restore(*deleted)
        assert names(world) == ["one", "Second", "three"]
        assert await presets.delete("gone") is None


async def test_earlier_prompts_are_the_historys(world: World):
    async with world.program() as desk:
        await desk.generations.press(world.order(prompt="one"))
        await desk.generations.press(world.order(prompt="two"))
        assert await desk.prompts.latest() == ["two", "one"]
