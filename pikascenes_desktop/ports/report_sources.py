"""What a report for whoever helps is made of, beside history and settings."""

from __future__ import annotations

from typing import Protocol


class ReportSources(Protocol):
    """Log files, and what this program runs on."""

    async def system(self) -> str:
        """Return versions, system and proxies, one a line."""
        ...

    async def log(self) -> str:
        """Return the latest lines of the log; empty where there is none."""
        ...

    async def crashes(self) -> str:
        """Return what the logs hold of crashes and of errors that nobody caught."""
        ...

    def redacted(self, text: str, secrets: tuple[str, ...]) -> str:
        """Return a text without secrets, sign-ins, queries of links, home folder, user name.

        Args:
            text: Any text.
            secrets: Secrets that are known by themselves, whatever they stand in.
        """
        ...
