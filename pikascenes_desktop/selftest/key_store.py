"""The system's key store keeps an entry of ours, gives it back, and lets it go."""

from __future__ import annotations

import asyncio
import secrets
import sys
from typing import TYPE_CHECKING, Final

from keyring.errors import NoKeyringError

from pikascenes_desktop.adapters.secrets_keyring import KeyringSecrets, system_backend
from pikascenes_desktop.domain.errors import KeyStoreLocked, KeyStoreUnavailable
from pikascenes_desktop.selftest.report import Absent, Broken

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.adapters.secrets_keyring import Backend

PREFIX: Final = "self-test:"
ALWAYS_THERE: Final = frozenset({"win32", "darwin"})
"""Systems that have a key store whatever is installed."""


def check(backend: Callable[[], Backend] = system_backend, platform: str = sys.platform) -> str:
    """Keep an entry of the self-test's own, and remove it.

    Raises:
        Absent: This computer has none; the program then keeps a key until it is closed.
        Broken: It is there, and does not do its work.
    """
    return asyncio.run(_round_trip(backend, platform))


async def _round_trip(backend: Callable[[], Backend], platform: str) -> str:
    def another() -> KeyringSecrets:  # each asks the store itself, and not its own memory
        return KeyringSecrets(backend, platform=platform)

    name, value = f"{PREFIX}{secrets.token_hex(8)}", secrets.token_urlsafe(24)
    store = another().store_name
    try:
        await another().set(name, value)
        try:
            kept = await another().get(name)
        finally:
            await another().remove(name)
        left = await another().get(name)
    except KeyStoreLocked as locked:
        raise Broken(f"{store} is locked; unlock it and try again") from locked
    except KeyStoreUnavailable as error:
        if isinstance(error.__cause__, NoKeyringError) and platform not in ALWAYS_THERE:
            raise Absent(f"no {store} here; keys are kept until the program ends") from error
        raise Broken(f"{store} does not work: {error.__cause__!r}") from error
    if kept != value:
        raise Broken(f"{store} gives back something else than it was given")
    if left is not None:
        raise Broken(f"{store} keeps what was removed")
    return f"{store}: kept, read, removed"
