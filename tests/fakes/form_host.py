"""The adapter for a host that takes a form, as the registry builds it, beside its fake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.hosts.kind import Surroundings
from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.domain.json_values import as_str
from tests.fakes.fake_image_hosts import options_of

if TYPE_CHECKING:
    import httpx

    from pikascenes_desktop.ports.remote import ImageHost
    from tests.fakes.fake_image_hosts import FakeImageHosts


def host_of(
    fake: FakeImageHosts, client: httpx.AsyncClient, secret: str | None = None, **options: str
) -> ImageHost:
    """Return the host, with the secret of the data file or another, some options changed."""

    async def source(_name: str) -> str | None:
        return secret if secret is not None else as_str(fake.data["secret"])

    async def no_practice() -> str:
        raise AssertionError

    around = Surroundings(
        lambda: client, source, no_practice, allow_loopback=lambda: False, clock=lambda: fake.now
    )
    kind = KINDS[fake.kind]
    complete = kind.checked_options(options_of(fake.data, **options))
    return kind.build(HostProfile("mine", fake.kind, complete), around)
