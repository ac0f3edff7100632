"""A redirect to what is no address: an answer like any other, wherever it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.link_check import HttpLinkChecker
from pikascenes_desktop.domain.errors import CaptivePortal
from pikascenes_desktop.domain.host import HostProfile
from tests.fakes.built_host import built_host, uncounted
from tests.fakes.raw_server import RawServer, answering
from tests.fakes.wire import wired

if TYPE_CHECKING:
    from pikascenes_desktop.ports.remote import ImageFile

pytest_plugins = ("tests.fakes.host_fixtures",)

PLACES = ["mailto:x", "javascript:alert(1)", "data:,x", "http:", "//", "\\\\x", "/" + "a" * 65_530]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place[:20])
async def test_uploads_and_links(place: str, image: ImageFile):
    odd = answering(302, headers={"Location": place})
    async with RawServer(odd) as server, wired() as wire:
        profile = HostProfile("space", "webdav", {"endpoint": server.base})
        host = built_host(profile, wire.clients.transfer, loopback=True)
        with pytest.raises(CaptivePortal):
            await wire.network.run(lambda: host.upload(image, uncounted))
        checker = HttpLinkChecker(wire.network, wire.clients)
        report = await checker.check(server.base, size_bytes=None, allow_loopback=True)
        assert report.problem is not None
