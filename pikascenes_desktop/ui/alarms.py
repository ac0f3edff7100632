"""Turns what stands still into banners, and sets it going again once it is mended."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from pikascenes_desktop.domain.clip import LOW_DISK_BYTES
from pikascenes_desktop.domain.errors import AppError, DiskFull, HistoryDamaged, LibraryUnavailable
from pikascenes_desktop.domain.generation import BlockedBy
from pikascenes_desktop.ui import formats, obstacles
from pikascenes_desktop.ui.banner import Banner, BannerBar, Kind
from pikascenes_desktop.ui.obstacles import KINDS, PAGES, Step
from pikascenes_desktop.ui.websites import Website, open_website
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.receipts import Receipt
    from pikascenes_desktop.ports.remote import ModelInfo
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.recovery import Recovered
    from pikascenes_desktop.ui.obstacles import Told

LOOK_AGAIN_MS: Final = 60_000

SIGNS: Final = {
    Kind.KEY: "key",
    Kind.ACCOUNT: "key",
    Kind.LIBRARY: "folder",
    Kind.DISK: "folder",
    Kind.HOST: "cloud",
    Kind.OFFLINE: "off",
}
"""The icons of banners; all others wear their tone's."""

WARNINGS: Final = frozenset({Kind.ACCOUNT, Kind.OFFLINE, Kind.HISTORY})
BLOCKS: Final = {kind: block for block, kind in KINDS.items()}


