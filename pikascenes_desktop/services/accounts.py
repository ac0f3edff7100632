"""Whose key a clip was accepted with, and whether that key is still the one in use.

Accounts cannot be told apart, keys can. A clip that was accepted with one key is not sent with
another before the user has said so: it would be paid for by whoever the other key belongs to.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from pikascenes_desktop.domain.errors import KeyChanged, SetupError
from pikascenes_desktop.domain.generation import UNSENT

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.record import Record

KeyInUse: TypeAlias = Callable[[str], Awaitable[str | None]]
"""Given an API base, returns the fingerprint of the key that goes there; None where none does."""


async def no_key(_api_base: str) -> str | None:
    """Know of no key, so that nothing is ever held back for it."""
    return None


class Accounts:
    """Compares the key in use with the one that a clip was accepted with.

    Args:
        key_in_use: Looks for the key; may raise `SetupError`.
        record: Where changes go.
    """

    def __init__(self, key_in_use: KeyInUse, record: Record) -> None:
        self._key_in_use = key_in_use
        self._record = record

    async def fingerprint(self, generation: Generation) -> str | None:
        """Return what the key has that a generation would be sent with; None if there is none.

        A key store that cannot be read is told by the sending itself.
        """
        if generation.practice:
            return None
        try:
            return await self._key_in_use(generation.api_base)
        except SetupError:
            return None

    async def is_other(self, generation: Generation) -> bool:
        """Say whether a generation would be sent with another key than it was accepted with."""
        accepted = generation.key_fingerprint
        if accepted is None:
            return False
        return await self.fingerprint(generation) not in {None, accepted}

    async def accept(self, generation_id: str) -> Generation:
        """Take an unsent generation as accepted with the key in use: the user said so."""
        async with self._record.alone(generation_id) as current:
            if current.state not in UNSENT:
                return current
            key = await self.fingerprint(current)
            if key in {None, current.key_fingerprint}:
                return current
            mine = replace(current, key_fingerprint=key)
            return await self._record.write(current, mine, note="with this key")

    async def check(self, generation: Generation) -> None:
        """Let only what was accepted with the key in use go on.

        Raises:
            KeyChanged: It was another key.
        """
        if await self.is_other(generation):
            raise KeyChanged
