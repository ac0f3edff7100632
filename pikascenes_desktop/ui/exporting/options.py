"""What can be chosen for each kind of export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QVBoxLayout, QWidget

from pikascenes_desktop.domain.export import SUFFIXES, ExportKind, ExportOptions
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.playback.frame import timecode
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTHS: Final = (None, 1280, 960, 720, 480, 320)
RATES: Final = (None, 24, 15, 12, 10)
SHEETS: Final = ((6, 3), (12, 4), (20, 5), (24, 6))
"""Frames, and how many stand side by side."""

LABELS: Final = 88
USUAL_WIDTH: Final = 720
USUAL_RATE: Final = 15
LAST: Final = float("inf")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user chose.

    Attributes:
        suffix: How the file's name ends.
        from_end: Whether the still is the last frame, wherever that is.
    """

    kind: ExportKind
    options: ExportOptions
    suffix: str
    from_end: bool = False


def _combo(choices: Sequence[tuple[str, object]], name: str, parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setAccessibleName(name)
    for text, value in choices:
        combo.addItem(text, value)
    return combo


def _suffix_combo(kind: ExportKind, parent: QWidget) -> QComboBox:
    names = {".png": "PNG", ".jpg": "JPEG"}
    choices = [(names[one], one) for one in SUFFIXES[kind] if one in names]
    return _combo(choices, say("exp.format"), parent)


class OptionsPage(QWidget):
    """The choices of one kind.

    Args:
        now_s: The moment that the viewer shows; None where none is shown.
    """

    def __init__(self, kind: ExportKind, now_s: float | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind: ExportKind = kind
        self.setAccessibleName(say(f"exp.{kind.value}"))
        self.controls: dict[str, QComboBox | QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(WrappedLabel(say(f"exp.{kind.value}.b"), "body", self))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(10)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(self._form)
        column.addStretch()
        match kind:
            case ExportKind.MP4:
                scene = QCheckBox(say("exp.scene"), self)
                self.controls["scene"] = scene
                self._form.addRow(scene)
            case ExportKind.STILL:
                self._add_moments(now_s)
                self._add("format", say("exp.format"), _suffix_combo(kind, self))
            case ExportKind.GIF | ExportKind.WEBP:
                self._add_sizes()
            case ExportKind.SHEET:
                sheets = [(say("exp.frames", n=count), (count, wide)) for count, wide in SHEETS]
                combo = _combo(sheets, say("exp.sheet"), self)
                combo.setCurrentIndex(1)
                self._add("sheet", say("exp.sheet.size"), combo)
                self._add("format", say("exp.format"), _suffix_combo(kind, self))

    def _add(self, key: str, name: str, combo: QComboBox) -> None:
        combo.setAccessibleName(name)
        self.controls[key] = combo
        title = label(name, "property", self)
        # the choices of all kinds begin at one place, and their names stand beside their middle
        title.setMinimumSize(px(LABELS), combo.sizeHint().height())
        self._form.addRow(title, combo)

    def _add_moments(self, now_s: float | None) -> None:
        moments: list[tuple[str, object]] = [(say("exp.first"), 0.0), (say("exp.last"), LAST)]
        if now_s is not None:
            moments.insert(0, (say("exp.now", t=timecode(now_s)), now_s))
        self._add("moment", say("exp.moment"), _combo(moments, say("exp.moment"), self))

    def _add_sizes(self) -> None:
        widths = [(say("exp.own") if one is None else f"{one} px", one) for one in WIDTHS]
        width = _combo(widths, say("exp.width"), self)
        width.setCurrentIndex(WIDTHS.index(USUAL_WIDTH))
        self._add("width", say("exp.width"), width)
        rates = [(say("exp.own") if one is None else say("view.fps", n=one), one) for one in RATES]
        rate = _combo(rates, say("exp.rate"), self)
        rate.setCurrentIndex(RATES.index(USUAL_RATE))
        self._add("rate", say("exp.rate"), rate)

    def _value(self, key: str) -> object:
        control = self.controls.get(key)
        if isinstance(control, QComboBox):
            return control.currentData()
        return None if control is None else control.isChecked()

    @property
    def asked(self) -> Asked:
        """What is chosen now."""
        moment, width, rate = self._value("moment"), self._value("width"), self._value("rate")
        sheet = self._value("sheet")
        frames, columns = SHEETS[1]
        if isinstance(sheet, list | tuple):
            frames, columns = sheet  # pyright: ignore[reportUnknownVariableType] -- a pair of `SHEETS`
        from_end = moment == LAST
        options = ExportOptions(
            keeps_scene=self._value("scene") is True,
            time_s=moment if isinstance(moment, float) and not from_end else 0.0,
            width=width if isinstance(width, int) else None,
            fps=float(rate) if isinstance(rate, int) else None,
            frames=int(frames),  # pyright: ignore[reportUnknownArgumentType] -- the same
            columns=int(columns),  # pyright: ignore[reportUnknownArgumentType] -- the same
        )
        suffix = self._value("format")
        usual = SUFFIXES[self.kind][0]
        return Asked(self.kind, options, suffix if isinstance(suffix, str) else usual, from_end)
