"""A link check that knows what it finds."""

from __future__ import annotations

from pikascenes_desktop.domain.host import LinkReport


class FakeLinkChecker:
    """Finds every link open, unless the test says otherwise.

    Attributes:
        reports: What it finds behind a link.
        checked: All checks, as (link, size uploaded, whether loopback passes).
    """

    def __init__(self) -> None:
        self.reports: dict[str, LinkReport] = {}
        self.checked: list[tuple[str, int | None, bool]] = []

    async def check(self, url: str, *, size_bytes: int | None, allow_loopback: bool) -> LinkReport:
        self.checked.append((url, size_bytes, allow_loopback))
        return self.reports.get(url, LinkReport(size_bytes=size_bytes, media_type="image/png"))
