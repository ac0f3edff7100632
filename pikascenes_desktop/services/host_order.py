"""The user's hosts in their order: which may be used, and whether one of them can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import HostMissing, SetupError
from pikascenes_desktop.services.ledger import PRACTICE

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.hosts import HostRegistry


def order_for(hosts: HostRegistry, generation: Generation) -> tuple[str, ...]:
    """Return the hosts to try for a generation: its own, then those that may step in now.

    Those are read when they are needed, so that a clip that stands still goes on with what the
    user set up since.
    """
    if generation.practice or generation.host_only:
        return (generation.host,)
    spare = (name for name in hosts.order() if name != PRACTICE)
    return tuple(dict.fromkeys((generation.host, *spare)))


def require_one(hosts: HostRegistry, names: tuple[str, ...]) -> None:
    """Make sure that at least one host is set up: one that is not keeps no other from working.

    Raises:
        HostMissing: None of them is; names the first.
    """
    first: SetupError | None = None
    for name in names:
        try:
            hosts.host(name)
        except SetupError as error:
            first = first or error
        else:
            return
    raise first or HostMissing
