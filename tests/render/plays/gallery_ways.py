"""The gallery in hand: looking through clips, selecting, deleting, the bin, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.questions import Question
from tests.e2e.pointer import move_pointer
from tests.render.plays import cast
from tests.render.plays.play import Play
from tests.render.stage import make_world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.fakes.world import World
    from tests.render.looks import Look
    from tests.render.stage import Stage


def look_through(stage: Stage, row: int, share: float) -> None:
    """Hold the pointer over a card, so far to the right; with Shift, as nothing may move."""
    cards = stage.hands.window.gallery.cards
    rect = cards.card_rect(row)
    QTest.keyPress(cards, Qt.Key.Key_Shift)
    place = QPoint(rect.left() + round(share * rect.width()), rect.center().y() + 20)
    move_pointer(cards.viewport(), place)


def leave(stage: Stage) -> None:
    """Take the pointer away."""
    cards = stage.hands.window.gallery.cards
    QTest.keyRelease(cards, Qt.Key.Key_Shift)
    move_pointer(cards.viewport(), QPoint(-1, -1))


async def _scrub(stage: Stage) -> AsyncIterator[str]:
    cards = stage.hands.window.gallery.cards
    for row, share in ((2, 0.38), (1, 0.9), (0, 0.02)):
        look_through(stage, row, share)
        yield f"card {row + 1}"
        leave(stage)
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Right)
    yield "card by keyboard"


async def _before_its_strip(stage: Stage) -> AsyncIterator[str]:
    look_through(stage, 2, 0.4)
    yield "poster under the hairline"


async def _selecting(stage: Stage) -> AsyncIterator[str]:
    window, gallery = stage.hands.window, stage.hands.window.gallery
    gallery.cards.picker.toggle(1)
    gallery.cards.picker.toggle(2)
    yield "two"
    gallery.cards.picker.toggle(3)
    move_pointer(gallery.cards.viewport(), gallery.cards.card_rect(4).center())
    yield "three, another hovered"
    gallery.cards.picker.none()
    move_pointer(gallery.cards.viewport(), QPoint(-1, -1))
    gallery.cards.picker.move(0)
    QTest.keyClick(gallery.cards, Qt.Key.Key_Delete)
    await stage.until(lambda: bool(window.notice.text))
    yield "deleted, with Undo"


async def _bin(stage: Stage) -> AsyncIterator[str]:
    window, gallery = stage.hands.window, stage.hands.window.gallery
    await stage.hands.desk.bin.delete([gallery.model.id_at(row) for row in range(4)])
    gallery.show_chip(Filter.BIN)
    await stage.until(lambda: gallery.model.rowCount() > 0)
    yield "cards"
    gallery.cards.picker.toggle(0)
    gallery.cards.picker.toggle(1)
    yield "two selected"
    gallery.cards.picker.none()
    gallery.cards.acted.emit(0, Action.MENU, window.mapToGlobal(QPoint(500, 260)))
    yield "menu"
    for menu in stage.tops()[1:]:
        if isinstance(menu, QMenu):
            menu.close()
    gallery.bin_bar.empty_button.click()
    yield "question before emptying"
    for question in window.findChildren(Question):
        question.accept()
    await stage.until(lambda: gallery.model.rowCount() == 0)
    yield "emptied"


async def _missing(stage: Stage) -> AsyncIterator[str]:
    window, gallery = stage.hands.window, stage.hands.window.gallery
    gallery.cards.acted.emit(1, Action.MENU, window.mapToGlobal(QPoint(500, 260)))
    yield "menu of a card whose file is gone"


async def _searching(stage: Stage) -> AsyncIterator[str]:
    gallery = stage.hands.window.gallery
    gallery.focus_search()
    gallery.tool_bar.search.setText("a lantern of green glass " * 6)
    await stage.until(lambda: gallery.stack.currentWidget() is gallery.nothing)
    yield "without hits, a long one"


async def _first_scene(stage: Stage) -> AsyncIterator[str]:
    gallery = stage.hands.window.gallery
    await stage.until(lambda: gallery.stack.currentWidget() is gallery.first)
    yield "nothing made yet"


def _nothing_made(folder: Path, _look: Look) -> World:
    return make_world(folder, practice=True)


PLAYS: Final = (
    Play("first-scene", _first_scene, _nothing_made),
    Play("hover-scrub", _scrub, cast.with_clips(7)),
    Play("hover-no-strip", _before_its_strip, cast.with_uncut),
    Play("selecting", _selecting, cast.with_clips(7)),
    Play("bin", _bin, cast.with_clips(7)),
    Play("missing-hand", _missing, cast.with_missing),
    Play("searching", _searching, cast.with_clips(3)),
)
