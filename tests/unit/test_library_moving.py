"""The library moves: copies first, then the switch, then the clearing."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from pikascenes_desktop.adapters import compared_copy, library_mover
from pikascenes_desktop.adapters.library_mover import FileMover
from pikascenes_desktop.domain.errors import (
    DiskFull,
    FolderUnusable,
    LibraryBusy,
    LibraryUnavailable,
    MoveFailed,
)
from pikascenes_desktop.domain.generation import Generation, State
from tests.fakes.fake_library import FakeLibrary
from tests.fakes.manual_clock import until
from tests.fakes.world import World

if TYPE_CHECKING:
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.services.desk import Desk


class Usage(NamedTuple):
    """What `shutil.disk_usage` gives."""

    total: int
    used: int
    free: int


@pytest.fixture
def world(tmp_path: Path) -> World:
    (tmp_path / "posters").mkdir()
    return World(tmp_path)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "disk" / "Clips"


async def filled(world: World, desk: Desk) -> list[Generation]:
    """Put three clips, one of them binned, a frame and a foreign file into the library."""
    pressed = await desk.generations.press(world.order("fox.png", count=3))
    done = await desk.generations.settle([each.id for each in pressed])
    await desk.bin.delete([done[2].id])
    await desk.exports.save_frame(done[0].clips[0], 1.0)
    (world.library.root / "mine.txt").write_text("not ours")
    (world.library.root / "Ingredients" / "mine.txt").write_text("not ours")
    return done


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def is_gone(path: Path) -> bool:
    return not path.exists()


def ours(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if not name.endswith("mine.txt")}


async def moved(desk: Desk, target: Path) -> list[float]:
    told: list[float] = []
    assert await desk.moving.move(target, told.append) == target
    await asyncio.sleep(0)
    assert told == sorted(told)
    assert told[-1] == 1.0
    return told


async def reopened(world: World, target: Path) -> None:
    """Start on the new place, as the program does."""
    world.library = FakeLibrary(target)
    async with world.program() as desk:
        await desk.moving.finish()


async def test_what_the_library_holds(world: World) -> None:
    world.library.room = 1234
    async with world.program() as desk:
        done = await filled(world, desk)
        use = await desk.moving.use()
        sizes = [each.clips[0].size_bytes for each in done[:2]]
        assert (use.clips, use.size_bytes, use.free_bytes) == (2, sum(sizes), 1234)


async def test_copies_first_then_switches_then_clears(world: World, target: Path) -> None:
    async with world.program() as desk:
        await filled(world, desk)
        before = tree(world.library.root)
        await moved(desk, target)
        assert tree(world.library.root) == before
        assert ours(tree(target)) == ours(before)
        assert world.preferences.saved is not None
        assert world.preferences.saved.library == str(target)
    old = world.library.root
    late = old / "Frames" / "late.png"
    late.write_bytes(b"saved while it was copied")
    (old / ".incoming" / f"{'a' * 32}.part").write_bytes(b"half a clip")
    await reopened(world, target)
    assert sorted(tree(old)) == ["Ingredients/mine.txt", "mine.txt"]
    assert tree(target)["Frames/late.png"] == b"saved while it was copied"
    async with world.program() as desk:
        assert len(await desk.gallery.ids()) == 2
        for each in await desk.gallery.page(await desk.gallery.ids()):
            assert desk.gallery.clip_path(each.clips[0]).is_file()
        await desk.moving.finish()  # nothing is left to do


async def test_what_is_deleted_and_restored_meanwhile(world: World, target: Path) -> None:
    async with world.program() as desk:
        one, two, binned = await filled(world, desk)
        loop = asyncio.get_running_loop()
        done: list[asyncio.Task[object]] = []

        async def meanwhile() -> None:
            await desk.bin.delete([one.id])
            await desk.bin.restore([binned.id])

        def once(_fraction: float) -> None:
            if not done:
                done.append(loop.create_task(meanwhile()))

        await desk.moving.move(target, once)
        await done[0]
    await reopened(world, target)
    async with world.program() as desk:
        await desk.bin.reconcile()
        assert sorted(await desk.gallery.ids()) == sorted([two.id, binned.id])
        assert [entry.is_missing for entry in await desk.bin.entries()] == [False]
        clips = [name for name in tree(target) if name.endswith(".mp4")]
        expected = [f".bin/{one.id}-0.mp4", two.clips[0].path, binned.clips[0].path]
        assert sorted(clips) == sorted(expected)


async def test_what_went_meanwhile_is_passed_over(
    world: World, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.program() as desk:
        done = await filled(world, desk)
        mover = FileMover(world.library, tmp_path)
        clips = tuple(each.clips[0] for each in done)
        plan = await mover.plan(clips)
        (world.library.root / clips[0].path).unlink()
        copied = await mover.copy(plan, target, lambda _: None)
        assert len(copied) == len(plan.files) - 1
        listed = list(library_mover._ours(world.library.root, clips))  # pyright: ignore[reportPrivateUsage] -- the moment between list and look
        (world.library.root / clips[1].path).unlink()

        def as_it_was(*_: object) -> list[Path]:
            return listed

        monkeypatch.setattr(library_mover, "_ours", as_it_was)
        assert len((await mover.plan(clips)).files) == len(listed)
        world.library.root.rename(tmp_path / "away")
        with pytest.raises(LibraryUnavailable):
            await mover.copy(plan, tmp_path / "third", lambda _: None)


async def test_an_old_place_that_is_all_ours_goes(world: World, target: Path) -> None:
    async with world.program() as desk:
        await filled(world, desk)
        (world.library.root / "mine.txt").unlink()
        (world.library.root / "Ingredients" / "mine.txt").unlink()
        await moved(desk, target)
    old = world.library.root
    await reopened(world, target)
    assert not old.exists()


async def test_a_used_folder_gets_one_inside(world: World, tmp_path: Path) -> None:
    chosen = tmp_path / "Videos"
    chosen.mkdir()
    (chosen / "holiday.mp4").write_bytes(b"mine")
    async with world.program() as desk:
        await filled(world, desk)
        target = await desk.moving.move(chosen, lambda _: None)
        assert target == chosen / "library"
        assert (chosen / "holiday.mp4").read_bytes() == b"mine"


async def test_an_earlier_library_is_joined(world: World, target: Path) -> None:
    async with world.program() as desk:
        done = await filled(world, desk)
        path = done[0].clips[0].path
        (target / ".incoming").mkdir(parents=True)
        shutil.copy(world.library.root / path, target / path)
        (target / "other.mp4").write_bytes(b"of another history")
        await moved(desk, target)
        assert (target / "other.mp4").read_bytes() == b"of another history"


@pytest.mark.parametrize(
    ("place", "reason"),
    [("library", "same"), ("library/inside", "inside"), ("file", "not_a_folder")],
)
async def test_places_where_it_cannot_go(
    world: World, tmp_path: Path, place: str, reason: str
) -> None:
    (tmp_path / "file").write_bytes(b"")
    async with world.program() as desk:
        await filled(world, desk)
        with pytest.raises(FolderUnusable) as caught:
            await desk.moving.move(tmp_path / place, lambda _: None)
        assert caught.value.reason == reason
        assert desk.settings.current.library is None


async def test_a_different_file_in_the_way_stops_it(world: World, target: Path) -> None:
    async with world.program() as desk:
        done = await filled(world, desk)
        (target / ".incoming").mkdir(parents=True)
        (target / done[1].clips[0].path).write_bytes(b"another one")
        before = tree(world.library.root)
        with pytest.raises(FolderUnusable) as caught:
            await desk.moving.move(target, lambda _: None)
        assert caught.value.reason == "taken"
        assert tree(target) == {done[1].clips[0].path: b"another one"}
        assert tree(world.library.root) == before


def nearly_full(_path: Path) -> Usage:
    return Usage(10**9, 10**9, 1000)


async def test_too_little_room_is_said_before_anything_is_copied(
    world: World, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.program() as desk:
        await filled(world, desk)
        monkeypatch.setattr(shutil, "disk_usage", nearly_full)
        with pytest.raises(DiskFull) as caught:
            await desk.moving.move(target, lambda _: None)
        assert caught.value.needed_bytes is not None
        assert caught.value.needed_bytes > library_mover.SPARE_BYTES - 1000
        assert is_gone(target)


def damaged(_path: Path, _count: object) -> str:
    return "something else"


async def test_a_copy_that_is_not_the_same_stops_it(
    world: World, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.program() as desk:
        await filled(world, desk)
        monkeypatch.setattr(compared_copy, "_digest", damaged)
        with pytest.raises(MoveFailed):
            await desk.moving.move(target, lambda _: None)
        assert is_gone(target)


async def test_clips_on_their_way_hold_it_up(world: World, target: Path) -> None:
    async with world.program() as desk:
        await filled(world, desk)
        (running,) = await desk.generations.press(world.order("lamp.png"))
        with pytest.raises(LibraryBusy) as caught:
            await desk.moving.move(target, lambda _: None)
        assert caught.value.count == 1
        assert is_gone(target)
        await desk.generations.settle([running.id])


async def test_a_clip_pressed_while_copying_holds_up_the_switch(
    world: World, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.program() as desk:
        done = await filled(world, desk)
        late = replace(done[0], id="late", press_id="late", state=State.IN_LINE, clips=())

        def press(_fraction: float) -> None:
            world.history.generations[late.id] = late

        def is_working_on(one: str) -> bool:
            return one == late.id

        monkeypatch.setattr(desk.generations, "is_working_on", is_working_on)
        with pytest.raises(LibraryBusy):
            await desk.moving.move(target, press)
        assert desk.settings.current.library is None
        assert is_gone(target)


async def test_cancelling_leaves_the_old_place(
    world: World, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compared_copy, "CHUNK_BYTES", 1)
    async with world.program() as desk:
        await filled(world, desk)
        (world.library.root / "Frames" / "large.png").write_bytes(b"x" * 200_000)
        before = tree(world.library.root)
        begun = asyncio.Event()
        task = desk.scope.spawn(desk.moving.move(target, lambda _: begun.set()), name="move")
        await begun.wait()
        task.cancel()
        await until(task.done)
        assert task.cancelled()
        assert tree(world.library.root) == before
        assert is_gone(target)
        assert desk.settings.current.library is None


async def test_a_switch_that_is_not_kept_is_taken_back(world: World, target: Path) -> None:
    async with world.program() as desk:
        await filled(world, desk)
        saves: list[Preferences] = []
        keep = world.preferences.save

        async def fails_once(preferences: Preferences) -> None:
            saves.append(preferences)
            world.preferences.full = len(saves) == 1
            await keep(preferences)

        world.preferences.save = fails_once
        with pytest.raises(DiskFull):
            await desk.moving.move(target, lambda _: None)
        assert desk.settings.current.library is None
        assert is_gone(target)
        assert not (world.folder / library_mover.NOTE).exists()


async def test_a_switch_that_nobody_knows_of_keeps_both(world: World, target: Path) -> None:
    async with world.program() as desk:
        await filled(world, desk)
        world.preferences.full = True
        with pytest.raises(DiskFull):
            await desk.moving.move(target, lambda _: None)
        world.preferences.full = False
        assert ours(tree(target)) == ours(tree(world.library.root))


async def test_a_library_named_at_the_start_stays(world: World, target: Path) -> None:
    async with world.program() as desk:
        await filled(world, desk)
        keep = world.preferences.save

        async def stubborn(preferences: Preferences) -> None:
            await keep(replace(preferences, library="/named/at/the/start"))

        world.preferences.save = stubborn
        with pytest.raises(FolderUnusable) as caught:
            await desk.moving.move(target, lambda _: None)
        assert caught.value.reason == "command_line"
        assert is_gone(target)


async def test_a_note_of_another_move_is_not_followed(world: World, target: Path) -> None:
    note = world.folder / library_mover.NOTE
    async with world.program() as desk:
        await filled(world, desk)
        before = tree(world.library.root)
        for text in ("no json", '{"from": "/a", "to": "/b"}', '{"from": "/no/such/place"}'):
            note.write_text(text)
            await desk.moving.finish()
        assert tree(world.library.root) == before


async def test_a_held_file_waits_for_the_next_start(
    world: World, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.program() as desk:
        done = await filled(world, desk)
        await moved(desk, target)
    old = world.library.root
    held = old / done[0].clips[0].path
    remove = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == held:
            raise PermissionError(13, "held", str(path))
        remove(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", unlink)
        with pytest.raises(LibraryUnavailable):
            await reopened(world, target)
    assert held.is_file()
    await reopened(world, target)
    assert not held.exists()


async def test_a_drive_that_is_away_is_waited_for(world: World, target: Path) -> None:
    async with world.program() as desk:
        await filled(world, desk)
        await moved(desk, target)
    old = world.library.root
    away = old.with_name("away")
    old.rename(away)
    await reopened(world, target)
    away.rename(old)
    await reopened(world, target)
    assert sorted(tree(old)) == ["Ingredients/mine.txt", "mine.txt"]


async def test_what_is_recorded_outside_is_not_taken(world: World, tmp_path: Path) -> None:
    async with world.program() as desk:
        (done, *_rest) = await filled(world, desk)
        mover = FileMover(world.library, tmp_path)
        (tmp_path / "outside.mp4").write_bytes(b"mine")
        odd = (
            replace(done.clips[0], path="../outside.mp4"),
            replace(done.clips[0], path=str(tmp_path / "outside.mp4")),
            replace(done.clips[0], path="gone.mp4"),
        )
        plan = await mover.plan(odd)
        assert [path.parts[0] for path in plan.files] == [".bin", "Ingredients", "Frames"]
