"""Safekeeping over the adapters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.hosts.host_secrets import SECRET_VARIABLE
from pikascenes_desktop.adapters.library_search import FolderSearch
from pikascenes_desktop.adapters.program_facts import InstalledFacts, licences_folder
from pikascenes_desktop.adapters.report_sources import LogFiles
from pikascenes_desktop.adapters.secrets_environment import VARIABLES
from pikascenes_desktop.adapters.user_files import DiskFiles
from pikascenes_desktop.services.archiving import Archiving
from pikascenes_desktop.services.known_secrets import KnownSecrets
from pikascenes_desktop.services.relinking import Relinking
from pikascenes_desktop.services.reporting import Reporting
from pikascenes_desktop.services.safekeeping import Safekeeping

if TYPE_CHECKING:
    from pikascenes_desktop.engine.tools import Tools
    from pikascenes_desktop.services.generations import Generations
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.settings import Settings


def compose_safekeeping(
    tools: Tools, parts: Parts, settings: Settings, generations: Generations
) -> Safekeeping:
    """Make the services of safekeeping."""
    secrets = KnownSecrets(settings, tools.secrets, lambda: (VARIABLES.get(SECRET_VARIABLE, ""),))
    files, search = DiskFiles(), FolderSearch()
    sources = LogFiles(InstalledFacts(licences_folder(), tools.places.logs), tools.places.logs)
    return Safekeeping(
        archiving=Archiving(
            parts.history, parts.library, parts.clock, files=files, search=search, secrets=secrets
        ),
        relinking=Relinking(parts.history, generations, settings, search),
        reporting=Reporting(
            parts.history,
            settings,
            parts.clock,
            sources=sources,
            contacts=tools.clients.contacts,
            secrets=secrets,
            files=files,
        ),
        contacts=tools.clients.contacts,
    )
