"""Details of a trouble: what to tell whoever helps, without keys and signed links."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say, trouble_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.theme import Theme

SIZE: Final = (560, 380)
EDGE: Final = 24


def details_of(generation: Generation) -> str:
    """Return all that is known of how a generation stands, as plain lines."""
    failure = generation.failure
    trouble = trouble_of(generation)
    facts = {
        "state": generation.state.value,
        "blocked_by": "" if generation.blocked_by is None else generation.blocked_by.value,
        "error": "" if failure is None else failure.code,
        "facts": "" if failure is None else _in_line(failure.facts),
        "message": "" if failure is None else failure.message,
        "request_id": generation.request_id or "",
        "id": generation.id,
        "at": datetime.fromtimestamp(generation.updated_at, UTC).isoformat(timespec="seconds"),
    }
    lines = [f"{name}: {value}" for name, value in facts.items() if value]
    return "\n".join(lines if trouble is None else [trouble.whole, "", *lines])


def _in_line(facts: Mapping[str, object]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in facts.items())


class DetailsSheet(Sheet):
    """Shows the details of one card, to be read and copied.

    Args:
        redacted: Blacks out what is secret.

    Signals:
        copy_wanted: Put a text on the clipboard.
        exposed_wanted: The page about who can still see the images is asked for.
    """

    copy_wanted = Signal(str)
    exposed_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        generation: Generation,
        redacted: Callable[[str], str],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent, QSize(px(SIZE[0]), px(SIZE[1])))
        self.setWindowTitle(say("card.details"))
        self.setAccessibleName(say("card.details"))
        self.text = QPlainTextEdit(redacted(details_of(generation)), self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("card.details"))
        self.copy_button = Button(
            theme,
            say("card.copy"),
            kind="primary",
            icon="copy",
            tint="onAccent",
            parent=self,
            action="true",
        )
        self.copy_button.setDefault(True)
        self.close_button = Button(theme, say("st.close"), parent=self, action="true")
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(self.text.toPlainText()))
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.exposed_button = Button(
            theme, say("ex.title"), kind="ghost", icon="globe", parent=self, action="true"
        )
        self.exposed_button.clicked.connect(self.exposed_wanted)
        foot.addWidget(self.exposed_button)
        foot.addStretch(1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 20, EDGE, 16)
        column.setSpacing(12)
        column.addWidget(label(say("card.details"), "heading", self))
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.copy_button.setFocus()
