"""The library page used as its users do: moving, finding again, emptying the bin."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import delete

from pikascenes_desktop.domain.errors import DiskFull
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.memory import Memory
from pikascenes_desktop.ui.settings import bin_section
from pikascenes_desktop.ui.settings.dialog import SettingsDialog
from pikascenes_desktop.ui.theme import Theme
from pikascenes_desktop.ui.words import set_language
from tests.e2e.shell_window import RealForms, click, shell_world
from tests.fakes.fake_preferences import FakePreferences
from tests.fakes.manual_clock import settle, until

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.settings.library import LibraryPage
    from tests.fakes.world import World


@dataclass
class Hands:
    """The dialog over the services."""

    desk: Desk
    dialog: SettingsDialog

    @property
    def page(self) -> LibraryPage:
        return self.dialog.library


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


@asynccontextmanager
async def settings(
    world: World, before: Callable[[Desk], Awaitable[object]] | None = None
) -> AsyncGenerator[Hands]:
    """Open the settings at the library, after something happened."""
    set_language("en")
    theme = Theme()
    theme.apply(Choice.DARK)
    parent = QWidget()
    parent.resize(1280, 800)
    async with world.program() as desk:
        if before is not None:
            await before(desk)
        dialog = SettingsDialog(
            desk, theme, RealForms(), Memory(world.folder / "window.ini"), parent
        )
        dialog.show_page("library")
        dialog.show()
        try:
            yield Hands(desk, dialog)
        finally:
            parent.deleteLater()
            theme.deleteLater()
    assert world.bugs == []


async def saved(world: World, desk: Desk, count: int = 1) -> list[Generation]:
    pressed = await desk.generations.press(world.order(count=count))
    return await desk.generations.settle([each.id for each in pressed])


def choose(page: LibraryPage, folder: Path) -> None:
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(folder))
    dialog.close()


async def test_the_library_moves(world: World, tmp_path: Path) -> None:
    async with settings(world) as hands:
        (one,) = await saved(world, hands.desk)
        page = hands.page
        changed: list[str] = []
        page.library_changed.connect(changed.append)
        await until(lambda: page.room.text().startswith("0 clips, 0 bytes; "))
        target = tmp_path / "disk"
        click(page.move_button)
        choose(page, target)
        assert page.is_moving
        assert page.progress.isVisible()
        assert not page.move_button.isEnabled()
        page.move_to("/somewhere/else")  # one at a time
        page.grab()
        await until(lambda: not page.is_moving)
        assert page.message.startswith("The library has moved.")
        assert changed == [str(target)]
        assert hands.desk.settings.current.library == str(target)
        assert (target / one.clips[0].path).is_file()
        assert not page.progress.isVisible()
        assert page.move_button.isEnabled()


async def test_a_move_is_cancelled(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pikascenes_desktop.adapters.compared_copy.CHUNK_BYTES", 1)
    async with settings(world) as hands:
        (one,) = await saved(world, hands.desk)
        frames = world.library.root / "Frames"
        frames.mkdir()
        (frames / "large.png").write_bytes(b"x" * 300_000)
        page = hands.page
        page.cancel_button.click()  # nothing is under way
        page.move_to(str(tmp_path / "disk"))
        await until(lambda: page.copied.text() not in {"", "Copied 0%"})
        click(page.cancel_button)
        await until(lambda: not page.is_moving)
        assert page.message == "Nothing was moved. Your clips are where they were."
        assert not (tmp_path / "disk").exists()
        assert hands.desk.gallery.clip_path(one.clips[0]).is_file()


async def test_why_it_cannot_move_is_said(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with settings(world) as hands:
        page = hands.page
        page.move_to(str(world.library.root / "inside"))
        await until(lambda: page.message.startswith("The library cannot go there."))
        assert "inside the library itself" in page.message
        for needed, text in ((12_000_000, "needs 12 MB more"), (None, "No room left")):

            async def no_room(
                _folder: Path, _told: Callable[[float], None], needed: int | None = needed
            ) -> Path:
                raise DiskFull(path="/disk", needed_bytes=needed)

            monkeypatch.setattr(type(hands.desk.moving), "move", staticmethod(no_room))
            page.move_to(str(tmp_path / "disk"))
            await until(lambda text=text: text in page.message)


async def test_the_library_is_found_elsewhere(world: World, tmp_path: Path) -> None:
    (tmp_path / "found").mkdir()
    (tmp_path / "third").mkdir()
    async with settings(world) as hands:
        page = hands.page
        changed: list[str] = []
        page.library_changed.connect(changed.append)
        click(page.locate_button)
        choose(page, tmp_path / "found")
        await until(lambda: page.message == "This folder is the library now.")
        assert changed == [str(tmp_path / "found")]
        world.preferences.full = True
        page.use(str(tmp_path / "third"))
        await until(lambda: page.message.startswith("No room left on the disk. Nothing is deleted"))
        world.preferences.full = False
        page.use(str(tmp_path / "third"))
        delete(hands.dialog)
        await until(lambda: hands.desk.settings.current.library == str(tmp_path / "third"))


async def test_a_library_that_is_looked_for_says_how_far_it_is(
    world: World, tmp_path: Path
) -> None:
    folder = tmp_path / "found"
    folder.mkdir()
    for number in range(50):
        (folder / f"{number}.mp4").write_bytes(b"another clip")
    async with settings(world) as hands:
        (one,) = await saved(world, hands.desk)
        page = hands.page
        told: list[str] = []
        page.relinking.said.connect(told.append)
        page.use(str(folder))
        await until(lambda: page.relinking.question is not None)
        assert told[0] == "Looking for your clips…"
        percents = [int(text.split()[-1].rstrip("%")) for text in told[1:] if "%" in text]
        assert percents[-1] == 100
        assert percents == sorted(set(percents))
        assert len(percents) <= 20
        question = page.relinking.question
        assert question is not None
        assert question.windowTitle() == "None of your clips are in this folder"
        before = hands.desk.settings.current.library
        question.reject()  # the user keeps the old one
        await settle()
        assert hands.desk.settings.current.library == before
        assert page.message == ""
        assert hands.desk.gallery.clip_path(one.clips[0]).is_file()
        assert world.history.generations[one.id].clips == one.clips


class Pinned(FakePreferences):
    """Preferences under a command line that names the library."""

    library: str | None = None

    @property
    def current(self) -> Preferences:
        current = super().current
        return current if self.library is None else replace(current, library=self.library)


async def test_why_a_library_is_not_taken_is_said(world: World, tmp_path: Path) -> None:
    (tmp_path / "found").mkdir()
    pinned = Pinned(world.preferences.current)
    world.preferences = pinned
    async with settings(world) as hands:
        page = hands.page
        page.use(str(tmp_path / "nowhere"))
        await until(lambda: page.message.startswith("The library folder cannot be used"))
        world.host.gate = asyncio.Event()
        (one,) = await hands.desk.generations.press(world.order())
        await until(lambda: bool(world.host.uploads))
        page.use(str(tmp_path / "found"))
        await until(lambda: page.message.startswith("Clips are on their way into the library"))
        world.host.gate.set()
        await hands.desk.generations.settle([one.id])
        page.use(str(tmp_path / "found"))
        await until(lambda: page.relinking.question is not None)
        question = page.relinking.question
        assert question is not None
        pinned.library = str(world.library.root)
        question.accept()
        await until(lambda: "named when this app was started" in page.message)
        assert hands.desk.settings.current.library == str(world.library.root)


async def test_a_library_that_cannot_be_measured_says_why(world: World) -> None:
    async def broken(_desk: Desk) -> None:
        world.history.broken = True

    async with settings(world, broken) as hands:
        page = hands.page
        await until(lambda: page.room.text() == "The history cannot be written")
        await until(lambda: page.bin.message.startswith("The history cannot be written"))
        world.history.broken = False


async def test_the_bin_is_emptied_after_asking(world: World) -> None:
    async with settings(world) as hands:
        one, two = await saved(world, hands.desk, 2)
        await hands.desk.bin.delete([one.id, two.id])
        bin_ = hands.page.bin
        bin_.refresh()
        await until(lambda: bin_.content.text().startswith("2 clips, "))
        click(bin_.empty_button)
        assert bin_.question is not None
        bin_.question.grab()
        bin_.question.reject()
        assert len(await hands.desk.bin.entries()) == 2
        click(bin_.empty_button)
        bin_.question.accept()
        assert not bin_.empty_button.isEnabled()
        await until(lambda: bin_.message.startswith("2 clips are in your computer"))
        await until(lambda: bin_.content.text() == "The bin is empty.")
        assert not bin_.empty_button.isEnabled()
        assert await hands.desk.bin.entries() == []


async def test_a_bin_that_the_system_does_not_take_stays(world: World) -> None:
    async with settings(world) as hands:
        (one,) = await saved(world, hands.desk)
        await hands.desk.bin.delete([one.id])
        world.system_bin.refuses = True
        bin_ = hands.page.bin
        bin_.refresh()
        await until(bin_.empty_button.isEnabled)
        click(bin_.empty_button)
        assert bin_.question is not None
        bin_.question.accept()
        await until(lambda: bin_.message.startswith("Some files could not leave the bin."))
        await until(bin_.empty_button.isEnabled)
        assert bin_.content.text().startswith("1 clip, ")


async def test_a_page_that_closed_is_not_written_to(world: World, tmp_path: Path) -> None:
    async with settings(world) as hands:
        (one,) = await saved(world, hands.desk)
        await hands.desk.bin.delete([one.id])
        page = hands.page
        page.bin.refresh()
        page.move_to(str(tmp_path / "disk"))
        await until(page.bin.empty_button.isEnabled)
        click(page.bin.empty_button)
        assert page.bin.question is not None
        page.bin.question.accept()
        delete(hands.dialog)
        await until(lambda: hands.desk.settings.current.library == str(tmp_path / "disk"))
        await until(lambda: world.system_bin.taken != [])


def test_the_systems_bins_have_their_names(qapp: QApplication) -> None:
    names = [bin_section.system_bin(each) for each in ("win32", "darwin", "linux", "freebsd")]
    assert names == ["Recycle Bin", "Trash", "trash", "trash"]
