"""Tags on tiles: whole wherever they fit, never under the remove button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics

from pikascenes_desktop.ui.composer.tile_look import Surface
from pikascenes_desktop.ui.composer.tile_tag import laid_out
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say, set_language

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtGui import QGuiApplication

    from pikascenes_desktop.ui.composer.tile_tag import Tag

KEYS = (
    *("warn.small.tag", "warn.bad.tag", "warn.dup.tag", "warn.gone.tag", "warn.convert.tag"),
    *("warn.link.tag", "warn.doubt.tag", "warn.toolarge.tag", "warn.notkept.tag"),
    *("warn.notallowed.tag", "warn.linksonly.tag"),
)
WIDE = QSize(110, 88)
NARROW = QSize(90, 88)
LOW = QSize(90, 72)


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QGuiApplication) -> Generator[str]:
    set_language(str(request.param))
    yield str(request.param)
    set_language("en")


def surface(
    size: QSize, *, hovered: bool = False, direction: Qt.LayoutDirection | None = None
) -> Surface:
    return Surface(
        size=size,
        direction=direction or Qt.LayoutDirection.LeftToRight,
        ratio=1.0,
        is_under_mouse=hovered,
        has_focus=False,
    )


def metrics() -> QFontMetrics:
    return QFontMetrics(font("micro", 600))


def tagged(text: str, on: Surface) -> Tag:
    return laid_out(text, metrics(), on)


@pytest.mark.parametrize("size", [WIDE, NARROW, LOW])
@pytest.mark.parametrize("key", KEYS)
def test_no_tag_is_cut(language: str, key: str, size: QSize):
    text = say(key)
    on = surface(size)
    tag = tagged(text, on)
    assert " ".join(tag.lines) == text
    assert tag.plate.right() < size.width()
    assert tag.plate.bottom() < on.plate_rect().top()
    assert all(metrics().horizontalAdvance(line) <= tag.words.width() for line in tag.lines)


def test_a_tag_is_tightened_before_it_is_broken(qapp: QGuiApplication):
    short = tagged("Small", surface(WIDE))
    assert (short.plate.left(), len(short.lines)) == (5, 1)
    room = metrics().horizontalAdvance("Small wide")
    tight = tagged("Small wide", surface(QSize(room + 24, 88)))
    assert (tight.plate.left(), tight.lines) == (2, ("Small wide",))
    broken = tagged("Small wide", surface(QSize(room + 18, 88)))
    assert broken.lines == ("Small", "wide")
    assert broken.plate.height() > tight.plate.height()


def test_a_word_that_is_too_long_elides(qapp: QGuiApplication):
    tag = tagged("W" * 40, surface(WIDE))
    assert tag.lines[0].endswith("…")
    assert tag.plate.right() < WIDE.width()


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_a_tag_leaves_the_remove_button_alone(
    qapp: QGuiApplication, key: str, size: QSize, direction: Qt.LayoutDirection
):
    on = surface(size, hovered=True, direction=direction)
    tag = tagged(say(key), on)
    assert not tag.plate.intersects(on.remove_rect())
    assert tag.plate.contains(tag.sign)


def test_only_the_sign_stays_where_words_have_no_room(qapp: QGuiApplication):
    tag = tagged("W" * 40, surface(NARROW, hovered=True))
    assert tag.lines == ()
    assert tag.plate.width() < 30
