"""The gallery's cards in hand: looked through, carried out, selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui.gallery.messages import Action
from tests.e2e.gallery_window import gallery, painted_world, put_clips, put_file
from tests.e2e.pointer import move_pointer
from tests.fakes.manual_clock import settle, until
from tests.unit.ui_gallery_examples import clip_of, made, put

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QMimeData

    from tests.e2e.gallery_window import GalleryWindow
    from tests.fakes.world import World

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return painted_world(tmp_path)


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> list[QMimeData]:
    """What was dragged out; a drag of the system's own would wait for a mouse that is not."""
    data: list[QMimeData] = []

    def carry(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        data.append(drag.mimeData())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", carry)
    return data


# --- looking through a clip ----------------------------------------------------------------------


async def test_the_pointer_looks_through_a_clip(world: World) -> None:
    put_clips(world, 1)
    async with gallery(world) as window:
        cards, viewport = window.cards, window.cards.viewport()
        rect = cards.card_rect(0)
        came: list[str] = []
        cards.strips.ready.connect(came.append)

        def colour_at(share: float) -> int:
            move_pointer(
                viewport, QPoint(rect.left() + round(rect.width() * share), rect.center().y())
            )
            picture = viewport.grab().toImage()
            return picture.pixelColor(QPoint(rect.left() + 20, rect.center().y() + 10)).green()

        colour_at(0.5)
        await until(lambda: came == ["clip 0:0"])
        early, late = colour_at(0.1), colour_at(0.9)
        assert early < late
        texts = [note.text for note in cards.painted_texts()]
        assert "0:04 / 0:05" in texts
        QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
        QApplication.sendEvent(cards, QEvent(QEvent.Type.Leave))
        assert "0:04 / 0:05" not in [note.text for note in cards.painted_texts()]


async def test_with_less_motion_only_shift_looks_through_a_clip(world: World) -> None:
    put_clips(world, 1)
    async with gallery(world) as window:
        window.theme.motion.reduce(reduced=True)
        move_pointer(window.cards.viewport(), window.point(0))

        def is_scrubbing() -> bool:
            return any(" / 0:05" in note.text for note in window.cards.painted_texts())

        await until(lambda: window.page.pictures.poster(clip_of("clip 0"), 1) is not None)
        assert not is_scrubbing()
        QTest.keyPress(window.cards, Qt.Key.Key_Shift)
        assert is_scrubbing()
        QTest.keyRelease(window.cards, Qt.Key.Key_Shift)
        assert not is_scrubbing()


async def test_a_clip_without_a_file_is_not_looked_through(world: World) -> None:
    put(world, made("gone"))
    async with gallery(world) as window:
        strips = window.cards.strips
        assert strips.frame(clip_of("gone"), 0.5) is None
        await until(lambda: strips.frame(clip_of("gone"), 0.5) is None and not world.bugs)
        await settle()
        put_file(world, "gone")
        strips.forget(clip_of("gone"))
        await until(lambda: strips.frame(clip_of("gone"), 0.5) is not None)


async def test_strips_are_cut_while_nobody_moves(world: World) -> None:
    put_clips(world, 3)
    async with gallery(world) as window:
        window.cards.viewport().repaint()
        window.cards._cut_strips()  # pyright: ignore[reportPrivateUsage] -- its timer's slot
        await until(lambda: len([key for key in world.pictures.kept if "strip" in key]) == 3)
        window.cards.strips.cut_soon([clip_of("clip 0")])
        window.cards.strips.rest()


# --- carrying out --------------------------------------------------------------------------------


def drag(window: GalleryWindow, row: int) -> None:
    viewport, start = window.cards.viewport(), window.point(row)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    left = Qt.MouseButton.LeftButton
    place = start + QPoint(60, 0)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        place.toPointF(),
        viewport.mapToGlobal(place).toPointF(),
        left,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, left, pos=place)


