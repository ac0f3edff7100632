"""Keeps the draft on disk within a second of each change, and brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from pikascenes_desktop.domain.errors import AppError

if TYPE_CHECKING:
    import asyncio

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.composer.draft import Draft

REST_MS: Final = 400


class DraftKeeper(QObject):
    """Saves the draft after each change, when the typing rests for a moment.

    Signals:
        failed: It could not be saved; the `AppError` that says why.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft = draft
        self._task: asyncio.Task[None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.save_now)
        draft.changed.connect(self._wait)

    def restore(self) -> None:
        """Show the scene of the last run."""
        saved = self._desk.settings.current.draft
        if saved != self._draft.sheet.full_scene():
            self._draft.load(saved, can_undo=False)

    def save_now(self) -> None:
        """Start saving what there is."""
        self._timer.stop()
        if self._task is not None and not self._task.done():
            self._wait()
            return
        self._task = self._desk.scope.spawn(self._save(), name="save draft")

    async def flush(self) -> None:
        """Save what was not saved yet."""
        if self._task is not None:
            await self._task
        if self._timer.isActive():
            self._timer.stop()
            await self._save()

    def _wait(self) -> None:
        # Not started anew by each key: the text is on disk within a second of the first change.
        if not self._timer.isActive():
            self._timer.start()

    async def _save(self) -> None:
        try:
            await self._desk.settings.save_draft(self._draft.sheet.full_scene())
        except AppError as error:
            self.failed.emit(error)
