"""The pages of adding hosts from files: which ones, what they ask, what they would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.host_import.facts import ReviewFacts
from pikascenes_desktop.ui.key_field import KeyField
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pikascenes_desktop.domain.custom_host import ImportedHost, Question
    from pikascenes_desktop.ports.host_import import HostDraft
    from pikascenes_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Agreed:
    """A host that the user agreed to, under the name it is to have."""

    host: ImportedHost
    name: str


class Page(QWidget):
    """A heading, a line below, and what is asked.

    Attributes:
        column: Where the page puts its parts.
    """

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        if text:
            self.column.addWidget(WrappedLabel(text, "body", self))

    @property
    def first(self) -> QWidget | None:
        """What the keyboard goes to; None for the primary button."""
        return None

    @property
    def is_done(self) -> bool:
        """Whether one can go on; says what is missing if not."""
        return True


class RefusedPage(Page):
    """What was not taken, and why."""

    def __init__(self, sentences: Sequence[str], parent: QWidget) -> None:
        super().__init__(say("ho.import.refused"), "", parent)
        for each in sentences:
            self.column.addWidget(WrappedLabel(each, "body", self))
        self.column.addStretch(1)


class WhichPage(Page):
    """Several hosts were found: those that are ticked are added."""

    def __init__(self, drafts: Sequence[HostDraft], parent: QWidget) -> None:
        super().__init__(say("ho.import.title"), say("ho.import.which"), parent)
        self._drafts = tuple(drafts)
        self.boxes = [QCheckBox(draft.name.replace("&", "&&"), self) for draft in drafts]
        for box, draft in zip(self.boxes, drafts, strict=True):
            box.setAccessibleName(draft.name)
            box.setChecked(True)
            self.column.addWidget(box)
        self.column.addStretch(1)

    @property
    def first(self) -> QWidget | None:
        return self.boxes[0]

    @property
    def is_done(self) -> bool:
        return bool(self.chosen)

    @property
    def chosen(self) -> tuple[HostDraft, ...]:
        """The hosts that are ticked."""
        pairs = zip(self.boxes, self._drafts, strict=True)
        return tuple(draft for box, draft in pairs if box.isChecked())


class AnswersPage(Page):
    """What a file leaves open, asked once.

    Attributes:
        fields: By the questions' names.
    """

    def __init__(self, theme: Theme, draft: HostDraft, store: str, parent: QWidget) -> None:
        text = say("ho.import.asks.b", store=store)
        super().__init__(say("ho.import.asks", name=draft.name), text, parent)
        self._theme = theme
        self.fields: dict[str, QWidget] = {}
        for question in draft.questions:
            field = self._field(question)
            field.setAccessibleName(question.name)
            caption = label(question.name, "label", self)
            caption.setBuddy(field)
            self.column.addWidget(caption)
            self.column.addWidget(field)
            self.fields[question.name] = field
        self._problem = WrappedLabel("", "danger", self)
        self._problem.hide()
        self.column.addWidget(self._problem)
        self.column.addStretch(1)

    def _field(self, question: Question) -> QWidget:
        if question.choices:
            box = QComboBox(self)
            box.addItems(list(question.choices))
            box.setCurrentText(question.default)
            return box
        line = KeyField(self._theme, self, is_plain=True) if question.is_secret else QLineEdit(self)
        line.setText(question.default)
        return line

    @property
    def first(self) -> QWidget | None:
        return next(iter(self.fields.values()))

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by the questions' names."""
        return {name: _text(field) for name, field in self.fields.items()}

    @property
    def is_done(self) -> bool:
        empty = [field for field in self.fields.values() if not _text(field)]
        for field in self.fields.values():
            restyle(field, invalid="true" if field in empty else "false")
        self.say_problem(f"{say('reason.missing')}." if empty else "")
        if empty:
            empty[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not empty

    def say_problem(self, text: str) -> None:
        """Say what is wrong with the answers; empty for nothing."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()


class ConsentPage(Page):
    """What each host would do, and what it is to be called; nothing is kept before this."""

    def __init__(
        self,
        theme: Theme,
        hosts: Sequence[ImportedHost],
        store: str,
        free_name: Callable[[str], str],
        parent: QWidget,
    ) -> None:
        super().__init__(say("ho.import.title"), say("ho.import.consent.b"), parent)
        self.names: list[QLineEdit] = []
        self.facts: list[ReviewFacts] = []
        self._hosts = tuple(hosts)
        for host in hosts:
            line = QLineEdit(free_name(host.profile.name), self)
            line.setAccessibleName(f"{say('ho.name')}, {host.review.host}")
            caption = label(say("ho.name"), "label", self)
            caption.setBuddy(line)
            facts = ReviewFacts(theme, host.review, store, self)
            for widget in (facts, caption, line):
                self.column.addWidget(widget)
            self.names.append(line)
            self.facts.append(facts)
        self._problem = WrappedLabel("", "danger", self)
        self._problem.hide()
        self.column.addWidget(self._problem)
        self.column.addStretch(1)

    @property
    def agreed(self) -> tuple[Agreed, ...]:
        """The hosts, under the names they are to have."""
        pairs = zip(self._hosts, self.names, strict=True)
        return tuple(Agreed(host, line.text().strip()) for host, line in pairs)

    def say_problem(self, text: str) -> None:
        """Say why the hosts cannot be kept like this; empty for nothing."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()


def _text(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return field.text().strip() if isinstance(field, QLineEdit) else ""
