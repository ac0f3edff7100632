"""Receipts in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import DiskFull

if TYPE_CHECKING:
    from pikascenes_desktop.ports.receipts import Receipt


class FakeReceipts:
    """Implements `ports.receipts.Receipts`.

    Attributes:
        receipts: What was written, oldest first.
        full: While set, writing raises `DiskFull`.
    """

    def __init__(self) -> None:
        self.receipts: list[Receipt] = []
        self.full = False

    async def prepare(self) -> None:
        if self.full:
            raise DiskFull(path="receipts.jsonl")

    async def append(self, receipt: Receipt) -> None:
        await self.prepare()
        self.receipts.append(receipt)

    async def read(self) -> list[Receipt]:
        return list(self.receipts)
