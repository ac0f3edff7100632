"""The viewer and compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.render.plays import cast
from tests.render.plays.play import Play

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.render.stage import Stage


async def _viewer(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    viewer = window.viewer
    window.open_clip(window.gallery.model.id_at(0), 0)
    await stage.until(lambda: viewer.stage.has_frame)
    yield "open"
    QTest.keyClick(viewer, Qt.Key.Key_I)
    yield "details turned"
    window.open_clip(window.gallery.model.id_at(4), 0)
    await stage.until(lambda: viewer.stage.has_frame)
    yield "alone"


async def _compare(stage: Stage) -> AsyncIterator[str]:
    pages = stage.hands.window.pages
    ids = (pages.gallery.model.id_at(0), pages.gallery.model.id_at(4))
    pages.compare_generations(ids)
    await stage.until(lambda: all(each.has_frame for each in pages.compare.screens))
    yield "side by side"
    pages.compare.bar.mode.button("wipe").click()
    yield "wipe"


async def _export(stage: Stage) -> AsyncIterator[str]:
    pages = stage.hands.window.pages
    model = pages.gallery.model
    await stage.until(lambda: model.generation(0) is not None)
    pages.gallery.cards.picker.toggle(0)
    QTest.keyClick(pages.gallery.cards, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    yield "kinds"


async def _gone(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    window.open_clip(window.gallery.model.id_at(1), 0)
    yield "missing file"


PLAYS: Final = (
    Play("viewer", _viewer, cast.with_films),
    Play("compare", _compare, cast.with_films),
    Play("export", _export, cast.with_films),
    Play("viewer-missing", _gone, cast.with_missing),
)
