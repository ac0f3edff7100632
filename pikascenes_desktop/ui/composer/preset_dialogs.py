"""Naming a scene preset, and looking after those that are there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from pikascenes_desktop.domain.errors import InputError
from pikascenes_desktop.services.presets import LONGEST_NAME
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.line_dialog import LineDialog
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from pikascenes_desktop.services.presets import Presets
    from pikascenes_desktop.ui.theme import Theme

LIST_WIDTH = 480
"""A name is asked for above it, and is to lie inside."""

LIST_HEIGHT = 220


class NameDialog(LineDialog):
    """Asks for the name of a preset.

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
        super().__init__(theme, parent, title=title, asked=say("pre.name"), yes=say("st.save"))
        self._check = check
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setText(name)
        self.field.selectAll()
        self.with_images = QCheckBox(say("pre.images", n=images), self)
        self.with_images.setVisible(bool(images))
        self.add_below(self.with_images)

    def take(self, text: str) -> str:
        try:
            name = self._check(text)
        except InputError as error:
            return sentence(error).whole
        self.named.emit(name, self.with_images.isChecked())
        return ""


class PresetsDialog(Sheet):
    """The list of presets: rename, delete.

    Signals:
        rename_wanted: The name of the preset to rename.
        delete_wanted: The name of the preset to delete.
    """

    rename_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, theme: Theme, presets: Presets, parent: QWidget) -> None:
        super().__init__(theme, parent, QSize(max(LIST_WIDTH, px(LIST_WIDTH)), 0))
        self._presets = presets
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("pre.title"))
        self.setAccessibleName(say("pre.title"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(say("pre.title"))
        self.list.setProperty("role", "choices")
        self.list.setFixedHeight(px(LIST_HEIGHT))
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
        column.addWidget(label(say("pre.title"), "heading", self, wrap=True))
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
        has_any = self.list.count() > 0
        self.list.setVisible(has_any)
        self._nothing.setVisible(not has_any)
        self.ensurePolished()
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.want(QSize(self.width(), layout.totalHeightForWidth(self.width())))
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
