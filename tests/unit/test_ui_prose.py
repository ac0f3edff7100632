"""A text to read and select, as high as its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.ui.controls.prose import Prose
from pikascenes_desktop.ui.text_size import px, set_text_size

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = 19


@pytest.fixture(params=[TextSize.DEFAULT, TextSize.EXTRA])
def prose(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Prose]:
    set_text_size(request.param)
    home = QWidget()
    text = Prose("Prompt", LINE, home)
    column = QVBoxLayout(home)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(text)
    column.addStretch()
    home.resize(200, 400)
    home.show()
    yield text
    home.close()
    set_text_size(TextSize.DEFAULT)


def settled(text: Prose) -> int:
    """Return how high it is once it is laid out."""
    QApplication.sendPostedEvents()
    return text.height()


def test_each_line_is_as_high_as_it_was_told(prose: Prose) -> None:
    prose.set_text("a fox")
    assert settled(prose) == px(LINE)
    prose.set_text("a fox\nand a lantern\nin the snow")
    assert settled(prose) == 3 * px(LINE)
    prose.set_text("")
    assert settled(prose) == px(LINE)


def test_a_narrower_one_is_higher(prose: Prose) -> None:
    prose.set_text("the fox carries the lantern through the snowy village at dusk")
    wide = settled(prose)
    prose.window().resize(110, 400)
    assert settled(prose) > wide


def test_it_is_read_and_never_written(prose: Prose) -> None:
    prose.set_text("<b>a fox</b>")
    assert prose.text() == "<b>a fox</b>", "never rich text"
    assert prose.isReadOnly()
    assert prose.accessibleName() == "Prompt"
    assert not prose.document().isUndoAvailable()
    assert prose.minimumSizeHint() == prose.sizeHint()


def test_the_wheel_is_for_what_it_stands_in(prose: Prose) -> None:
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    prose.wheelEvent(wheel)
    assert not wheel.isAccepted()
