"""Another program that offers something: to be dragged out of its window, and on the clipboard.

``offering.py KIND THING...``: ``files`` with paths, ``links`` with addresses, ``text`` with a
text, ``picture`` with the path of one. Says ``ready`` when its window is up and the clipboard is
its own; ``dragging`` when a drag begins; ``dropped`` or ``refused`` when one has ended.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def offer(kind: str, things: list[str]) -> QMimeData:
    data = QMimeData()
    match kind:
        case "files":
            data.setUrls([QUrl.fromLocalFile(thing) for thing in things])
        case "links":
            data.setUrls([QUrl(thing) for thing in things])
        case "text":
            data.setText(things[0])
        case _:
            data.setImageData(QImage(things[0]))
    return data


class Window(QLabel):
    """A handle to drag by."""

    def __init__(self, kind: str, things: list[str]) -> None:
        super().__init__(kind)
        self._kind, self._things = kind, things
        self.setWindowTitle("offering")
        self.resize(160, 90)

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        if ev.buttons() & Qt.MouseButton.LeftButton:
            drag = QDrag(self)
            drag.setMimeData(offer(self._kind, self._things))
            say("dragging")
            done = drag.exec(Qt.DropAction.CopyAction)
            say("refused" if done is Qt.DropAction.IgnoreAction else "dropped")


def main() -> int:
    application = QApplication(sys.argv[:1])
    kind, *things = sys.argv[1:]
    window = Window(kind, things)
    window.move(20, 20)
    window.show()
    QGuiApplication.clipboard().setMimeData(offer(kind, things))
    QTimer.singleShot(0, lambda: say("ready"))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
