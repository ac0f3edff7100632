"""A key store in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pikascenes_desktop.domain.errors import KeyStoreLocked, KeyStoreUnavailable

if TYPE_CHECKING:
    from pikascenes_desktop.domain.errors import SetupError


class FakeSecrets:
    """Implements `ports.secrets.Secrets`.

    Attributes:
        stored: What the store holds.
        session: What is kept in memory alone, and wins.
        trouble: While set, asking the store raises `KeyStoreUnavailable` or `KeyStoreLocked`.
    """

    UNAVAILABLE: ClassVar = KeyStoreUnavailable
    LOCKED: ClassVar = KeyStoreLocked

    def __init__(self, **stored: str) -> None:
        self.stored = dict(stored)
        self.session: dict[str, str] = {}
        self.trouble: type[KeyStoreUnavailable | KeyStoreLocked] | None = None

    @property
    def store_name(self) -> str:
        return "the tests' key store"

    async def get(self, name: str) -> str | None:
        if name in self.session:
            return self.session[name]
        self._ask()
        return self.stored.get(name)

    async def set(self, name: str, value: str) -> None:
        self._ask()
        self.stored[name] = value
        self.session.pop(name, None)

    async def set_for_session(self, name: str, value: str) -> None:
        self.session[name] = value

    async def forget_session(self, name: str) -> str | None:
        return self.session.pop(name, None)

    async def remove(self, name: str) -> None:
        was_for_session = self.session.pop(name, None) is not None
        if not (was_for_session and self.trouble is KeyStoreUnavailable):
            self._ask()
        self.stored.pop(name, None)

    def _ask(self) -> None:
        if self.trouble is not None:
            error: SetupError = self.trouble(store=self.store_name)
            raise error
