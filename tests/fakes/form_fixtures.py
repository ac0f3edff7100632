"""A host that takes a form, and a client for it; loaded by the modules that test such hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.fake_image_hosts import FakeImageHosts

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    import httpx


@pytest.fixture
async def fake(request: pytest.FixtureRequest) -> AsyncGenerator[FakeImageHosts]:
    """The host whose data file the test names."""
    async with FakeImageHosts(request.param) as fake:
        yield fake


@pytest.fixture
async def hosts_client(fake: FakeImageHosts) -> AsyncGenerator[httpx.AsyncClient]:
    """A client that every name leads to that host."""
    async with fake.client() as client:
        yield client
