"""What is asked before a press is sent: many costly clips, or more than the day's limit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject

from pikascenes_desktop.domain.scene import Duration, Resolution
from pikascenes_desktop.ui.composer.footer import MOST
from pikascenes_desktop.ui.limit_question import limit_question
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.services.spending import Passing
    from pikascenes_desktop.ui.composer.press import Press
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.theme import Theme


def is_big(scene: Scene, count: int) -> bool:
    """Say whether so many clips of a scene are the most that can be asked for at once."""
    return (
        count == MOST and scene.resolution is Resolution.FULL_HD and scene.duration is Duration.TEN
    )


class PressQuestions(QObject):
    """Asks, and sends when the answer is yes."""

    def __init__(self, theme: Theme, memory: Memory, press: Press, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._memory = memory
        self._press = press
        self._page = page
        self._unpriced_on: QDate | None = None
        press.limited.connect(self._ask_limit)

    def send(self, scene: Scene, count: int, *, practice: bool) -> None:
        """Send, or ask first."""
        if practice or not is_big(scene, count) or self._memory.is_big_accepted:
            self._press.send(count)
            return
        question = Question(
            self._theme,
            self._page,
            title=say("dl.big.t", n=count),
            body=say("dl.big.b", n=count),
            yes=say("gen.many", n=count),
            no=say("dl.cancel"),
            remember=say("dl.big.skip"),
        )
        question.accepted.connect(partial(self._send_big, question, count))
        question.open()

    def _send_big(self, question: Question, count: int) -> None:
        if question.is_remembered:
            self._memory.accept_big()
        self._press.send(count)

    def _ask_limit(self, count: int, passing: Passing) -> None:
        is_priced = passing.estimate is not None
        if not is_priced and self._unpriced_on == QDate.currentDate():
            self._press.send(count, over_limit=True)  # asked about once a day
            return
        question = limit_question(self._theme, self._page, passing)
        question.accepted.connect(partial(self._send_over, count, is_priced=is_priced))
        question.open()

    def _send_over(self, count: int, *, is_priced: bool) -> None:
        if not is_priced:
            self._unpriced_on = QDate.currentDate()
        self._press.send(count, over_limit=True)
