"""Ingredients washed into each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from pikascenes_desktop.ui.gallery.blur import blurred


def picture(back: str, spot: str) -> QImage:
    """Return a picture with a spot in the middle of its background."""
    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(QColor(back))
    painter = QPainter(image)
    painter.fillRect(QRect(28, 28, 40, 40), QColor(spot))
    painter.end()
    return image


def test_what_is_colourful_wins_over_a_pale_background() -> None:
    soft = blurred([picture("#e8ebee", "#e07020")])
    middle = soft.pixelColor(soft.rect().center())
    corner = soft.pixelColor(4, 4)
    assert middle.red() > middle.green() + 30 > middle.blue() + 30
    assert corner.red() >= corner.blue(), "the orange reaches the corners, where there is none"


def test_neighbours_run_into_each_other() -> None:
    soft = blurred([picture("#c02020", "#c02020"), picture("#2020c0", "#2020c0")])
    high = soft.height() // 2
    left, right = soft.pixelColor(2, high), soft.pixelColor(soft.width() - 3, high)
    assert left.red() > 2 * left.blue()
    assert right.blue() > 2 * right.red()
    steps = [
        abs(soft.pixelColor(x + 1, high).red() - soft.pixelColor(x, high).red())
        for x in range(soft.width() - 1)
    ]
    assert max(steps) < 16, "without an edge between them"


@pytest.mark.parametrize("grey", ["#000000", "#808080", "#ffffff"])
def test_grey_stays_as_it_is(grey: str) -> None:
    soft = blurred([picture(grey, grey)])
    assert soft.pixelColor(soft.rect().center()) == QColor(grey)
