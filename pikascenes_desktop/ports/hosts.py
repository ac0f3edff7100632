"""Which image hosts there are, and what some of them know beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from pikascenes_desktop.domain.host import HostedImage, HostProfile
    from pikascenes_desktop.ports.remote import ImageFile, ImageHost


@runtime_checkable
class Foretelling(Protocol):
    """An `ImageHost` that knows something of an upload before it is sent.

    It is written down first: should the answer be lost, there is something to look after.
    """

    async def foretold(self, image: ImageFile) -> HostedImage:
        """Return what is known; the link is empty where it is not. Raises as `upload`."""
        ...


class HostRegistry(Protocol):
    """Finds the image host behind a name."""

    def host(self, name: str) -> ImageHost:
        """Return the host of that name, built in or the user's.

        Raises:
            HostMissing: There is no such host.
        """
        ...

    def order(self) -> tuple[str, ...]:
        """Return the hosts that may be used, in the order in which they are tried."""
        ...

    def place(self, name: str) -> str:
        """Return what stands for a host as it is set up now (`domain.host.place_of`).

        Raises:
            HostMissing: There is no such host.
        """
        ...

    def found(self, place: str, name: str) -> HostProfile | None:
        """Return the user's host at a place, whatever its name; else the one of that name."""
        ...
