"""Keeps one window open, and makes it anew when what it was made with changes.

Words, text size and the library's folder are read where widgets are made. So a change of one of
them makes the whole window once more, from what the old one shows: the new one is there before
the old one goes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from pikascenes_desktop.services.tasks import TaskScope
from pikascenes_desktop.ui.banner import Kind
from pikascenes_desktop.ui.carrying_over import carry_over, carry_place
from pikascenes_desktop.ui.look import Fixed, Look
from pikascenes_desktop.ui.main_window import MainWindow
from pikascenes_desktop.ui.system_wishes import Wishes, read_wishes

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.surroundings import Surroundings
    from pikascenes_desktop.ui.theme import Theme


PATIENCE_S: Final = 600.0
"""How long the work of a window that was replaced may go on; it is ended then."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A window, and the scope of the work it starts."""

    window: MainWindow
    scope: TaskScope
    fixed: Fixed


class OneWindow(QObject):
    """The program's window, whichever it is at the moment.

    A window's work goes on when it is replaced, and is ended with the program; the window
    itself goes once nothing works for it any more.

    Args:
        spoken: A language to speak whatever the preferences say; for pseudo-languages.
        ask_system: What stands in for asking the system for its wishes.

    Signals:
        quit_confirmed: The user wants to leave, and knows what goes on.
        replaced: There is another window now.
    """

    quit_confirmed = Signal()
    replaced = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        around: Surroundings,
        *,
        spoken: str | None = None,
        ask_system: Callable[[], Wishes] = read_wishes,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._around = around
        self._look = Look(desk, theme, spoken, ask_system, self)
        self._look.use()
        self._retired: list[_Made] = []
        self._replacing: asyncio.Task[None] | None = None
        self._unsubscribe = desk.settings.changed.subscribe(self._note)
        self._made = self._make()

    @property
    def window(self) -> MainWindow:
        """The window as it is now; another one after each change of words, size or library."""
        return self._made.window

    def open(self) -> None:
        """Show the window and bring back what the last run left."""
        self.window.show()
        self.window.start()

    def come_forward(self) -> None:
        """Bring the window to the front."""
        self.window.come_forward()

    def open_clip_file(self, path: Path) -> None:
        """Show the scene of a clip that the program was opened with, in front."""
        self.window.dialogs.do_without_welcome()  # what was opened is what is to be seen
        self.come_forward()
        self.window.clip_opening.open(path)

    def show_bug(self) -> None:
        """Say once that something went wrong in the program itself."""
        self.window.alarms.show_bug()

    async def close(self) -> None:
        """Save what was not saved yet, and end all work and windows."""
        self._unsubscribe()
        self._look.close()
        if self._replacing is not None:
            await self._replacing
        await self.window.close_down()
        self.window.leave()
        self._retired.append(self._made)
        while self._retired:
            made = self._retired.pop()
            await made.scope.__aexit__(None, None, None)
            _delete(made.window)
        _delete(self)

    # --- another window -----------------------------------------------------------------------

    def _make(self) -> _Made:
        scope = TaskScope(self._desk.scope.report)
        window = MainWindow(replace(self._desk, scope=scope), self._theme, self._around)
        window.quit_confirmed.connect(self.quit_confirmed)
        return _Made(window, scope, Fixed.of(self._desk.settings.current))

    def _note(self, preferences: Preferences) -> None:
        is_busy = self._replacing is not None and not self._replacing.done()
        if not is_busy and Fixed.of(preferences) != self._made.fixed:
            self._replacing = self._desk.scope.spawn(self._replace(), name="another window")

    async def _replace(self) -> None:
        while Fixed.of(self._desk.settings.current) != self._made.fixed:
            old = self._made
            await old.window.composer.keeper.flush()
            old.window.setUpdatesEnabled(False)  # or it would show the new size of text at once
            self._look.use()
            # What the last run left was told by the first window; what is still up is told again.
            damaged = self._around.damaged if old.window.banners.has(Kind.HISTORY) else None
            self._around = replace(self._around, recovered=None, damaged=damaged)
            self._made = self._make()
            carry_place(old.window, self.window)
            self.open()
            carry_over(old.window, self.window)
            await old.window.close_down()
            old.window.leave()
            self._retired.append(old)
            self._desk.scope.spawn(self._retire(old), name="old window")
            self.replaced.emit()

    async def _retire(self, old: _Made) -> None:
        while not await old.scope.finish(PATIENCE_S) and self._desk.moving.is_moving:
            pass  # a large library takes its time
        await old.scope.__aexit__(None, None, None)
        if old in self._retired:
            self._retired.remove(old)
            _delete(old.window)


def _delete(thing: QObject) -> None:
    # Here and now: left to Python's collector, it might end on a worker thread.
    thing.deleteLater()
    QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete.value)
