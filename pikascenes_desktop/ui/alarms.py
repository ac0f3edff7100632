"""Turns what stands still into banners, and sets it going again once it is mended."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.domain.errors import AppError, DiskFull, LibraryUnavailable, SetupError
from pikascenes_desktop.domain.generation import BlockedBy
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.banner import Banner, BannerBar, Kind
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.remote import ModelInfo
    from pikascenes_desktop.ports.storage import Receipt
    from pikascenes_desktop.services.desk import Desk

KINDS: Final = {
    BlockedBy.KEY: Kind.KEY,
    BlockedBy.NETWORK: Kind.OFFLINE,
    BlockedBy.DISK: Kind.DISK,
    BlockedBy.LIBRARY: Kind.LIBRARY,
    BlockedBy.HOST: Kind.HOST,
}
"""Which banner tells of which block; a service that asks us to slow down shows on its card."""


class Alarms(QObject):
    """Watches the generations and the settings, and keeps the banners true.

    Signals:
        settings_wanted: Open the settings at a page.
        copy_wanted: Put a text on the clipboard.
    """

    settings_wanted = Signal(str)
    copy_wanted = Signal(str)
    _unkept = Signal(object)

    def __init__(self, desk: Desk, bar: BannerBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bar = bar
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
        )
        self._show_practice()

    def close(self) -> None:
        """Listen no more."""
        for end in self._ends:
            end()

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
        self._bar.put(Banner(kind, "error", icon, text, label, action))

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
            self._desk.scope.spawn(self._show_disk(), name="disk banner")

    async def _show_disk(self) -> None:
        try:
            free = await asyncio.to_thread(self._desk.library.free_bytes)
        except AppError:
            free = 0
        if BlockedBy.DISK in self._blocked.values():
            text = say("ban.disk", size=formats.size(free))
            self._bar.put(Banner(Kind.DISK, "error", "folder", text))

    def _library(self) -> Banner:
        return self._linked(Kind.LIBRARY, "folder", say("ban.library"), "ban.library.go", "library")

    def _linked(self, kind: Kind, icon: str, text: str, key: str, page: str) -> Banner:
        return Banner(kind, "error", icon, text, say(key), lambda: self.settings_wanted.emit(page))

    def _show_unkept(self, receipt: Receipt) -> None:
        self._receipts.add(receipt.request_id)
        self._bar.put(
            Banner(
                Kind.RECEIPT,
                "error",
                "error",
                say("ban.receipt", id=receipt.request_id),
                say("act.copyid"),
                lambda: self.copy_wanted.emit(receipt.request_id),
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
