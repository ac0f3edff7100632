"""Clips carried out of the window: by the clipboard, and by drag and drop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDrag

from pikascenes_desktop.ui.thumbnails import shown_clip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk

PICTURE: Final = QSize(200, 140)
"""The picture at the pointer is at most so large."""


def files_of(desk: Desk, generations: Iterable[Generation]) -> list[Path]:
    """Return the files of clips that are there."""
    clips = (shown_clip(one) for one in generations)
    paths = (desk.gallery.clip_path(clip) for clip in clips if clip is not None)
    return [path for path in paths if path.is_file()]


def as_data(files: Sequence[Path]) -> QMimeData:
    """Return files as other programs take them: as files, and as text."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    data.setText("\n".join(str(path) for path in files))
    return data


def drag_out(source: QWidget, files: Sequence[Path], picture: QPixmap | None) -> None:
    """Let the user drop files into another program; returns when they are dropped.

    Only copies are offered: the library's own files stay where they are.
    """
    drag = QDrag(source)
    drag.setMimeData(as_data(files))
    if picture is not None:
        small = picture.scaled(
            PICTURE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        drag.setPixmap(small)
        drag.setHotSpot(QPoint(small.width() // 2, small.height() // 2))
    drag.exec(Qt.DropAction.CopyAction)
