"""The report for support: shown word for word, and saved only when the user says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.verdict import Verdict
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.reporting import Report
    from pikascenes_desktop.ui.theme import Theme

SIZE: Final = (760, 560)
EDGE: Final = 24
LIST: Final = 160


class ReportSheet(Sheet):
    """A list of the report's files, and the whole text of the one that is chosen.

    Attributes:
        report: What is shown, and would be saved; None while it is being made.
    """

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, QSize(px(SIZE[0]), px(SIZE[1])))
        self._desk = desk
        self._asked = 0
        self.report: Report | None = None
        self.places: QFileDialog | None = None
        self.setWindowTitle(say("rp.title"))
        self.setAccessibleName(say("rp.title"))
        self.names = QListWidget(self)
        self.names.setFixedWidth(px(LIST))
        self.names.setProperty("role", "choices")
        self.names.setAccessibleName(say("rp.files"))
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setAccessibleName(say("rp.title"))
        self.prompts = QCheckBox(say("rp.prompts"), self)
        self.verdict = Verdict(theme, self)
        self.save_button = Button(theme, say("rp.save"), kind="primary", parent=self, action="true")
        self.close_button = Button(theme, say("st.close"), parent=self, action="true")
        self._lay_out()
        self.names.currentRowChanged.connect(self._show)
        self.prompts.toggled.connect(self.make)
        self.save_button.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.reject)
        self.close_button.setFocus()
        self.make()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(self, EDGE, 20, EDGE, 16))
        column.setSpacing(10)
        column.addWidget(label(say("rp.title"), "heading", self))
        column.addWidget(WrappedLabel(say("rp.body"), "body", self))
        column.addLayout(row, 1)
        column.addWidget(self.prompts, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.verdict)
        column.addLayout(foot)

    def make(self) -> None:
        """Put the report together anew; nothing older is saved meanwhile."""
        self._asked += 1
        self.report = None
        self.save_button.setEnabled(False)
        self.verdict.say(say("rp.making"), "small")
        work = self._make(self._asked, prompts=self.prompts.isChecked())
        self._desk.scope.spawn(work, name="make report")

    async def _make(self, asked: int, *, prompts: bool) -> None:
        report = await self._desk.safekeeping.reporting.make(prompts=prompts)
        if not isValid(self) or asked != self._asked:
            return
        row = max(0, self.names.currentRow())
        self.report = report
        self.names.clear()
        for part in report.parts:
            self.names.addItem(say(f"rp.{part.name}"))
        self.names.setCurrentRow(row)
        self.save_button.setEnabled(True)
        self.verdict.clear()

    def _show(self, row: int) -> None:
        if self.report is None or not 0 <= row < len(self.report.parts):
            return
        part = self.report.parts[row]
        self.text.setPlainText(part.text)
        self.text.setAccessibleName(say("rp.text", name=say(f"rp.{part.name}")))

    def _choose(self) -> None:
        dialog = QFileDialog(self, say("rp.save"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter("ZIP (*.zip)")
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(f"{say('rp.name')}.zip")
        dialog.fileSelected.connect(self.save_as)
        self.places = dialog
        dialog.open()

    def save_as(self, path: str) -> None:
        """Save what is shown to a file that the user named."""
        if self.report is not None:
            self._desk.scope.spawn(self._save(self.report, Path(path)), name="save report")

    async def _save(self, report: Report, path: Path) -> None:
        try:
            await self._desk.safekeeping.reporting.save(report, path)
        except AppError as error:
            text, tone = sentence(error).whole, "danger"
        else:
            text, tone = say("rp.saved", file=path.name), "success"
        if isValid(self):
            self.verdict.say(text, tone)
