"""Colours and type: tokens, palette and the one style sheet (DESIGN §3, §4, §11)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.domain.json_values import as_object, as_str
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.deck import is_right_to_left
from pikascenes_desktop.ui.motion import Motion
from pikascenes_desktop.ui.resources import resource
from pikascenes_desktop.ui.text_size import font_px, px

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


RING: Final = 2
STRONG_RING: Final = 3

LIGHTER: Final = 110
DARKER: Final = 118
"""Percent, as Qt counts: Delete is 10 % lighter under the pointer, 15 % darker while pressed."""


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


def in_high_contrast(tokens: Tokens) -> Tokens:
    """Return a theme's colours with stronger lines and hints (DESIGN §3)."""
    return replace(tokens, lineSubtle=tokens.lineControl, text3=tokens.text2)


def style_sheet(tokens: Tokens, scheme: str, ring: int = RING) -> str:
    """Return the style sheet: every ``@token`` replaced, every ``tx`` at the text size in use.

    Args:
        tokens: The colours.
        scheme: ``dark`` or ``light``, for the small pictures.
        ring: How wide the edge of a focused field is, in logical pixels.
    """
    source = resource("themes", "theme.qss.in").read_text(encoding="utf-8")
    others = {
        name: f'url("{resource("themes", f"{name}-{scheme}.svg").as_posix()}")'
        for name in ("chevron", "tick")
    }
    others["ring"] = f"{ring}px"
    # Qt's "sub-page" is left of the handle, even where the slider begins on the right
    others["filledPart"] = "add-page" if is_right_to_left() else "sub-page"
    others["dangerLighter"] = tokens.dangerFill.lighter(LIGHTER).name()
    others["dangerDarker"] = tokens.dangerFill.darker(DARKER).name()

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in others:
            return others[name]
        colour: QColor = getattr(tokens, name)
        return colour.name()

    def measure(match: re.Match[str]) -> str:
        property_, pixels = match.group(1), int(match.group(2))
        return f"{property_}: {font_px(pixels) if property_ == 'font-size' else px(pixels)}px"

    sized = re.sub(r"([\w-]+): (\d+)tx", measure, source)
    return re.sub(r"@(\w+)", value, sized)


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
        is_high_contrast: Whether lines and hints are stronger than usual, without shadows.

    Signals:
        changed: The tokens are others now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = Choice.SYSTEM
        self.is_dark: bool = True
        self.is_high_contrast: bool = False
        self.on_media: Tokens = read_tokens("dark")
        self.tokens: Tokens = self.on_media
        self.motion: Motion = Motion(self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def ring(self) -> int:
        """How wide focus and selection rings are, in logical pixels."""
        return STRONG_RING if self.is_high_contrast else RING

    def apply(self, choice: Choice) -> None:
        """Use these colours from now on, in the window's frame too.

        Qt gives frames and native menus the same scheme: on macOS by the application's
        appearance, on Windows 10 1809 and later by DWM's immersive dark mode
        (`QWindowsWindow::setDarkBorder` in qtbase's Windows plug-in).
        """
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

    def refresh(self) -> None:
        """Use the same colours anew: the text size or the language is another."""
        self._use(is_dark=self.is_dark)

    def set_high_contrast(self, *, on: bool) -> None:
        """Use stronger lines and hints, or the usual ones again."""
        if on is not self.is_high_contrast:
            self.is_high_contrast = on
            self._use(is_dark=self.is_dark)

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        if self._choice is Choice.SYSTEM:
            self._use(is_dark=scheme is not Qt.ColorScheme.Light)

    def _use(self, *, is_dark: bool) -> None:
        scheme = "dark" if is_dark else "light"
        self.is_dark = is_dark
        usual = read_tokens(scheme)
        self.tokens = in_high_contrast(usual) if self.is_high_contrast else usual
        application = QApplication.instance()
        if isinstance(application, QApplication):
            # The palette first, so that dialogs and unstyled widgets agree with the sheet.
            application.setFont(font("body"))
            application.setPalette(palette(self.tokens))
            application.setStyleSheet(style_sheet(self.tokens, scheme, self.ring))
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
    result = QFont(QGuiApplication.font())
    result.setPixelSize(font_px(pixels))
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
