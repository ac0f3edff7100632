"""The key store against a real gnome-keyring on a bus of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(sys.platform != "linux", reason="Secret Service is Linux's key store"),
]

SECRET = "canary-Ünïcode-🔑"
LOCKED = "KeyStoreLocked"
DISMISSED = "KeyStoreDismissed"
SLOW = "KeyStoreSlow"
UNAVAILABLE = "KeyStoreUnavailable"

TALK = """
import asyncio, json, os, sys
from pikascenes_desktop.adapters.secrets_keyring import KeyringSecrets
from pikascenes_desktop.domain.errors import SetupError

async def say(question):
    try:
        return await question
    except SetupError as error:
        return type(error).__name__

async def talk(steps):
    # the store of the tests answers at once, or never
    stores = lambda: KeyringSecrets(timeout_s=float(os.environ.get("PATIENCE_S", "30")))
    return [await say(getattr(stores(), name)(*words)) for name, *words in steps]

print(json.dumps(asyncio.run(talk(json.loads(sys.argv[1])))))
"""

LOCK = """
import secretstorage
connection = secretstorage.dbus_init()
secretstorage.get_default_collection(connection).lock()
connection.close()
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home of its own, so that the user's key store is never met."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    return {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",  # must not be heard
    }


def run(environment: dict[str, str], *command: str, stdin: str = "") -> str:
    result = subprocess.run(
        command,
        check=False,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def on_a_bus(environment: dict[str, str], shell: str, stdin: str = "") -> list[object]:
    output = run(environment, "dbus-run-session", "--", "sh", "-euc", shell, stdin=stdin)
    return [json.loads(line) for line in output.splitlines()]


def talk(*steps: tuple[str, ...]) -> str:
    return f"'{sys.executable}' -c '{TALK}' '{json.dumps(steps)}'"


FIND = (
    "pid=$(dbus-send --session --dest=org.freedesktop.DBus --print-reply=literal / "
    "org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets "
    "| grep -o '[0-9]*$')"
)
UNLOCK = "gnome-keyring-daemon --unlock --components=secrets > /dev/null"


def test_without_a_bus(environment: dict[str, str]) -> None:
    steps = json.dumps([("get", "key"), ("set", "key", SECRET), ("remove", "key")])
    answers = run(environment, sys.executable, "-c", TALK, steps)
    assert json.loads(answers) == [UNAVAILABLE] * 3


def test_an_unlocked_store_keeps_secrets(environment: dict[str, str], tmp_path: Path) -> None:
    first = talk(("get", "key"), ("set", "key", SECRET), ("get", "key"), ("get", "other"))
    then = talk(("get", "key"), ("remove", "key"), ("remove", "key"), ("get", "key"))
    shell = f"{UNLOCK}; {first}; {then}"
    assert on_a_bus(environment, shell, stdin="a password") == [
        [None, None, SECRET, None],
        [SECRET, None, None, None],
    ]
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert SECRET.encode() not in kept


def test_a_locked_store_says_so(environment: dict[str, str]) -> None:
    before = talk(("set", "key", SECRET))
    lock = f"'{sys.executable}' -c '{LOCK}'"
    after = talk(("get", "key"), ("set", "key", "new"), ("remove", "key"))
    shell = f"{UNLOCK}; {before}; {lock}; {after}"
    assert on_a_bus(environment, shell, stdin="a password") == [[None], [LOCKED] * 3]


def test_a_store_that_nobody_can_unlock(environment: dict[str, str]) -> None:
    # the bus starts the store, which has no collection yet and no screen to ask for a password
    shell = talk(("get", "key"), ("set", "key", SECRET))
    assert on_a_bus(environment, shell) == [[LOCKED, LOCKED]]


def test_a_dismissed_prompt_says_so(environment: dict[str, str]) -> None:
    # there is a screen, as far as anyone can tell, and no password comes from it
    before = talk(("set", "key", SECRET))
    lock = f"'{sys.executable}' -c '{LOCK}'"
    after = talk(("get", "key"), ("set", "key", "new"), ("remove", "key"))
    shell = f"{UNLOCK}; {before}; {lock}; DISPLAY=:none {after}"
    assert on_a_bus(environment, shell, stdin="a password") == [[None], [DISMISSED] * 3]


def test_a_store_that_does_not_answer(environment: dict[str, str]) -> None:
    # stopped, it holds its name on the bus and says nothing; whoever asks ends all the same
    before = talk(("set", "key", SECRET))
    after = talk(("get", "key"), ("set", "key", "new"))
    shell = f"{UNLOCK}; {before}; {FIND}; kill -STOP $pid; PATIENCE_S=1 {after}; kill -KILL $pid"
    assert on_a_bus(environment, shell, stdin="a password") == [[None], [SLOW, SLOW]]
