"""The four visible steps of testing a host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pikascenes_desktop.domain.errors import (
    AppError,
    HostBucketMissing,
    HostRejected,
    LinkNotOpen,
    Unreachable,
)
from pikascenes_desktop.domain.host import HostStep, LinkProblem
from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from pikascenes_desktop.services.hosting import StepReport
    from pikascenes_desktop.ui.theme import Theme

STEPS: Final = {
    HostStep.SIGN_IN: ("ho.step.1", "ho.ok.1"),
    HostStep.UPLOAD: ("ho.step.2", "ho.ok.2"),
    HostStep.OPEN: ("ho.step.3", "ho.ok.3"),
    HostStep.DELETE: ("ho.step.4", "ho.ok.4"),
}
"""What each step says before and after it went well."""


def step_problem(step: HostStep, error: AppError) -> str:
    """Return the sentence that stands in place of a step's tick."""
    if step is HostStep.DELETE:
        return say("ho.bad.delete")
    match error:
        case HostRejected():
            return say("ho.bad.auth")
        case HostBucketMissing(bucket=bucket):
            return say("ho.bad.bucket", name=bucket)
        case LinkNotOpen(reason=LinkProblem.SIGN_IN):
            return say("ho.bad.open")
        case Unreachable():
            return say("ho.bad.net")
        case _:
            told = sentence(error)
            return told.whole


class HostTest(QFrame):
    """Shows how far a test came."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "card")
        self._sign = QLabel(self)
        self._title = label("", "strong", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        self._rows: dict[HostStep, tuple[QLabel, QLabel]] = {}
        for step in HostStep:
            sign, text = QLabel(self), label("", "small", self, wrap=True)
            sign.setFixedWidth(16)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(sign)
            row.addWidget(text, 1)
            column.addLayout(row)
            self._rows[step] = (sign, text)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """The title and the steps, as they stand."""
        return [self._title.text(), *(text.text() for _, text in self._rows.values())]

    def begin(self) -> None:
        """A test starts."""
        tokens = self._theme.tokens
        self._head("clock", tokens.text2, say("ho.testing"))
        for step, (sign, text) in self._rows.items():
            sign.clear()
            text.setText(say(STEPS[step][0]))
            restyle(text, role="meta")
            text.show()
        self.show()

    def report(self, report: StepReport) -> None:
        """A step ended."""
        tokens = self._theme.tokens
        sign, text = self._rows[report.step]
        if report.error is None:
            self._mark(sign, "check", tokens.success)
            text.setText(say(STEPS[report.step][1]))
            restyle(text, role="small")
            return
        is_harmless = report.step is HostStep.DELETE
        self._mark(
            sign,
            "warn" if is_harmless else "error",
            tokens.warning if is_harmless else tokens.danger,
        )
        text.setText(step_problem(report.step, report.error))
        restyle(text, role="warning" if is_harmless else "danger")

    def end(self, *, works: bool) -> None:
        """The test is over."""
        tokens = self._theme.tokens
        if works:
            self._head("checkc", tokens.success, say("ho.ok"))
        else:
            self._head("error", tokens.danger, say("ho.failed"))
        for _sign, text in self._rows.values():
            if text.property("role") == "meta":
                text.setVisible(not works)  # a step that this host does not need

    def say_only(self, text: str) -> None:
        """Say something in place of a test."""
        self._head("info", self._theme.tokens.text2, text)
        for sign, line in self._rows.values():
            sign.clear()
            line.hide()
        self.show()

    def _head(self, name: str, colour: QColor, text: str) -> None:
        self._mark(self._sign, name, colour)
        self._title.setText(text)

    def _mark(self, sign: QLabel, name: str, colour: QColor) -> None:
        sign.setPixmap(icons.pixmap(name, colour, 16, self.devicePixelRatioF()))
