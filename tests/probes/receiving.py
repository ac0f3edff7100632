"""Another program to drop things on: says as JSON which files came and what is in them.

Says ``ready`` when its window is up, ``over`` when files are dragged over it, then one line a
drop: a list of path, size and the first bytes as hex; a file that cannot be read has a size of -1.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def read(path: str) -> tuple[str, int, str]:
    try:
        content = Path(path).read_bytes()
    except OSError:
        return (path, -1, "")
    return (path, len(content), content[:12].hex())


class Window(QLabel):
    """Takes files."""

    def __init__(self) -> None:
        super().__init__("files")
        self.setWindowTitle("receiving")
        self.setAcceptDrops(True)
        self.resize(160, 90)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            say("over")

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 -- Qt's name
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        say(json.dumps([read(url.toLocalFile()) for url in urls]))


def main() -> int:
    application = QApplication(sys.argv[:1])
    window = Window()
    window.move(20, 20)
    window.show()
    QTimer.singleShot(0, lambda: say("ready"))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
