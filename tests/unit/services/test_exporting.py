"""What is asked of the exporter, and under which names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import ClipMissing, ExportFailed, FileExistsAlready
from pikascenes_desktop.domain.export import ExportKind, ExportOptions
from tests.fakes.world import World

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk


async def saved(world: World, desk: Desk) -> Generation:
    pressed = await desk.generations.press(world.order())
    (done,) = await desk.generations.settle([each.id for each in pressed])
    return done


async def test_an_export_is_made_where_it_was_asked_for(tmp_path: Path) -> None:
    world = World(tmp_path)
    async with world.program() as desk:
        one = await saved(world, desk)
        clip = one.clips[0]
        name = desk.exports.suggested_name(one, clip, ExportKind.GIF)
        assert name == f"{one.id[:8]}.gif"
        told: list[float] = []
        options = ExportOptions(width=320, fps=12.5)
        target = await desk.exports.export(
            clip, ExportKind.GIF, tmp_path / "out" / name, options=options, on_progress=told.append
        )
        assert target == tmp_path / "out" / name
        assert target.read_text() == f"gif of {clip.path}"
        assert told == [0.5, 1.0]
        assert world.exporter.orders == [(ExportKind.GIF, target, options)]
        with pytest.raises(FileExistsAlready):
            await desk.exports.export(clip, ExportKind.GIF, target)


@pytest.mark.parametrize(
    ("kind", "name", "made"),
    [
        (ExportKind.GIF, "fox", "fox.gif"),
        (ExportKind.STILL, "fox.JPG", "fox.JPG"),
        (ExportKind.SHEET, "fox.v2", "fox.v2.jpg"),
        (ExportKind.MP4, "fox.mov", "fox.mov.mp4"),
    ],
)
async def test_a_name_gets_the_ending_of_its_kind(
    tmp_path: Path, kind: ExportKind, name: str, made: str
) -> None:
    world = World(tmp_path)
    async with world.program() as desk:
        clip = (await saved(world, desk)).clips[0]
        assert (await desk.exports.export(clip, kind, tmp_path / name)).name == made


async def test_frames_are_kept_in_the_library(tmp_path: Path) -> None:
    world = World(tmp_path)
    async with world.program() as desk:
        clip = (await saved(world, desk)).clips[0]
        stem = clip.path.removesuffix(".mp4")
        first = await desk.exports.save_frame(clip, 1.25)
        again = await desk.exports.save_frame(clip, 1.25)
        other = await desk.exports.save_frame(clip, 0.0, tmp_path / "else")
        assert first == world.library.root / "Frames" / f"{stem}_1.25s.png"
        assert again.name == f"{stem}_1.25s-2.png"
        assert other == tmp_path / "else" / f"{stem}_0.00s.png"


async def test_trouble_is_passed_on(tmp_path: Path) -> None:
    world = World(tmp_path)
    async with world.program() as desk:
        clip = (await saved(world, desk)).clips[0]
        world.exporter.trouble = ExportFailed(path="a.gif")
        with pytest.raises(ExportFailed):
            await desk.exports.save_frame(clip, 0.0)
        world.exporter.trouble = None
        desk.gallery.clip_path(clip).unlink()
        with pytest.raises(ClipMissing):
            await desk.exports.export(clip, ExportKind.MP4, tmp_path / "a.mp4")
