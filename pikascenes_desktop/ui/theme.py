"""Colours and type: tokens, palette and the one style sheet (DESIGN §3, §4, §11)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.domain.json_values import as_object, as_str
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.deck import language
from pikascenes_desktop.ui.motion import Motion
from pikascenes_desktop.ui.resources import resource
from pikascenes_desktop.ui.text_size import px

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, named as in ``resources/themes/tokens.json``."""

    canvas: QColor
    panel: QColor
    raised: QColor
    overlay: QColor
    field: QColor
    hover: QColor
    pressed: QColor
    pill: QColor
    track: QColor
    groove: QColor
    knob: QColor
    lineSubtle: QColor
    lineControl: QColor
    text1: QColor
    text2: QColor
    text3: QColor
    textDisabled: QColor
    accent: QColor
    accentHover: QColor
    accentPressed: QColor
    onAccent: QColor
    accentText: QColor
    accentSoft: QColor
    focus: QColor
    danger: QColor
    dangerSoft: QColor
    dangerFill: QColor
    onDanger: QColor
    warning: QColor
    warningSoft: QColor
    success: QColor
    heart: QColor
    stage: QColor
    mediaText: QColor
    mediaScrim: QColor
    mediaAccent: QColor


def read_tokens(scheme: str) -> Tokens:
    """Read the colours of the scheme ``dark`` or ``light``.

    Raises:
        KeyError: A colour is missing.
    """
    data = as_object(json.loads(resource("themes", "tokens.json").read_text(encoding="utf-8")))
    values = as_object(data[scheme])
    return Tokens(**{field.name: QColor(as_str(values[field.name])) for field in fields(Tokens)})


def style_sheet(tokens: Tokens, scheme: str) -> str:
    """Return the style sheet with every ``@token`` replaced."""
    source = resource("themes", "theme.qss.in").read_text(encoding="utf-8")
    pictures = {
        name: f'url("{resource("themes", f"{name}-{scheme}.svg").as_posix()}")'
        for name in ("chevron", "tick")
    }

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in pictures:
            return pictures[name]
        colour: QColor = getattr(tokens, name)
        return colour.name()

    return re.sub(r"@(\w+)", value, source)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette by which dialogs, selections and unstyled widgets agree."""
    role = QPalette.ColorRole
    result = QPalette()
    for where, colour in (
        (role.Window, tokens.canvas),
        (role.WindowText, tokens.text1),
        (role.Base, tokens.field),
        (role.AlternateBase, tokens.panel),
        (role.Text, tokens.text1),
        (role.Button, tokens.raised),
        (role.ButtonText, tokens.text1),
        (role.BrightText, tokens.danger),
        (role.ToolTipBase, tokens.overlay),
        (role.ToolTipText, tokens.text1),
        (role.PlaceholderText, tokens.text3),
        (role.Link, tokens.accentText),
        (role.LinkVisited, tokens.accentText),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.onAccent),
        (role.Accent, tokens.accent),
        (role.Mid, tokens.lineControl),
        (role.Midlight, tokens.lineSubtle),
        (role.Dark, tokens.pressed),
        (role.Light, tokens.pill),
    ):
        result.setColor(where, colour)
    for where in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, where, tokens.textDisabled)
    return result


class Theme(QObject):
    """The theme in use; painted widgets read `tokens` and repaint on `changed`.

    Attributes:
        tokens: The colours in use.
        on_media: The dark theme's colours, for signs on dark plates over pictures in both.
        motion: Whether things may move.

    Signals:
        changed: The tokens are others now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = Choice.SYSTEM
        self.is_dark: bool = True
        self.on_media: Tokens = read_tokens("dark")
        self.tokens: Tokens = self.on_media
        self.motion: Motion = Motion(self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def apply(self, choice: Choice) -> None:
        """Use these colours from now on, in the window's frame too."""
        self._choice = choice
        scheme = {
            Choice.SYSTEM: Qt.ColorScheme.Unknown,
            Choice.DARK: Qt.ColorScheme.Dark,
            Choice.LIGHT: Qt.ColorScheme.Light,
        }[choice]
        hints = QGuiApplication.styleHints()
        hints.setColorScheme(scheme)
        if choice is Choice.SYSTEM:
            self._use(is_dark=hints.colorScheme() is not Qt.ColorScheme.Light)
        else:
            self._use(is_dark=choice is Choice.DARK)

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        if self._choice is Choice.SYSTEM:
            self._use(is_dark=scheme is not Qt.ColorScheme.Light)

    def _use(self, *, is_dark: bool) -> None:
        scheme = "dark" if is_dark else "light"
        self.is_dark = is_dark
        self.tokens = read_tokens(scheme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            # The palette first, so that dialogs and unstyled widgets agree with the sheet.
            application.setFont(font("body"))
            application.setPalette(palette(self.tokens))
            application.setStyleSheet(style_sheet(self.tokens, scheme))
        self.changed.emit()


STYLES: Final[dict[str, tuple[int, int]]] = {
    "display": (24, 600),
    "title": (20, 600),
    "heading": (16, 600),
    "lead": (14, 400),
    "body": (13, 400),
    "small": (12, 400),
    "micro": (11, 500),
}
"""Pixels and weight of each style of DESIGN §4."""

LEAST_CHINESE: Final = 12
"""Pixels below which Chinese is not to be read."""


def font(style: str, weight: int | None = None, *, tabular: bool = False) -> QFont:
    """Return the system's font in a style of DESIGN §4.

    Args:
        style: One of display, title, heading, lead, body, small, micro.
        weight: 400, 500 or 600 where it differs from the style's own.
        tabular: Whether digits are of one width, for times and counters.

    Raises:
        KeyError: There is no such style.
    """
    pixels, own_weight = STYLES[style]
    if language() == "zh_CN":
        pixels = max(pixels, LEAST_CHINESE)
    result = QFont(QGuiApplication.font())
    result.setPixelSize(px(pixels))
    result.setWeight(QFont.Weight(weight or own_weight))
    if tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties and let the style sheet look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
