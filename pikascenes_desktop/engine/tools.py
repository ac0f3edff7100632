"""The concrete adapters, opened so that each ends after all that works with it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pikascenes_desktop.adapters import logs
from pikascenes_desktop.adapters.hosts.host_secrets import HostSecrets
from pikascenes_desktop.adapters.hosts.registry import KINDS, Hosts
from pikascenes_desktop.adapters.http import HttpClients
from pikascenes_desktop.adapters.images import VipsImages
from pikascenes_desktop.adapters.library_files import FileLibrary
from pikascenes_desktop.adapters.network import NetworkThreadLoop
from pikascenes_desktop.adapters.notifications import DesktopNotifications
from pikascenes_desktop.adapters.pictures_cache import SqlitePictures
from pikascenes_desktop.adapters.practice_process import PracticeProcess
from pikascenes_desktop.adapters.preferences_file import PreferencesFile
from pikascenes_desktop.adapters.program_facts import program_icon
from pikascenes_desktop.adapters.secrets_environment import (
    KEY_PREFIX,
    VARIABLES,
    SecretsWithEnvironment,
)
from pikascenes_desktop.adapters.secrets_keyring import KeyringSecrets
from pikascenes_desktop.adapters.studio_file import read_studio
from pikascenes_desktop.adapters.studio_place import studio_place
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE, DEFAULT_BALANCE_BASE
from pikascenes_desktop.engine.preferences import OverriddenPreferences, library_root
from pikascenes_desktop.services.hosting import is_loopback_allowed
from pikascenes_desktop.services.settings import check_api_base

if TYPE_CHECKING:
    from contextlib import AsyncExitStack

    from pikascenes_desktop.adapters.history_sqlite import SqliteHistory
    from pikascenes_desktop.adapters.paths import Places
    from pikascenes_desktop.engine.options import EngineOptions


@dataclass(frozen=True, slots=True)
class Tools:
    """All adapters that more than one service works with, or that must be closed."""

    places: Places
    history: SqliteHistory
    preferences: OverriddenPreferences
    secrets: SecretsWithEnvironment
    practice: PracticeProcess
    network: NetworkThreadLoop
    clients: HttpClients
    notifier: DesktopNotifications
    images: VipsImages
    pictures: SqlitePictures
    host_secrets: HostSecrets
    hosts: Hosts
    library: FileLibrary

    def loopback_allowed(self) -> bool:
        """Say whether http on loopback may be used just now."""
        return is_loopback_allowed(self.preferences.current)

    async def key_of(self, origin: str) -> str | None:
        """Return the key that goes to an origin, and to that one alone; None sends none."""
        host = urlsplit(origin).netloc
        if origin == DEFAULT_BALANCE_BASE:
            # One account, two hosts; a key for another API base must not go to the vendor.
            if self.preferences.current.api_base != DEFAULT_API_BASE:
                return None
            host = urlsplit(DEFAULT_API_BASE).netloc
        key = await self.secrets.get(f"{KEY_PREFIX}{host}")
        if key is not None:
            logs.redact(key)
        return key


async def open_tools(
    stack: AsyncExitStack, options: EngineOptions, places: Places, history: SqliteHistory
) -> Tools:
    """Make the adapters; the stack closes those that hold something."""
    studio = read_studio(options.studio or studio_place(), KINDS, check_api_base)
    preferences = OverriddenPreferences(PreferencesFile(places.preferences), options, studio)
    secrets = SecretsWithEnvironment(KeyringSecrets(), VARIABLES)
    practice = PracticeProcess(practice_command(places))
    stack.push_async_callback(practice.close)  # after the network, which may be sending to it
    network = await stack.enter_async_context(NetworkThreadLoop())
    clients = await stack.enter_async_context(HttpClients(network))
    notifier = DesktopNotifications(network, program_icon())
    stack.push_async_callback(notifier.close)
    images = VipsImages()
    stack.push_async_callback(images.close)
    pictures = SqlitePictures(places.pictures)
    stack.push_async_callback(pictures.close)
    host_secrets = HostSecrets(secrets, studio_hosts=studio.host_names)
    return Tools(
        places=places,
        history=history,
        preferences=preferences,
        secrets=secrets,
        practice=practice,
        network=network,
        clients=clients,
        notifier=notifier,
        images=images,
        pictures=pictures,
        host_secrets=host_secrets,
        hosts=Hosts(
            lambda: preferences.current,
            host_secrets,
            lambda: clients.transfer,
            practice.base,
            allow_loopback=lambda: is_loopback_allowed(preferences.current),
        ),
        library=FileLibrary(library_root(preferences.current)),
    )


def practice_command(places: Places) -> list[str]:
    """Return how this very program is started as the practice service."""
    program = [sys.executable]
    if not getattr(sys, "frozen", False):
        program += ["-m", "pikascenes_desktop"]
    return [*program, "--data-dir", str(places.data_dir), "practice-service", "--watch-stdin"]
