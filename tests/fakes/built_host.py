"""An image host as the registry builds it, and a picture to send to it."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.adapters.hosts.surroundings import Surroundings
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.ports.remote import ImageFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    from pikascenes_desktop.ports.remote import ImageHost


def built_host(
    profile: HostProfile,
    client: httpx.AsyncClient,
    secret: str | None = "",
    *,
    loopback: bool = False,
    clock: Callable[[], float] = time.time,
) -> ImageHost:
    """Return the host of a profile, its options completed as a form's are."""

    async def source(_name: str) -> str | None:
        return secret

    async def no_practice() -> str:
        raise AssertionError

    around = Surroundings(lambda: client, source, no_practice, lambda: loopback, clock)
    kind = KINDS[profile.kind]
    options = kind.checked_options(profile.options)
    return kind.build(HostProfile(profile.name, profile.kind, options), around)


def image_of(
    folder: Path, content: bytes, *, number: int = 2, media_type: str = "image/png"
) -> ImageFile:
    """Return a normalised picture of these bytes, as the work on a scene hands it over."""
    digest = hashlib.sha256(content).hexdigest()
    path = folder / digest
    path.write_bytes(content)
    return ImageFile(number, path, digest, media_type, len(content))


def uncounted(_done: int, _total: int | None) -> None:
    """Take a count of bytes and forget it."""
