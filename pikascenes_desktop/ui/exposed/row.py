"""One image that is, or was, online."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pikascenes_desktop.domain.exposure import Leaving
from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import ElidedLabel, WrappedLabel, label
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.controls.tips import safe_tip
from pikascenes_desktop.ui.exposed import texts
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.domain.exposure import Exposure
    from pikascenes_desktop.ui.theme import Theme

PICTURE: Final = QSize(70, 56)
RADIUS: Final = 6
SMALL: Final = 24
SIGN: Final = 20


class Picture(QWidget):
    """A small picture that covers its place; a sign while there is none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixmap = QPixmap()
        self.setFixedSize(PICTURE)
        theme.changed.connect(self.update)

    @property
    def has_picture(self) -> bool:
        """Whether there is one."""
        return not self._pixmap.isNull()

    def show_picture(self, pixmap: QPixmap) -> None:
        """Show a picture."""
        self._pixmap = pixmap
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(path)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.pill)
        place = QRectF(self.rect())
        if self._pixmap.isNull():
            sign = QRectF(0, 0, SIGN, SIGN)
            sign.moveCenter(place.center())
            icons.paint(painter, sign, "image", tokens.text2)
        else:
            size = self._pixmap.size().scaled(
                PICTURE, Qt.AspectRatioMode.KeepAspectRatioByExpanding
            )
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(place.center())
            painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
        painter.end()


class ExposureRow(QFrame):
    """Picture, host, link, times, and what can be done.

    Signals:
        ticked: It was selected, or no more.
        delete_wanted: It is to be deleted, or looked at where nobody can delete it.
        gone_wanted: The user says it is gone.
        page_wanted: The host's page for deleting it is asked for.
        copy_wanted: Its link is to be copied.
        open_wanted: Its link is to be opened.
    """

    ticked = Signal()
    delete_wanted = Signal()
    gone_wanted = Signal()
    page_wanted = Signal()
    copy_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.box = QCheckBox(self)
        self.picture = Picture(theme, self)
        self._host = ElidedLabel("", "strong", self)
        self._state = label("", "meta", self)
        self._link = ElidedLabel("", "small", self)
        self._when = WrappedLabel("", "meta", self)
        self._how = WrappedLabel("", "meta", self)
        self._trouble = WrappedLabel("", "danger", self)
        self.copy_button = self._small(theme, "copy", "ex.copy")
        self.open_button = self._small(theme, "ext", "ex.open")
        self.delete_button = Button(theme, "", parent=self, dense="true", on="raised")
        self.page_button = Button(
            theme, say("ex.page"), icon="ext", parent=self, dense="true", on="raised"
        )
        self.gone_button = Button(theme, say("ex.is_gone"), parent=self, dense="true", on="raised")
        self._lay_out()
        self.box.toggled.connect(self.ticked)
        self.delete_button.clicked.connect(self.delete_wanted)
        self.gone_button.clicked.connect(self.gone_wanted)
        self.page_button.clicked.connect(self.page_wanted)
        self.copy_button.clicked.connect(self.copy_wanted)
        self.open_button.clicked.connect(self.open_wanted)

    def _small(self, theme: Theme, icon: str, key: str) -> IconButton:
        button = IconButton(theme, icon, say(key), self)
        button.setProperty("small", "true")
        button.setFixedSize(SMALL, SMALL)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._host, 1)
        head.addWidget(self._state)
        link = QHBoxLayout()
        link.setSpacing(2)
        link.addWidget(self._link, 1)
        link.addWidget(self.copy_button)
        link.addWidget(self.open_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.delete_button, self.page_button, self.gone_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(2)
        middle.addLayout(head)
        middle.addLayout(link)
        for widget in (self._when, self._how, self._trouble):
            middle.addWidget(widget)
        middle.addSpacing(4)
        middle.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(self, 12, 10, 12, 10))
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.box, 0, top)
        row.addWidget(self.picture, 0, top)
        row.addLayout(middle, 1)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in the order in which it stands."""
        links = (self.copy_button, self.open_button)
        return (self.box, *links, self.delete_button, self.page_button, self.gone_button)

    @property
    def texts(self) -> list[str]:
        """What it says: host, state, link, times, how it goes, trouble."""
        labels = (self._host, self._state, self._link, self._when, self._how, self._trouble)
        return [each.text() for each in labels]

    def show_exposure(self, exposure: Exposure, now: float, *, is_busy: bool) -> None:
        """Show an image as it is known now.

        Args:
            exposure: The image.
            now: Unix seconds.
            is_busy: Whether something is being done about it.
        """
        state = say("ex.busy") if is_busy else texts.state_of(exposure, now)
        when, how, trouble = texts.when(exposure, now), texts.how(exposure), texts.trouble(exposure)
        self._host.setText(exposure.host)
        self._state.setText(state)
        self._link.setText(exposure.link)
        self._when.setText(when)
        self._when.setToolTip(texts.exactly(exposure, now))
        self._how.setText(how)
        self._how.setVisible(bool(how))
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        told = say("ex.row", host=exposure.host, state=state, when=when, how=how)
        self.setAccessibleName(told)
        self.box.setAccessibleName(say("ex.select", host=exposure.host))
        self.box.setToolTip(safe_tip(self.box.accessibleName()))
        self.box.setAccessibleDescription(f"{told} {trouble}".strip())
        self._fit_buttons(exposure, is_busy=is_busy)

    def _fit_buttons(self, exposure: Exposure, *, is_busy: bool) -> None:
        is_out = exposure.is_out
        by_hand = is_out and exposure.leaving is Leaving.BY_HAND
        text = say("ex.delete" if exposure.leaving is Leaving.DELETABLE else "ex.look")
        self.delete_button.setText(text)
        self.delete_button.setAccessibleName(f"{text}, {exposure.host}")
        self.delete_button.setVisible(is_out)
        self.page_button.setVisible(by_hand and bool(exposure.page))
        self.gone_button.setVisible(is_out and exposure.leaving is not Leaving.DELETABLE)
        self.box.setEnabled(is_out)
        if not is_out:
            self.box.setChecked(False)
        for button in (self.delete_button, self.gone_button):
            button.setEnabled(not is_busy)
        for button in (self.copy_button, self.open_button):
            button.setVisible(bool(exposure.link) and not exposure.link.startswith("data:"))
