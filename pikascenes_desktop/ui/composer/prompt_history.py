"""Earlier prompts, to start from again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Signal

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.composer.choice_panel import ChoicePanel, Form
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.composer.draft import Draft
    from pikascenes_desktop.ui.theme import Theme

ROW: Final = 30
LESS: Final = 32
"""How much narrower than the prompt the rows are."""


class EarlierPrompts(QObject):
    """Offers the last prompts; one that is chosen takes the prompt's place, with a way back.

    Signals:
        used: One was chosen.
        failed: They could not be read; the `AppError` that says why.
    """

    used = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, draft: Draft, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._theme = theme
        self._draft = draft
        self._page = page
        self._texts: list[str] = []
        self._is_reading = False
        self.panel: ChoicePanel | None = None

    def open(self, below: QWidget) -> None:
        """Read them, and open them below a widget."""
        if not self._is_reading:
            self._is_reading = True
            self._desk.scope.spawn(self._open(below), name="earlier prompts")

    async def _open(self, below: QWidget) -> None:
        try:
            self._texts = await self._desk.prompts.latest()
        except AppError as error:
            self.failed.emit(error)
        else:
            self._show(below)
        finally:
            self._is_reading = False

    def _show(self, below: QWidget) -> None:
        size = QSize(below.width() - LESS, px(ROW))
        panel = ChoicePanel(
            self._theme,
            self._page,
            name=say("prompt.earlier"),
            nothing=say("prompt.earlier.none"),
            form=Form.ROWS,
            size=size,
        )
        lines = [" ".join(text.split()) for text in self._texts]
        panel.set_choices(lines, self._texts)
        panel.chosen.connect(self._choose)
        panel.closed.connect(partial(self._closed, panel))
        self.panel = panel
        panel.open_below(below)

    def _closed(self, panel: ChoicePanel) -> None:
        if self.panel is panel:
            self.panel = None

    def _choose(self, row: int) -> None:
        self._draft.use_prompt(self._texts[row])
        self.used.emit()