class Alarms(QObject):
    """Watches the generations, the settings and the disk, and keeps the banners true.

    Args:
        redacted: Blacks out what is secret in details before they are copied.

    Signals:
        settings_wanted: Open the settings at a page.
        copy_wanted: Put a text on the clipboard.
        logs_wanted: Show the folder of log files.
        repaired_wanted: Show what came back, by the `HistoryDamaged`.
        decision_wanted: Ask whether clips, by their ids, are sent with the key in use.
    """

    settings_wanted = Signal(str)
    copy_wanted = Signal(str)
    logs_wanted = Signal()
    decision_wanted = Signal(list)
    repaired_wanted = Signal(object)
    _unkept = Signal(str)

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
        self._blocked: dict[str, Generation] = {}
        self._receipts: set[str] = set()
        self._lost: tuple[Receipt, ...] = ()
        self._repaired: HistoryDamaged | None = None
        # A receipt is published on the network thread; a queued signal brings it here.
        self._unkept.connect(self._show_receipt)
        self._ends = (
            desk.generations.changed.subscribe(self._note),
            desk.generations.unkept.subscribe(lambda kept: self._unkept.emit(kept.request_id)),
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
        for kind in {obstacles.kind_of(each) for each in self._blocked.values()} - {None}:
            self._show_blocked(kind)
        for request_id in other._receipts:
            self._show_receipt(request_id)
        self.show_lost(other._lost)

    # --- what went wrong --------------------------------------------------------------------

    def tell_of_start(self, damaged: AppError | None, recovered: Recovered | None) -> None:
        """Tell what happened to the history, and what only receipts know of."""
        if damaged is not None:
            self.show_trouble(damaged)
        if recovered is not None:
            self.show_lost(recovered.lost)

    def show_trouble(self, error: AppError) -> None:
        """Tell of something that could not be done."""
        if isinstance(error, LibraryUnavailable):
            self._put(Kind.LIBRARY, obstacles.library())
            return
        kind = Kind.DISK if isinstance(error, DiskFull) else Kind.TROUBLE
        if isinstance(error, HistoryDamaged):
            kind, self._repaired = Kind.HISTORY, error
        told = obstacles.trouble(error)
        self._put(kind, told, details=f"{told.text}\n{error.code} {error.facts()}")

    def show_bug(self) -> None:
        """Say once that something went wrong in the program itself."""
        text = f"{say('bug.t')}. {say('bug.b')}"
        self._put(Kind.TROUBLE, obstacles.Told(text, "me.logs", Step.LOGS))

    def show_library(self, error: AppError | None) -> None:
        """Tell whether the library can be used."""
        if error is not None:
            self._put(Kind.LIBRARY, obstacles.library())
        elif not self._of_kind(Kind.LIBRARY):
            self._bar.take(Kind.LIBRARY)

    def show_lost(self, receipts: tuple[Receipt, ...]) -> None:
        """Tell of requests that the service has and the history lost."""
        self._lost = receipts
        if receipts:
            text, label = say("ban.lost", n=len(receipts)), say("ban.lost.go")
            self._bar.put(Banner(Kind.LOST, "warning", "warn", text, label, self._fetch_lost))

    def _put(self, kind: Kind, told: Told, *, details: str = "") -> None:
        tone = "warning" if kind in WARNINGS else "error"
        icon = SIGNS.get(kind, "warn" if tone == "warning" else "error")
        if kind is Kind.LIBRARY and told != obstacles.library():
            icon = "error"
        details = self._redacted(details)
        action = partial(self._take, told.step, kind, details or told.text)
        is_copied = told.step is Step.COPY  # by the button itself, then, and by no icon beside it
        kept = "" if is_copied or kind is not Kind.TROUBLE else details
        self._bar.put(
            Banner(kind, tone, icon, told.text, say(told.label_key), action, details=kept)
        )

    def _take(self, step: Step, kind: Kind, details: str) -> None:
        """Do what the button of a banner says."""
        match step:
            case _ if step in PAGES:
                self.settings_wanted.emit(step.value)
            case Step.CREDITS | Step.GENERATIONS:
                open_website(Website[step.name])
            case Step.FOLDER:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.library.root)))
            case Step.REPAIRED:
                self.repaired_wanted.emit(self._repaired)
            case Step.LOGS:
                self.logs_wanted.emit()
            case Step.AGAIN:
                self._go_on(BLOCKS[kind])
            case Step.SEND:
                self.decision_wanted.emit([each.id for each in self._of_kind(Kind.ACCOUNT)])
            case _:
                self.copy_wanted.emit(details)

    # --- the service ------------------------------------------------------------------------

    def _show_service(self, wait_s: float | None) -> None:
        """Say that the service answers with faults, and when it is asked again."""
        if wait_s is None:
            self._bar.take(Kind.SERVER)
            return
        text = say("ban.server", t=formats.duration(wait_s))
        again = self._desk.generations.look_again
        self._bar.put(Banner(Kind.SERVER, "warning", "server", text, say("card.retry"), again))

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
            self._blocked[generation.id] = generation
        if generation.request_id in self._receipts:
            self._receipts.discard(generation.request_id or "")
            self._bar.take(Kind.RECEIPT)
        old = None if before is None else obstacles.kind_of(before)
        for kind in {old, obstacles.kind_of(generation)} - {None}:
            self._show_blocked(kind)

    def _of_kind(self, kind: Kind | None) -> list[Generation]:
        return [each for each in self._blocked.values() if obstacles.kind_of(each) is kind]

    def _show_blocked(self, kind: Kind | None) -> None:
        blocked = self._of_kind(kind)
        if kind is None:
            return
        if not blocked:
            self._bar.take(kind)
        elif kind is Kind.DISK:
            self.look_at_disk()
        else:
            self._put(kind, obstacles.obstacle(kind, blocked))

    def look_at_disk(self) -> None:
        """Find out whether the library's disk is almost full; returns at once."""
        self._desk.scope.spawn(self._show_disk(), name="disk banner")

    async def _show_disk(self) -> None:
        is_blocked = bool(self._of_kind(Kind.DISK))
        try:
            free = await asyncio.to_thread(self._desk.library.free_bytes)
        except AppError:  # its drive is gone, say, which is told by a banner of its own
            free = 0 if is_blocked else LOW_DISK_BYTES
        if is_blocked or free < LOW_DISK_BYTES:
            text = say("ban.disk", size=formats.size(free))
            self._put(Kind.DISK, obstacles.Told(text, "li.show", Step.FOLDER))
        else:
            self._bar.take(Kind.DISK)

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

    def _fetch_lost(self) -> None:
        lost, self._lost = self._lost, ()
        self._bar.take(Kind.LOST)
        self._desk.scope.spawn(self._fetch(lost), name="fetch lost requests")

    async def _fetch(self, lost: tuple[Receipt, ...]) -> None:
        try:
            await self._desk.generations.fetch_lost(lost)
        except AppError as error:
            self.show_trouble(error)
            self.show_lost(lost)

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
