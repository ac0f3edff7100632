"""Naming a scene preset, and looking after those that are there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from pikascenes_desktop.domain.errors import InputError
from pikascenes_desktop.services.presets import LONGEST_NAME
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from pikascenes_desktop.services.presets import Presets
    from pikascenes_desktop.ui.theme import Theme

WIDTH = 420
LIST_HEIGHT = 220


class NameDialog(QDialog):
    """Asks for the name of a preset, and says at once why one cannot be used.

    Args:
        title: What is about to be done.
        name: The name to begin with.
        check: Returns the name as it would be kept, or raises the `InputError` about it.
        images: How many images may be kept along; 0 asks nothing about them.

    Signals:
        named: The name, and whether the images are kept along.
    """

    named = Signal(str, bool)

    def __init__(  # noqa: PLR0913 -- the parts of a question
        self,
        theme: Theme,
        parent: QWidget,
        *,
        title: str,
        name: str,
        check: Callable[[str], str],
        images: int = 0,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.field = QLineEdit(name, self)
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setAccessibleName(say("pre.name"))
        self.field.setPlaceholderText(say("pre.name"))
        self.field.selectAll()
        self.problem = WrappedLabel("", "danger", self)
        self.problem.hide()
        self.with_images = QCheckBox(say("pre.images", n=images), self)
        self.with_images.setVisible(bool(images))
        self.save_button = Button(theme, say("st.save"), kind="primary", parent=self)
        self.save_button.setDefault(True)
        cancel = Button(theme, say("st.cancel"), parent=self)
        box = QDialogButtonBox(self)
        box.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._save)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(title, "heading", self))
        column.addWidget(self.field)
        column.addWidget(self.problem)
        column.addWidget(self.with_images)
        column.addWidget(box)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        try:
            name = self._check(self.field.text())
        except InputError as error:
            told = sentence(error)
            restyle(self.field, invalid="true")
            self.problem.setText(told.whole)
            self.problem.show()
            self.field.setAccessibleDescription(told.whole)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.named.emit(name, self.with_images.isChecked())
        self.accept()


class PresetsDialog(QDialog):
    """The list of presets: rename, delete.

    Signals:
        rename_wanted: The name of the preset to rename.
        delete_wanted: The name of the preset to delete.
    """

    rename_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, theme: Theme, presets: Presets, parent: QWidget) -> None:
        super().__init__(parent)
        self._presets = presets
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("pre.title"))
        self.setMinimumWidth(WIDTH)
        self.list = QListWidget(self)
        self.list.setAccessibleName(say("pre.title"))
        self.list.setProperty("role", "choices")
        self.list.setFixedHeight(LIST_HEIGHT)
        self.list.currentRowChanged.connect(self._show_current)
        self._nothing = label(say("pre.none"), "meta", self, wrap=True)
        self.rename_button = Button(theme, say("pre.rename"), icon="pencil", parent=self)
        self.delete_button = Button(theme, say("pre.delete"), icon="trash", parent=self)
        self.rename_button.clicked.connect(partial(self._emit, self.rename_wanted))
        self.delete_button.clicked.connect(partial(self._emit, self.delete_wanted))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.rename_button)
        row.addWidget(self.delete_button)
        row.addStretch(1)
        close = Button(theme, say("dl.close"), kind="primary", parent=self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(say("pre.title"), "heading", self))
        column.addWidget(self._nothing)
        column.addWidget(self.list)
        column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Show the presets as they are now, the same place current."""
        row = max(0, self.list.currentRow())
        self.list.clear()
        self.list.addItems([preset.name for preset in self._presets.all])
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._nothing.setVisible(self.list.count() == 0)
        self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._emit(self.delete_wanted)
        elif event.key() == Qt.Key.Key_F2:
            self._emit(self.rename_wanted)
        else:
            super().keyPressEvent(event)

    def _emit(self, signal: SignalInstance) -> None:
        item = self.list.currentItem()
        if self.list.currentRow() >= 0:
            signal.emit(item.text())

    def _show_current(self) -> None:
        is_any = self.list.currentRow() >= 0
        self.rename_button.setEnabled(is_any)
        self.delete_button.setEnabled(is_any)
