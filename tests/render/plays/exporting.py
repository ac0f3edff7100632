"""Export: every page of its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pikascenes_desktop.domain.errors import DiskFull
from pikascenes_desktop.domain.export import ExportKind
from tests.render.plays import cast
from tests.render.plays.play import Play

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from pikascenes_desktop.ui.exporting.dialog import ExportDialog
    from tests.render.stage import Stage

BYTES: Final = 24_000_000


async def _opened(stage: Stage) -> ExportDialog:
    exporting = stage.hands.window.pages.exporting
    await stage.until(lambda: exporting.dialog is not None)
    assert exporting.dialog is not None
    return exporting.dialog


async def _one(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    window.open_clip(window.gallery.model.id_at(0), 0)
    await stage.until(lambda: window.viewer.stage.has_frame)
    window.viewer.deeds.ask_export()
    dialog = await _opened(stage)
    for kind in ExportKind:
        dialog.kind.button(kind.value).click()
        yield kind.value
    stage.world.exporter.trouble = DiskFull("x", needed_bytes=BYTES)
    dialog.export(stage.world.folder / "lantern.jpg")
    await stage.until(dialog.error.isVisible)
    yield "failed"
    stage.world.exporter.trouble = None
    dialog.export(stage.world.folder / "lantern.jpg")
    await stage.until(lambda: bool(window.notice.text))
    yield "done"


async def _several(stage: Stage) -> AsyncIterator[str]:
    gallery = stage.hands.window.gallery
    await stage.until(lambda: gallery.model.generation(0) is not None)
    for row in range(3):
        gallery.cards.picker.toggle(row)
    QTest.keyClick(gallery.cards, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = await _opened(stage)
    stage.world.exporter.gate.clear()
    dialog.export(stage.world.folder)
    await stage.until(lambda: dialog.progress.value() > 0)
    yield "progress"
    dialog.stop.click()
    await stage.until(lambda: not dialog.is_busy)
    yield "stopped"
    stage.world.exporter.gate.set()
    dialog.export(stage.world.folder)
    await stage.until(lambda: stage.hands.window.pages.exporting.dialog is None)
    yield "done"


PLAYS: Final = (
    Play("export", _one, cast.with_films),
    Play("export-several", _several, cast.with_films),
)
