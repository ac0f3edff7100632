"""Whether things may move, and for how long (DESIGN §9)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Motion(QObject):
    """What moves asks here first; one for the whole window.

    Signals:
        changed: Other things may move now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_reduced = False
        self._is_saving = False

    @property
    def is_reduced(self) -> bool:
        """Whether nothing may move by itself."""
        return self._is_reduced

    def reduce(self, *, reduced: bool) -> None:
        """Let nothing move from now on, or let it again."""
        if reduced is not self._is_reduced:
            self._is_reduced = reduced
            self.changed.emit()

    @property
    def may_loop(self) -> bool:
        """Whether something may move without end."""
        return not (self._is_reduced or self._is_saving)

    def save_power(self, *, saving: bool) -> None:
        """Let nothing move without end from now on, or let it again."""
        if saving is not self._is_saving:
            self._is_saving = saving
            self.changed.emit()

    def milliseconds(self, usual: int) -> int:
        """Return how long a change may take: 0 when motion is reduced."""
        return 0 if self._is_reduced else usual
