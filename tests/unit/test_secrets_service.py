"""What Linux's Secret Service raises, and what is made of it."""

from __future__ import annotations

import pytest
from keyring.errors import InitError

from pikascenes_desktop.adapters.secrets_keyring import KeyringSecrets
from pikascenes_desktop.domain.errors import KeyStoreLocked, KeyStoreUnavailable
from tests.fakes.fake_keyring import FakeKeyring

service_errors = pytest.importorskip(
    "secretstorage.exceptions", reason="the Secret Service is Linux's"
)


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (service_errors.SecretServiceNotAvailableException("?"), KeyStoreUnavailable),
        (service_errors.LockedException("?"), KeyStoreLocked),
        (service_errors.PromptDismissedException("?"), KeyStoreLocked),
    ],
)
async def test_what_the_service_raises(raised: Exception, said: type[Exception]) -> None:
    keyring = FakeKeyring()
    keyring.raising = raised
    with pytest.raises(said) as caught:
        await KeyringSecrets(lambda: keyring).get("key")
    assert caught.value.__cause__ is raised


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (service_errors.PromptDismissedException("?"), KeyStoreLocked),
        (service_errors.SecretServiceNotAvailableException("?"), KeyStoreUnavailable),
    ],
)
async def test_the_cause_tells_a_dismissed_prompt_from_no_service(
    cause: Exception, said: type[Exception]
) -> None:
    keyring = FakeKeyring()
    keyring.raising = InitError("?")
    keyring.raising.__cause__ = cause
    with pytest.raises(said):
        await KeyringSecrets(lambda: keyring).get("key")
