"""Safekeeping over fakes: real files and a real search, logs and contacts that a test writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.library_search import FolderSearch
from pikascenes_desktop.adapters.user_files import DiskFiles
from pikascenes_desktop.services.archiving import Archiving
from pikascenes_desktop.services.known_secrets import KnownSecrets, without
from pikascenes_desktop.services.relinking import Relinking
from pikascenes_desktop.services.reporting import Reporting
from pikascenes_desktop.services.safekeeping import Safekeeping

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.contact_counter import ContactCounter
    from pikascenes_desktop.ports.secrets import Secrets
    from pikascenes_desktop.services.generations import Generations
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.settings import Settings


class FakeReportSources:
    """Implements `ports.report_sources.ReportSources`.

    Attributes:
        lines: What the log holds.
        fatal: What it holds of crashes.
    """

    def __init__(self) -> None:
        self.lines = "2026-09-01 10:00:00,000 INFO MainThread pikascenes: started\n"
        self.fatal = ""

    async def system(self) -> str:
        return "PikaScenes Desktop 0.1.0\nPython 3.11.7\nSystem: a test"

    async def log(self) -> str:
        return self.lines

    async def crashes(self) -> str:
        return self.fatal

    def redacted(self, text: str, secrets: tuple[str, ...]) -> str:
        return without(text, secrets)


def fake_safekeeping(  # noqa: PLR0913 -- one for each fake that a world has
    parts: Parts,
    settings: Settings,
    generations: Generations,
    secrets: Secrets,
    *,
    sources: FakeReportSources,
    contacts: ContactCounter,
) -> Safekeeping:
    """Return safekeeping over a world's ports."""
    known = KnownSecrets(settings, secrets)
    files, search = DiskFiles(), FolderSearch()
    return Safekeeping(
        archiving=Archiving(
            parts.history, parts.library, parts.clock, files=files, search=search, secrets=known
        ),
        relinking=Relinking(parts.history, generations, settings, search),
        reporting=Reporting(
            parts.history,
            settings,
            parts.clock,
            sources=sources,
            contacts=contacts,
            secrets=known,
            files=files,
        ),
        contacts=contacts,
    )
