"""The practice service as a child: started on demand, restarted, and gone with us."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import psutil
import pytest

from pikascenes_desktop.adapters.practice_process import PracticeProcess
from pikascenes_desktop.domain.errors import PracticeUnavailable

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

HONEST = """
import json, os, sys
print("warming up", flush=True)
print(json.dumps({"practice_service": f"http://127.0.0.1:{os.getpid()}"}), flush=True)
sys.stdin.read()
"""
STUBBORN = """
import json, signal, sys, threading
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(json.dumps({"practice_service": "http://127.0.0.1:1"}), flush=True)
threading.Event().wait()
"""
FERTILE = """
import json, subprocess, sys
command = [sys.executable, "-c", "import threading; threading.Event().wait()"]
helper = subprocess.Popen(command, stdin=subprocess.DEVNULL)
print(json.dumps({"practice_service": f"http://127.0.0.1:{helper.pid}"}), flush=True)
sys.stdin.read()
"""
SILENT = "import sys; sys.stdin.read()"
BROKEN = "raise SystemExit(3)"
ELSEWHERE = """
import json, sys
print("{", flush=True)
print("x" * 100_000, flush=True)
print(json.dumps({"practice_service": "http://example.org"}), flush=True)
"""
TALKATIVE = """
import json, os, sys
sys.stderr.write("to the log")
names = sorted({"RUNCOMFY_TOKEN", "PIKASCENES_HOST_SECRET", "HARMLESS"} & set(os.environ))
sys.stderr.write(json.dumps(names))
print(json.dumps({"practice_service": "http://127.0.0.1:1"}), flush=True)
print("x" * 1_000_000, flush=True)
sys.stdin.read()
"""


@asynccontextmanager
async def practice(
    program: str, *, start_s: float = 20, close_s: float = 20
) -> AsyncGenerator[PracticeProcess]:
    process = PracticeProcess([sys.executable, "-c", program], start_s=start_s, close_s=close_s)
    try:
        yield process
    finally:
        await process.close()


def pid_of(base: str) -> int:
    return int(base.rpartition(":")[2])


def children() -> list[psutil.Process]:
    """Return what runs of the programs above; servers of other tests may run beside them."""
    programs = {HONEST, STUBBORN, FERTILE, SILENT, BROKEN, ELSEWHERE}
    return [
        child
        for child in psutil.Process().children()
        if child.status() != psutil.STATUS_ZOMBIE and child.cmdline()[-1] in programs
    ]


async def test_it_starts_once_when_asked_for() -> None:
    async with practice(HONEST) as process:
        assert children() == []
        bases = await asyncio.gather(*(process.base() for _ in range(5)))
        assert len(set(bases)) == 1
        assert [child.pid for child in children()] == [pid_of(bases[0])]
    assert children() == []


async def test_it_is_restarted_when_it_has_died() -> None:
    async with practice(HONEST) as process:
        first = await process.base()
        child = psutil.Process(pid_of(first))
        child.kill()
        psutil.wait_procs([child], timeout=10)
        second = await process.base()
        assert second != first
        assert psutil.pid_exists(pid_of(second))


async def test_closed_is_closed() -> None:
    async with practice(HONEST) as process:
        await process.close()
        with pytest.raises(PracticeUnavailable) as caught:
            await process.base()
        assert caught.value.reason == "closed"
        await process.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' terminate cannot be ignored")
async def test_a_stubborn_child_is_killed() -> None:
    async with practice(STUBBORN, close_s=0.2) as process:
        await process.base()
    assert children() == []


async def test_a_helper_that_outlives_the_child_holds_nobody_up() -> None:
    async with practice(FERTILE, close_s=0.2) as process:
        helper = psutil.Process(pid_of(await process.base()))
        await process.close()
        assert helper.is_running()
        helper.kill()


@pytest.mark.parametrize(
    ("program", "reason"), [(SILENT, "timeout"), (BROKEN, "ended"), (ELSEWHERE, "ended")]
)
async def test_what_does_not_start(program: str, reason: str) -> None:
    start_s = 0.3 if program is SILENT else 20
    async with practice(program, start_s=start_s) as process:
        with pytest.raises(PracticeUnavailable) as caught:
            await process.base()
        assert caught.value.reason == reason
        assert children() == []


async def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    command = [str(tmp_path / "missing")]
    with pytest.raises(FileNotFoundError) as told:  # in the system's own words
        await asyncio.create_subprocess_exec(*command)
    process = PracticeProcess(command)
    with pytest.raises(PracticeUnavailable) as caught:
        await process.base()
    assert caught.value.reason == told.value.strerror
    await process.close()


async def test_secrets_stay_with_us_and_errors_are_logged(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUNCOMFY_TOKEN", "canary")
    monkeypatch.setenv("PIKASCENES_HOST_SECRET", "canary")
    monkeypatch.setenv("HARMLESS", "yes")
    async with practice(TALKATIVE) as process:
        await process.base()
    assert caplog.messages == ['practice service: to the log["HARMLESS"]']


async def test_the_child_ends_when_its_parent_is_killed() -> None:
    parent_program = f"""
import asyncio, sys
from pikascenes_desktop.adapters.practice_process import PracticeProcess
process = PracticeProcess([sys.executable, "-c", {HONEST!r}])
print(asyncio.run(process.base()), flush=True)
sys.stdin.read()
"""
    parent = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        parent_program,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert parent.stdout is not None
    base = (await parent.stdout.readline()).decode().strip()
    child = psutil.Process(pid_of(base))
    parent.kill()
    await parent.wait()
    _, alive = await asyncio.to_thread(psutil.wait_procs, [child], 10)
    assert alive == []
