"""Choosing the key store, waiting for it, and what it says when it cannot."""

from __future__ import annotations

import asyncio
import sys
import threading
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

from pikascenes_desktop.adapters import secrets_keyring
from pikascenes_desktop.adapters.secrets_keyring import KeyringSecrets, system_backend
from pikascenes_desktop.domain.errors import KeyStoreLocked, KeyStoreSlow, KeyStoreUnavailable
from tests.fakes.fake_keyring import FakeKeyring

if TYPE_CHECKING:
    from collections.abc import Generator


@pytest.fixture
def hanging() -> Generator[FakeKeyring]:
    keyring = FakeKeyring()
    keyring.prompt = threading.Event()
    yield keyring
    keyring.prompt.set()


async def test_the_service_name_is_ours() -> None:
    keyring = FakeKeyring()
    await KeyringSecrets(lambda: keyring).set("key", "value")
    assert keyring.stored == {("PikaScenes Desktop", "key"): "value"}


async def test_the_store_is_asked_once() -> None:
    keyring = FakeKeyring()
    keyring.stored["PikaScenes Desktop", "key"] = "value"
    secrets = KeyringSecrets(lambda: keyring)
    assert [await secrets.get("key") for _ in range(3)] == ["value"] * 3
    assert keyring.asked == 1
    assert [await secrets.get("missing") for _ in range(2)] == [None, None]
    assert keyring.asked == 3


async def test_calls_come_one_after_the_other() -> None:
    keyring = FakeKeyring()
    secrets = KeyringSecrets(lambda: keyring)
    await asyncio.gather(*(secrets.set(f"key-{number}", "value") for number in range(8)))
    assert len(keyring.stored) == 8


async def test_a_prompt_that_waits_is_a_locked_store(hanging: FakeKeyring) -> None:
    secrets = KeyringSecrets(lambda: hanging, timeout_s=0.2)
    for _ in range(3):
        with pytest.raises(KeyStoreSlow):
            await secrets.get("key")
    assert hanging.asked == 1, "no second prompt while one is open"
    assert hanging.prompt is not None
    hanging.prompt.set()
    hanging.stored["PikaScenes Desktop", "key"] = "value"
    for thread in threading.enumerate():
        if thread.name == "key-store":
            thread.join()
    assert await KeyringSecrets(lambda: hanging).get("key") == "value"
    assert await secrets.get("key") == "value"


async def test_giving_up_waiting_is_no_trouble(hanging: FakeKeyring) -> None:
    secrets = KeyringSecrets(lambda: hanging)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await secrets.get("key")


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (KeyringError("?"), KeyStoreUnavailable),
        (OSError("no bus"), KeyStoreUnavailable),
        (KeyringLocked("?"), KeyStoreLocked),
        (InitError("no reason given"), KeyStoreUnavailable),
    ],
)
async def test_what_the_backends_raise(raised: Exception, said: type[Exception]) -> None:
    keyring = FakeKeyring()
    keyring.raising = raised
    with pytest.raises(said) as caught:
        await KeyringSecrets(lambda: keyring).get("key")
    assert caught.value.__cause__ is raised


async def test_our_own_mistakes_are_not_hidden() -> None:
    keyring = FakeKeyring()
    keyring.raising = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        await KeyringSecrets(lambda: keyring).get("key")


@pytest.mark.parametrize(
    ("platform", "name"),
    [
        ("win32", "Windows Credential Manager"),
        ("darwin", "Keychain"),
        ("linux", "Secret Service"),
        ("freebsd14", "Secret Service"),
    ],
)
def test_store_names(platform: str, name: str) -> None:
    secrets = KeyringSecrets(FakeKeyring, platform=platform)
    assert secrets.store_name == name
    assert repr(secrets) == f"KeyringSecrets({name!r})"


def _module(patch: pytest.MonkeyPatch, name: str, kind: str, *, viable: bool) -> type[object]:
    backend = type(kind, (FakeKeyring,), {"viable": viable})
    module = ModuleType(name)
    setattr(module, kind, backend)
    patch.setitem(sys.modules, name, module)
    return backend


def test_linux_takes_the_secret_service_then_kwallet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    service = _module(monkeypatch, "keyring.backends.SecretService", "Keyring", viable=True)
    wallet = _module(monkeypatch, "keyring.backends.kwallet", "DBusKeyring", viable=True)
    assert isinstance(system_backend("linux"), service)
    _module(monkeypatch, "keyring.backends.SecretService", "Keyring", viable=False)
    assert isinstance(system_backend("linux"), wallet)
    _module(monkeypatch, "keyring.backends.kwallet", "DBusKeyring", viable=False)
    with pytest.raises(NoKeyringError):
        system_backend("linux")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_take_their_own(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    ((module, kind),) = secrets_keyring.BACKENDS[platform]
    backend = _module(monkeypatch, module, kind, viable=True)
    assert isinstance(system_backend(platform), backend)


def test_no_backend_keeps_plain_text() -> None:
    names = [name for pair in secrets_keyring.BACKENDS.values() for name, _ in pair]
    names += [name for name, _ in secrets_keyring.LINUX_BACKENDS]
    assert not {"alt", "fail", "null", "chainer"} & {name.rsplit(".", 1)[-1] for name in names}
    assert not [kind for kind in KeyringBackend.__subclasses__() if "Plaintext" in kind.__name__]
