"""A link check that knows what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.host import LinkPresence, LinkReport

if TYPE_CHECKING:
    from collections.abc import Callable


class FakeLinkChecker:
    """Finds every link open, unless the test says otherwise.

    Attributes:
        reports: What it finds behind a link.
        checked: All checks, as (link, size uploaded, whether loopback passes).
        presences: Whether the picture behind a link can still be seen.
        looked: The links that were looked at for that.
        is_there: Asked about links that `presences` does not name.
    """

    def __init__(self, is_there: Callable[[str], bool] = lambda _url: True) -> None:
        self.reports: dict[str, LinkReport] = {}
        self.checked: list[tuple[str, int | None, bool]] = []
        self.presences: dict[str, LinkPresence] = {}
        self.looked: list[str] = []
        self.is_there = is_there

    async def check(self, url: str, *, size_bytes: int | None, allow_loopback: bool) -> LinkReport:
        self.checked.append((url, size_bytes, allow_loopback))
        return self.reports.get(url, LinkReport(size_bytes=size_bytes, media_type="image/png"))

    async def presence(self, url: str) -> LinkPresence:
        self.looked.append(url)
        if url in self.presences:
            return self.presences[url]
        return LinkPresence.OPEN if self.is_there(url) else LinkPresence.GONE
