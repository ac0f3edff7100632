"""What Linux's Secret Service raises, and what is made of it."""

from __future__ import annotations

import pytest
from keyring.errors import InitError, KeyringLocked

from pikascenes_desktop.adapters.secrets_keyring import KeyringSecrets
from pikascenes_desktop.domain.errors import KeyStoreDismissed, KeyStoreLocked, KeyStoreUnavailable
from tests.fakes.fake_keyring import FakeKeyring

service_errors = pytest.importorskip(
    "secretstorage.exceptions", reason="the Secret Service is Linux's"
)


SCREEN = {"WAYLAND_DISPLAY": "wayland-0"}


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (service_errors.SecretServiceNotAvailableException("?"), KeyStoreUnavailable),
        (service_errors.LockedException("?"), KeyStoreLocked),
        (service_errors.PromptDismissedException("?"), KeyStoreDismissed),
    ],
)
async def test_what_the_service_raises(raised: Exception, said: type[Exception]) -> None:
    keyring = FakeKeyring()
    keyring.raising = raised
    with pytest.raises(said) as caught:
        await KeyringSecrets(lambda: keyring, platform="linux", environment=SCREEN).get("key")
    assert caught.value.__cause__ is raised


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (service_errors.PromptDismissedException("?"), KeyStoreDismissed),
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
        await KeyringSecrets(lambda: keyring, platform="linux", environment=SCREEN).get("key")


@pytest.mark.parametrize(
    ("platform", "environment", "said"),
    [
        ("linux", {"DISPLAY": ":0"}, KeyStoreDismissed),
        ("linux", SCREEN, KeyStoreDismissed),
        ("linux", {"DISPLAY": ""}, KeyStoreLocked),
        ("linux", {}, KeyStoreLocked),
        ("darwin", {"DISPLAY": ":0"}, KeyStoreLocked),
    ],
)
@pytest.mark.parametrize(
    "raised", [KeyringLocked("?"), service_errors.PromptDismissedException("?")]
)
async def test_only_who_saw_a_prompt_can_have_dismissed_it(
    raised: Exception, platform: str, environment: dict[str, str], said: type[Exception]
) -> None:
    keyring = FakeKeyring()
    keyring.raising = raised
    secrets = KeyringSecrets(lambda: keyring, platform=platform, environment=environment)
    with pytest.raises(KeyStoreLocked) as caught:
        await secrets.get("key")
    assert type(caught.value) is said
