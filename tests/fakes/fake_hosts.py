"""A registry of the hosts that a test names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import HostMissing
from pikascenes_desktop.domain.host import HostProfile

if TYPE_CHECKING:
    from pikascenes_desktop.ports.remote import ImageHost


class FakeHosts:
    """Finds hosts by their names.

    Attributes:
        known: The hosts; a test may add and remove some.
        spare: Names of those that may step in, in order.
        places: How a host is set up, where that is not just its name.
        deletes_after_use: Whether images are deleted once no clip needs them.
    """

    def __init__(self, *hosts: ImageHost) -> None:
        self.known = {host.name: host for host in hosts}
        self.spare: tuple[str, ...] = ()
        self.places: dict[str, str] = {}
        self.deletes_after_use = True

    def host(self, name: str) -> ImageHost:
        try:
            return self.known[name]
        except KeyError as exc:
            raise HostMissing(name) from exc

    def order(self) -> tuple[str, ...]:
        return self.spare

    def place(self, name: str) -> str:
        return self.places.get(name, self.host(name).name)

    def found(self, place: str, name: str) -> HostProfile | None:
        for known in (*(each for each in self.known if self.place(each) == place), name):
            if known in self.known:
                return HostProfile(known, "fake", delete_after_use=self.deletes_after_use)
        return None
