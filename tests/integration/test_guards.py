"""The guards of the tests themselves, seen from outside: a run in which every test offends."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OFFENDERS = """
import asyncio, os, socket, subprocess, sys, threading, time
import keyring
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

KEPT = []
GATE = threading.Event()

def test_fails_connects_abroad():
    with socket.socket() as sock, pytest.raises(RuntimeError):
        sock.connect(("192.0.2.1", 80))

def test_fails_asks_for_a_name():
    with pytest.raises(RuntimeError):
        socket.getaddrinfo("example.org", 443)

def test_fails_listens_to_everybody():
    with socket.socket() as sock, pytest.raises(RuntimeError):
        sock.bind(("0.0.0.0", 0))

def test_passes_loopback_and_invalid_names():
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()):
            pass
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("nowhere.invalid", 443)

async def test_fails_leaves_a_task():
    KEPT.append(asyncio.get_running_loop().create_task(asyncio.sleep(3600)))

def test_fails_leaves_a_thread():
    thread = threading.Thread(target=GATE.wait, args=(30,), daemon=True)
    KEPT.append(thread)
    thread.start()

def test_fails_leaves_a_process():
    KEPT.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))

@pytest.mark.leaves("processes")
def test_passes_may_leave_a_process():
    KEPT.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))

def test_fails_leaves_a_timer(qapp):
    timer = QTimer()
    timer.start(1000)
    KEPT.append(timer)

def test_passes_widget_whose_timer_goes_with_it(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    QTimer(widget).start(1000)

async def test_passes_runs_on_qt(qapp):
    assert type(asyncio.get_running_loop()).__module__.startswith("qasync")
    await asyncio.sleep(0)

async def test_passes_runs_on_the_stock_loop():
    assert not type(asyncio.get_running_loop()).__module__.startswith("qasync")

def test_passes_surroundings():
    assert os.environ["HOME"] != "/home-of-the-user"
    assert "RUNCOMFY_TOKEN" not in os.environ
    assert "HTTPS_PROXY" not in os.environ
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"

def test_passes_knows_the_users_environment(user_environment):
    assert user_environment["RUNCOMFY_TOKEN"] == "secret"

def test_passes_no_key_store():
    with pytest.raises(keyring.errors.KeyringError):
        keyring.get_password("pikascenes", "key")

@pytest.mark.on_demand("seldom")
def test_skips_until_asked():
    raise AssertionError
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory, user_environment: dict[str, str]) -> str:
    """What a run of the offenders printed."""
    folder = tmp_path_factory.mktemp("offenders")
    (folder / "test_offenders.py").write_text(OFFENDERS, encoding="utf-8")
    (folder / "conftest.py").write_text("from tests.conftest import pytest_plugins\n")
    environment = user_environment | {
        "HOME": "/home-of-the-user",
        "RUNCOMFY_TOKEN": "secret",
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "COLUMNS": "200",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", folder]
    reply = subprocess.run(
        [*command, "-v", "--color=no", "-p", "no:cacheprovider", folder],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
    )
    return reply.stdout + reply.stderr


def names(kind: str) -> list[str]:
    return re.findall(rf"def (test_{kind}_\w+)", OFFENDERS)


@pytest.mark.parametrize("name", names("fails"))
def test_offence_is_seen(output: str, name: str) -> None:
    assert re.search(
        rf"^ERROR \S*::{name} - Failed: (left behind|reached for)", output, re.MULTILINE
    ), output


@pytest.mark.parametrize("name", names("passes"))
def test_honest_test_passes(output: str, name: str) -> None:
    assert re.search(rf"::{name} PASSED", output), output
    assert not re.search(rf"::{name} ERROR", output), output


def test_proof_on_demand_is_listed(output: str) -> None:
    listed = output.partition("not run here")[2]
    assert re.search(r"::test_skips_until_asked: on demand: PIKASCENES_PROOFS=seldom", listed)
