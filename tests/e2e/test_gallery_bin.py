"""Clips are deleted, brought back, and removed for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui.gallery.messages import Action
from tests.e2e.gallery_window import clip_names, gallery, painted_world, put_clips
from tests.fakes.manual_clock import settle, until
from tests.unit.ui_gallery_examples import NOW, made, put

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.fakes.world import World

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return painted_world(tmp_path)


async def test_one_clip_is_deleted_at_once_and_comes_back(world: World) -> None:
    put_clips(world, 4)
    async with gallery(world) as window:
        window.cards.picker.move(1)
        window.press(Qt.Key.Key_Delete)
        await until(lambda: window.wishes.notices == ["Clip moved to the bin"])
        assert window.ids == ["clip 0", "clip 2", "clip 3"]
        assert window.page.model.id_at(window.cards.currentIndex().row()) == "clip 2"
        undo = window.wishes.actions[0]
        assert undo is not None
        undo()
        await until(lambda: window.ids == clip_names(4))


async def test_the_last_card_leaves_the_one_before_it_current(world: World) -> None:
    put_clips(world, 2)
    async with gallery(world) as window:
        window.cards.picker.move(1)
        window.press(Qt.Key.Key_Delete)
        await until(lambda: window.ids == ["clip 0"])
        assert window.cards.currentIndex().row() == 0
        window.press(Qt.Key.Key_Delete)
        await until(lambda: window.page.model.rowCount() == 0)
        await until(lambda: window.page.stack.currentWidget() is window.page.nothing)


async def test_several_are_deleted_only_after_a_question(world: World) -> None:
    put_clips(world, 6)
    async with gallery(world) as window:
        for row in (0, 2, 3):
            window.cards.picker.toggle(row)
        window.page.selection.button(Action.DELETE).click()
        await until(lambda: window.question is not None)
        asked = window.question
        assert asked is not None
        assert asked.windowTitle() == "Delete 3 clips?"
        assert not asked.yes_button.isDefault()
        asked.reject()
        await settle()
        assert len(window.ids) == 6
        window.page.selection.button(Action.DELETE).click()
        await until(lambda: window.question is not None)
        asked = window.question
        assert asked is not None
        asked.yes_button.click()
        await until(lambda: window.ids == ["clip 1", "clip 4", "clip 5"])
        await until(lambda: window.wishes.notices == ["3 clips moved to the bin"])
        assert not window.cards.picker.is_any


async def test_what_is_unsure_is_hidden_and_never_deleted(world: World) -> None:
    put(world, made("unsure", State.UNCONFIRMED), made("running", State.IN_LINE), made("clip"))
    async with gallery(world) as window:
        window.cards.selectAll()
        window.press(Qt.Key.Key_Delete)
        await until(lambda: sorted(window.ids) == ["running"])
        stored = world.history.generations
        assert stored["unsure"].hidden
        assert stored["unsure"].binned_at is None
        assert stored["clip"].binned_at is not None


async def test_the_bin_is_a_place_to_bring_clips_back_from(world: World) -> None:
    put(world, made("kept"), made("first", binned_at=NOW), made("second", binned_at=NOW))
    async with gallery(world) as window:
        page = window.page
        assert window.ids == ["kept"]
        await until(lambda: page.model.counts[Filter.BIN] == 2)
        page.show_chip(Filter.BIN)
        await until(lambda: window.ids == ["first", "second"])
        assert page.bin_bar.isVisible()
        window.cards.setFocus()
        window.cards.picker.move(0)
        window.press(Qt.Key.Key_Return)  # the menu: there is nothing to open
        window.press(Qt.Key.Key_H)
        window.press(Qt.Key.Key_R)
        assert window.wishes.remixed == []
        window.cards.picker.toggle(0)
        assert not page.selection.button(Action.DELETE).isVisible()
        page.selection.button(Action.RESTORE).click()
        await until(lambda: window.ids == ["second"])
        await until(lambda: "Clip put back" in window.wishes.notices)
        page.bin_bar.back_button.click()
        await until(lambda: sorted(window.ids) == ["first", "kept"])
        assert not page.bin_bar.isVisible()


async def test_the_bin_is_emptied_after_a_question(world: World) -> None:
    put(world, made("kept"), made("first", binned_at=NOW), made("second", binned_at=NOW))
    async with gallery(world) as window:
        page = window.page
        page.show_chip(Filter.BIN)
        await until(lambda: len(window.ids) == 2)
        window.cards.picker.toggle(1)
        page.selection.button(Action.ERASE).click()
        asked = window.question
        assert asked is not None
        assert asked.windowTitle() == "Remove 1 clip for good?"
        asked.yes_button.click()
        await until(lambda: window.ids == ["first"])
        await until(lambda: page.model.counts[Filter.BIN] == 1)
        page.bin_bar.empty_button.click()
        asked = window.question
        assert asked is not None
        asked.yes_button.click()
        await until(lambda: page.stack.currentWidget() is page.nothing)
        assert page.nothing.text == "The bin is empty."
