"""Pictures dragged over the window: what letting go would do is shown, then done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.ui.clip_opening import clip_file
from pikascenes_desktop.ui.composer.drop_ring import DropRing
from pikascenes_desktop.ui.composer.sources import offer
from pikascenes_desktop.ui.drop_overlay import DropOverlay
from pikascenes_desktop.ui.host_import.importing import host_files

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.clip_opening import ClipOpening
    from pikascenes_desktop.ui.composer.page import ComposerPage
    from pikascenes_desktop.ui.host_import.importing import HostImporting
    from pikascenes_desktop.ui.theme import Theme


class Drops(QObject):
    """Takes what is dropped anywhere in the window.

    Args:
        window: The window.
        veiled: What is veiled meanwhile: the gallery's side. All of the window is while another
            page stands in its place.
        composer: Where pictures go.

    Signals:
        hosts_dropped: Files of upload hosts were let go; a tuple of paths.
        clip_dropped: A clip was let go; its path.
    """

    hosts_dropped = Signal(object)
    clip_dropped = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, veiled: QWidget, composer: ComposerPage
    ) -> None:
        super().__init__(window)
        self._window = window
        self._veiled = veiled
        self._composer = composer
        self.overlay = DropOverlay(theme, window)
        self._ring = DropRing(theme, window)

    def lead_to(self, importing: HostImporting, opening: ClipOpening) -> None:
        """Hand hosts and clips on to whoever takes them."""
        self.hosts_dropped.connect(importing.take)
        self.clip_dropped.connect(opening.open)

    def enter(self, mime: QMimeData) -> bool:
        """Show what letting go would do; False when it is nothing of ours."""
        has_composer = self._composer.isVisible()
        if host_files(mime):
            self.overlay.cover(self._veiled if has_composer else self._window)
            self.overlay.offer_host()
            return True
        if clip_file(mime) is not None:
            self.overlay.cover(self._veiled if has_composer else self._window)
            self.overlay.offer_clip()
            return True
        offered = offer(mime)
        if not offered.is_ours:
            return False
        self.overlay.cover(self._veiled if has_composer else self._window)
        self.overlay.offer(offered.count, self._composer.room, has_folders=bool(offered.folders))
        self._composer.set_incoming(min(offered.count, self._composer.room))
        if (offered.count or offered.folders) and has_composer:
            self._ring.surround(self._composer.body.tiles)
        return True

    def leave(self) -> None:
        """Show nothing any more."""
        self.overlay.hide()
        self._ring.hide()
        self._composer.set_incoming(0)

    def drop(self, mime: QMimeData) -> None:
        """Add what was let go."""
        self.leave()
        files, clip = host_files(mime), clip_file(mime)
        if files:
            self.hosts_dropped.emit(files)
        elif clip is not None:
            self.clip_dropped.emit(clip)
        else:
            self._composer.adding.take(mime)
