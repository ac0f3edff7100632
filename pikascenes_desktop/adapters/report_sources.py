"""Log files and versions, for a report."""

from __future__ import annotations

import asyncio
import getpass
import re
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.logs import CRASH_NAME, KEPT, LOG_NAME, redact, redacted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pikascenes_desktop.adapters.program_facts import InstalledFacts

RECENT_CHARACTERS: Final = 200_000
"""Of the log: some hours of work; a report is read by people and sent by mail."""

MOST_CRASHES: Final = 20

_BEGINS: Final = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S* ([A-Z]+) ")
_NO_USER: Final = frozenset({"", "root", "user"})


class LogFiles:
    """Implements `ports.report_sources.ReportSources`.

    Args:
        facts: What the program knows of itself.
        logs: The folder of log files.
    """

    def __init__(self, facts: InstalledFacts, logs: Path) -> None:
        self._facts = facts
        self._logs = logs

    async def system(self) -> str:
        return await asyncio.to_thread(self._facts.system)

    async def log(self) -> str:
        text = await asyncio.to_thread(self._whole)
        return (
            text[-RECENT_CHARACTERS:].partition("\n")[2] if len(text) > RECENT_CHARACTERS else text
        )

    async def crashes(self) -> str:
        return await asyncio.to_thread(self._crashes)

    def redacted(self, text: str, secrets: tuple[str, ...]) -> str:
        for secret in secrets:
            redact(secret)
        return _without_user(redacted(text))

    def _whole(self) -> str:
        """Return all log files as one text, oldest first."""
        names = [f"{LOG_NAME}.{number}" for number in range(KEPT, 0, -1)]
        return "".join(_read(self._logs / name) for name in (*names, LOG_NAME))

    def _crashes(self) -> str:
        blocks = [block for block in _blocks(self._whole()) if _level(block) == "CRITICAL"]
        standing = _read(self._logs / CRASH_NAME).strip()
        return "\n".join([*blocks[-MOST_CRASHES:], *([standing] if standing else [])])


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _blocks(text: str) -> Iterator[str]:
    """Yield each record of a log with the lines that belong to it."""
    block: list[str] = []
    for line in text.splitlines():
        if block and _BEGINS.match(line):
            yield "\n".join(block)
            block = []
        block.append(line)
    if block:
        yield "\n".join(block)


def _level(block: str) -> str:
    found = _BEGINS.match(block)
    return "" if found is None else found.group(1)


def _without_user(text: str) -> str:
    """Take the user's name out of paths; other disks may have folders of that name, too."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # KeyError: no such user, before CPython 3.13
        return text
    if user.lower() in _NO_USER:
        return text
    return re.sub(rf"(?<=[/\\]){re.escape(user)}(?![\w-])", "***", text)
