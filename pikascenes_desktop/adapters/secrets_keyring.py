"""The operating system's key store, through keyring, with the backend chosen here.

``PYTHON_KEYRING_BACKEND`` and ``keyringrc`` are never asked: they can name stores that keep
plain text. There is no falling back to a file; what cannot be kept is kept for the session.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import sys
import threading
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, cast

from keyring.errors import KeyringError, KeyringLocked, NoKeyringError

from pikascenes_desktop.domain.errors import (
    KeyStoreDismissed,
    KeyStoreLocked,
    KeyStoreSlow,
    KeyStoreUnavailable,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

T = TypeVar("T")

SERVICE: Final = "PikaScenes Desktop"
TIMEOUT_S: Final = 10.0
"""A desktop's unlock prompt may wait for ever; the user can unlock and try again."""

STORE_NAMES: Final = {"win32": "Windows Credential Manager", "darwin": "Keychain"}
LINUX_STORE_NAME: Final = "Secret Service"

SCREEN_VARIABLES: Final = ("DISPLAY", "WAYLAND_DISPLAY")

BACKENDS: Final = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
}
LINUX_BACKENDS: Final = (
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)

FOREIGN_ERRORS: Final = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney", "DBusErrorResponse"),
    ("win32ctypes.pywin32.pywintypes", "error"),
)
"""What the backends let through from below them."""

FOREIGN_LOCKED: Final = (("secretstorage.exceptions", "LockedException"),)
FOREIGN_DISMISSED: Final = (("secretstorage.exceptions", "PromptDismissedException"),)
"""What keyring says for it is `KeyringLocked`: on Linux that comes after a prompt alone."""


class Backend(Protocol):
    """What is used of a `keyring.backend.KeyringBackend`."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Remove a secret."""
        ...


def system_backend(platform: str = sys.platform) -> Backend:
    """Return this system's key store.

    Raises:
        NoKeyringError: There is none that can be used.
    """
    for module, name in BACKENDS.get(platform, LINUX_BACKENDS):
        kind = getattr(importlib.import_module(module), name)
        if kind.viable:
            return cast("Backend", kind())
    raise NoKeyringError


class KeyringSecrets:
    """The `Secrets` of this computer.

    Every call has a daemon thread of its own, so that a store that hangs neither stalls a loop
    nor keeps the program from ending; while one hangs, no second one is started.
    """

    def __init__(
        self,
        backend: Callable[[], Backend] = system_backend,
        *,
        platform: str = sys.platform,
        timeout_s: float = TIMEOUT_S,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._find_backend = backend
        self._platform = platform
        self._timeout_s = timeout_s
        self._environment = environment
        self._backend: Backend | None = None
        self._lock = threading.Lock()
        self._hanging: Future[object] | None = None
        self._session: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.store_name!r})"

    @property
    def store_name(self) -> str:
        """What the system calls its key store."""
        return STORE_NAMES.get(self._platform, LINUX_STORE_NAME)

    async def get(self, name: str) -> str | None:
        """Return a secret: the session's, else the stored one, which is read once.

        Raises:
            KeyStoreUnavailable, KeyStoreLocked: It cannot be read.
        """
        value = self._session.get(name) or self._known.get(name)
        if value is None:
            value = await self._ask(lambda backend: backend.get_password(SERVICE, name))
            if value is not None:
                self._known[name] = value
        return value

    async def set(self, name: str, value: str) -> None:
        """Keep a secret in the store, instead of one for the session."""
        await self._ask(lambda backend: backend.set_password(SERVICE, name, value))
        self._known[name] = value
        self._session.pop(name, None)

    async def set_for_session(self, name: str, value: str) -> None:
        """Keep a secret in memory until the program ends."""
        self._session[name] = value

    async def forget_session(self, name: str) -> str | None:
        """Forget a secret kept in memory and return it; the store is not asked."""
        return self._session.pop(name, None)

    async def remove(self, name: str) -> None:
        """Remove a secret, from memory in any case.

        Raises:
            KeyStoreLocked: A stored one may still be there.
            KeyStoreUnavailable: The same; not for a secret that was the session's, since a
                store that is not there holds none.
        """
        was_for_session = self._session.pop(name, None) is not None
        self._known.pop(name, None)

        def work(backend: Backend) -> None:
            if backend.get_password(SERVICE, name) is not None:
                backend.delete_password(SERVICE, name)

        try:
            await self._ask(work)
        except KeyStoreUnavailable:
            if not was_for_session:
                raise

    def _can_prompt(self) -> bool:
        return self._platform == "linux" and any(map(self._environment.get, SCREEN_VARIABLES))

    async def _ask(self, question: Callable[[Backend], T]) -> T:
        if self._hanging is not None and not self._hanging.done():
            raise KeyStoreSlow(store=self.store_name)
        answer: Future[T] = Future()
        answer.set_running_or_notify_cancel()  # giving up waiting does not stop the store

        def work() -> None:
            try:
                with self._lock, _store_trouble(self.store_name, can_prompt=self._can_prompt()):
                    if self._backend is None:
                        self._backend = self._find_backend()
                    answer.set_result(question(self._backend))
            except BaseException as exc:  # noqa: BLE001 -- carried to the caller's thread
                answer.set_exception(exc)

        threading.Thread(target=work, name="key-store", daemon=True).start()
        try:
            async with asyncio.timeout(self._timeout_s):
                return await asyncio.wrap_future(answer)
        except TimeoutError as exc:
            self._hanging = cast("Future[object]", answer)
            raise KeyStoreSlow(store=self.store_name) from exc


@contextmanager
def _store_trouble(store: str, *, can_prompt: bool) -> Generator[None]:
    """Translate what keyring and its backends raise.

    Args:
        store: What the system calls it.
        can_prompt: Whether the user could see the store ask, before it was given up as locked.

    Raises:
        KeyStoreLocked: The store is locked.
        KeyStoreDismissed: Its prompt was closed without a password.
        KeyStoreUnavailable: There is none, or it does not answer as it should.
    """
    try:
        yield
    except (KeyringError, OSError, *_loaded(FOREIGN_ERRORS)) as exc:
        # keyring raises its own in place of most; the cause tells what it was
        causes = (exc, exc.__cause__)
        if _is_any(causes, (KeyringLocked, *_loaded(FOREIGN_DISMISSED))):
            raise (KeyStoreDismissed if can_prompt else KeyStoreLocked)(store=store) from exc
        if _is_any(causes, _loaded(FOREIGN_LOCKED)):
            raise KeyStoreLocked(store=store) from exc
        raise KeyStoreUnavailable(store=store) from exc


def _is_any(causes: tuple[BaseException | None, ...], kinds: tuple[type[Exception], ...]) -> bool:
    return any(isinstance(each, kinds) for each in causes)


def _loaded(names: tuple[tuple[str, str], ...]) -> tuple[type[Exception], ...]:
    """Return classes of modules that a backend has brought along; others cannot be raised."""
    return tuple(
        getattr(sys.modules[module], name) for module, name in names if module in sys.modules
    )
