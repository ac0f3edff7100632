"""What must be set up before a scene can be sent, and changing it."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pikascenes_desktop.domain.clip import LOW_DISK_BYTES
from pikascenes_desktop.domain.errors import (
    ApiBaseInvalid,
    AppError,
    KeyInvalid,
    KeyMissing,
    RemoteError,
    SetupError,
)
from pikascenes_desktop.domain.generation import PRACTICE_BASE
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.host_order import require_one
from pikascenes_desktop.services.host_proofs import is_proved
from pikascenes_desktop.services.hosting import is_loopback

if TYPE_CHECKING:
    from pikascenes_desktop.domain.money import Balance
    from pikascenes_desktop.domain.preferences import Playback, Preferences
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.ports.hosts import HostRegistry
    from pikascenes_desktop.ports.preferences import PreferencesStore
    from pikascenes_desktop.ports.remote import ModelInfo
    from pikascenes_desktop.ports.secrets import Secrets
    from pikascenes_desktop.services.parts import Parts

FINGERPRINT_DIGITS: Final = 8
LAST_SHOWN: Final = 4


def check_api_base(api_base: str) -> str:
    """Return the base without a trailing slash.

    Raises:
        ApiBaseInvalid: It is neither https nor http on loopback, or holds more than a host.
    """
    base = api_base.rstrip("/")
    try:
        parts = urlsplit(base)
    except ValueError as error:
        raise ApiBaseInvalid(api_base=api_base) from error
    is_https = parts.scheme == "https" and bool(parts.hostname)
    if not (is_https or is_loopback(base)) or (
        parts.username is not None or parts.query or parts.fragment
    ):
        raise ApiBaseInvalid(api_base=api_base)
    return base


def clean_key(text: str) -> str:
    """Return a pasted key without the wrapping people copy along.

    Raises:
        KeyInvalid: What is left cannot be sent as a bearer token.
    """
    key = text.strip().strip("\"'").strip()
    if key.lower().startswith("bearer "):
        key = key[len("bearer ") :].strip()
    if not key or not key.isascii() or not key.isprintable() or " " in key:
        raise KeyInvalid
    return key


def key_name(api_base: str) -> str:
    """Return the name under which the key of an API base is kept."""
    return f"key:{urlsplit(api_base).netloc}"


def fingerprint(key: str) -> str:
    """Return what tells keys apart without telling the key."""
    return hashlib.sha256(key.encode()).hexdigest()[:FINGERPRINT_DIGITS]


@dataclass(frozen=True, slots=True)
class KeyState:
    """What is known of the API key.

    Attributes:
        last: The last four characters, for the screen.
        problem: Why there is none, or why it cannot be used; None when all is well.
        is_for_session: Whether it is kept nowhere, and forgotten when the program ends.
    """

    fingerprint: str | None = None
    last: str = ""
    problem: SetupError | None = None
    is_for_session: bool = False


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a scene could be sent now; each None means "fine".

    Attributes:
        is_host_proved: Whether the host passed its test since it was last changed.
        low_bytes: What is free on the library's disk, where that is little.
    """

    key: SetupError | None = None
    host: SetupError | None = None
    library: AppError | None = None
    is_host_proved: bool = True
    low_bytes: int | None = None


