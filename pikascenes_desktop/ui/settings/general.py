"""The general page: how the window looks and speaks, and what it does by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.controls.segmented import Segmented
from pikascenes_desktop.ui.controls.switch import Switch
from pikascenes_desktop.ui.settings.amount import DailyLimit
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from decimal import Decimal

    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

CONTROL: Final = 32
SWITCH: Final = 26
CAPTION: Final = 116
AT_ONCE: Final = range(1, 11)
THEMES: Final = {
    Choice.SYSTEM: "ge.theme.sys",
    Choice.DARK: "ge.theme.dark",
    Choice.LIGHT: "ge.theme.light",
}
SIZES: Final = {
    TextSize.SMALL: "ge.text.s",
    TextSize.DEFAULT: "ge.text.m",
    TextSize.LARGE: "ge.text.l",
    TextSize.EXTRA: "ge.text.x",
}
LANGUAGES: Final = (("", "ge.lang.sys"), ("en", "ge.lang.en"), ("zh_CN", "ge.lang.zh"))


class GeneralPage(QWidget):
    """Every change takes effect at once; another language or size makes the window anew."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        current = desk.settings.current
        self.themes = self._segmented("ge.theme", dict(THEMES))
        self.languages = self._box("ge.lang", [(say(key), code) for code, key in LANGUAGES])
        self.sizes = self._segmented("ge.text", dict(SIZES))
        self.motion = Switch(theme, say("ge.motion"), self)
        self.notify = Switch(theme, say("ge.notify"), self)
        self.parallel = self._box(
            "ge.parallel", [(formats.number(count), count) for count in AT_ONCE]
        )
        self.limit = DailyLimit(theme, current.daily_limit_usd, self)
        self._message = label("", "danger", self, wrap=True)
        self._show(current)
        self._lay_out()
        self._connect()

    def _show(self, preferences: Preferences) -> None:
        """Show what is chosen."""
        self.themes.set_value(preferences.theme.value)
        self.languages.setCurrentIndex(max(0, self.languages.findData(preferences.language or "")))
        self.sizes.set_value(preferences.text_size.value)
        self.motion.setChecked(preferences.reduce_motion)
        self.notify.setChecked(preferences.notify)
        self.parallel.setCurrentIndex(self.parallel.findData(preferences.parallel))

    def _segmented(self, name: str, choices: dict[Any, str]) -> Segmented:
        rows = [(str(value), say(key), say(key)) for value, key in choices.items()]
        result = Segmented(say(name), rows, self)
        result.setFixedHeight(px(CONTROL))
        result.setObjectName(name)
        return result

    def _box(self, name: str, items: list[tuple[str, object]]) -> QComboBox:
        result = QComboBox(self)
        result.setAccessibleName(say(name))
        result.setObjectName(name)
        for text, data in items:
            result.addItem(text, data)
        return result

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for key, control in (
            ("ge.theme", self.themes),
            ("ge.lang", self._language_row()),
            ("ge.text", self.sizes),
        ):
            form.addRow(self._caption(key, CONTROL), control)
        form.addRow(self._caption("", SWITCH), self._with_hint(self.motion, "ge.motion.b"))
        form.addRow(self._caption("", SWITCH), self._with_hint(self.notify, "ge.notify.b"))
        at_once = self._with_hint(self.parallel, "ge.parallel.b")
        form.addRow(self._caption("ge.parallel", CONTROL), at_once)
        form.addRow(self._caption("ge.limit", SWITCH), self.limit)
        form.addRow(self._message)

    def _language_row(self) -> QWidget:
        if "language" not in self._desk.settings.locked:
            return self.languages
        self.languages.setEnabled(False)
        return self._with_hint(self.languages, "st.studio")

    def _caption(self, key: str, height: int) -> QWidget:
        caption = label(say(key) if key else "", "body", self)
        caption.setFixedHeight(px(height))  # so that it stands in the middle of its row
        caption.setMinimumWidth(px(CAPTION))
        return caption

    def _with_hint(self, control: QWidget, hint: str) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if isinstance(control, Switch):
            column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            column.addWidget(control)
        column.addWidget(WrappedLabel(say(hint), "meta", holder))
        return holder

    def _connect(self) -> None:
        self.themes.chosen.connect(self._theme_chosen)
        self.languages.activated.connect(self._language_chosen)
        self.sizes.chosen.connect(self._size_chosen)
        self.motion.clicked.connect(self._motion_switched)
        self.notify.clicked.connect(self._notify_switched)
        self.parallel.activated.connect(self._parallel_chosen)
        self.limit.chosen.connect(self._limit_chosen)

    @property
    def message(self) -> str:
        """What is said."""
        return self._message.text()

    def _theme_chosen(self, value: str) -> None:
        choice = Choice(value)
        self._theme.apply(choice)
        self._save(theme=choice)

    def _language_chosen(self, at: int) -> None:
        self._save(language=LANGUAGES[at][0] or None)

    def _size_chosen(self, value: str) -> None:
        self._save(text_size=TextSize(value))

    def _motion_switched(self, on: bool) -> None:
        self._save(reduce_motion=on)

    def _notify_switched(self, on: bool) -> None:
        self._save(notify=on)

    def _parallel_chosen(self, at: int) -> None:
        self._save(parallel=AT_ONCE[at])

    def _limit_chosen(self, limit: Decimal | None) -> None:
        self._save(daily_limit_usd=limit)

    def _save(self, **changes: Any) -> None:
        self._message.setText("")
        self._desk.scope.spawn(self._keep(changes), name="save preferences")

    async def _keep(self, changes: dict[str, Any]) -> None:
        settings = self._desk.settings
        try:
            await settings.save(replace(settings.current, **changes))
        except AppError as error:
            self._message.setText(sentence(error).whole)
