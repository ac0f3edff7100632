"""Ten minutes of atheris over the reader of `.sxcu` files. On demand, in a room of its own."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = 600


@pytest.mark.linux_proof
@pytest.mark.on_demand("fuzz")
@pytest.mark.timeout(SECONDS + 120)
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="needs the group fuzz")
def test_nothing_in_a_file_crashes_hangs_or_strays(tmp_path: Path):
    finds = tmp_path / "finds"
    finds.mkdir()
    command = [sys.executable, "-m", "tests.fuzz", f"-max_total_time={SECONDS}", "-timeout=5"]
    command += ["-print_final_stats=1", f"-artifact_prefix={tmp_path}/", str(finds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    assert "Done " in done.stderr
    assert not list(tmp_path.glob("crash-*"))
