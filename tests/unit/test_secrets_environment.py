"""Secrets that came by the environment: known to the program, and to none of its children."""

from __future__ import annotations

import asyncio
import os
import sys

import pytest

from pikascenes_desktop.__main__ import main
from pikascenes_desktop.adapters import secrets_environment
from pikascenes_desktop.adapters.hosts.host_secrets import HostSecrets
from pikascenes_desktop.adapters.secrets_environment import (
    KEY_PREFIX,
    SECRET_VARIABLES,
    VARIABLES,
    SecretsWithEnvironment,
)
from pikascenes_desktop.cli.hosts import given_secret
from pikascenes_desktop.domain.errors import KeyStoreLocked
from tests.fakes.fake_secrets import FakeSecrets

NAMES = (
    "import os; print(sorted({'RUNCOMFY_TOKEN', 'PIKASCENES_HOST_SECRET', 'MINE'} & {*os.environ}))"
)


@pytest.fixture(autouse=True)
def forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    withdrawn: dict[str, str] = {}
    monkeypatch.setattr(secrets_environment, "_withdrawn", withdrawn)
    monkeypatch.setattr(VARIABLES, "maps", [os.environ, withdrawn])


async def test_what_is_withdrawn_is_still_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*SECRET_VARIABLES, "MINE"):
        monkeypatch.setenv(name, f" {name} ")
    with pytest.raises(SystemExit):
        main(["--version"])
    assert not set(SECRET_VARIABLES) & set(os.environ)
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", NAMES), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await child.communicate()
    assert said.decode().strip() == "['MINE']"
    store = FakeSecrets()
    secrets = SecretsWithEnvironment(store, VARIABLES)
    assert await secrets.get(f"{KEY_PREFIX}host") == "RUNCOMFY_TOKEN"
    assert await secrets.get("host:mine") is None
    assert await HostSecrets(store).get("mine") == " PIKASCENES_HOST_SECRET "
    assert given_secret() == "PIKASCENES_HOST_SECRET"


def test_nothing_to_withdraw() -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert not set(SECRET_VARIABLES) & set(VARIABLES)


async def test_a_locked_store_matters_where_no_variable_stands_in() -> None:
    store = FakeSecrets()
    store.trouble = FakeSecrets.LOCKED
    assert await SecretsWithEnvironment(store, {"RUNCOMFY_TOKEN": "a"}).get("key:host") == "a"
    for environment, name in (({}, "key:host"), ({"RUNCOMFY_TOKEN": " "}, "key:host")):
        with pytest.raises(KeyStoreLocked):
            await SecretsWithEnvironment(store, environment).get(name)
    with pytest.raises(KeyStoreLocked):
        await SecretsWithEnvironment(store, {"RUNCOMFY_TOKEN": "a"}).get("host:mine")


async def test_all_else_is_the_stores_business() -> None:
    store = FakeSecrets()
    secrets = SecretsWithEnvironment(store, {"RUNCOMFY_TOKEN": "of the environment"})
    assert secrets.store_name == store.store_name
    await secrets.set("key:host", "kept")
    assert await secrets.get("key:host") == store.stored["key:host"] == "kept"
    await secrets.set_for_session("key:host", "for now")
    assert await secrets.get("key:host") == "for now"
    assert await secrets.forget_session("key:host") == "for now"
    await secrets.remove("key:host")
    assert await secrets.get("key:host") == "of the environment"
    assert store.stored == {}
