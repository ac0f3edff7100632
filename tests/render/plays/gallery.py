"""The gallery: clips, cards at work, cards in trouble, and what floats above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from pikascenes_desktop.domain.generation import Progress
from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import say
from tests.e2e.pointer import move_pointer
from tests.render.plays import cast
from tests.render.plays.composer import fill
from tests.render.plays.play import Play

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.render.stage import Stage


async def _designed(stage: Stage) -> AsyncIterator[str]:
    """Go to the state of the design's first picture."""
    hands, gallery = stage.hands, stage.hands.window.gallery
    hands.desk.generations.progress["r2"] = Progress("r2", 42, 100, image=2, images=3)
    await fill(stage, "fox", "lantern", "village")
    hands.footer.variations.set_value("2")
    hands.composer.refresh()
    hands.body.prompt.field.setFocus()
    move_pointer(gallery.cards.viewport(), gallery.cards.card_rect(5).center())
    yield "as designed"


async def _clips(stage: Stage) -> AsyncIterator[str]:
    gallery = stage.hands.window.gallery
    await fill(stage, "fox", "lantern", "village")
    yield "clips"
    row = 2
    move_pointer(gallery.cards.viewport(), gallery.cards.card_rect(row).center())
    yield "a card hovered"
    gallery.cards.picker.toggle(1)
    gallery.cards.picker.toggle(2)
    yield "two selected"
    gallery.cards.picker.none()
    gallery.cards.verticalScrollBar().setValue(400)
    yield "scrolled"


async def _floating(stage: Stage) -> AsyncIterator[str]:
    window, gallery = stage.hands.window, stage.hands.window.gallery
    window.say(say("comp.cleared"), say("act.undo"), lambda: None)
    yield "notice"
    window.notice.dismiss()
    gallery.cards.acted.emit(0, Action.MENU, window.mapToGlobal(QPoint(500, 200)))
    yield "menu of a card"
    for menu in stage.tops()[1:]:
        if isinstance(menu, QMenu):
            menu.close()
    gallery.cards.picker.toggle(0)
    gallery.cards.picker.toggle(1)
    QTest.keyClick(gallery.cards, Qt.Key.Key_Delete)
    yield "question before deleting"
    for question in window.findChildren(Question):
        question.reject()
    stage.hands.footer.variations.set_value("4")
    stage.hands.body.settings.length.button("10").click()
    await fill(stage, "fox")
    stage.hands.composer.generate()
    yield "question before a large press"


async def _nothing(stage: Stage) -> AsyncIterator[str]:
    gallery = stage.hands.window.gallery
    gallery.tool_bar.search.setText("umbrella of glass")
    yield "nothing found"
    gallery.tool_bar.clear_search()
    for chip in Filter:
        gallery.tool_bar.chips.chip(chip).click()
        yield f"only {chip.name.lower()}"


async def _scrolling(stage: Stage) -> AsyncIterator[str]:
    cards = stage.hands.window.gallery.cards
    yield "top"
    page = cards.viewport().height() - 40
    for number in range(1, 4):
        if cards.verticalScrollBar().value() < cards.verticalScrollBar().maximum():
            cards.verticalScrollBar().setValue(number * page)
            yield f"page {number + 1}"


async def _trouble(stage: Stage) -> AsyncIterator[str]:
    async for scene in _scrolling(stage):
        yield scene
    gallery = stage.hands.window.gallery
    gallery.cards.verticalScrollBar().setValue(0)
    await stage.still()
    place = gallery.cards.card_rect(0).bottomLeft() + QPoint(90, 0)
    gallery.cards.acted.emit(0, Action.DECIDE, gallery.cards.viewport().mapToGlobal(place))
    yield "decision"


async def _still(stage: Stage) -> AsyncIterator[str]:
    del stage
    yield "cards"


PLAYS: Final = (
    Play("main", _designed, cast.as_designed),
    Play("clips", _clips, cast.with_clips(20)),
    Play("floating", _floating, cast.with_clips(7)),
    Play("few-practice", _still, cast.with_clips(3, practice=True)),
    Play("nothing", _nothing, cast.with_clips(1)),
    Play("missing", _still, cast.with_missing),
    Play("at-work", _scrolling, cast.with_work),
    Play("trouble", _trouble, cast.with_trouble),
)
