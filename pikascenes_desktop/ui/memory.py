"""What the window remembers of itself: its place, recent images, answers given once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QScreen

MOST_RECENT: Final = 48


class Memory:
    """A small file of the window's own; losing it loses nothing but comfort.

    Args:
        file: Where it is kept.
    """

    def __init__(self, file: Path) -> None:
        self._file = QSettings(str(file), QSettings.Format.IniFormat)

    def place(self, screen: QScreen) -> QByteArray | None:
        """Return where the window was on this screen, as Qt keeps it; None the first time."""
        value: object = self._file.value(f"place/{_name(screen)}")
        return value if isinstance(value, QByteArray) else None

    def keep_place(self, screen: QScreen, place: QByteArray) -> None:
        """Remember where the window is on this screen."""
        self._file.setValue(f"place/{_name(screen)}", place)

    @property
    def recent(self) -> tuple[str, ...]:
        """The images used lately, newest first: paths and links."""
        value: object = self._file.value("recent")
        if isinstance(value, str):
            return (value,)  # an ini file cannot tell a list of one from its item
        items = cast("list[object]", value) if isinstance(value, list) else []
        return tuple(item for item in items if isinstance(item, str))

    def add_recent(self, source: str) -> None:
        """Remember an image as the newest."""
        before = self.recent
        if before[:1] != (source,):
            kept = [source, *(item for item in before if item != source)]
            self._file.setValue("recent", kept[:MOST_RECENT])

    @property
    def is_big_accepted(self) -> bool:
        """Whether the user does not want to be asked before big presses."""
        return self._file.value("big_accepted") == "true"

    def accept_big(self) -> None:
        """Do not ask before big presses any more."""
        self._file.setValue("big_accepted", "true")


def _name(screen: QScreen) -> str:
    size = screen.size()
    return f"{screen.name() or 'screen'}-{size.width()}x{size.height()}".replace("/", "_")
