"""The property rows: Shape, Quality, Length, Follow and Seed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pikascenes_desktop.domain.scene import (
    AspectRatio,
    Duration,
    IngredientsMode,
    Resolution,
    Scene,
)
from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.composer.shape import shape_picker
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.controls.segmented import Choice, Segmented
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font, restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pikascenes_desktop.ui.theme import Theme

LABEL: Final = 58
LABEL_GAP: Final = 8
ROW: Final = 32
GAP: Final = 8
HINT: Final = 20
BEFORE_LENGTH: Final = 15
AFTER_LENGTH: Final = 11
ICON_ROOM: Final = 2
"""Between icon and label, beside the style's own 4 pixels."""

LONGEST_SEED: Final = "2147483647"
SEED_EDGES: Final = 20
"""What the field's edges, its padding and its cursor take of its width."""

RANDOM: Final = "random"
LOCKED: Final = "locked"


def _label_width() -> int:
    """Return the width of the column of labels: as drawn, or what the longest word needs."""
    metrics = QFontMetrics(font("small", 500))
    keys = ("shape.label", "quality.label", "follow.label", "seed.label")
    return max(px(LABEL), *(metrics.horizontalAdvance(say(key)) + LABEL_GAP for key in keys))


def _turn(pair: QBoxLayout, *, together: bool, gap: int) -> None:
    """Set two controls side by side, a gap apart, or one below the other."""
    directions = QBoxLayout.Direction
    pair.setDirection(directions.LeftToRight if together else directions.TopToBottom)
    pair.setSpacing(gap if together else GAP)


def _length(seconds: int) -> Choice:
    text = say("length.s", n=int(seconds))
    return str(int(seconds)), text, text


