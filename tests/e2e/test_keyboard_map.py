"""Every row of the keyboard map (DESIGN §7), in both systems' forms, in the real window."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui.exporting.dialog import ExportDialog
from pikascenes_desktop.ui.renaming import TitleDialog
from pikascenes_desktop.ui.shortcut_rows import MAP
from pikascenes_desktop.ui.shortcuts_sheet import ShortcutsSheet
from tests.fakes.manual_clock import until
from tests.render.looks import Look
from tests.render.plays import cast
from tests.render.stage import CountingThreads, Stage, opened, sample
from tests.unit.ui_gallery_examples import made, put

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path
    from typing import TypeAlias

    from PySide6.QtCore import QKeyCombination
    from PySide6.QtGui import QClipboard

    Enter: TypeAlias = Callable[[], "AbstractAsyncContextManager[Hands]"]

pytestmark = pytest.mark.qt_log_ignore("No RHI backend")

WINDOWS, MAC = "win", "mac"
SECONDS = 2.0
"""How long the films of the cast last."""


class Hands:
    """Presses keys wherever the keyboard is, as one of the two systems writes them."""

    def __init__(self, stage: Stage, system: str, opened_urls: list[str]) -> None:
        self.stage = stage
        self.system = system
        self.urls = opened_urls
        self.window = stage.hands.window
        self.cards = self.window.gallery.cards
        self.tiles = self.window.composer.body.tiles
        self.prompt = self.window.composer.body.prompt.field
        self.viewer = self.window.viewer

    def press(self, keys: str) -> None:
        """Press a chord, by Qt's portable name: there Ctrl is a Mac's Command, Meta its Control."""
        chords: Any = QKeySequence(keys)  # its items are missing in the stubs
        chord: QKeyCombination = chords[0]
        at = QApplication.focusWidget()
        assert isinstance(at, QWidget)
        QTest.keyClick(at, chord.key(), chord.keyboardModifiers())

    def own(self, windows: str, mac: str) -> str:
        """Return the keys of the system at hand."""
        return mac if self.system == MAC else windows

    async def to_tile(self, index: int = 0) -> None:
        """Put the keyboard on a place for an ingredient."""
        self.tiles.focus_tile(index)
        await until(self.tiles.views[index].hasFocus)

    async def to_prompt(self) -> None:
        """Put the keyboard into the prompt."""
        self.prompt.setFocus()
        await until(self.prompt.hasFocus)

    async def to_card(self, row: int = 0) -> None:
        """Put the keyboard on a card."""
        self.window.pages.focus_gallery()
        self.cards.picker.move(row)
        await until(self.cards.hasFocus)

    async def to_viewer(self, row: int = 1) -> None:
        """Open a clip in the viewer, paused at its beginning."""
        self.window.activateWindow()
        await until(self.window.isActiveWindow)
        self.window.open_clip(self.window.gallery.model.id_at(row), 0)
        await until(lambda: self.viewer.stage.has_frame)
        await until(self.viewer.stage.hasFocus)
        await until(lambda: self.viewer.transport.controls.position.maximum() > 0)

    async def add(self, *names: str) -> None:
        """Add sample pictures."""
        self.window.composer.adding.add(tuple(str(sample(name)) for name in names))
        await self.stage.hands.read()

    @property
    def sources(self) -> list[str]:
        """The names of the ingredients, in order."""
        tiles = self.window.composer.draft.tiles
        return [tile.ingredient.source.rsplit("/", 1)[-1].split("~")[-1] for tile in tiles]

    @property
    def frame(self) -> int:
        """Which frame the viewer's transport says it is, from 0."""
        return self.viewer.transport.controls.position.value()

    @property
    def is_playing(self) -> bool:
        """Whether the viewer plays."""
        return self.viewer.transport.controls.play.is_playing

    async def at(self, frame: int) -> None:
        """Wait until the viewer stands at a frame."""
        await until(lambda: self.frame == frame)

    async def dialog(self, kind: type[QWidget]) -> QWidget:
        """Wait for a window of a kind, and close it."""
        found: list[QWidget] = []

        def is_open() -> bool:
            found[:] = [
                each
                for each in QApplication.topLevelWidgets()
                if isinstance(each, kind) and each.isVisible()
            ]
            return bool(found)

        await until(is_open)
        found[0].close()
        return found[0]


