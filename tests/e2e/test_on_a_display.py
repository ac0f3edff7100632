"""The first command where there is a display: the real window, real keys, a real end."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.e2e.program import LIMIT_S, Program, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers.display import Display

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(sys.platform != "linux", reason="needs Xvfb"),
]

FIND = ("search", "--onlyvisible", "--name", "^PikaScenes Desktop$")
"""The window itself, whatever dialogs stand before it."""


def test_the_demonstration_opens_the_window_and_makes_a_clip(
    tmp_path: Path, screen: Display
) -> None:
    program = Program(tmp_path)
    process = subprocess.Popen(
        program.command("--demo"),
        env=screen.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        wait_for(lambda: screen.tool(*FIND) != "", process)
        wait_for(lambda: _saved(program) == 1, process)
        window = screen.tool(*FIND).splitlines()[0]
        # the sample scene is still in the composer: Ctrl+Enter makes a second clip
        screen.tool("windowactivate", "--sync", window)
        screen.tool("key", "ctrl+Return")
        wait_for(lambda: _saved(program) == 2, process)
        screen.tool("key", "alt+F4")
        out, err = process.communicate(timeout=LIMIT_S)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0, (out, err)
    assert b"Traceback" not in err


def _saved(program: Program) -> int:
    listed = program.run("list", "--json")
    return sum(each["state"] == "saved" for each in listed.json) if listed.code == 0 else 0


def test_a_second_start_raises_the_first_window(tmp_path: Path, screen: Display) -> None:
    program = Program(tmp_path)
    command = program.command("--practice")
    first = subprocess.Popen(command, env=screen.environment)
    try:
        wait_for((program.data / "door.json").exists, first)
        second = subprocess.run(
            command, env=screen.environment, timeout=LIMIT_S, check=False, capture_output=True
        )
        assert second.returncode == 0, second
        assert len(screen.tool(*FIND).split()) == 1
    finally:
        first.terminate()
        first.wait()
