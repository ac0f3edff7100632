"""What all image hosts share: the line to the network, secrets, and the clock."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import httpx

Clients: TypeAlias = "Callable[[], httpx.AsyncClient]"
"""Gives the client of the loop it is called on. It is the owner's to close."""

SecretSource: TypeAlias = Callable[[], Awaitable[str | None]]
"""Reads one host's secret when it is needed; None when there is none."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the hosts share.

    Attributes:
        clients: Gives the HTTP client.
        secret: Reads the secret of the host of that name.
        practice_base: Gives the practice service's address, starting it if need be.
        allow_loopback: Says whether plain http on loopback is usable now: only if the API base
            is on loopback itself.
        clock: Unix seconds, for expiries and signatures.
    """

    clients: Clients
    secret: Callable[[str], Awaitable[str | None]] = field(repr=False)
    practice_base: Callable[[], Awaitable[str]]
    allow_loopback: Callable[[], bool]
    clock: Callable[[], float] = time.time
