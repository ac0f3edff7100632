"""The adapter for a host that takes a form, as the registry builds it, beside its fake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.domain.json_values import as_str
from tests.fakes.built_host import built_host
from tests.fakes.host_data import options_of

if TYPE_CHECKING:
    import httpx

    from pikascenes_desktop.ports.remote import ImageHost
    from tests.fakes.fake_image_hosts import FakeImageHosts


def host_of(
    fake: FakeImageHosts, client: httpx.AsyncClient, secret: str | None = None, **options: str
) -> ImageHost:
    """Return the host, with the secret of the data file or another, some options changed."""
    profile = HostProfile("mine", fake.kind, options_of(fake.data, **options))
    known = as_str(fake.data["secret"])
    return built_host(profile, client, known if secret is None else secret, clock=lambda: fake.now)
