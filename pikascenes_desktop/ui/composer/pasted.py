"""Pictures without a file of their own: pasted, or dragged out of a page."""

from __future__ import annotations

import asyncio
import errno
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageWriter

from pikascenes_desktop.domain.errors import DiskFull, ImageUnreadable, PictureNotKept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QImage

PREFIX = "pasted-"


class PastedPictures:
    """Keeps them in app data until the library holds their copy, so that a crash loses none.

    Args:
        folder: Where; made when it is needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def owns(self, source: str) -> bool:
        """Say whether a source is a file of ours."""
        return Path(source).parent == self._folder

    async def keep(self, picture: QImage | bytes) -> str:
        """Write a picture to a file of its own, and return its path.

        Raises:
            ImageUnreadable: There is no picture in it.
            DiskFull, PictureNotKept: It could not be written.
        """
        ending = "" if isinstance(picture, bytes) else ".png"
        path = self._folder / f"{PREFIX}{uuid.uuid4().hex[:8]}{ending}"
        try:
            await asyncio.to_thread(_write, path, picture)
        except OSError as error:
            await self.drop(str(path))
            if error.errno == errno.ENOSPC:
                raise DiskFull(path=str(self._folder)) from error
            raise PictureNotKept(path=str(self._folder), reason=error.strerror or "") from error
        return str(path)

    async def drop(self, source: str) -> None:
        """Remove a file of ours; gone already is fine, and so is one that cannot be removed."""
        if self.owns(source):
            await asyncio.to_thread(_remove, Path(source))

    async def sweep(self, needed: Iterable[str]) -> None:
        """Remove what an earlier run left and nothing needs any more."""
        await asyncio.to_thread(_sweep, self._folder, frozenset(needed))


def _write(path: Path, picture: QImage | bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(picture if isinstance(picture, bytes) else _png(path, picture))


def _png(path: Path, picture: QImage) -> bytes:
    """Return a bitmap as PNG; Qt alone would not say why a file cannot be written."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(picture):
        raise ImageUnreadable(path=str(path))
    return bytes(content.data())


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # another program looks at it; the next start removes it
        return


def _sweep(folder: Path, needed: frozenset[str]) -> None:
    for path in folder.glob(f"{PREFIX}*"):
        if str(path) not in needed:
            _remove(path)
