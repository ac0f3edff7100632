"""Keeps every test away from the user's key store.

On Linux the surroundings see to it: without the session bus's address there is no key store,
and a test that starts its own bus and store is welcome to them. Elsewhere the store belongs to
the system, so its door is shut unless a test says `real_key_store`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import pytest
from keyring.errors import NoKeyringError

if TYPE_CHECKING:
    from collections.abc import Generator

_STORES = {
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
}
_DOORS = ("get_password", "set_password", "delete_password", "get_credential")


def _shut(*_arguments: object, **_named: object) -> NoReturn:
    raise NoKeyringError("the tests may not ask the user's key store")


@pytest.fixture(autouse=True)
def asks_no_key_store(request: pytest.FixtureRequest) -> Generator[None]:
    """Shut the system's key store for the length of a test."""
    store = _STORES.get(sys.platform)
    if store is None or request.node.get_closest_marker("real_key_store"):
        yield
        return
    module, name = store
    backend = getattr(import_module(module), name)
    with pytest.MonkeyPatch.context() as patch:
        for door in _DOORS:
            patch.setattr(backend, door, _shut)
        yield
