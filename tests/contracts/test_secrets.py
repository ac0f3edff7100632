"""What every `Secrets` does. The system's own key store is proved in tests/integration."""

from __future__ import annotations

import pytest

from pikascenes_desktop.adapters.secrets_keyring import KeyringSecrets
from pikascenes_desktop.domain.errors import KeyStoreLocked, KeyStoreUnavailable
from tests.fakes.fake_keyring import FakeKeyring
from tests.fakes.fake_secrets import FakeSecrets

SECRET = "canary-7f3a9c"


class _FakeCase:
    def __init__(self) -> None:
        self.secrets = FakeSecrets()

    def break_store(self, trouble: type[KeyStoreLocked | KeyStoreUnavailable]) -> None:
        self.secrets.trouble = trouble


class _KeyringCase:
    def __init__(self) -> None:
        self._keyring = FakeKeyring()
        self.secrets = KeyringSecrets(lambda: self._keyring)

    def break_store(self, trouble: type[KeyStoreLocked | KeyStoreUnavailable]) -> None:
        self._keyring.locked = trouble is KeyStoreLocked
        self._keyring.gone = trouble is KeyStoreUnavailable


@pytest.fixture(params=[_FakeCase, _KeyringCase], ids=["fake", "keyring"])
def case(request: pytest.FixtureRequest) -> _FakeCase | _KeyringCase:
    return request.param()


async def test_a_secret_is_kept_and_removed(case: _FakeCase | _KeyringCase) -> None:
    secrets = case.secrets
    assert await secrets.get("key") is None
    await secrets.set("key", SECRET)
    assert await secrets.get("key") == SECRET
    assert await secrets.get("other") is None
    await secrets.remove("key")
    await secrets.remove("key")
    assert await secrets.get("key") is None


async def test_a_session_secret_wins_and_goes(case: _FakeCase | _KeyringCase) -> None:
    secrets = case.secrets
    await secrets.set("key", "stored")
    await secrets.set_for_session("key", SECRET)
    assert await secrets.get("key") == SECRET
    await secrets.set("key", "new")
    assert await secrets.get("key") == "new"
    await secrets.set_for_session("key", SECRET)
    await secrets.remove("key")
    assert await secrets.get("key") is None


async def test_a_session_secret_is_forgotten_and_the_stored_one_counts_again(
    case: _FakeCase | _KeyringCase,
) -> None:
    secrets = case.secrets
    await secrets.set("key", "stored")
    await secrets.set_for_session("key", SECRET)
    assert await secrets.forget_session("key") == SECRET
    assert await secrets.get("key") == "stored"
    assert await secrets.forget_session("key") is None


@pytest.mark.parametrize("trouble", [KeyStoreLocked, KeyStoreUnavailable])
async def test_trouble_is_said_and_the_session_goes_on(
    case: _FakeCase | _KeyringCase, trouble: type[KeyStoreLocked | KeyStoreUnavailable]
) -> None:
    secrets = case.secrets
    case.break_store(trouble)
    with pytest.raises(trouble) as caught:
        await secrets.get("key")
    assert caught.value.facts() == {"store": secrets.store_name}
    with pytest.raises(trouble):
        await secrets.set("key", SECRET)
    with pytest.raises(trouble):
        await secrets.remove("key")
    await secrets.set_for_session("key", SECRET)
    assert await secrets.get("key") == SECRET


async def test_a_session_secret_goes_without_a_store(case: _FakeCase | _KeyringCase) -> None:
    secrets = case.secrets
    case.break_store(KeyStoreUnavailable)
    await secrets.set_for_session("key", SECRET)
    await secrets.remove("key")
    with pytest.raises(KeyStoreUnavailable):
        await secrets.get("key")


async def test_a_locked_store_may_still_hold_the_secret(case: _FakeCase | _KeyringCase) -> None:
    secrets = case.secrets
    await secrets.set_for_session("key", SECRET)
    case.break_store(KeyStoreLocked)
    with pytest.raises(KeyStoreLocked):
        await secrets.remove("key")


async def test_secrets_are_in_no_repr(case: _FakeCase | _KeyringCase) -> None:
    await case.secrets.set("key", SECRET)
    await case.secrets.set_for_session("other", SECRET)
    assert SECRET not in repr(case.secrets)
    assert SECRET not in str(case.secrets)
