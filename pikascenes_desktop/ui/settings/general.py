"""The general page: appearance and language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.controls.segmented import Segmented
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

CONTROL: Final = 32
THEMES = {
    Choice.SYSTEM: "ge.theme.sys",
    Choice.DARK: "ge.theme.dark",
    Choice.LIGHT: "ge.theme.light",
}
LANGUAGES = (("", "ge.lang.sys"), ("en", "ge.lang.en"), ("zh_CN", "ge.lang.zh"))


class GeneralPage(QWidget):
    """Changes take effect at once; another language speaks from the next start on."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        current = desk.settings.current
        self.themes = Segmented(
            say("ge.theme"),
            [(choice.value, say(key), say(key)) for choice, key in THEMES.items()],
            self,
        )
        self.themes.setFixedHeight(CONTROL)
        self.themes.set_value(current.theme.value)
        self.languages = QComboBox(self)
        self.languages.setAccessibleName(say("ge.lang"))
        for code, key in LANGUAGES:
            self.languages.addItem(say(key), code)
        self.languages.setCurrentIndex(max(0, self.languages.findData(current.language or "")))
        self._message = label("", "small", self, wrap=True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(20)
        for key, control in (("ge.theme", self.themes), ("ge.lang", self.languages)):
            caption = label(say(key), "body", self)
            caption.setFixedHeight(CONTROL)  # so that it stands in the middle of its row
            form.addRow(caption, control)
        form.addRow(self._message)
        self.themes.chosen.connect(self._theme_chosen)
        self.languages.activated.connect(self._language_chosen)

    @property
    def message(self) -> str:
        """What is said."""
        return self._message.text()

    def _theme_chosen(self, value: str) -> None:
        choice = Choice(value)
        self._theme.apply(choice)
        self._save(replace(self._desk.settings.current, theme=choice))

    def _language_chosen(self) -> None:
        code: object = self.languages.currentData()
        language = code if isinstance(code, str) and code else None
        self._message.setText(say("ge.lang.restart"))
        self._save(replace(self._desk.settings.current, language=language))

    def _save(self, preferences: Preferences) -> None:
        self._desk.scope.spawn(self._keep(preferences), name="save preferences")

    async def _keep(self, preferences: Preferences) -> None:
        try:
            await self._desk.settings.save(preferences)
        except AppError as error:
            self._message.setText(sentence(error).body)
