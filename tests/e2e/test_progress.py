"""Progress is shown to people at a terminal, and to nobody else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.e2e.program import Program

FOX = str(Path(__file__).parents[2] / "resources" / "samples" / "fox.jpg")
ORDER = ("--practice", FOX, "--resolution", "720p", "--prompt", "the fox looks up")
BAR = "━"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudoterminals to test with")
def test_bars_on_a_terminal(tmp_path: Path) -> None:
    from tests.e2e.terminal import on_a_terminal  # noqa: PLC0415 -- not for Windows

    program = Program(tmp_path)
    code, shown = on_a_terminal(program.command("generate", *ORDER, "--detach"))
    assert code == 0, shown
    assert BAR in shown
    assert "the fox looks up" in shown
    assert "Waiting in line" in shown or "Generating" in shown
    code, shown = on_a_terminal(program.command("resume"))
    assert code == 0, shown
    assert BAR in shown
    assert "Saved" in shown
    assert ".mp4" in shown


def test_no_bars_in_a_pipe(tmp_path: Path) -> None:
    ran = Program(tmp_path).run("generate", *ORDER)
    assert ran.code == 0, ran
    assert ran.err == ""
    assert BAR not in ran.out
    assert "\x1b" not in ran.out
    assert len(ran.out.splitlines()) == 1
