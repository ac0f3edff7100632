"""A clip's title: the user's own over the prompt, asked for by F2, kept and found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.domain.generation import LONGEST_TITLE, State
from pikascenes_desktop.ui.gallery.names import accessible_name, title
from pikascenes_desktop.ui.renaming import TitleDialog
from tests.contracts.samples import generation
from tests.e2e.gallery_window import gallery, painted_world
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import NOW, made, put

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.e2e.gallery_window import GalleryWindow
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return painted_world(tmp_path)


def asked(window: GalleryWindow) -> TitleDialog:
    """Press F2 on the card under the keyboard, and return the dialog."""
    window.press(Qt.Key.Key_F2)
    return window.page.findChildren(TitleDialog)[-1]


async def test_a_clip_is_renamed_by_f2_and_goes_back_to_its_prompt(world: World) -> None:
    put(world, made("one", prompt="the fox runs."))
    async with gallery(world) as window:
        page, stored = window.page, world.history.generations
        window.press(Qt.Key.Key_Home)
        dialog = asked(window)
        assert dialog.field.text() == dialog.field.selectedText() == "the fox runs."
        assert dialog.field.cursorPosition() == 0  # of a long one the beginning is seen
        dialog.field.setText("  Take   one ")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        await until(lambda: stored["one"].title == "Take one")
        await until(lambda: shown_title(window) == "Take one")
        dialog = asked(window)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)  # as it is
        dialog = asked(window)
        dialog.field.setText("not this")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert stored["one"].title == "Take one"
        dialog = asked(window)
        dialog.field.clear()
        dialog.yes_button.click()
        await until(lambda: stored["one"].title == "")
        await until(lambda: shown_title(window) == "the fox runs.")
        await until(lambda: not page.findChildren(TitleDialog))


def shown_title(window: GalleryWindow) -> str:
    one = window.page.model.generation(0)
    return "" if one is None else title(one)


async def test_what_is_no_clip_has_no_title_of_its_own(world: World) -> None:
    put(world, made("broken", State.FAILED))
    async with gallery(world) as window:
        window.press(Qt.Key.Key_Home)
        window.press(Qt.Key.Key_F2)
        assert window.page.findChildren(TitleDialog) == []


async def test_a_title_is_kept_short(world: World) -> None:
    put(world, made("one"))
    async with world.program() as desk:
        named = await desk.generations.rename("one", "x" * 2 * LONGEST_TITLE)
    assert named.title == "x" * LONGEST_TITLE


async def test_a_title_is_kept_in_the_history_and_found(tmp_path: Path) -> None:
    one = generation()
    async with open_history(Places(tmp_path / "data")) as history:
        await history.add_press((one,))
        await history.save(replace(one, title="灯笼 Take one"), note="renamed")
    async with open_history(Places(tmp_path / "data")) as history:
        (kept,) = await history.page([one.id])
        assert kept.title == kept.caption == "灯笼 Take one"
        assert await history.ids(search="笼 take") == [one.id]


@pytest.mark.parametrize("end", [".", "。", ""])
def test_a_screen_reader_says_the_title_in_a_sentence(end: str) -> None:
    named = made("one", title=f"Take one{end}")
    assert accessible_name(named, NOW).startswith("Clip, Take one, 16:9, 5 seconds")
