"""What a host from a file would do, in rows: where images go, how, and what goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from pikascenes_desktop.domain.custom_host import Deletion
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.custom_host import ImportReview, Sent
    from pikascenes_desktop.ui.theme import Theme

LABEL: Final = 104
LONGEST: Final = 160
"""Characters of one value that are shown; a file may hold pages."""


def _short(text: str) -> str:
    """Return a text as one line that is not too long; it may be anything at all."""
    plain = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"


def facts_of(review: ImportReview, store: str) -> list[tuple[str, str]]:
    """Return names and values of what a host does, in the current language.

    Args:
        review: What the file says.
        store: What the system calls its key store.
    """
    body = say(f"ho.import.body.{review.body.value}", field=_short(review.file_field))
    sent = "\n".join(_said(each, store) for each in review.sent)
    deletion = {
        Deletion.BY_PROGRAM: "ho.import.by_program",
        Deletion.BY_PAGE: "ho.import.by_page",
        Deletion.NOT: "ho.import.not",
    }[review.deletion]
    return [
        (say("ho.import.with"), f"{review.method} {_short(review.address)}\n{body}"),
        (say("ho.import.also"), sent or say("ho.import.also.none")),
        (say("ho.import.deletion"), say(deletion)),
    ]


def _said(sent: Sent, store: str) -> str:
    name = _short(sent.name)
    if sent.is_secret:
        return say("ho.import.secret", name=name or say("ho.secret"), store=store)
    return f"{name}: {_short(sent.value)}" if name else _short(sent.value)


class ReviewFacts(QFrame):
    """The host that images go to, and how."""

    def __init__(self, theme: Theme, review: ImportReview, store: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "card")
        self.headline = WrappedLabel(
            say("ho.import.consent", host=_short(review.host)), "strong", self
        )
        self.facts = facts_of(review, store)
        grid = QGridLayout(self)
        grid.setContentsMargins(margins(self, 14, 12, 14, 12))
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, px(LABEL))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.headline, 0, 0, 1, 2)
        for row, (name, value) in enumerate(self.facts, start=1):
            grid.addWidget(label(name, "meta", self), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(WrappedLabel(value, "small", self), row, 1)
        self.warning = WrappedLabel(say("ho.import.plain"), "warning", self)
        self.warning.setVisible(review.is_plain_http)
        grid.addWidget(self.warning, len(self.facts) + 1, 0, 1, 2)
        self.setAccessibleName(self.headline.text())
        self.setAccessibleDescription("\n".join(f"{name}: {value}" for name, value in self.facts))
