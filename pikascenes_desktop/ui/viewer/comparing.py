"""The menu from which the clip to lay beside this one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from pikascenes_desktop.domain.clip import Clip


class CompareMenu(QMenu):
    """The other variations, then the neighbours in the gallery; it goes away by itself.

    Args:
        shown: The clip that is on the stage.
        siblings: All clips of its press, in order.
        has_previous: Whether the gallery has a clip before it.
        has_next: Whether the gallery has a clip after it.

    Signals:
        pair: This clip and the other one: two pairs of generation id and index, in a list.
        neighbour: This clip, a pair as above, and how many places on (or back) the other is.
    """

    pair = Signal(list)
    neighbour = Signal(object, int)

    def __init__(
        self,
        shown: Clip,
        siblings: Sequence[Clip],
        parent: QWidget,
        *,
        has_previous: bool,
        has_next: bool,
    ) -> None:
        super().__init__(say("view.compare"), parent)
        self.aboutToHide.connect(self.deleteLater)
        self._this = (shown.generation_id, shown.index)
        for number, clip in enumerate(siblings, start=1):
            other = (clip.generation_id, clip.index)
            if other != self._this:
                action = self.addAction(say("card.var", n=number))
                action.setData(other)
        if not self.isEmpty():
            self.addSeparator()
        for key, step, is_on in (
            ("view.compare.prev", -1, has_previous),
            ("view.compare.next", 1, has_next),
        ):
            action = self.addAction(say(key))
            action.setEnabled(is_on)
            action.triggered.connect(lambda _=False, step=step: self._choose_neighbour(step))
        self.triggered.connect(self._choose)

    def _choose(self, action: QAction) -> None:
        other = action.data()
        if other is not None:
            self.pair.emit([self._this, tuple(other)])

    def _choose_neighbour(self, step: int) -> None:
        self.neighbour.emit(self._this, step)
