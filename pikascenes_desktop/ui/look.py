"""How the window looks and speaks: the user's preferences, and what the system asks for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from pikascenes_desktop.ui.deck import set_language
from pikascenes_desktop.ui.system_wishes import Wishes, read_wishes
from pikascenes_desktop.ui.text_size import set_text_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.domain.preferences import Preferences, TextSize
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a window is made with, and cannot change afterwards.

    Attributes:
        library: The folder chosen, which cards, sizes and tiles were read from.
    """

    language: str | None
    text_size: TextSize
    library: str | None

    @classmethod
    def of(cls, preferences: Preferences) -> Self:
        """Return what the preferences say."""
        return cls(preferences.language, preferences.text_size, preferences.library)


class Look(QObject):
    """Brings theme, motion, language and text size to what is wanted.

    The system is asked at the start and whenever the program comes to the front.

    Args:
        spoken: A language to speak whatever the preferences say; for pseudo-languages.
        ask_system: What stands in for asking the system.
    """

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        spoken: str | None = None,
        ask_system: Callable[[], Wishes] = read_wishes,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._spoken = spoken
        self._ask_system = ask_system
        self._wishes = Wishes()
        self._is_asked = False
        self._asking: asyncio.Task[None] | None = None
        self._unsubscribe = desk.settings.changed.subscribe(self._move)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_again)
        self.ask_system()

    def close(self) -> None:
        """Listen no more."""
        self._unsubscribe()

    def use(self) -> None:
        """Use the language, text size and colours of the preferences, for windows made from now."""
        preferences = self._desk.settings.current
        set_language(self._spoken or preferences.language)
        set_text_size(preferences.text_size)
        self._theme.apply(preferences.theme)
        self._move(preferences)

    def ask_system(self) -> None:
        """Ask the system anew; returns at once."""
        self._is_asked = True
        if self._asking is None or self._asking.done():
            self._asking = self._desk.scope.spawn(self._ask(), name="system wishes")

    async def _ask(self) -> None:
        while self._is_asked:
            self._is_asked = False
            self._wishes = await asyncio.to_thread(self._ask_system)
            self._theme.set_high_contrast(on=self._wishes.high_contrast)
            self._move(self._desk.settings.current)

    def _move(self, preferences: Preferences) -> None:
        reduced = preferences.reduce_motion or self._wishes.reduced_motion
        self._theme.motion.reduce(reduced=reduced)
        self._theme.motion.save_power(saving=self._wishes.saved_power)

    def _look_again(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.ask_system()