class SettingsRows(QWidget):
    """The settings of a scene.

    Signals:
        changed: One of them is another.
        seed_changed: The seed's field holds something else, or seeds are random now.
    """

    changed = Signal()
    seed_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = _label_width()
        self._theme = theme
        self.shape = shape_picker(theme, self)
        self.quality = Segmented(
            say("quality.label"), [(quality, quality, quality) for quality in Resolution], self
        )
        self.length = Segmented(
            say("length.label"),
            [_length(seconds) for seconds in Duration],
            self,
        )
        self.follow = Segmented(
            say("follow.label"),
            [(mode, say(f"follow.{mode}"), say(f"follow.{mode}")) for mode in IngredientsMode],
            self,
        )
        self._hint = WrappedLabel("", "meta", self, least=px(HINT))
        self._hint.setContentsMargins(0, 4, 0, 0)
        self.seed_mode = Segmented(
            say("seed.label"),
            [
                (RANDOM, say("seed.random"), say("seed.random")),
                (LOCKED, say("seed.locked"), say("seed.locked")),
            ],
            self,
        )
        self.seed = QLineEdit(self)
        self.seed.setAccessibleName(say("seed.label"))
        self.seed.setFont(font("body", tabular=True))
        self.seed.setMaxLength(20)
        self.seed.setAcceptDrops(False)  # files are dropped on the window, wherever on it
        self.seed.setProperty("tight", "true")
        self.seed_problem = WrappedLabel(say("seed.bad"), "danger", self)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        edges = (0, 3, self._label, 0) if is_rtl else (self._label, 3, 0, 0)
        self.seed_problem.setContentsMargins(*edges)
        self._lay_out()
        for control in (self.quality, self.length, self.follow, self.seed_mode):
            control.setFixedHeight(px(ROW))
        for control in (self.shape, self.quality, self.length):
            control.chosen.connect(self.changed)
        self.follow.chosen.connect(self._follow_chosen)
        self.seed_mode.chosen.connect(self._seed_mode_chosen)
        self.seed.textEdited.connect(self.seed_changed)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.show_scene(Scene(), None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._row(self._caption("shape.label", self.shape), self.shape))
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addLayout(
            self._row(self._caption("quality.label", self.quality), self.quality), 178
        )
        self._length_caption = self._caption("length.label", self.length)
        self._pair.addLayout(self._row(self._length_caption, self.length), 154)
        column.addLayout(self._pair)
        follow = QVBoxLayout()
        follow.setSpacing(0)
        follow.addLayout(self._row(self._caption("follow.label", self.follow), self.follow))
        hint = QHBoxLayout()
        hint.addSpacing(self._label)
        hint.addWidget(self._hint, 1)
        follow.addLayout(hint)
        column.addLayout(follow)
        seed = QVBoxLayout()
        seed.setSpacing(0)
        self._seeds = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._seeds.setSpacing(GAP)
        row = self._row(self._caption("seed.label", self.seed_mode), self.seed_mode)
        self._seeds.addLayout(row, 229)
        below = QHBoxLayout()
        self._before_seed = QWidget(self)
        self._before_seed.setFixedWidth(self._label)
        below.setSpacing(0)
        below.addWidget(self._before_seed)
        below.addWidget(self.seed, 1)
        self._seeds.addLayout(below, 110)
        seed.addLayout(self._seeds)
        seed.addWidget(self.seed_problem)
        column.addLayout(seed)

    def _caption(self, key: str, buddy: QWidget) -> QLabel:
        caption = label(say(key), "property", self)
        caption.setFixedWidth(self._label)
        caption.setBuddy(buddy)
        return caption

    def _row(self, caption: QLabel, control: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(caption)
        row.addWidget(control, 1)
        return row

    # --- fitting ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Keep two controls in one row while both fit; labels are never cut."""
        small = QFontMetrics(font("small", 500))
        caption = small.horizontalAdvance(self._length_caption.text()) + AFTER_LENGTH
        least = self._label + self.quality.least_width + BEFORE_LENGTH
        together = least + caption + self.length.least_width <= width
        self._length_caption.setFixedWidth(caption if together else self._label)
        _turn(self._pair, together=together, gap=BEFORE_LENGTH)
        body = QFontMetrics(self.seed.font())
        words = max(body.horizontalAdvance(LONGEST_SEED), body.horizontalAdvance(say("seed.new")))
        least = self._label + self.seed_mode.least_width + GAP
        together = least + words + SEED_EDGES <= width
        self.seed.setMinimumWidth(words + SEED_EDGES)
        self._before_seed.setVisible(not together)
        _turn(self._seeds, together=together, gap=GAP)

    # --- values -----------------------------------------------------------------------------

    def applied_to(self, scene: Scene) -> Scene:
        """Return the scene with these settings."""
        return replace(
            scene,
            aspect_ratio=AspectRatio(self.shape.value),
            resolution=Resolution(self.quality.value),
            duration=Duration(int(self.length.value)),
            mode=IngredientsMode(self.follow.value),
        )

    @property
    def seed_text(self) -> str | None:
        """What the seed's field holds; None while seeds are random."""
        return self.seed.text() if self.seed_mode.value == LOCKED else None

    @property
    def summary(self) -> str:
        """All settings in one line."""
        length = say("length.s", n=self.length.value)
        follow = say(f"follow.{self.follow.value}")
        return f"{self.shape.value} · {self.quality.value} · {length} · {follow}"

    def show_scene(self, scene: Scene, seed_text: str | None) -> None:
        """Show a scene's settings without telling anyone."""
        self.shape.set_value(scene.aspect_ratio.value)
        self.quality.set_value(scene.resolution.value)
        self.length.set_value(str(int(scene.duration)))
        self.follow.set_value(scene.mode.value)
        self.seed_mode.set_value(RANDOM if seed_text is None else LOCKED)
        self.seed.setText(seed_text or "")
        self._show_hint()
        self._show_seed()

    def set_seed_bad(self, is_bad: bool) -> None:
        """Say beside the field that the seed is no usable number."""
        restyle(self.seed, invalid="true" if is_bad else "false")
        self.seed_problem.setVisible(is_bad)
        self.seed.setAccessibleDescription(say("seed.bad") if is_bad else "")

    def _follow_chosen(self) -> None:
        self._show_hint()
        self.changed.emit()

    def _seed_mode_chosen(self) -> None:
        self._show_seed()
        if self.seed.isEnabled():
            self.seed.setFocus(Qt.FocusReason.OtherFocusReason)
        self.seed_changed.emit()

    def _show_hint(self) -> None:
        self._hint.setText(say(f"follow.{self.follow.value}.hint"))

    def _show_seed(self) -> None:
        self._paint_icons()
        is_locked = self.seed_mode.value == LOCKED
        self.seed.setEnabled(is_locked)
        self.seed.setPlaceholderText("48213907" if is_locked else say("seed.new"))

    def _paint_icons(self) -> None:
        for value, name in ((RANDOM, "dice"), (LOCKED, "lock")):
            button = self.seed_mode.button(value)
            tokens = self._theme.tokens
            ink = tokens.text1 if button.isChecked() else tokens.text2
            button.setIcon(icons.icon(name, ink))
            button.setIconSize(QSize(14 + ICON_ROOM, 14))
