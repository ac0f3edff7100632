"""Deleting, bringing back and emptying, over a real folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import (
    BinNotEmptied,
    HistoryUnavailable,
    LibraryUnavailable,
    Unsettled,
)
from pikascenes_desktop.domain.generation import Generation, State
from pikascenes_desktop.domain.preferences import Preset
from pikascenes_desktop.domain.scene import Scene
from pikascenes_desktop.services.bin import KEPT_S
from tests.fakes.world import World

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.services.desk import Desk


@pytest.fixture
def world(tmp_path: Path) -> World:
    (tmp_path / "posters").mkdir()
    return World(tmp_path)


async def saved(world: World, desk: Desk, *sources: str, count: int = 1) -> list[Generation]:
    """Make clips from the press of the button to the file."""
    pressed = await desk.generations.press(world.order(*sources, count=count))
    done = await desk.generations.settle([each.id for each in pressed])
    assert {each.state for each in done} == {State.SAVED}
    return done


def files(world: World, folder: str = "") -> list[str]:
    there = world.library.root / folder
    return sorted(path.name for path in there.iterdir() if path.is_file()) if there.exists() else []


async def test_a_deleted_clip_is_out_of_sight_and_comes_back(world: World) -> None:
    async with world.program() as desk:
        one, two = await saved(world, desk, count=2)
        seen: list[tuple[str, bool]] = []
        desk.generations.changed.subscribe(lambda now: seen.append((now.id, now.is_listed)))
        binned = await desk.bin.delete([one.id])
        assert binned.count == 1
        assert binned.ids == (one.id,)
        assert await desk.gallery.ids() == [two.id]
        assert files(world) == [two.clips[0].path]
        assert files(world, ".bin") == [f"{one.id}-0.mp4"]
        (entry,) = await desk.bin.entries()
        assert (entry.id, entry.size_bytes) == (one.id, one.clips[0].size_bytes)
        assert not entry.is_missing
        assert entry.generation.binned_at == world.clock.now()
        (back,) = await binned.undo()
        assert back.clips == one.clips
        assert await desk.bin.entries() == []
        assert await desk.gallery.ids() == [two.id, one.id]
        assert desk.gallery.clip_path(back.clips[0]).is_file()
        assert files(world, ".bin") == []
        assert seen == [(one.id, False), (one.id, True)]


async def test_what_is_binned_or_unknown_is_passed_over(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        assert (await desk.bin.delete([one.id, "nobody", one.id])).count == 1
        assert (await desk.bin.delete([one.id])).count == 0
        assert (await desk.bin.delete([])).count == 0
        await desk.bin.restore([one.id, "nobody"])
        assert await desk.bin.restore([one.id]) == []


async def test_what_is_not_settled_is_not_deleted(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        running = replace(one, id="running", press_id="running", state=State.IN_LINE, clips=())
        await world.history.add_press((running,))
        with pytest.raises(Unsettled) as caught:
            await desk.bin.delete([one.id, running.id])
        assert caught.value.count == 1
        assert len(await desk.gallery.ids()) == 2
        assert files(world) == [one.clips[0].path]


async def test_endings_without_a_clip_are_deleted_too(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        failed = replace(one, id="failed", press_id="failed", state=State.FAILED, clips=())
        await world.history.add_press((failed,))
        await desk.bin.delete([failed.id])
        assert await desk.gallery.ids() == [one.id]
        await desk.bin.empty()
        assert await desk.bin.entries() == []
        assert await desk.gallery.ids() == [one.id]


async def test_a_history_that_fails_deletes_nothing(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        world.history.broken = True
        with pytest.raises(HistoryUnavailable):
            await desk.bin.delete([one.id])
        world.history.broken = False
        assert files(world) == [one.clips[0].path]


async def test_a_taken_name_gets_a_number(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        name = one.clips[0].path
        binned = await desk.bin.delete([one.id])
        (world.library.root / name).write_bytes(b"another one")
        (back,) = await binned.undo()
        assert back.clips[0].path == name.replace(".mp4", "-2.mp4")
        assert desk.gallery.clip_path(back.clips[0]).stat().st_size == one.clips[0].size_bytes
        assert (world.library.root / name).read_bytes() == b"another one"
        assert await world.history.get(one.id) == back


async def test_a_name_taken_at_the_last_moment_gets_a_number(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        await desk.bin.delete([one.id])
        path = desk.gallery.clip_path(one.clips[0])

        def take(now: Generation) -> None:
            if now.is_listed and not path.exists():
                path.write_bytes(b"another one")

        desk.generations.changed.subscribe(take)
        (back,) = await desk.bin.restore([one.id])
        assert back.clips[0].path == path.name.replace(".mp4", "-2.mp4")
        assert path.read_bytes() == b"another one"
        assert desk.gallery.clip_path(back.clips[0]).stat().st_size == one.clips[0].size_bytes


async def test_emptying_hands_files_and_spare_copies_to_the_system(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk, "fox.png", "lamp.png")
        (two,) = await saved(world, desk, "lamp.png")
        gone: list[tuple[Generation, ...]] = []
        desk.bin.emptied.subscribe(gone.append)
        await desk.bin.delete([one.id])
        emptied = await desk.bin.empty([one.id])
        assert (emptied.count, emptied.size_bytes) == (1, one.clips[0].size_bytes)
        fox = one.scene.ingredients[0].sha256
        assert world.system_bin.taken == [one.clips[0].path, f"{fox}.png"]
        assert [[each.id for each in all_of] for all_of in gone] == [[one.id]]
        kept_one = await world.history.get(one.id)
        assert kept_one is not None
        assert (kept_one.clips, kept_one.hidden, kept_one.binned_at) == ((), True, None)
        assert kept_one.emptied_at == world.clock.now()
        assert await desk.bin.entries() == []
        assert await desk.gallery.ids() == [two.id]
        # now the lamp goes as well: nobody is left who needs it
        await desk.bin.delete([two.id])
        assert (await desk.bin.empty()).count == 1
        lamp = one.scene.ingredients[1].sha256
        assert world.system_bin.taken[2:] == [two.clips[0].path, f"{lamp}.png"]
        assert files(world, "Ingredients") == []


async def test_draft_and_presets_need_their_copies(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk, "fox.png", "lamp.png")
        fox, lamp = one.scene.ingredients
        await world.preferences.save(
            replace(
                world.preferences.current,
                draft=Scene((fox,)),
                presets=(Preset("evening", Scene((lamp,))),),
            )
        )
        await desk.bin.delete([one.id])
        await desk.bin.empty()
        assert world.system_bin.taken == [one.clips[0].path]
        assert len(files(world, "Ingredients")) == 2


async def test_a_scene_of_links_has_no_copies(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        linked = replace(one, id="linked", press_id="linked", scene=Scene(), clips=())
        await world.history.add_press((linked,))
        await desk.bin.delete([linked.id])
        assert (await desk.bin.empty([linked.id])).count == 1


async def test_what_the_system_does_not_take_stays(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        await desk.bin.delete([one.id])
        world.system_bin.refuses = True
        with pytest.raises(BinNotEmptied) as caught:
            await desk.bin.empty()
        assert caught.value.count == 1
        assert caught.value.reason == "Permission denied"
        assert [entry.id for entry in await desk.bin.entries()] == [one.id]
        assert files(world, ".bin") == [f"{one.id}-0.mp4"]
        assert files(world) == []
        (back,) = await desk.bin.restore([one.id])
        assert desk.gallery.clip_path(back.clips[0]).is_file()


async def test_a_copy_that_the_system_does_not_take_does_no_harm(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        await desk.bin.delete([one.id])
        desk.bin.emptied.subscribe(lambda _: setattr(world.system_bin, "refuses", True))
        assert (await desk.bin.empty()).count == 1
        assert len(files(world, "Ingredients")) == 1


async def test_a_listener_that_fails_stops_no_emptying(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)

        def broken(_gone: tuple[Generation, ...]) -> None:
            raise ValueError("a bug")

        desk.bin.emptied.subscribe(broken)
        await desk.bin.delete([one.id])
        assert (await desk.bin.empty()).count == 1


async def test_a_clip_whose_file_went_can_be_emptied_and_restored(world: World) -> None:
    async with world.program() as desk:
        one, two = await saved(world, desk, count=2)
        for each in (one, two):
            desk.gallery.clip_path(each.clips[0]).unlink()
        await desk.bin.delete([one.id, two.id])
        assert [entry.is_missing for entry in await desk.bin.entries()] == [True, True]
        (back,) = await desk.bin.restore([one.id])
        assert back.clips == one.clips
        assert (await desk.bin.empty()).count == 1


async def test_a_month_later_it_goes_by_itself(world: World) -> None:
    async with world.program() as desk:
        one, two = await saved(world, desk, count=2)
        now = world.clock.now()
        await desk.bin.delete([one.id])
        await world.history.save(
            replace((await world.history.page([one.id]))[0], binned_at=now - KEPT_S)
        )
        await desk.bin.delete([two.id])
        assert (await desk.bin.sweep(now)).count == 1
        assert [entry.id for entry in await desk.bin.entries()] == [two.id]


async def test_a_held_file_follows_at_the_next_start(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.program() as desk:
        one, two = await saved(world, desk, count=2)

        def held(source: Path, target: Path) -> None:
            raise PermissionError(13, "held", str(source))

        with monkeypatch.context() as patch:
            patch.setattr("pikascenes_desktop.adapters.bin_folder.rename_without_overwriting", held)
            binned = await desk.bin.delete([one.id, two.id])
        assert binned.count == 2
        assert await desk.gallery.ids() == []
        assert len(files(world)) == 2
        await desk.bin.empty([two.id])  # from where it still is
        assert world.system_bin.taken[0] == two.clips[0].path
    async with world.program() as desk:
        await desk.bin.reconcile()
        assert files(world) == []
        assert files(world, ".bin") == [f"{one.id}-0.mp4"]


@pytest.mark.parametrize("both", [False, True])
async def test_a_restore_that_was_cut_off_is_finished(world: World, both: bool) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        await desk.bin.delete([one.id])
        await world.history.save(one)  # the transaction came through, the rename did not
        if both:  # or the file had both names already
            (world.library.root / one.clips[0].path).hardlink_to(
                world.library.root / ".bin" / f"{one.id}-0.mp4"
            )
    async with world.program() as desk:
        await desk.bin.reconcile()
        assert files(world) == [one.clips[0].path]
        assert files(world, ".bin") == []
        assert await desk.gallery.ids() == [one.id]


async def test_a_deletion_that_was_cut_off_between_two_names(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        path = desk.gallery.clip_path(one.clips[0])
        await desk.bin.delete([one.id])
        path.hardlink_to(world.library.root / ".bin" / f"{one.id}-0.mp4")
        await desk.bin.reconcile()
        assert not path.exists()
        path.write_bytes(bytes(one.clips[0].size_bytes))  # another file of that name and size
        await desk.bin.reconcile()
        assert path.exists()


async def test_strays_in_the_bin_are_left_alone(world: World) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        await desk.bin.delete([one.id])
        await desk.bin.empty()
        for name in (f"{one.id}-0.mp4", "nobody-0.mp4", "notes.txt"):
            (world.library.root / ".bin" / name).write_bytes(b"stray")
        await desk.bin.reconcile()
        assert len(files(world, ".bin")) == 3


async def test_a_folder_that_fails_is_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        await desk.bin.delete([one.id])

        def held(source: Path, target: Path) -> None:
            raise PermissionError(13, "held", str(source))

        monkeypatch.setattr(
            "pikascenes_desktop.adapters.bin_folder.rename_without_overwriting", held
        )
        with pytest.raises(LibraryUnavailable):
            await desk.bin.restore([one.id])


async def test_a_taken_name_at_emptying_goes_as_it_lies(world: World) -> None:
    async with world.program() as desk:
        one, two = await saved(world, desk, count=2)
        await desk.bin.delete([one.id, two.id])
        (world.library.root / one.clips[0].path).write_bytes(b"another one")
        await desk.bin.empty([one.id])
        assert world.system_bin.taken[0] == f"{one.id}-0.mp4"
        (world.library.root / two.clips[0].path).write_bytes(b"another one")
        world.system_bin.refuses = True
        with pytest.raises(BinNotEmptied):
            await desk.bin.empty()
        assert files(world, ".bin") == [f"{two.id}-0.mp4"]


async def test_what_came_back_meanwhile_is_not_emptied(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        await desk.bin.delete([one.id])
        binned = await world.history.binned()
        await desk.bin.restore([one.id])

        async def as_it_was() -> list[Generation]:
            return binned

        monkeypatch.setattr(world.history, "binned", as_it_was)
        assert (await desk.bin.empty()).count == 0
        now = await world.history.get(one.id)
        assert now is not None
        assert (now.is_listed, now.clips) == (True, one.clips)
        assert files(world) == [one.clips[0].path]
        assert world.system_bin.taken == []


async def test_what_was_emptied_meanwhile_does_not_come_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.program() as desk:
        (one,) = await saved(world, desk)
        binned = await desk.bin.delete([one.id])
        before = await world.history.page([one.id])
        await desk.bin.empty()
        page = world.history.page

        async def as_it_was(_ids: object) -> list[Generation]:
            monkeypatch.setattr(world.history, "page", page)
            return before

        monkeypatch.setattr(world.history, "page", as_it_was)
        assert await binned.undo() == []
        now = await world.history.get(one.id)
        assert now is not None
        assert now.hidden
