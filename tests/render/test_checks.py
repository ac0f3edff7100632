"""The checks find what they are there to find, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QToolButton,
    QWidget,
)

from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.controls.labels import ElidedLabel, label
from tests.render import clipping, manners
from tests.render.crew import Scene, named, told
from tests.render.looks import SCALES, SIZES, STRANGE, Look, every_look, plan
from tests.render.painted import watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONG = "a sentence that does not fit into so little room"


@pytest.fixture
def top(qapp: QApplication) -> Iterator[QWidget]:
    qapp.setStyleSheet("")  # measures as given, not as our sheet would have them
    widget = QWidget()
    widget.resize(400, 300)
    yield widget
    widget.close()
    widget.deleteLater()


def place(widget: QWidget, top: QWidget, *rect: int) -> None:
    widget.setParent(top)
    widget.setGeometry(*rect)
    widget.show()
    top.show()


# --- clipping -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make",
    [
        lambda: label(LONG),
        lambda: label(LONG, wrap=True),
        lambda: QPushButton(LONG),
        lambda: QCheckBox(LONG),
    ],
    ids=["line", "wrapped", "button", "check box"],
)
def test_text_that_is_cut_is_found(top: QWidget, make: Callable[[], QWidget]):
    place(make(), top, 10, 10, 60, 20)
    assert any("is cut" in fault for fault in clipping.faults(top))


def test_what_fields_and_choices_say_is_looked_at_too(top: QWidget):
    field, editor, choice, words = QLineEdit(), QPlainTextEdit(), QComboBox(), QToolButton()
    field.setPlaceholderText(LONG)
    editor.setPlaceholderText(LONG)
    choice.addItem(LONG)
    words.setText(LONG)
    for number, widget in enumerate((field, editor, choice, words)):
        place(widget, top, 10, 10 + 40 * number, 60, 24)
    found = clipping.faults(top)
    assert len(found) == 4
    field.setText("x")
    editor.setPlainText("x")
    choice.clear()
    words.setText("")
    assert clipping.faults(top) == []


def test_rows_of_lists_are_looked_at(top: QWidget):
    rows = QListWidget()
    rows.addItems([LONG, "short"])
    rows.setWordWrap(False)
    rows.setResizeMode(QListWidget.ResizeMode.Fixed)
    place(rows, top, 0, 0, 400, 200)
    assert clipping.faults(top) == []


def test_text_that_fits_or_tells_the_rest_is_fine(top: QWidget):
    place(label("short"), top, 10, 10, 200, 24)
    elided = ElidedLabel(LONG)
    place(elided, top, 10, 50, 60, 24)
    top.grab()
    assert elided.toolTip() == LONG
    assert clipping.faults(top) == []


def test_text_outside_its_parent_is_found(top: QWidget):
    inside = QWidget()
    place(inside, top, 0, 0, 100, 40)
    place(label("beyond the edge"), inside, 60, 0, 200, 24)
    assert any("lies outside" in fault for fault in clipping.faults(top))


def test_what_can_be_scrolled_to_is_not_lost(top: QWidget):
    area, page = QScrollArea(), QWidget()
    page.resize(300, 900)
    page_label = label("far below")
    page_label.setParent(page)
    page_label.setGeometry(10, 800, 200, 24)
    area.setWidget(page)
    place(area, top, 0, 0, 350, 200)
    assert clipping.faults(top) == []
    page_label.move(290, 800)
    assert any("lies outside" in fault for fault in clipping.faults(top))


def test_text_on_text_is_found(top: QWidget):
    place(label("one"), top, 10, 10, 100, 24)
    place(label("other"), top, 14, 12, 100, 24)
    assert any("overlap" in fault for fault in clipping.faults(top))


def test_what_floats_above_a_layout_may_cover_it(top: QWidget):
    row = QHBoxLayout(top)
    row.addWidget(label("below"))
    floating = QWidget()
    place(floating, top, 0, 0, 400, 300)
    place(label("above"), floating, 10, 140, 200, 24)
    top.grab()
    assert clipping.faults(top) == []


@dataclass(frozen=True)
class Line:
    rect: QRect
    text: str
    font: QFont
    is_elided: bool = False


class Painting(QWidget):
    """Paints two texts by hand, and reports them."""

    def __init__(self, second: QRect) -> None:
        super().__init__()
        self.second = second

    def painted_texts(self) -> list[Line]:
        return [
            Line(QRect(0, 0, 200, 24), "first", self.font()),
            Line(self.second, LONG, self.font(), is_elided=True),
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for line in self.painted_texts():
            painter.drawText(line.rect, 0, line.text)
        painter.drawText(3, 200, "at a point")
        painter.end()


def test_painted_texts_are_looked_at_as_they_are_reported(top: QWidget):
    place(Painting(QRect(0, 30, 60, 20)), top, 0, 0, 300, 250)
    assert clipping.faults(top) == []
    place(Painting(QRect(4, 4, 60, 20)), top, 0, 0, 300, 250)
    assert any("overlap" in fault for fault in clipping.faults(top))


def test_the_brush_is_watched(top: QWidget):
    widget = Painting(QRect(0, 30, 60, 20))
    place(widget, top, 0, 0, 300, 250)
    with watched() as watch:
        top.grab()
    assert [stroke.text for stroke in watch.strokes] == [LONG]
    assert "Painting" in str(watch.strokes[0])
    assert widget in watch.painted_on


def test_the_brush_knows_lines_that_wrap(qapp: object):
    class Wrapping(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            wrap = int(Qt.TextFlag.TextWordWrap)
            painter.drawText(QRect(0, 0, 200, 100), wrap, LONG)
            painter.drawText(QRect(0, 0, 60, 20), wrap, LONG)
            painter.end()

    widget = Wrapping()
    widget.resize(300, 200)
    with watched() as watch:
        widget.grab()
    assert len(watch.strokes) == 1
    widget.deleteLater()


# --- manners ------------------------------------------------------------------------------------


def test_rich_text_is_found(top: QWidget):
    place(QLabel("<b>bold</b>"), top, 0, 0, 200, 24)
    place(label("plain"), top, 0, 30, 200, 24)
    place(QLabel(""), top, 0, 60, 200, 24)
    assert len(manners.faults(top, set())) == 1


def test_controls_without_a_name_are_found(top: QWidget):
    place(QSlider(), top, 0, 0, 100, 40)
    assert any("has no name" in fault for fault in manners.faults(top, set()))


def test_icons_without_a_tooltip_are_found_unless_they_say_it_themselves(top: QWidget):
    button = QToolButton()
    button.setAccessibleName("Settings")
    place(button, top, 0, 0, 40, 40)
    assert len(manners.faults(top, set())) == 1
    assert manners.faults(top, {button}) == []
    button.setToolTip("Settings")
    assert manners.faults(top, set()) == []
    other = QPushButton()
    other.setAccessibleName("Fold")
    place(other, top, 100, 100, 100, 40)
    place(label("Fold"), other, 10, 10, 50, 20)
    assert manners.faults(top, set()) == []


def test_small_targets_are_found_when_others_are_near(top: QWidget):
    for number, name in enumerate(("one", "two")):
        place(QPushButton(name), top, 0, 20 * number, 100, 18)
    assert len(manners.faults(top, set())) == 2
    for each in top.findChildren(QPushButton):
        each.setProperty("kind", "note")
    assert manners.faults(top, set()) == []


def test_a_small_target_that_stands_alone_can_be_hit(top: QWidget):
    place(QPushButton("one"), top, 0, 0, 100, 18)
    place(QPushButton("large"), top, 0, 60, 100, 40)
    assert manners.faults(top, set()) == []


# --- what is rendered ---------------------------------------------------------------------------


def test_a_look_is_known_by_its_name():
    for look in every_look():
        assert Look.named(look.name) == look
    assert Look(Choice.LIGHT, "zh_CN", (960, 640), 200, TextSize.EXTRA).name == (
        "light-zh_CN-960x640-200-extra"
    )


def test_every_play_meets_each_theme_language_size_scale_and_strangeness():
    plays = [f"play {number}" for number in range(12)]
    jobs = plan(plays, whole=False)
    for play in plays:
        looks = [job.look for job in jobs if job.play == play]
        assert {(look.theme, look.language) for look in looks} >= {
            (theme, language)
            for theme in (Choice.DARK, Choice.LIGHT)
            for language in ("en", "zh_CN", "pseudo")[:2]
        }
        assert {look.size for look in looks} == set(SIZES)
        assert {look.scale for look in looks} == set(SCALES)
        assert {look.language for look in looks} >= {"pseudo", "rtl"}
        assert TextSize.EXTRA in {look.text for look in looks}
    pairs = {(job.look.size, job.look.scale) for job in jobs}
    assert pairs >= {(size, scale) for size in SIZES[1:] for scale in SCALES}
    whole = plan(plays[:1], whole=True)
    assert len({job.look for job in whole}) == 2 * 2 * len(SIZES) * len(SCALES) + len(STRANGE)


def test_faults_are_told_once_with_the_looks_they_were_found_in():
    job = named("clips", "dark-en-1280x800-100")
    assert job.look == Look()
    scenes = [Scene("clips", look, "top", "", ("it is cut",)) for look in ("dark", "light")]
    assert told(scenes) == "clips, top: it is cut\n    in dark, light"
    assert told([]) == ""
