"""A downloader without a network."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pikascenes_desktop.ports.remote import Fetched

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.ports.remote import CountBytes


class FakeDownloader:
    """Writes what stands behind a link into the part, as the test set it up.

    Attributes:
        files: The bytes behind a link; `content` for all others.
        content: See `files`.
        errors: Raised by the next fetches, one each; half of the file has come by then.
        gate: When given, fetches wait for it halfway.
        fetched: All fetches, as (link, whether loopback passes).
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.content = b"\x00\x00\x00\x18ftypisom a film"
        self.errors: list[AppError] = []
        self.gate: asyncio.Event | None = None
        self.fetched: list[tuple[str, bool]] = []

    async def fetch(
        self, url: str, part: Path, *, allow_loopback: bool, on_bytes: CountBytes
    ) -> Fetched:
        self.fetched.append((url, allow_loopback))
        content = self.files.get(url, self.content)
        half = len(content) // 2
        await asyncio.to_thread(_write, part, content[:half])
        on_bytes(half, len(content))
        if self.gate is not None:
            await self.gate.wait()
        if self.errors:
            raise self.errors.pop(0)
        await asyncio.to_thread(_write, part, content)
        on_bytes(len(content), len(content))
        return Fetched(len(content))


def _write(part: Path, content: bytes) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(content)
