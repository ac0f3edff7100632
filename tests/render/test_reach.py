"""Every screen by keyboard: all controls in reach, named, with their roles, and ringed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QWidget,
)

from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.focus_ring import FocusRing
from pikascenes_desktop.ui.text_size import set_text_size
from pikascenes_desktop.ui.theme import Theme
from pikascenes_desktop.ui.words import set_language
from tests.render import reach
from tests.render.looks import Look
from tests.render.plays import PLAYS
from tests.render.plays.play import Play
from tests.render.stage import CountingThreads, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.qt_log_ignore("No RHI backend")

LOOKS: Final = (Look(), Look(Choice.LIGHT, "zh_CN", (880, 600), text=TextSize.EXTRA))
"""As drawn, and with the least room for the largest text."""


@pytest.fixture(autouse=True)
def _as_usual_again() -> Iterator[None]:
    yield
    set_text_size(TextSize.DEFAULT)
    set_language("en")


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize(
    "play",
    [play for play in PLAYS.values() if isinstance(play, Play)],
    ids=lambda play: play.name,
)
async def test_the_keyboard_comes_to_everything(
    play: Play, look: Look, tmp_path: Path, qapp: QApplication
) -> None:
    threads = CountingThreads()
    asyncio.get_running_loop().set_default_executor(threads)
    found: list[str] = []
    async with opened(play.world(tmp_path / "world", look), look, threads) as stage:
        async for scene in play.act(stage):
            await stage.still()
            top = stage.tops()[-1]
            top.activateWindow()
            await stage.until(top.isActiveWindow)
            if not isinstance(top, QMenu):  # arrows go through a menu, and Qt sees to that
                found += [f"{scene}: {fault}" for fault in reach.faults(top)]
    assert found == []


# --- the check finds what it is there to find ---------------------------------------------------


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    theme = Theme()
    top = QWidget()
    top.resize(400, 100)
    QHBoxLayout(top)
    for name in ("one", "two", "three"):
        button = QPushButton(name, top)
        row = top.layout()
        assert row is not None
        row.addWidget(button)
    FocusRing(theme, top)
    top.show()
    yield top
    top.close()
    top.deleteLater()
    theme.deleteLater()


def buttons(window: QWidget) -> list[QPushButton]:
    return window.findChildren(QPushButton)


def test_a_plain_window_is_in_order(window: QWidget) -> None:
    assert reach.faults(window) == []
    assert list(reach.walk(window))


def test_what_tab_passes_by_is_found(window: QWidget) -> None:
    buttons(window)[1].setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert reach.faults(window) == ["QPushButton 'two' in QWidget is out of the keyboard's reach"]


def test_one_of_several_is_reached_by_arrows(window: QWidget) -> None:
    for button in buttons(window)[1:]:
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert reach.faults(window) == []


def test_a_trap_is_found(window: QWidget) -> None:
    first, second, third = buttons(window)
    for button in (first, third):
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    second.setFocus()
    assert any("out of the keyboard's reach" in fault for fault in reach.faults(window))
    second.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    second.clearFocus()
    assert any("the keyboard is lost" in fault for fault in reach.faults(window))


def test_what_has_no_name_or_no_role_is_found(window: QWidget) -> None:
    first, second, _third = buttons(window)
    first.setText("")
    second.setAutoExclusive(True)
    second.setAccessibleName("a choice")
    place = QWidget(window)
    place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    place.setAccessibleName("a place")
    place.setGeometry(0, 0, 20, 20)
    place.show()
    found = reach.faults(window)
    assert "QPushButton '' in QWidget has no name" in found
    assert "QPushButton 'a choice' in QWidget is one of a choice and has the role Button" in found
    assert "QWidget 'a place' in QWidget has the role Client" in found
    assert "QWidget 'a place' in QWidget is passed over by screen readers" in found


def test_a_missing_ring_is_found(window: QWidget) -> None:
    for ring in window.findChildren(FocusRing):
        ring.setParent(None)
        ring.deleteLater()
    assert "QPushButton 'one' in QWidget has no ring" in reach.faults(window)


def test_a_stop_that_nobody_sees_is_found(window: QWidget) -> None:
    inside = QWidget(window)
    inside.setGeometry(0, 0, 50, 20)
    far = QRadioButton("far", inside)
    far.setGeometry(200, 0, 50, 20)
    inside.show()
    found = reach.faults(window)
    assert "QRadioButton 'far' in QWidget has the keyboard where nobody sees it" in found


def test_a_label_is_no_control(window: QWidget) -> None:
    text = QLabel("words", window)
    text.show()
    assert text not in reach.controls(window)
