"""A field for the API key: dots, its last four characters, and an eye to show the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QStyle, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import IconButton
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pikascenes_desktop.ui.theme import Theme

SHOWN: Final = 4
"""Characters at the end that are shown in clear once the key is long enough to keep its secret."""

SHORTEST: Final = 12
SIGN: Final = 16
EDGE: Final = 10
EYE: Final = 24
HEIGHTS: Final = (32, 40)
"""Among other controls, and where the key is the one thing that is asked for."""


class KeyField(QLineEdit):
    """Takes a key; what is typed is dots unless the eye is pressed.

    Args:
        is_tall: Whether the key is the one thing that is asked for.
        is_plain: Whether it is a secret among other fields: without a sign, and without its last
            characters in clear.
    """

    def __init__(
        self, theme: Theme, parent: QWidget, *, is_tall: bool = False, is_plain: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_plain = is_plain
        self.setEchoMode(QLineEdit.EchoMode.Password)
        if not is_plain:
            self.setAccessibleName(say("fr.2.field"))
            self.setPlaceholderText(say("fr.2.ph"))
        self.setProperty("tall", "true" if is_tall else "false")
        self.setFixedHeight(max(HEIGHTS[is_tall], px(HEIGHTS[is_tall])))
        # a key is no word: no input method may learn or complete it
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self._sign = QLabel(self)
        self._last = label("", "meta", self)
        self.eye = IconButton(theme, "eye", self._eye_name(is_shown=False), self)
        self.eye.setProperty("small", "true")
        self.eye.setFixedSize(EYE, EYE)
        self.eye.setCheckable(True)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        for part in (self._sign, self._last):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._sign.setVisible(not is_plain)
        self.eye.toggled.connect(self._show_key)
        self.textChanged.connect(self._show_last)
        theme.changed.connect(self._paint_sign)
        self._paint_sign()
        self._show_last()

    @property
    def last(self) -> str:
        """What is shown of the key in clear."""
        return self._last.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._place()

    def _show_key(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if is_shown else mode.Password)
        name = self._eye_name(is_shown=is_shown)
        self.eye.setAccessibleName(name)
        self.eye.setToolTip(name)
        self._show_last()

    def _eye_name(self, *, is_shown: bool) -> str:
        if self._is_plain:
            return say("ho.hide") if is_shown else say("ho.show")
        return say("ac.hide") if is_shown else say("fr.2.show")

    def _show_last(self) -> None:
        key = self.text().strip()
        is_hidden = self.echoMode() is QLineEdit.EchoMode.Password and not self._is_plain
        self._last.setText(key[-SHOWN:] if is_hidden and len(key) >= SHORTEST else "")
        self._place()

    def _place(self) -> None:
        last = self._last.sizeHint().width() if self._last.text() else 0
        between = 6 if last else 0
        self.setTextMargins(0 if self._is_plain else SIGN + 6, 0, EYE + last + between, 0)
        eye = QRect(self.width() - EDGE + 4 - EYE, (self.height() - EYE) // 2, EYE, EYE)
        places = (
            (self._sign, QRect(EDGE + 1, (self.height() - SIGN) // 2, SIGN, SIGN)),
            (self._last, QRect(eye.left() - last - 4, 0, last, self.height())),
            (self.eye, eye),
        )
        for part, rect in places:
            part.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), rect))

    def _paint_sign(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("key", self._theme.tokens.text2, SIGN, ratio))