async def test_a_clip_is_dragged_out_as_a_file(world: World, carried: list[QMimeData]) -> None:
    put_clips(world, 3)
    async with gallery(world) as window:
        drag(window, 1)
        assert [url.fileName() for url in carried[0].urls()] == ["clip 1.mp4"]
        window.cards.picker.toggle(0)
        window.cards.picker.toggle(1)
        drag(window, 1)
        assert [url.fileName() for url in carried[1].urls()] == ["clip 0.mp4", "clip 1.mp4"]
        drag(window, 2)
        assert [url.fileName() for url in carried[2].urls()] == ["clip 2.mp4"]
        assert window.wishes.opened == []


async def test_without_a_file_nothing_is_dragged_or_copied(
    world: World, carried: list[QMimeData]
) -> None:
    put(world, made("gone"), made("running", State.IN_LINE))
    async with gallery(world) as window:
        row = window.page.model.row_of("gone") or 0
        drag(window, row)
        drag(window, 1 - row)
        assert carried == []
        window.cards.picker.move(row)
        window.press(Qt.Key.Key_C, CONTROL)
        await until(lambda: len(window.wishes.notices) == 1)
        assert window.wishes.notices[0].startswith("There is no file to copy")


async def test_several_files_are_copied(world: World) -> None:
    put_clips(world, 3)
    async with gallery(world) as window:
        window.cards.picker.toggle(0)
        window.cards.picker.toggle(2)
        window.press(Qt.Key.Key_C, CONTROL)
        await until(lambda: window.wishes.notices == ["2 files copied"])
        names = [url.fileName() for url in QGuiApplication.clipboard().mimeData().urls()]
        assert names == ["clip 0.mp4", "clip 2.mp4"]


# --- selecting -----------------------------------------------------------------------------------


async def test_a_rubber_band_selects_what_it_touches(world: World) -> None:
    put_clips(world, 30)
    async with gallery(world) as window:
        cards, viewport, left = window.cards, window.cards.viewport(), Qt.MouseButton.LeftButton
        beside = QPoint(4, cards.card_rect(0).top() - 10)
        QTest.mousePress(viewport, left, pos=beside)
        move_pointer(viewport, cards.card_rect(1).center())
        assert cards.picker.rows() == [0, 1]
        move_pointer(viewport, cards.card_rect(0).center())
        assert cards.picker.rows() == [0]
        QTest.mouseRelease(viewport, left, pos=cards.card_rect(0).center())
        QTest.mousePress(viewport, left, CONTROL, pos=QPoint(4, cards.card_rect(3).bottom() + 50))
        move_pointer(viewport, cards.card_rect(3).center())
        assert cards.picker.rows() == [0, 3]
        move_pointer(viewport, QPoint(300, viewport.height() + 200))
        await until(lambda: cards.verticalScrollBar().value() > 100)
        move_pointer(viewport, QPoint(300, viewport.height() - 40))
        QTest.mouseRelease(viewport, left, pos=QPoint(300, viewport.height() - 40))
        assert cards.picker.count() >= 3
        QTest.mouseClick(viewport, left, pos=QPoint(4, cards.card_rect(9).top() + 5))
        assert not cards.picker.is_any


async def test_the_bar_does_it_for_all_that_are_selected(world: World) -> None:
    put_clips(world, 4)
    async with gallery(world) as window:
        compared, exported = list[object](), list[object]()
        window.page.compare.connect(compared.append)
        window.page.export.connect(exported.append)
        bar = window.page.selection
        window.cards.picker.toggle(0)
        assert not bar.button(Action.COMPARE).isEnabled()
        window.cards.picker.toggle(1)
        bar.button(Action.COMPARE).click()
        await until(lambda: compared == [("clip 0", "clip 1")])
        bar.button(Action.EXPORT).click()
        await until(lambda: exported == [("clip 0", "clip 1")])
        window.page.resize(460, 500)
        assert bar.button(Action.EXPORT).text() == ""
        assert bar.button(Action.EXPORT).toolTip() == "Export…"
        assert bar.width() <= 460
        window.cards.picker.toggle(2)
        window.cards.picker.move(2)
        window.press(Qt.Key.Key_C)
        await until(lambda: window.wishes.notices == ["Select two clips to compare them."])
        window.press(Qt.Key.Key_E, CONTROL)
        await until(lambda: len(exported) == 2)
        window.cards.picker.none()
        bar.acted.emit(Action.EXPORT)
