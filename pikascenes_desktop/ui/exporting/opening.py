"""Opens the export dialog for what the pages name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.exporting.dialog import ExportDialog, can_be_exported
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme


class Exporting(QObject):
    """One dialog at a time.

    Signals:
        notify: A notice: text, label of its action or empty, what the action does or None.
    """

    notify = Signal(str, str, object)

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._window = window
        self.dialog: ExportDialog | None = None

    def open(self, ids: Sequence[str]) -> None:
        """Export all clips of these generations."""
        self._start([(one, None) for one in ids], None)

    def open_one(self, which: tuple[str, int], now_s: float) -> None:
        """Export one clip: its generation's id and its index, and the moment shown."""
        self._start([which], now_s)

    def _start(self, wanted: Sequence[tuple[str, int | None]], now_s: float | None) -> None:
        self._desk.scope.spawn(self._open(wanted, now_s), name="open the export")

    async def _open(self, wanted: Sequence[tuple[str, int | None]], now_s: float | None) -> None:
        try:
            page = await self._desk.gallery.page([generation_id for generation_id, _ in wanted])
        except AppError as error:
            self.notify.emit(sentence(error).whole, "", None)
            return
        indices = dict(wanted)
        clips = [
            (one, clip)
            for one in page
            for clip in one.clips
            if can_be_exported(clip) and indices[one.id] in {None, clip.index}
        ]
        if not clips:
            self.notify.emit(say("exp.none"), "", None)
        elif self.dialog is None:
            dialog = ExportDialog(self._desk, self._theme, clips, self._window, now_s=now_s)
            dialog.notify.connect(self.notify)
            dialog.finished.connect(self._close)
            self.dialog = dialog
            dialog.open()

    def _close(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
