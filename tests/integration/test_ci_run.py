"""`.ci/run`: the README's check in a fresh clone, and nothing left running after it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(sys.platform != "linux", reason="a bash script that reads /proc"),
]

SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "run"
SUMMARY = "======== 3 passed, 1 skipped in 0.10s ========"


@dataclass(frozen=True, slots=True)
class Run:
    """How `.ci/run` ended."""

    code: int
    lines: list[str]


def run_ci(folder: Path, environment: dict[str, str], check: str) -> Run:
    """Run `.ci/run` of a repository whose check is the given program."""
    (folder / ".ci").mkdir()
    shutil.copy2(SCRIPT, folder / ".ci")
    (folder / ".setup").mkdir()
    (folder / ".setup" / "__main__.py").write_text(check, encoding="utf-8")
    for arguments in (
        ["init", "--quiet"],
        ["add", "--all"],
        ["-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "--quiet", "-m", "x"],
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    (folder / "not-committed").touch()
    reply = subprocess.run(
        ["bash", folder / ".ci" / "run"],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
    )
    return Run(reply.returncode, reply.stdout.splitlines())


def test_exit_code_and_summary_come_through_from_a_clean_clone(
    tmp_path: Path, user_environment: dict[str, str]
) -> None:
    check = (
        f"import os, sys; print({SUMMARY!r}); print('VENV' , os.getenv('VIRTUAL_ENV'))\n"
        "print(sys.argv[1:], sorted(os.listdir())); sys.exit(5)\n"
    )
    run = run_ci(tmp_path, user_environment | {"VIRTUAL_ENV": "/elsewhere"}, check)
    assert run.code == 5
    assert run.lines[-1] == SUMMARY
    assert "VENV None" in run.lines
    assert "['check'] ['.ci', '.git', '.setup']" in run.lines


def test_processes_left_over_fail_the_run_and_are_ended(
    tmp_path: Path, user_environment: dict[str, str]
) -> None:
    check = (
        "import subprocess, sys\n"
        f"print({SUMMARY!r})\n"
        "for apart in (False, True):\n"
        "    left = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'],\n"
        "        start_new_session=apart, stdin=-3, stdout=-3, stderr=-3)\n"
        "    print('left', left.pid, flush=True)\n"
    )
    run = run_ci(tmp_path, user_environment, check)
    assert run.code == 1
    pids = [int(line.split()[1]) for line in run.lines if line.startswith("left ")]
    listed = run.lines[run.lines.index("Left running:") + 1 :]
    assert [int(line.split()[0]) for line in listed[: len(pids)]] == sorted(pids)
    assert run.lines[-1] == SUMMARY
    psutil.wait_procs([psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)], timeout=5)
    assert not any(_runs(pid) for pid in pids)


def _runs(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
