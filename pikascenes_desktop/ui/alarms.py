"""Turns what stands still into banners, and sets it going again once it is mended."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from pikascenes_desktop.domain.clip import LOW_DISK_BYTES
from pikascenes_desktop.domain.errors import AppError, DiskFull, LibraryUnavailable, SetupError
from pikascenes_desktop.domain.generation import BlockedBy
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.banner import Banner, BannerBar, Kind
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.receipts import Receipt
    from pikascenes_desktop.ports.remote import ModelInfo
    from pikascenes_desktop.services.desk import Desk

KINDS: Final = {
    BlockedBy.KEY: Kind.KEY,
    BlockedBy.NETWORK: Kind.OFFLINE,
    BlockedBy.DISK: Kind.DISK,
    BlockedBy.LIBRARY: Kind.LIBRARY,
    BlockedBy.HOST: Kind.HOST,
}
"""Which banner tells of which block; a service that asks us to slow down shows on its card."""


LOOK_AGAIN_MS: Final = 60_000


class Alarms(QObject):
    """Watches the generations, the settings and the disk, and keeps the banners true.

    Args:
        redacted: Blacks out what is secret in details before they are copied.

    Signals:
        settings_wanted: Open the settings at a page.
        copy_wanted: Put a text on the clipboard.
    """

    settings_wanted = Signal(str)
    copy_wanted = Signal(str)
    _unkept = Signal(object)

    def __init__(
        self,
        desk: Desk,
        bar: BannerBar,
        redacted: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bar = bar
        self._redacted = redacted
        bar.copy_wanted.connect(self.copy_wanted)
        self._blocked: dict[str, BlockedBy] = {}
        self._receipts: set[str] = set()
        # A receipt is published on the network thread; a queued signal brings it here.
        self._unkept.connect(self._show_unkept)
        self._ends = (
            desk.generations.changed.subscribe(self._note),
            desk.generations.unkept.subscribe(self._unkept.emit),
            desk.settings.changed.subscribe(lambda _preferences: self._settings_changed()),
            desk.settings.key_changed.subscribe(lambda _state: self._go_on(BlockedBy.KEY)),
            desk.costs.changed.subscribe(self._show_model),
            desk.generations.service.subscribe(self._show_service),
        )
        self._disk_timer = QTimer(self, interval=LOOK_AGAIN_MS)
        self._disk_timer.timeout.connect(self.look_at_disk)
        self._disk_timer.start()
        self._show_practice()

    def close(self) -> None:
        """Listen no more."""
        self._disk_timer.stop()
        for end in self._ends:
            end()

    def take_over(self, other: Alarms) -> None:
        """Go on telling what another told: what stands still, and what was not written down."""
        self._blocked = dict(other._blocked)
        for block in set(self._blocked.values()) & set(KINDS):
            self._show_block(block)
        for request_id in other._receipts:
            self._show_receipt(request_id)

    def show_trouble(self, error: AppError) -> None:
        """Tell of something that could not be done."""
        if isinstance(error, LibraryUnavailable):
            self._bar.put(self._library())
            return
        told = sentence(error)
        action = None
        label = ""
        if isinstance(error, SetupError):
            label = say("ban.host.go")
            page = "host" if error.code.startswith("host") else "account"
            action = lambda: self.settings_wanted.emit(page)  # noqa: E731 -- a slot of one line
        kind = Kind.DISK if isinstance(error, DiskFull) else Kind.TROUBLE
        text = told.whole
        icon = "folder" if kind is Kind.DISK else "error"
        details = self._redacted(f"{text}\n{error.code} {error.facts()}")
        self._bar.put(Banner(kind, "error", icon, text, label, action, details=details))

    def show_bug(self) -> None:
        """Say once that something went wrong in the program itself."""
        text = f"{say('bug.t')}. {say('bug.b')}"
        self._bar.put(Banner(Kind.TROUBLE, "error", "error", text))

    def show_library(self, error: AppError | None) -> None:
        """Tell whether the library can be used."""
        if error is not None:
            self._bar.put(self._library())
        elif BlockedBy.LIBRARY not in self._blocked.values():
            self._bar.take(Kind.LIBRARY)

    def _show_service(self, wait_s: float | None) -> None:
        """Say that the service answers with faults, and when it is asked again."""
        if wait_s is None:
            self._bar.take(Kind.SERVER)
        else:
            text = say("ban.server", t=formats.duration(wait_s))
            self._bar.put(Banner(Kind.SERVER, "warning", "server", text))

    def _show_model(self, info: ModelInfo | None) -> None:
        """Say when the model's live input is not the one this program was made for."""
        if info is not None and info.drift:
            self._bar.put(Banner(Kind.MODEL, "warning", "warn", say("ban.model")))
        else:
            self._bar.take(Kind.MODEL)

    # --- generations ------------------------------------------------------------------------

    def _note(self, generation: Generation) -> None:
        before = self._blocked.pop(generation.id, None)
        if generation.blocked_by is not None:
            self._blocked[generation.id] = generation.blocked_by
        if generation.request_id in self._receipts:
            self._receipts.discard(generation.request_id or "")
            self._bar.take(Kind.RECEIPT)
        for block in {before, generation.blocked_by} - {None}:
            if block is not None and block in KINDS:
                self._show_block(block)

    def _show_block(self, block: BlockedBy) -> None:
        count = sum(1 for each in self._blocked.values() if each is block)
        if not count:
            self._bar.take(KINDS[block])
        elif block is BlockedBy.KEY:
            text = say("ban.key", n=count)
            self._bar.put(self._linked(Kind.KEY, "key", text, "ban.key.go", "account"))
        elif block is BlockedBy.LIBRARY:
            self._bar.put(self._library())
        elif block is BlockedBy.HOST:
            text = say("ban.host")
            self._bar.put(self._linked(Kind.HOST, "cloud", text, "ban.host.go", "host"))
        elif block is BlockedBy.NETWORK:
            self._bar.put(Banner(Kind.OFFLINE, "warning", "off", say("ban.offline")))
        elif block is BlockedBy.DISK:
            self.look_at_disk()

    def look_at_disk(self) -> None:
        """Find out whether the library's disk is almost full; returns at once."""
        self._desk.scope.spawn(self._show_disk(), name="disk banner")

    async def _show_disk(self) -> None:
        is_blocked = BlockedBy.DISK in self._blocked.values()
        try:
            free = await asyncio.to_thread(self._desk.library.free_bytes)
        except AppError:  # its drive is gone, say, which is told by a banner of its own
            free = 0 if is_blocked else LOW_DISK_BYTES
        if is_blocked or free < LOW_DISK_BYTES:
            text = say("ban.disk", size=formats.size(free))
            self._bar.put(Banner(Kind.DISK, "error", "folder", text))
        else:
            self._bar.take(Kind.DISK)

    def _library(self) -> Banner:
        return self._linked(Kind.LIBRARY, "folder", say("ban.library"), "ban.library.go", "library")

    def _linked(self, kind: Kind, icon: str, text: str, key: str, page: str) -> Banner:
        return Banner(kind, "error", icon, text, say(key), lambda: self.settings_wanted.emit(page))

    def _show_unkept(self, receipt: Receipt) -> None:
        self._show_receipt(receipt.request_id)

    def _show_receipt(self, request_id: str) -> None:
        self._receipts.add(request_id)
        self._bar.put(
            Banner(
                Kind.RECEIPT,
                "error",
                "error",
                say("ban.receipt", id=request_id),
                say("act.copyid"),
                lambda: self.copy_wanted.emit(request_id),
                can_dismiss=False,
            )
        )

    # --- settings ---------------------------------------------------------------------------

    def _settings_changed(self) -> None:
        self._show_practice()
        self._go_on(BlockedBy.HOST)
        self._go_on(BlockedBy.LIBRARY)

    def _go_on(self, block: BlockedBy) -> None:
        self._desk.scope.spawn(self._unblock(block), name=f"unblock {block}")

    async def _unblock(self, block: BlockedBy) -> None:
        try:
            await self._desk.generations.unblock(block)
        except AppError as error:
            self.show_trouble(error)

    def _show_practice(self) -> None:
        if self._desk.settings.current.practice:
            self._bar.put(
                Banner(
                    Kind.PRACTICE,
                    "info",
                    "flask",
                    say("ban.practice"),
                    say("ban.practice.go"),
                    lambda: self.settings_wanted.emit("account"),
                    can_dismiss=False,
                )
            )
        else:
            self._bar.take(Kind.PRACTICE)
