"""Finds the image host behind a name, and takes in the hosts that users set up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.chevereto import CHEVERETO, FREEIMAGE_HOST
from pikascenes_desktop.adapters.hosts.cloudinary import CLOUDINARY
from pikascenes_desktop.adapters.hosts.custom_http import CUSTOM
from pikascenes_desktop.adapters.hosts.imgbb import IMGBB
from pikascenes_desktop.adapters.hosts.inline import InlineHost
from pikascenes_desktop.adapters.hosts.links import LinksHost
from pikascenes_desktop.adapters.hosts.nextcloud import NEXTCLOUD
from pikascenes_desktop.adapters.hosts.nullpointer import NULL_POINTER
from pikascenes_desktop.adapters.hosts.pomf import POMF
from pikascenes_desktop.adapters.hosts.practice import PracticeHost
from pikascenes_desktop.adapters.hosts.profiles import profile_of
from pikascenes_desktop.adapters.hosts.profiles_toml import read_profile
from pikascenes_desktop.adapters.hosts.s3 import S3
from pikascenes_desktop.adapters.hosts.surroundings import Surroundings
from pikascenes_desktop.adapters.hosts.tiny_picture import tiny_picture
from pikascenes_desktop.adapters.hosts.uploadcare import UPLOADCARE
from pikascenes_desktop.adapters.hosts.webdav import WEBDAV
from pikascenes_desktop.adapters.hosts.zipline import ZIPLINE
from pikascenes_desktop.domain.errors import HostMissing, HostSettingInvalid
from pikascenes_desktop.domain.host import SecretNeed, place_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from pikascenes_desktop.adapters.hosts.host_secrets import HostSecrets
    from pikascenes_desktop.adapters.hosts.kind import HostKind
    from pikascenes_desktop.adapters.hosts.surroundings import Clients
    from pikascenes_desktop.domain.host import HostForm, HostProfile
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.ports.remote import ImageHost

KINDS: Final[dict[str, HostKind]] = {
    kind.kind: kind
    for kind in (
        IMGBB,  # one line for each kind of host
        S3,
        UPLOADCARE,
        FREEIMAGE_HOST,
        CLOUDINARY,
        NEXTCLOUD,
        WEBDAV,
        ZIPLINE,
        CHEVERETO,
        NULL_POINTER,
        POMF,
        CUSTOM,
    )
}
"""All kinds of hosts that users can set up."""

BUILT_IN: Final[dict[str, Callable[[Surroundings], ImageHost]]] = {
    "links": lambda _: LinksHost(),
    "inline": lambda _: InlineHost(),
    "practice": lambda surroundings: PracticeHost(surroundings.practice_base, surroundings.clients),
}
"""The hosts of `domain.host.BUILT_IN_HOSTS`."""


class Hosts:
    """Implements `ports.hosts.HostRegistry` over the preferences and the key store."""

    def __init__(
        self,
        preferences: Callable[[], Preferences],
        secrets: HostSecrets,
        clients: Clients,
        practice_base: Callable[[], Awaitable[str]],
        *,
        allow_loopback: Callable[[], bool],
    ) -> None:
        """Take the tools; nothing is read before it is needed.

        Args:
            preferences: Gives the preferences as they stand.
            secrets: Reads the hosts' secrets.
            clients: Gives the HTTP client of the loop that uploads run on.
            practice_base: Gives the practice service's address.
            allow_loopback: Whether plain http on loopback may be used now: only if the API base
                is on loopback itself.
        """
        self._preferences = preferences
        self._surroundings = Surroundings(clients, secrets.get, practice_base, allow_loopback)

    def host(self, name: str) -> ImageHost:
        if name in BUILT_IN:
            return BUILT_IN[name](self._surroundings)
        for profile in self._preferences().hosts:
            if profile.name == name and profile.kind in KINDS:
                try:
                    return KINDS[profile.kind].build(profile, self._surroundings)
                except HostSettingInvalid as exc:
                    raise HostMissing(name) from exc
        raise HostMissing(name)

    def order(self) -> tuple[str, ...]:
        """Return the hosts that may be used, in the order in which they are tried."""
        return self._preferences().host_order

    def place(self, name: str) -> str:
        """Return what stands for a host as it is set up now. Raises `HostMissing`."""
        if name in BUILT_IN:
            return name
        for profile in self._preferences().hosts:
            if profile.name == name:
                return place_of(profile)
        raise HostMissing(name)

    def found(self, place: str, name: str) -> HostProfile | None:
        """Return the user's host at a place, whatever its name; else the one of that name."""
        hosts = self._preferences().hosts
        named = (host for host in hosts if host.name == name)
        return next((host for host in hosts if place_of(host) == place), next(named, None))

    def profile(self, values: Mapping[str, object]) -> HostProfile:
        """Check a settings form: `name`, `kind` and the settings of that kind.

        Nothing is kept: the caller puts the profile into the preferences.

        Raises:
            HostSettingInvalid: A setting cannot be used; says which, and why.
        """
        return profile_of(values, KINDS)

    @property
    def forms(self) -> tuple[HostForm, ...]:
        """The forms of all kinds of hosts, the easiest to set up first."""
        return tuple(sorted((kind.form for kind in KINDS.values()), key=lambda form: form.ease))

    def takes_secret(self, kind: str) -> bool:
        """Say whether hosts of a kind have a secret beside their settings."""
        return kind not in KINDS or KINDS[kind].secret is not SecretNeed.NONE

    async def read(self, path: Path) -> HostProfile:
        """Read a host from a file; nothing is kept.

        Raises:
            HostFileInvalid: It cannot be read or used.
        """
        return await asyncio.to_thread(read_profile, path, KINDS)

    def tiny_picture(self) -> bytes:
        """Return a PNG of about 12 KB, new each time, for testing a host with."""
        return tiny_picture()
