"""The practice service as a process of its own: how it starts, ends, dies and comes back."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import httpx
import psutil
import pytest

import pikascenes_desktop
from pikascenes_desktop.practice.server import run
from tests.unit.practice_pictures import RED, png

if TYPE_CHECKING:
    from collections.abc import Generator

PROGRAM = """
import sys
from pathlib import Path
from pikascenes_desktop.practice.server import run

if __name__ == "__main__":
    queue_s, run_s = map(float, sys.argv[2:4])
    sys.exit(run(Path(sys.argv[1]), queue_s=queue_s, run_s=run_s, watch_stdin="watch" in sys.argv))
"""
URI = "data:image/png;base64," + base64.b64encode(png(RED)).decode()


class Program:
    """A running service."""

    def __init__(self, process: subprocess.Popen[bytes], stdin: IO[bytes], base: str) -> None:
        self.process = process
        self.stdin = stdin
        self.client = httpx.Client(
            base_url=base, headers={"Authorization": "Bearer key"}, trust_env=False
        )

    def submit(self) -> str:
        body = {"images": [URI], "resolution": "720p", "aspectRatio": "1:1"}
        reply = self.client.post("/v1/models/pika/pikascenes", json=body)
        assert reply.status_code == 200
        return reply.json()["request_id"]

    def family(self) -> list[psutil.Process]:
        process = psutil.Process(self.process.pid)
        return [process, *process.children(recursive=True)]

    def until(self, request_id: str, state: str) -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            reply = self.client.get(f"/v1/requests/{request_id}/status")
            if reply.json()["status"] == state:
                return
        raise AssertionError(state)


@contextmanager
def program(
    folder: Path, queue_s: float = 0, run_s: float = 0, *, watch: bool = True
) -> Generator[Program]:
    script = folder / "program.py"
    script.write_text(PROGRAM)
    command = [sys.executable, "-W", "error", str(script), str(folder / "data")]
    with subprocess.Popen(
        [*command, str(queue_s), str(run_s), *(["watch"] if watch else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(pikascenes_desktop.__file__).parents[1])},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        found = Program(process, process.stdin, json.loads(line)["practice_service"])
        try:
            yield found
        finally:
            found.client.close()
            process.stdin.close()
            if not watch:
                process.terminate()
            process.wait(20)
        assert process.stdout.read() == b""
        if process.returncode == 0:
            assert process.stderr.read() == b""


def _gone(family: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(family, timeout=10)
    return not alive


def test_ends_when_standard_input_ends(tmp_path: Path) -> None:
    with program(tmp_path, run_s=1e6) as service:
        service.submit()
        service.stdin.write(b"ignored\n")
        service.stdin.flush()
        family = service.family()
        service.stdin.close()
        assert service.process.wait(10) == 0
        assert _gone(family)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals to a child")
@pytest.mark.parametrize(("number", "watch"), [(signal.SIGINT, True), (signal.SIGTERM, False)])
def test_ends_on_a_signal(tmp_path: Path, number: signal.Signals, watch: bool) -> None:
    with program(tmp_path, watch=watch) as service:
        request_id = service.submit()
        service.until(request_id, "completed")
        family = service.family()
        assert len(family) > 1
        service.process.send_signal(number)
        assert service.process.wait(10) == 0
        assert _gone(family)


def test_nothing_accepted_is_lost_when_killed(tmp_path: Path) -> None:
    with program(tmp_path, queue_s=1e6) as service:
        first = service.submit()
        second = service.submit()
        assert service.client.post(f"/v1/requests/{second}/cancel").status_code == 202
        before = service.client.get("/practice/ledger").json()
        # the renderer may be at work: it must go too, without a word from its parent
        family = service.family()
        service.process.kill()
        service.process.wait(10)
        assert _gone(family)
    with program(tmp_path) as service:
        after = service.client.get("/practice/ledger").json()
        assert after["accepted"] == before["accepted"] == 2
        for one, other in zip(before["requests"], after["requests"], strict=True):
            assert one["id"] == other["id"]
            assert one["body_sha256"] == other["body_sha256"]
        service.until(first, "completed")
        result = service.client.get(f"/v1/requests/{first}/result").json()
        assert result["status"] == "succeeded"
        assert service.client.get(result["output"]["video"]).status_code == 200
        state = service.client.get(f"/v1/requests/{second}/status").json()["status"]
        assert state == "cancelled"


def test_says_what_keeps_it_from_running(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = tmp_path / "faults.json"
    faults.write_text('[{"call": "submit", "nth": 1, "do": "explode"}]')
    assert run(tmp_path / "data", faults=faults) == 2
    assert "Entry 1" in capsys.readouterr().err
    assert run(tmp_path / "data", faults=tmp_path / "none.json") == 2
    assert "none.json" in capsys.readouterr().err
    with program(tmp_path):
        monkeypatch.setattr("pikascenes_desktop.practice.server._LOCK_WAIT_S", 0.05)
        assert run(tmp_path / "data") == 6
        assert "Another practice service" in capsys.readouterr().err
