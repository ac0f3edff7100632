"""A registry of the hosts that a test names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import HostMissing

if TYPE_CHECKING:
    from pikascenes_desktop.ports.remote import ImageHost


class FakeHosts:
    """Finds hosts by their names.

    Attributes:
        known: The hosts; a test may add and remove some.
    """

    def __init__(self, *hosts: ImageHost) -> None:
        self.known = {host.name: host for host in hosts}

    def host(self, name: str) -> ImageHost:
        try:
            return self.known[name]
        except KeyError as exc:
            raise HostMissing(name) from exc