class Settings:
    """Preferences and key as one thing.

    Attributes:
        changed: The preferences, after each change.
        key_changed: The state of the key, after each change.
    """

    def __init__(
        self, preferences: PreferencesStore, secrets: Secrets, hosts: HostRegistry, parts: Parts
    ) -> None:
        self._preferences = preferences
        self._secrets = secrets
        self._hosts = hosts
        self._parts = parts
        self.changed: Feed[Preferences] = Feed()
        self.key_changed: Feed[KeyState] = Feed()
        self._for_session: str | None = None

    @property
    def current(self) -> Preferences:
        """The preferences as they stand."""
        return self._preferences.current

    @property
    def locked(self) -> frozenset[str]:
        """The names of preferences that the user's studio set, and that cannot be changed."""
        return self._preferences.locked

    @property
    def studio_hosts(self) -> frozenset[str]:
        """The names of the hosts that the user's studio set up, and that cannot be changed."""
        return self._preferences.studio_hosts

    @property
    def store_name(self) -> str:
        """What the system calls its key store."""
        return self._secrets.store_name

    async def save(self, preferences: Preferences) -> None:
        """Keep other preferences. Raises as `PreferencesStore.save`."""
        await self._preferences.save(preferences)
        self.changed.publish(preferences)

    async def save_draft(self, draft: Scene) -> None:
        """Keep the composer's scene, so that a crash does not lose it."""
        await self._preferences.save(replace(self._preferences.current, draft=draft))

    async def save_playback(self, playback: Playback) -> None:
        """Keep how clips are played. Raises as `PreferencesStore.save`."""
        await self._preferences.save(replace(self._preferences.current, playback=playback))

    @property
    def key_name(self) -> str:
        """The name under which the key of the API base is kept."""
        return key_name(self.current.api_base)

    async def key_state(self) -> KeyState:
        """Look whether there is a key; never raises."""
        try:
            key = await self._secrets.get(self.key_name)
        except SetupError as error:
            return KeyState(problem=error)
        if key is None:
            return KeyState(problem=KeyMissing())
        return KeyState(
            fingerprint=fingerprint(key),
            last=key[-LAST_SHOWN:],
            is_for_session=fingerprint(key) == self._for_session,
        )

    async def key_in_use(self, api_base: str) -> str | None:
        """Return the fingerprint of the key that goes to an API base; None where there is none.

        Raises:
            KeyStoreUnavailable, KeyStoreLocked: The key store cannot be read.
        """
        key = await self._secrets.get(key_name(api_base))
        return None if key is None else fingerprint(key)

    async def set_key(self, text: str, *, session_only: bool = False) -> KeyState:
        """Keep a key and leave practice mode.

        Raises:
            KeyInvalid: The text cannot be a key.
            KeyStoreUnavailable, KeyStoreLocked: It was not kept; `session_only` is the way on.
        """
        key = clean_key(text)
        if session_only:
            await self._secrets.set_for_session(self.key_name, key)
        else:
            await self._secrets.set(self.key_name, key)
        self._for_session = fingerprint(key) if session_only else None
        await self.save(replace(self.current, practice=False))
        state = await self.key_state()
        self.key_changed.publish(state)
        return state

    async def try_key(self, text: str, *, session_only: bool = False) -> ModelInfo:
        """Ask the service with a key, free; unless it is refused, keep it and leave practice mode.

        A refused key changes nothing: the one before is used again.

        Raises:
            KeyInvalid: The text cannot be a key; nothing was asked.
            KeyRejected: The service refuses it.
            KeyStoreUnavailable, KeyStoreLocked: It was not kept; `session_only` is the way on.
            RemoteError: The service could not be asked. The key is kept all the same.
        """
        key, name, secrets = clean_key(text), self.key_name, self._secrets
        before = await secrets.forget_session(name)
        await secrets.set_for_session(name, key)  # so that it can be asked with, and no more
        answer: ModelInfo | RemoteError
        try:
            try:
                answer = await self._model_info(self.current.api_base)
            except RemoteError as error:
                answer = error
            if not session_only:
                await secrets.set(name, key)
        except BaseException:
            await secrets.forget_session(name)
            if before is not None:
                await secrets.set_for_session(name, before)
            raise
        self._for_session = fingerprint(key) if session_only else None
        await self.save(replace(self.current, practice=False))
        self.key_changed.publish(await self.key_state())
        if isinstance(answer, RemoteError):
            raise answer
        return answer

    async def balance(self) -> Balance:
        """Read what is left in the wallet.

        Raises:
            KeyMissing, KeyRejected: There is no key, or it is not accepted.
            RemoteError: The service could not be asked.
        """
        parts = self._parts
        return await parts.network.run(parts.service.balance)

    async def remove_key(self) -> None:
        """Remove the key from this computer and go back to practice mode."""
        await self._secrets.remove(self.key_name)
        await self.save(replace(self.current, practice=True))
        self.key_changed.publish(await self.key_state())

    async def check_key(self) -> ModelInfo:
        """Ask the service with the key; free. Also gives the live price.

        Raises:
            KeyMissing, KeyRejected: There is none, or it is not accepted.
            RemoteError: The service could not be asked.
        """
        base = PRACTICE_BASE if self.current.practice else self.current.api_base
        return await self._model_info(base)

    async def _model_info(self, base: str) -> ModelInfo:
        parts, model_id = self._parts, self.current.model_id
        return await parts.network.run(lambda: parts.service.model_info(base, model_id))

    async def readiness(self) -> Readiness:
        """Say what is missing before a scene could be sent."""
        library: AppError | None = None
        low: int | None = None
        try:
            await self._parts.library.probe()
            free = await asyncio.to_thread(self._parts.library.free_bytes)
            low = free if free < LOW_DISK_BYTES else None
        except AppError as error:
            library = error
        if self.current.practice:
            return Readiness(library=library, low_bytes=low)
        host: SetupError | None = None
        try:
            require_one(self._hosts, self.current.host_order)
        except SetupError as error:
            host = error
        return Readiness(
            key=(await self.key_state()).problem,
            host=host,
            library=library,
            is_host_proved=is_proved(self.current, self.current.host or ""),
            low_bytes=low,
        )
