"""The write-ahead file of request ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Receipt:
    """The durable line that holds a request id the moment it arrives."""

    generation_id: str
    request_id: str
    attempt: int
    api_base: str
    received_at: float
    raw: str = ""


class Receipts(Protocol):
    """The write-ahead file of request ids, preallocated so that a full disk cannot eat one."""

    async def prepare(self) -> None:
        """Make sure that the next receipt can be written.

        Raises:
            DiskFull, HistoryUnavailable: It cannot; nothing may be sent.
        """
        ...

    async def append(self, receipt: Receipt) -> None:
        """Write one receipt and fsync it."""
        ...

    async def read(self) -> list[Receipt]:
        """Return all readable receipts; torn or foreign lines are passed over."""
        ...
