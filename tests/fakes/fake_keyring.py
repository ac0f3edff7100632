"""A backend of the key store, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError

if TYPE_CHECKING:
    import threading


class FakeKeyring:
    """Implements what `KeyringSecrets` uses of a keyring backend.

    Attributes:
        stored: Secrets by service and name.
        asked: How often anything was asked.
        locked: While set, everything raises `KeyringLocked`.
        gone: While set, everything raises `NoKeyringError`.
        raising: While set, everything raises it.
        prompt: While set, everything waits for it, as a desktop waits for a password.
    """

    def __init__(self) -> None:
        self.stored: dict[tuple[str, str], str] = {}
        self.asked = 0
        self.locked = False
        self.gone = False
        self.raising: Exception | None = None
        self.prompt: threading.Event | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._ask()
        return self.stored.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask()
        self.stored[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._ask()
        if self.stored.pop((service, username), None) is None:
            raise PasswordDeleteError

    def _ask(self) -> None:
        self.asked += 1
        if self.prompt is not None:
            self.prompt.wait()
        if self.locked:
            raise KeyringLocked
        if self.gone:
            raise NoKeyringError
        if self.raising is not None:
            raise self.raising
