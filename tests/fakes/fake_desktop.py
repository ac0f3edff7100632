"""A desktop in memory: notifications, sleep, and what a program says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.ports.desktop import Licence

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.ports.desktop import SystemNotice


class FakeNotifier:
    """Implements `ports.desktop.Notifier`.

    Attributes:
        shown: What was shown, with what a click on it does.
    """

    def __init__(self) -> None:
        self.shown: list[tuple[SystemNotice, Callable[[], None]]] = []

    async def show(self, notice: SystemNotice, on_click: Callable[[], None]) -> None:
        self.shown.append((notice, on_click))

    async def close(self) -> None:
        pass


class FakeWakeLock:
    """Implements `ports.desktop.WakeLock`.

    Attributes:
        is_held: Whether it is held.
        holds: How often it began to be held.
    """

    def __init__(self) -> None:
        self.is_held = False
        self.holds = 0

    def hold(self) -> None:
        self.holds += not self.is_held
        self.is_held = True

    def release(self) -> None:
        self.is_held = False


class FakeFacts:
    """Implements `ports.desktop.ProgramFacts`."""

    def versions(self) -> tuple[tuple[str, str], ...]:
        return (
            ("PikaScenes Desktop", "0.1.0"),
            ("Python", "3.11.7"),
            ("FFmpeg", "7.1.1"),
            ("libvips", "8.18.7"),
            ("SQLite", "3.54.1"),
        )

    def licences(self) -> tuple[Licence, ...]:
        return (
            Licence("apsw", "3.54", "any-OSI", ("Do what you like.",)),
            Licence("Qt", "", "LGPL-3.0-only", ("First text.", "Second text.")),
            Licence("tiny", "1.0", "MIT", ()),
        )

    def redacted(self, text: str) -> str:
        return text.replace("secret-key-1a2b", "***")

    def diagnostics(self) -> str:
        return "PikaScenes Desktop 0.1.0\nSystem: a test"