@pytest.fixture(params=[WINDOWS, MAC])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give a system, and let the program take it for its own."""
    if request.param == MAC:
        monkeypatch.setattr(sys, "platform", "darwin")
    return request.param


@pytest.fixture
def enter(
    system: str, tmp_path: Path, qapp: QApplication, websites: list[str]
) -> Callable[[], AbstractAsyncContextManager[Hands]]:
    """Give what opens a window with five clips, a running card and a failed one."""

    @asynccontextmanager
    async def open_window() -> AsyncGenerator[Hands]:
        threads = CountingThreads()
        asyncio.get_running_loop().set_default_executor(threads)
        look = Look()
        world = cast.with_films(tmp_path / "world", look)
        put(
            world,
            made("running", State.IN_LINE, request_id="a", created_at=world.clock.now()),
            made("failed", State.FAILED, created_at=world.clock.now()),
        )
        for one in list(world.history.generations.values()):
            lasting = tuple(replace(clip, duration_s=SECONDS) for clip in one.clips)
            world.history.generations[one.id] = replace(one, clips=lasting)
        async with opened(world, look, threads) as stage:
            stage.window.activateWindow()
            await until(stage.window.isActiveWindow)
            yield Hands(stage, system, websites)

    return open_window


FIRST: Final = 2
"""The row of the first clip: running and failed cards come before."""


# --- the scene ----------------------------------------------------------------------------------


async def test_generate_also_from_the_prompt(enter: Enter) -> None:
    async with enter() as hands:
        await hands.add("fox")
        model = hands.window.gallery.model
        before = model.rowCount()
        await hands.to_prompt()
        hands.press("Ctrl+Return")
        await until(lambda: model.rowCount() == before + 1)


async def test_new_scene_undo_and_redo(enter: Enter) -> None:
    async with enter() as hands:
        await hands.add("fox")
        await hands.to_tile()
        hands.press("Ctrl+N")
        await until(lambda: hands.sources == [])
        hands.press("Ctrl+Z")
        await until(lambda: hands.sources == ["fox.jpg"])
        hands.press(hands.own("Ctrl+Y", "Ctrl+Shift+Z"))
        await until(lambda: hands.sources == [])


async def test_add_images(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_tile()
        hands.press("Ctrl+O")
        await hands.dialog(QFileDialog)


async def test_paste_as_ingredient_and_inside_the_prompt(enter: Enter) -> None:
    async with enter() as hands:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(sample("fox")))])
        QGuiApplication.clipboard().setMimeData(data)
        await hands.to_tile()
        hands.press("Ctrl+V")
        await until(lambda: hands.sources == ["fox.jpg"])
        await hands.to_prompt()
        hands.press("Ctrl+Shift+V")
        await until(lambda: len(hands.sources) == 2)
        assert hands.prompt.toPlainText() == ""
        QGuiApplication.clipboard().clear()


async def test_tiles_move_reorder_replace_and_remove(enter: Enter) -> None:
    async with enter() as hands:
        await hands.add("fox", "lantern", "village")
        await hands.to_tile()
        hands.press("Right")
        assert hands.tiles.views[1].hasFocus()
        hands.press("Down")
        assert hands.tiles.views[4].hasFocus()
        hands.press("Up")
        hands.press("Left")
        assert hands.tiles.views[0].hasFocus()
        hands.press("Alt+Right")
        assert hands.sources == ["lantern.jpg", "fox.jpg", "village.jpg"]
        assert hands.tiles.views[1].hasFocus()
        hands.press("Return")
        await hands.dialog(QFileDialog)
        await hands.to_tile(1)
        hands.press(hands.own("Del", "Backspace"))
        assert hands.sources == ["lantern.jpg", "village.jpg"]
        assert hands.tiles.views[1].hasFocus(), "the next tile"


# --- the gallery --------------------------------------------------------------------------------


async def test_cards_move_extend_toggle_all_and_none(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_card(FIRST)
        picker = hands.cards.picker
        hands.press("Right")
        assert hands.cards.currentIndex().row() == FIRST + 1
        hands.press("Left")
        hands.press(hands.own("Ctrl+Space", "Meta+Space"))
        assert picker.rows() == [FIRST]
        hands.press("Shift+Right")
        assert picker.rows() == [FIRST, FIRST + 1]
        hands.press("Ctrl+A")
        assert len(picker.rows()) == hands.window.gallery.model.rowCount()
        hands.press("Esc")
        assert not picker.is_any


@pytest.mark.parametrize("key", ["Space", "Return"])
async def test_open(enter: Enter, key: str) -> None:
    async with enter() as hands:
        await hands.to_card(FIRST)
        hands.press(key)
        await until(lambda: hands.window.pages.currentWidget() is hands.viewer)
        await until(lambda: hands.viewer.stage.has_frame)


async def test_favourite_remix_and_compare(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_card(FIRST + 1)
        model = hands.window.gallery.model
        one = model.generation(FIRST + 1)
        assert one is not None
        hands.press("H")
        await until(lambda: _favourite(hands, one.id) is not one.favourite)
        hands.press("R")
        await until(lambda: hands.prompt.toPlainText() == one.scene.prompt)
        await hands.to_card(FIRST)
        hands.press(hands.own("Ctrl+Space", "Meta+Space"))
        hands.press("Shift+Right")
        hands.press("C")
        await until(lambda: hands.window.pages.currentWidget() is hands.window.pages.compare)
        compare = hands.window.pages.compare
        await until(lambda: all(screen.has_frame for screen in compare.screens))
        hands.press("Esc")
        await until(lambda: not hands.window.pages.is_viewing)


def _favourite(hands: Hands, generation_id: str) -> bool:
    return hands.stage.world.history.generations[generation_id].favourite


async def test_rename(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_card(FIRST)
        hands.press("F2")
        await hands.dialog(TitleDialog)


async def test_cancel_or_dismiss_the_card(enter: Enter) -> None:
    async with enter() as hands:
        model = hands.window.gallery.model
        rows = {model.id_at(row): row for row in range(FIRST)}
        await hands.to_card(rows["failed"])
        hands.press("Ctrl+.")
        await until(lambda: model.row_of("failed") is None)
        row = model.row_of("running")
        assert row is not None
        await hands.to_card(row)
        hands.press("Ctrl+.")
        await until(lambda: ("cancel", "a") in hands.stage.world.service.asked)


def _copied(clipboard: QClipboard) -> list[str]:
    """Return the names of the files on the clipboard, which may hold nothing at all."""
    held: Any = clipboard.mimeData()
    return [] if held is None else [url.fileName() for url in held.urls()]


async def test_copy_file_and_prompt(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_card(FIRST)
        model = hands.window.gallery.model
        one = model.generation(FIRST)
        assert one is not None
        clipboard = QGuiApplication.clipboard()
        hands.press("Ctrl+C")
        await until(lambda: _copied(clipboard) == [one.clips[0].path])
        hands.press("Ctrl+Shift+C")
        await until(lambda: clipboard.text() == one.scene.prompt)


async def test_export_show_in_folder_and_delete(enter: Enter) -> None:
    async with enter() as hands:
        model = hands.window.gallery.model
        await hands.to_card(FIRST)
        hands.press(hands.own("Ctrl+E", "Ctrl+Shift+E"))
        await hands.dialog(ExportDialog)
        await hands.to_card(FIRST)
        hands.press("Ctrl+R")
        await until(lambda: hands.urls != [])
        gone = model.id_at(FIRST)
        hands.press(hands.own("Del", "Ctrl+Backspace"))
        await until(lambda: model.row_of(gone) is None)


async def test_larger_and_smaller_cards(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_card(FIRST)
        size = hands.window.gallery.tool_bar.slider
        before = size.value()
        hands.press("Ctrl+=")
        assert size.value() > before
        hands.press("Ctrl+-")
        assert size.value() == before


# --- the viewer ---------------------------------------------------------------------------------


async def test_play_frame_second_and_ends(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_viewer(FIRST)
        hands.press("Space")
        await until(lambda: hands.is_playing)
        hands.press("Space")
        await until(lambda: not hands.is_playing)
        hands.press(hands.own("Home", "Ctrl+Left"))
        await hands.at(0)
        hands.press("Right")
        await hands.at(1)
        hands.press("Shift+Right")
        await hands.at(25)
        hands.press("Shift+Left")
        await hands.at(1)
        hands.press("Left")
        await hands.at(0)
        hands.press(hands.own("End", "Ctrl+Right"))
        await hands.at(hands.viewer.transport.controls.position.maximum())
        hands.press("Home")
        await hands.at(0)


async def test_neighbours_shuttle_and_loop(enter: Enter) -> None:
    async with enter() as hands:
        model = hands.window.gallery.model
        await hands.to_viewer(FIRST)
        hands.press("Down")
        await until(lambda: hands.window.shown == model.id_at(FIRST + 1))
        hands.press("Up")
        await until(lambda: hands.window.shown == model.id_at(FIRST))
        await until(lambda: hands.viewer.stage.has_frame)
        hands.press("End")
        hands.press("J")
        await until(lambda: hands.is_playing)
        hands.press("K")
        await until(lambda: not hands.is_playing)
        hands.press("L")
        await until(lambda: hands.is_playing)
        hands.press("K")
        loop = hands.viewer.transport.controls.loop
        before = loop.isChecked()
        hands.press("O")
        assert loop.isChecked() is not before


async def test_save_frame_details_full_screen_and_back(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_viewer(FIRST)
        hands.press("S")
        await until(lambda: hands.window.notice.text != "")
        details = hands.viewer.details
        hands.press("I")
        assert not details.isVisible()
        hands.press("I")
        assert details.isVisible()
        for key in ("F", hands.own("F11", "Meta+Ctrl+F")):
            hands.press(key)
            assert hands.viewer.full.is_on
            hands.press("Esc")
            assert not hands.viewer.full.is_on
        hands.press("Esc")
        assert not hands.window.pages.is_viewing
        await until(hands.cards.hasFocus)


async def test_arrows_of_a_control_are_its_own(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_viewer(FIRST)
        hands.press("Home")
        await hands.at(0)
        volume = hands.viewer.transport.sound.volume
        await until(volume.isVisible)
        volume.setFocus()
        before = volume.value()
        hands.press("Left")
        assert volume.value() < before
        assert hands.frame == 0


# --- the window ---------------------------------------------------------------------------------


async def test_areas(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_tile()
        hands.press("F6")
        assert hands.cards.hasFocus()
        hands.press("Shift+F6")
        assert hands.tiles.views[0].hasFocus()
        hands.press("Ctrl+Alt+2")
        assert hands.cards.hasFocus()
        hands.press("Ctrl+Alt+1")
        assert hands.tiles.views[0].hasFocus()


async def test_search_and_settings(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_tile()
        hands.press("Ctrl+F")
        assert hands.window.gallery.tool_bar.search.hasFocus()
        hands.press("Ctrl+,")
        settings = hands.window.settings
        assert settings is not None
        settings.reject()


async def test_help_close_and_quit(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_tile()
        hands.press(hands.own("F1", "Ctrl+?"))
        await hands.dialog(ShortcutsSheet)
        await hands.to_viewer(FIRST)
        hands.press("Ctrl+W")
        assert not hands.window.pages.is_viewing
        asked: list[str] = []
        hands.window.quit_confirmed.connect(lambda: asked.append("quit"))
        hands.stage.world.history.generations.pop("running")
        hands.press("Ctrl+W")
        await until(lambda: asked == ["quit"])
        if hands.system == MAC:
            hands.press("Ctrl+Q")
        else:
            hands.window.close()  # as the system does for Alt+F4
        await until(lambda: asked == ["quit", "quit"])


async def test_the_menu(enter: Enter) -> None:
    async with enter() as hands:
        if hands.system == MAC:
            titles = [action.text() for action in hands.window.menuBar().actions()]
            assert titles == ["File", "Edit", "View", "Window", "Help"]
            return
        await hands.to_tile()
        hands.press("F10")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.close()
        hands.window.alt_key.pressed.emit()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.close()


async def test_letters_are_letters_while_a_field_has_the_keyboard(enter: Enter) -> None:
    async with enter() as hands:
        await hands.to_prompt()
        before = hands.window.pages.currentWidget()
        for letter in "hrcfoisjkl":
            hands.press(letter)
        assert hands.prompt.toPlainText() == "hrcfoisjkl"
        assert hands.window.pages.currentWidget() is before


PROVED: Final = {
    "gen.one": test_generate_also_from_the_prompt,
    "me.new": test_new_scene_undo_and_redo,
    "ing.adds": test_add_images,
    "keys.paste": test_paste_as_ingredient_and_inside_the_prompt,
    "keys.paste.prompt": test_paste_as_ingredient_and_inside_the_prompt,
    "keys.undo": test_new_scene_undo_and_redo,
    "keys.tiles": test_tiles_move_reorder_replace_and_remove,
    "keys.reorder": test_tiles_move_reorder_replace_and_remove,
    "keys.replace": test_tiles_move_reorder_replace_and_remove,
    "keys.move": test_cards_move_extend_toggle_all_and_none,
    "keys.extend": test_cards_move_extend_toggle_all_and_none,
    "keys.toggle": test_cards_move_extend_toggle_all_and_none,
    "keys.all": test_cards_move_extend_toggle_all_and_none,
    "act.open": test_open,
    "keys.marks": test_favourite_remix_and_compare,
    "ren.rename": test_rename,
    "keys.cancel": test_cancel_or_dismiss_the_card,
    "keys.copy": test_copy_file_and_prompt,
    "keys.file": test_export_show_in_folder_and_delete,
    "keys.size": test_larger_and_smaller_cards,
    "keys.play": test_play_frame_second_and_ends,
    "keys.frame": test_play_frame_second_and_ends,
    "keys.second": test_play_frame_second_and_ends,
    "keys.ends": test_play_frame_second_and_ends,
    "keys.neighbours": test_neighbours_shuttle_and_loop,
    "keys.shuttle": test_neighbours_shuttle_and_loop,
    "view.loop": test_neighbours_shuttle_and_loop,
    "act.frame": test_save_frame_details_full_screen_and_back,
    "view.info": test_save_frame_details_full_screen_and_back,
    "keys.full": test_save_frame_details_full_screen_and_back,
    "keys.areas": test_areas,
    "keys.direct": test_areas,
    "me.search": test_search_and_settings,
    "st.title": test_search_and_settings,
    "me.menu": test_the_menu,
    "me.keys": test_help_close_and_quit,
    "me.close": test_help_close_and_quit,
    "me.quit": test_help_close_and_quit,
}
"""Where each row of the sheet of shortcuts is shown to be true."""


def test_the_sheet_of_shortcuts_promises_what_is_proved_here() -> None:
    assert {row.key for _part, lines in MAP for row in lines} == set(PROVED)
