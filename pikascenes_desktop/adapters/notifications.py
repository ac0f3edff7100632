"""The system's notifications, through desktop-notifier; a desktop without any is no trouble."""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_notifier.backends.base import DesktopNotifierBackend

    from pikascenes_desktop.ports.desktop import SystemNotice
    from pikascenes_desktop.ports.remote import NetworkThread

NAME: Final = "PikaScenes Desktop"
PATIENCE_S: Final = 10.0
"""A notification daemon that does not answer may start with the first message to it."""

PLAIN: Final = str.maketrans("<>&", "‹›＆") if sys.platform == "linux" else {}  # noqa: RUF001
"""Some of Linux's desktops read a notification's text as markup, and none tells our library."""

log = logging.getLogger(__name__)


class DesktopNotifications:
    """Implements `pikascenes_desktop.ports.desktop.Notifier`.

    All talk is on the network thread: its loop is asyncio's own, which the library is made for.

    Args:
        network: The thread whose loop talks to the desktop.
        icon: The program's picture; None for none.
    """

    def __init__(self, network: NetworkThread, icon: Path | None = None) -> None:
        self._network = network
        self._icon = icon
        self._backend: DesktopNotifierBackend | None = None
        # The desktop reads pictures from files, at a time of its own.
        self._pictures: tempfile.TemporaryDirectory[str] | None = None
        self._numbers: Iterator[int] = count(1)

    async def show(self, notice: SystemNotice, on_click: Callable[[], None]) -> None:
        loop = asyncio.get_running_loop()

        def clicked() -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(on_click)

        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._network.run(lambda: self._show(notice, clicked))
        except Exception:  # whatever a desktop lacks, the clip is ready
            log.warning("the desktop could not be told", exc_info=True)

    async def close(self) -> None:
        try:
            await self._network.run(self._hang_up)
        except Exception:  # as above, and there is nothing left to tell
            log.warning("the desktop's notifications did not end well", exc_info=True)

    async def _show(self, notice: SystemNotice, clicked: Callable[[], None]) -> None:
        # Loaded when first needed: it brings the system's bindings along, and they take a while.
        from desktop_notifier.common import Attachment, Icon, Notification  # noqa: PLC0415
        from desktop_notifier.main import get_backend_class  # noqa: PLC0415

        if self._backend is None:
            icon = None if self._icon is None else Icon(path=self._icon)
            self._backend = get_backend_class()(NAME, icon)
            await self._backend.request_authorisation()
        picture = await asyncio.to_thread(self._write, notice.picture)
        await self._backend.send(
            Notification(
                notice.title,
                notice.text.translate(PLAIN),
                attachment=None if picture is None else Attachment(path=picture),
                on_clicked=clicked,
            )
        )

    async def _hang_up(self) -> None:
        backend, self._backend = self._backend, None
        if self._pictures is not None:
            await asyncio.to_thread(self._pictures.cleanup)
            self._pictures = None
        bus = getattr(backend, "bus", None)  # on Linux alone
        if bus is not None:
            bus.disconnect()
            await bus.wait_for_disconnect()

    def _write(self, picture: bytes | None) -> Path | None:
        if not picture:
            return None
        if self._pictures is None:
            self._pictures = tempfile.TemporaryDirectory(
                prefix="pikascenes-", ignore_cleanup_errors=True
            )
        path = Path(self._pictures.name) / f"{next(self._numbers)}.jpg"
        path.write_bytes(picture)
        return path
