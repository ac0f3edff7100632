"""The prompt and the text to avoid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pikascenes_desktop.domain.scene import MAX_PROMPT_CHARS
from pikascenes_desktop.ui import formats, icons
from pikascenes_desktop.ui.composer.text_field import TextField
from pikascenes_desktop.ui.controls.buttons import IconButton
from pikascenes_desktop.ui.controls.labels import ElidedLabel, label
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font, restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

WARN_FROM: Final = 1900
LABEL_HEIGHT: Final = 26
LEAST: Final = 64
MOST: Final = 150
AVOID_ROW: Final = 34
AVOID_FIELD: Final = 52
EARLIER_KEYS: Final = "Ctrl+Shift+H"
SMALL_BUTTON: Final = 24


class Prompt(QWidget):
    """The prompt with its counter; over the limit the text is kept and the counter warns.

    Signals:
        changed: The text is another.
        earlier_wanted: Show earlier prompts.
    """

    changed = Signal()
    earlier_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = TextField(say("prompt.label"), say("prompt.ph"), self)
        self.field.setMinimumHeight(px(LEAST))
        self.field.setMaximumHeight(px(MOST))
        self.earlier_button = IconButton(theme, "clock", say("prompt.earlier"), self)
        self.earlier_button.setProperty("small", "true")
        self.earlier_button.setFixedSize(SMALL_BUTTON, SMALL_BUTTON)
        keys = QKeySequence(EARLIER_KEYS)
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.earlier_button.setToolTip(f"{say('prompt.earlier')} ({shown})")
        self.earlier_button.clicked.connect(self.earlier_wanted)
        shortcut = QShortcut(keys, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.earlier_wanted)
        self.counter = label("", "meta", self)
        self.counter.setFont(font("small", tabular=True))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        title = label(say("prompt.label"), "label", self)
        title.setBuddy(self.field)
        title.setFixedHeight(px(LABEL_HEIGHT))
        head.setSpacing(4)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.earlier_button)
        head.addWidget(self.counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.field, 1)
        self.setTabOrder(self.earlier_button, self.field)
        self.field.textChanged.connect(self._count)
        self._count()

    @property
    def text(self) -> str:
        """The prompt."""
        return self.field.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text; one that is there already keeps its cursor."""
        if text != self.text:
            self.field.setPlainText(text)

    def _count(self) -> None:
        length = len(self.text)
        over = length - MAX_PROMPT_CHARS
        self.counter.setText(
            say("prompt.over", n=over) if over > 0 else f"{length} / {MAX_PROMPT_CHARS}"
        )
        self.counter.setToolTip(formats.number(length))
        is_close = length >= WARN_FROM and over <= 0
        restyle(
            self.counter,
            error="true" if over > 0 else "false",
            warning="true" if is_close else "false",
        )
        restyle(self.field, error="true" if over > 0 else "false")
        self.changed.emit()


class Fold(QPushButton):
    """A row that opens what is below it: chevron, title, and what is inside, in brief."""

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "fold")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setFixedHeight(px(AVOID_ROW))
        self._title = label(title, "label", self)
        self._title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.inside = ElidedLabel("", "meta", self)
        self.inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._sign = label("", "meta", self)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sign)
        row.addSpacing(6)
        row.addWidget(self._title)
        row.addSpacing(12)
        row.addWidget(self.inside, 1)
        self._sign.setFixedWidth(14)
        self.toggled.connect(self._paint_sign)
        theme.changed.connect(self._paint_sign)
        self._paint_sign()

    def set_inside(self, text: str) -> None:
        """Say in brief what is inside; shown while closed."""
        self.inside.setText(text)
        self.setAccessibleDescription(text)

    def _paint_sign(self) -> None:
        name = "chevd" if self.isChecked() else "chevr"  # turned where lines run the other way
        self._sign.setPixmap(
            icons.pixmap(name, self._theme.tokens.text2, 14, self.devicePixelRatioF())
        )
        self.inside.setVisible(not self.isChecked())


class Avoid(QWidget):
    """The text to avoid, folded into one row until it is wanted.

    Signals:
        changed: The text is another.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = Fold(theme, say("avoid.label"), self)
        self.field = TextField(say("avoid.label"), say("avoid.ph"), self)
        self.field.setFixedHeight(px(AVOID_FIELD))
        self.field.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addWidget(self.field)
        self.row.toggled.connect(self._open)
        self.field.textChanged.connect(self._tell)

    @property
    def text(self) -> str:
        """The text to avoid."""
        return self.field.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text."""
        if text != self.text:
            self.field.setPlainText(text)

    def _open(self, is_open: bool) -> None:
        self.field.setVisible(is_open)
        if is_open:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.row.set_inside(" ".join(self.text.split()))
        self.changed.emit()
