"""The pop-up that helps to decide about a request that may or may not have arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from pikascenes_desktop.domain.errors import AppError, SceneMismatch
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.deck import locale
from pikascenes_desktop.ui.gallery.page_popup import PagePopup
from pikascenes_desktop.ui.gallery.sending_again import SendingAgain
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.theme import font, restyle
from pikascenes_desktop.ui.websites import Website, open_website
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

WIDTH: Final = 364
NUMBER: Final = 20


class _Number(QWidget):
    """The round number of a step."""

    def __init__(self, theme: Theme, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = str(number)
        self.setFixedSize(NUMBER, NUMBER)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.track)
        painter.drawEllipse(self.rect())
        painter.setPen(self._theme.tokens.text1)
        painter.setFont(font("micro", 600))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._number)
        painter.end()


class Decision(PagePopup):
    """Three ways on, in the order in which they are safe: look, attach, send again.

    It stands in the page rather than in a window of its own, so that it is still there when
    the user comes back from the browser with the id.

    Args:
        desk: What attaches and sends.
        theme: Its colours.
        generation: The unsure generation.
        parent: The page.

    Signals:
        done: It was decided, now or later; the text is a notice or empty.
    """

    done = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, generation: Generation, parent: QWidget) -> None:
        super().__init__(theme, WIDTH, parent)
        self._desk = desk
        self._generation = generation
        give_role(self, Role.Grouping)
        self.setAccessibleName(say("er.unsure.t"))
        self.website = Button(
            theme, say("er.unsure.1.go"), icon="ext", parent=self.body, dense="true", on="raised"
        )
        self.website.clicked.connect(lambda _=False: open_website(Website.GENERATIONS))
        self.field = QLineEdit(self.body)
        self.field.setPlaceholderText("7f3c9a10-…")
        self.field.setAccessibleName(say("er.unsure.ph"))
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._attach)
        self.attach = Button(
            theme, say("er.unsure.2.go"), kind="ghost", parent=self.body, dense="true"
        )
        self.attach.clicked.connect(lambda _=False: self._attach())
        self.attach.setEnabled(False)
        self.trouble = label("", "danger", self.body, wrap=True)
        self.trouble.hide()
        self.anyway = Button(
            theme, say("un.differs.go"), parent=self.body, dense="true", on="raised"
        )
        self.anyway.clicked.connect(lambda _=False: self._attach(is_sure=True))
        self.anyway.hide()
        self.sending = SendingAgain(desk, theme, generation, self.body)
        self.again = self.sending.button
        self.sending.wanted.connect(self._send_again)
        self.later = Button(
            theme, say("er.unsure.later"), kind="ghost", parent=self.body, dense="true"
        )
        self.later.clicked.connect(lambda _=False: self._end(""))
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        column = self.column
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        head = QGridLayout()
        head.setHorizontalSpacing(10)
        sign = QLabel(self.body)
        ratio = self.devicePixelRatioF()
        sign.setPixmap(icons.pixmap("quest", theme.tokens.warning, 18, ratio))
        head.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(say("er.unsure.t"), "lead", self.body), 0, 1)
        head.addWidget(label(say("er.unsure.p"), "small", self.body, wrap=True), 1, 1)
        head.setColumnStretch(1, 1)
        column.addLayout(head)
        attach_row = QHBoxLayout()
        attach_row.addWidget(self.field, 1)
        attach_row.addWidget(self.attach)
        column.addLayout(self._step(theme, 1, say("er.unsure.1"), self.website))
        column.addLayout(
            self._step(theme, 2, say("er.unsure.2"), attach_row, self.trouble, self.anyway)
        )
        if self._generation.state is State.UNCONFIRMED:
            column.addLayout(self._step(theme, 3, say("er.unsure.3"), self.sending))
        else:
            self.sending.hide()  # it has an id: another request would be a second one
        end = QHBoxLayout()
        end.addStretch()
        end.addWidget(self.later)
        column.addLayout(end)

    def _step(
        self, theme: Theme, number: int, text: str, *rows: QWidget | QHBoxLayout
    ) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.addWidget(_Number(theme, number, self.body), 0, 0)
        grid.addWidget(label(text, "strong", self.body, wrap=True), 0, 1)
        for line, row in enumerate(rows, start=1):
            if isinstance(row, QHBoxLayout):
                grid.addLayout(row, line, 1)
            else:
                side = Qt.AlignmentFlag.AlignLeft
                is_button = isinstance(row, Button)
                grid.addWidget(row, line, 1, side if is_button else Qt.AlignmentFlag(0))
        grid.setColumnStretch(1, 1)
        return grid

    def open_at(self, place: QPoint) -> None:
        """Stand below a point of the page and take the keyboard."""
        self.stand_at(place)
        self.website.setFocus(Qt.FocusReason.PopupFocusReason)

    def _typed(self) -> None:
        self.attach.setEnabled(bool(self.field.text().strip()))
        self._say("")

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        self.anyway.hide()
        restyle(self.field, error="true" if text else "false")

    def _attach(self, *, is_sure: bool = False) -> None:
        text = self.field.text().strip()
        if text and self.field.isEnabled():
            self._set_busy(busy=True)
            generations, one = self._desk.generations, self._generation.id
            decide = self._decide(
                lambda: generations.attach(one, text, is_sure=is_sure), say("er.unsure.tied")
            )
            self._desk.scope.spawn(decide, name="attach")

    def _send_again(self) -> None:
        self._set_busy(busy=True)
        generations, one = self._desk.generations, self._generation.id
        decide = self._decide(lambda: generations.send_again(one), "")
        self._desk.scope.spawn(decide, name="send again")

    async def _decide(self, work: Callable[[], Coroutine[Any, Any, object]], notice: str) -> None:
        try:
            await work()
        except SceneMismatch as error:
            self._set_busy(busy=False)
            self._ask_anyway(error)
        except AppError as error:
            said = sentence(error)
            self._set_busy(busy=False)
            self._say(said.whole)
        else:
            self._end(notice)

    def _ask_anyway(self, error: SceneMismatch) -> None:
        """Say what differs, and leave it to the user, who may know better than an echo."""
        what = locale().createSeparatedList([say(f"un.what.{each}") for each in error.differences])
        self._say(say("un.differs", what=what))
        self.anyway.show()
        self.anyway.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.field, self.attach, self.anyway):
            widget.setEnabled(not busy)
        self.sending.set_busy(busy=busy)

    def _end(self, notice: str) -> None:
        self.done.emit(notice)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end("")
        else:
            super().keyPressEvent(event)
