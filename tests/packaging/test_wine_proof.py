"""The proof of the Windows program (`poe windows`): what it promises about itself, without wine."""

from __future__ import annotations

import os
import platform
import signal
from typing import TYPE_CHECKING

import pytest

from groundwork import debian
from wine_proof import commands
from wine_proof.goals import Goal, Score
from wine_proof.wine import Ended, Prefix, Unexpected

if TYPE_CHECKING:
    from pathlib import Path


needs_shell = pytest.mark.skipif(os.name != "posix", reason="a shell script stands for wine")


def test_wine_sees_nothing_of_the_user_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "DISPLAY", "XDG_DATA_HOME", "SSL_CERT_DIR", "PIKASCENES_LANGUAGE"):
        monkeypatch.setenv(name, "the user's")
    variables = Prefix(tmp_path, {"SSL_CERT_FILE": "nowhere"}).environment()
    assert "the user's" not in variables.values()
    assert variables["HOME"] == str(tmp_path / "home")
    assert variables["WINEPREFIX"] == str(tmp_path)
    assert variables["SSL_CERT_FILE"] == "nowhere"
    assert variables["PATH"] == os.environ["PATH"]
    assert "winemenubuilder.exe" in variables["WINEDLLOVERRIDES"]


def test_a_missed_goal_is_remembered_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    score = Score()
    score.note(Goal("the setup", 75, "MB"), 74.9)
    assert not score.missed
    score.note(Goal("the setup", 75, "MB"), 75.1)
    assert score.missed == ["the setup: 75.1 MB of at most 75"]
    assert "NOT MET: the setup: 75.1 MB of at most 75" in capsys.readouterr().out


def test_a_program_that_failed_is_told_with_what_it_said() -> None:
    assert Ended(0, "done").well("It") == "done"
    with pytest.raises(Unexpected, match="It ended with 3: no room"):
        Ended(3, "no room").well("It")


def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Prefix:
    """Put a shell script in wine's place."""
    program = tmp_path / "wine"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return Prefix(tmp_path)


@needs_shell
@pytest.mark.leaves("processes")  # the one that outlives the program that is asked for
def test_what_outlives_a_program_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefix = stand_in(tmp_path, monkeypatch, 'sleep 60 & echo $! > pid; echo "$1"; exit 3')
    try:
        assert prefix.run("asked", seconds=30) == Ended(3, "asked")
    finally:
        os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)


@needs_shell
def test_a_program_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefix = stand_in(tmp_path, monkeypatch, "echo so far; exec sleep 60")
    with pytest.raises(Unexpected, match="asked took over 1 s: so far"):
        prefix.run("asked", seconds=1)


@pytest.mark.parametrize(("is_debian", "machine"), [(False, "x86_64"), (True, "aarch64")])
def test_elsewhere_a_sentence_says_that_it_did_not_run(
    is_debian: bool,
    machine: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("fcntl", reason="mounts, and takes the network away")
    monkeypatch.setattr(debian, "is_debian", lambda: is_debian)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    before = signal.getsignal(signal.SIGTERM)
    assert commands.main(["prove"]) == 0
    assert capsys.readouterr().out.startswith("Not run here: ")
    assert signal.getsignal(signal.SIGTERM) is before
