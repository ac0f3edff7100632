"""The four visible steps of testing a host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from pikascenes_desktop.domain.errors import (
    AppError,
    HostBucketMissing,
    HostRejected,
    LinkNotOpen,
    Unreachable,
)
from pikascenes_desktop.domain.host import HostStep, LinkProblem
from pikascenes_desktop.ui import formats, icons
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.deck import has
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.theme import font, restyle
from pikascenes_desktop.ui.words import remark, say, sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from pikascenes_desktop.services.host_testing import StepReport
    from pikascenes_desktop.ui.theme import Theme

SIGN: Final = 16
BELOW: Final = 12
"""Pixels that are seen below it, too."""

STEPS: Final = {
    HostStep.SIGN_IN: ("ho.step.1", "ho.ok.1"),
    HostStep.UPLOAD: ("ho.step.2", "ho.ok.2"),
    HostStep.OPEN: ("ho.step.3", "ho.ok.3"),
    HostStep.DELETE: ("ho.step.4", "ho.ok.4"),
}
"""What each step says before and after it went well."""


def step_problem(step: HostStep, error: AppError, kind: str = "s3", *, opens: bool = True) -> str:
    """Return the sentence that stands in place of a step's tick.

    Args:
        step: What failed.
        error: Why.
        kind: The kind of host; only buckets have a key ID, and links to switch.
        opens: Whether all steps before went well.
    """
    if step is HostStep.DELETE:
        return say("ho.bad.delete" if opens else "ho.bad.delete.too")
    match error:
        case HostRejected():
            return say("ho.bad.auth" if kind == "s3" else "ho.bad.secret")
        case HostBucketMissing(bucket=bucket):
            return say("ho.bad.bucket", name=bucket)
        case LinkNotOpen(reason=LinkProblem.SIGN_IN):
            return say("ho.bad.open" if kind == "s3" else "ho.bad.open.other")
        case Unreachable(reason=reason) if not has(f"e.unreachable.{reason}.t"):
            return say("ho.bad.net")
        case _:
            told = sentence(error)
            return told.whole


class Line(QWidget):
    """One line of the test: a sign, what it says, and how long it took."""

    def __init__(self, theme: Theme, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = ("", "text2")
        self._sign = QLabel(self)
        self._sign.setFixedWidth(SIGN)
        self._text = WrappedLabel("", role, self)
        self._time = label("", "meta", self)
        self._time.setFont(font("small", tabular=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._sign, 0, top)
        row.addWidget(self._text, 1)
        row.addWidget(self._time, 0, top)
        theme.changed.connect(self._paint)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def time(self) -> str:
        """How long it took, in words; empty where that is not known."""
        return self._time.text()

    def say(self, text: str, role: str, icon: str = "", tint: str = "text2") -> None:
        """Say something, with a sign in front."""
        self._icon = (icon, tint)
        self._text.setText(text)
        restyle(self._text, role=role)
        self.say_time(None)
        self._paint()

    def say_time(self, seconds: float | None) -> None:
        """Say how long it took."""
        self._time.setText("" if seconds is None else formats.seconds(seconds))

    def _paint(self) -> None:
        name, tint = self._icon
        if name:
            colour = getattr(self._theme.tokens, tint)
            self._sign.setPixmap(icons.pixmap(name, colour, SIGN, self.devicePixelRatioF()))
        else:
            self._sign.clear()


class HostTest(QFrame):
    """Shows how far a test came."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(say("ho.step.names"))
        self._kind = "s3"
        self._took = 0.0
        self._goes_well = True
        self._head = Line(theme, "strong", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(self, 14, 11, 14, 11))
        column.setSpacing(5)
        column.addWidget(self._head)
        self._lines: dict[HostStep, Line] = {}
        for step in HostStep:
            self._lines[step] = Line(theme, "small", self)
            column.addWidget(self._lines[step])
        self._open: list[HostStep] = []
        self.hide()

    @property
    def texts(self) -> list[str]:
        """The title and the steps, as they stand."""
        return [self._head.text, *(line.text for line in self._lines.values())]

    @property
    def times(self) -> list[str]:
        """How long it all took, and each step."""
        return [self._head.time, *(line.time for line in self._lines.values())]

    def begin(self, kind: str = "s3") -> None:
        """A test of this kind of host starts."""
        self._kind = kind
        self._took = 0.0
        self._goes_well = True
        self._open = list(HostStep)
        self._head.say(say("ho.testing"), "strong", "clock")
        for step, line in self._lines.items():
            line.say(say(STEPS[step][0]), "meta")
            line.show()
        self._mark_next()
        self.show()
        announce(self, say("ho.testing"))

    def report(self, report: StepReport) -> None:
        """A step ended."""
        line = self._lines[report.step]
        self._open = [step for step in self._open if step is not report.step]
        self._took += report.seconds or 0.0
        if report.error is None:
            told = "\n".join((say(STEPS[report.step][1]), *map(remark, report.remarks)))
            line.say(told, "small", "check", "success")
            if report.remarks:
                announce(self, told)
            self._mark_next()
        else:
            text = step_problem(report.step, report.error, self._kind, opens=self._goes_well)
            self._goes_well = False
            is_harmless = report.step is HostStep.DELETE
            tone = "warning" if is_harmless else "danger"
            line.say(text, tone, "warn" if is_harmless else "error", tone)
            announce(self, text, urgent=not is_harmless)
        line.say_time(report.seconds)

    def end(self, *, works: bool) -> None:
        """The test is over."""
        if works:
            self._head.say(say("ho.ok"), "strong", "checkc", "success")
        else:
            self._head.say(say("ho.failed"), "strong", "error", "danger")
        self._head.say_time(self._took)
        for step in self._open:  # those that this host does not need, or that were not reached
            self._lines[step].say(say(STEPS[step][0]), "meta")
            self._lines[step].setVisible(not works)
        if works and self._open == [HostStep.DELETE]:
            self._lines[HostStep.DELETE].say(say("ho.no_delete"), "meta", "info", "text3")
            self._lines[HostStep.DELETE].show()
        announce(self, self._head.text)

    def stop(self) -> None:
        """The test was stopped."""
        self._head.say(say("ho.test.stopped"), "strong", "info")
        for step in self._open:
            self._lines[step].say(say(STEPS[step][0]), "meta")
        announce(self, self._head.text)

    def say_only(self, text: str) -> None:
        """Say something in place of a test."""
        self._head.say(text, "strong", "info")
        for line in self._lines.values():
            line.say("", "meta")
            line.hide()
        self.show()

    def _come_into_view(self) -> None:
        """Be seen: it stands below a form that may be long."""
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        at = self.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        if at is not None:
            at.ensureWidgetVisible(self, 0, BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._come_into_view()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._come_into_view()

    def _mark_next(self) -> None:
        """Show which step is under way."""
        if self._open:
            line = self._lines[self._open[0]]
            line.say(line.text, "small", "clock", "accentText")
