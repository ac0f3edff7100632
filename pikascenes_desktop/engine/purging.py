"""Removes what the program keeps about its user, for whoever uninstalls it."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pikascenes_desktop.adapters.durable import history_trouble
from pikascenes_desktop.adapters.hosts.host_secrets import HostSecrets
from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.adapters.paths import Places, default_places
from pikascenes_desktop.adapters.preferences_file import PreferencesFile
from pikascenes_desktop.adapters.program_lock import ProgramLock
from pikascenes_desktop.adapters.secrets_environment import KEY_PREFIX
from pikascenes_desktop.adapters.secrets_keyring import KeyringSecrets
from pikascenes_desktop.adapters.studio_file import read_studio
from pikascenes_desktop.adapters.studio_place import StudioPlace, studio_place
from pikascenes_desktop.domain.errors import KeyStoreUnavailable
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE
from pikascenes_desktop.services.settings import check_api_base

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.ports.secrets import Secrets


async def purge(
    places: Places | None = None,
    secrets: Secrets | None = None,
    studio: StudioPlace | None = None,
) -> Path:
    """Remove history, settings and keys of this user; clips stay where they are.

    The keys go first: their names stand in the settings.

    Args:
        places: The program's own data folder; the usual one if it is left out. All of it goes.
        secrets: Where the keys are; the system's key store if it is left out.
        studio: Where the studio's settings are: the user has secrets for its hosts, too.

    Returns:
        The data folder, which is gone.

    Raises:
        AlreadyRunning: A program is at work with it; nothing was removed.
        KeyStoreLocked: The keys could not be removed; nothing else was.
        HistoryUnavailable: Not all of the folder could be removed.
    """
    places = places or default_places()
    if not places.data_dir.is_dir():
        return places.data_dir
    with ProgramLock(places).hold():
        await _forget_keys(places, secrets or KeyringSecrets(), studio or studio_place())
    with history_trouble(places.data_dir):
        shutil.rmtree(places.data_dir)
    return places.data_dir


async def _forget_keys(places: Places, secrets: Secrets, place: StudioPlace) -> None:
    preferences = PreferencesFile(places.preferences).current
    studio = read_studio(place, KINDS, check_api_base)
    bases = {DEFAULT_API_BASE, preferences.api_base, studio.over(preferences).api_base}
    with suppress(KeyStoreUnavailable):  # where there is no store, there are no keys in it
        for base in bases:
            await secrets.remove(f"{KEY_PREFIX}{urlsplit(base).netloc}")
        for host in preferences.hosts:
            await HostSecrets(secrets).forget(host.name)
        for name in studio.host_names:
            await HostSecrets(secrets, studio_hosts=studio.host_names).forget(name)
