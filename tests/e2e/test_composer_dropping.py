"""Drags over the window: they work wherever they are let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui.composer.drop_ring import DropRing
from tests.e2e.shell_window import click, shell, shell_world
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import made, put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    world = shell_world(tmp_path)
    put(world, made("one", State.SAVED))
    return world


def files(*paths: str) -> QMimeData:
    """Return files as file managers offer them: as places, and as text."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    mime.setText("\n".join(f"file://{path}" for path in paths))
    return mime


def let_go(hands: ShellWindow, onto: QWidget, mime: QMimeData) -> None:
    """Drag over a widget and let go, as the system tells Qt."""
    entering = QDragEnterEvent(QPoint(2, 2), COPY, mime, LEFT, NO_KEY)
    QApplication.sendEvent(onto, entering)
    assert entering.isAccepted()
    assert hands.window.drops.overlay.isVisible()
    QApplication.sendEvent(onto, QDropEvent(QPointF(2, 2), COPY, mime, LEFT, NO_KEY))


async def test_files_are_dropped_on_every_part_of_the_window(world: World):
    async with shell(world) as hands:
        fields = [each for each in hands.window.findChildren(QWidget) if each.acceptDrops()]
        assert fields
        composer, gallery = hands.composer, hands.window.gallery
        for onto in (*fields, composer.footer, hands.body.settings.seed, gallery, composer.title):
            let_go(hands, onto, files(hands.picture("fox.png")))
            assert len(hands.draft.tiles) == 1
            assert hands.body.prompt.text == ""
            assert gallery.tool_bar.search.text() == ""
            assert not hands.window.drops.overlay.isVisible()
            hands.composer.clear()
        await hands.read()


async def test_words_are_dropped_into_the_prompt(world: World):
    async with shell(world) as hands:
        mime = QMimeData()
        mime.setText("the fox runs")
        field = hands.body.prompt.field.viewport()
        QApplication.sendEvent(field, QDragEnterEvent(QPoint(2, 2), COPY, mime, LEFT, NO_KEY))
        QApplication.sendEvent(field, QDropEvent(QPointF(2, 2), COPY, mime, LEFT, NO_KEY))
        assert hands.body.prompt.text == "the fox runs"
        assert hands.draft.tiles == ()


async def test_a_drag_rings_the_tiles_and_veils_the_gallery(world: World):
    async with shell(world) as hands:
        window = hands.window
        assert window.drops.enter(files(hands.picture("fox.png")))
        (ring,) = window.findChildren(DropRing)
        tiles = hands.body.tiles
        at = tiles.mapTo(window, QPoint(0, 0))
        assert ring.isVisible()
        assert ring.geometry().contains(QPoint(at.x() - 3, at.y() - 3))
        colour = ring.grab().toImage().pixelColor(ring.width() // 2, 1)
        assert colour == hands.theme.tokens.accent
        right = window.right
        assert window.drops.overlay.geometry().topLeft() == right.mapTo(window, QPoint(0, 0))
        assert window.drops.overlay.size() == right.size()
        window.drops.leave()
        assert not ring.isVisible()


async def test_over_a_clip_the_whole_window_is_veiled_and_what_was_added_is_said(world: World):
    async with shell(world) as hands:
        window = hands.window
        window.open_clip("one", 0)
        await until(lambda: not hands.composer.isVisible())
        assert window.drops.enter(files(hands.picture("fox.png"), hands.picture("boat.png")))
        assert window.drops.overlay.isVisible()
        assert window.drops.overlay.size() == window.size()
        assert not window.findChildren(DropRing)[0].isVisible()
        window.drops.drop(files(hands.picture("fox.png"), hands.picture("boat.png")))
        assert window.notice.text == "2 images added to your scene"
        await hands.read()
        click(window.notice.action_button)
        assert hands.draft.tiles == ()
        window.drops.drop(files(hands.picture("fox.png")))
        assert window.notice.text == "1 image added to your scene"
        await hands.read()
