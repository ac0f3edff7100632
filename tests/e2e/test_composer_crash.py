"""The draft outlives the program: typed by real keys, ended by a kill, there at the next start."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest

from tests.e2e.program import Program, wait_for

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from tests.servers.display import Display

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(sys.platform != "linux", reason="needs Xvfb"),
]

PROMISED_S: Final = 1.0
SLACK_S: Final = 1.5
"""What a busy machine may need to run the program at all."""

IN_PROMPT: Final = ("170", "360")


def draft(program: Program) -> str:
    """Return the prompt that is on the disk."""
    file = program.data / "preferences.json"
    return json.loads(file.read_text()).get("draft", {}).get("prompt", "")


@contextmanager
def window(program: Program, screen: Display) -> Generator[subprocess.Popen[bytes]]:
    """Open the window, the keyboard at the end of the prompt; it is killed in the end."""
    process = subprocess.Popen(program.command(), env=screen.environment)
    find = ("search", "--onlyvisible", "--name", "PikaScenes")
    try:
        wait_for(lambda: screen.tool(*find) != "", process)
        shown = screen.tool(*find).splitlines()[0]
        screen.tool("windowactivate", "--sync", shown)
        screen.tool("mousemove", "--sync", "--window", shown, *IN_PROMPT, "click", "1")
        screen.tool("key", "ctrl+End")
        yield process
    finally:
        process.kill()
        process.wait()


def test_what_was_typed_is_there_after_a_kill(tmp_path: Path, screen: Display) -> None:
    program = Program(tmp_path)
    program.data.mkdir()
    chosen = {"practice": True, "is_welcomed": True, "language": "en"}
    (program.data / "preferences.json").write_text(json.dumps(chosen))
    with window(program, screen) as process:
        screen.tool("type", "the fox runs")
        typed = time.monotonic()
        wait_for(lambda: draft(program) == "the fox runs", process)
        assert time.monotonic() - typed < PROMISED_S + SLACK_S
        process.kill()
    with window(program, screen) as process:
        screen.tool("type", " home")
        wait_for(lambda: draft(program) == "the fox runs home", process)
