"""The servers that other tests rely on do what is said of them, and end for sure."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import psutil
import pytest

if TYPE_CHECKING:
    from tests.servers.nginx import NginxPeer

pytest_plugins = ("tests.servers.nginx",)

RUN = """
import sys
from pathlib import Path
from tests.servers.child import server
with server([sys.executable, "-c", "import time; print('up', flush=True); time.sleep(600)"],
            Path(sys.argv[1])) as child:
    child.wait_until(lambda: "up" in child.log())
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.mark.linux_proof
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not a word of Windows")
def test_a_killed_run_leaves_no_server_behind(tmp_path: Path):
    with subprocess.Popen(
        [sys.executable, "-c", RUN, str(tmp_path / "log")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline().strip() == b"ready"
        family = psutil.Process(run.pid).children(recursive=True)
        assert len(family) == 2
        run.send_signal(signal.SIGKILL)
    _gone, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []


@pytest.mark.linux_proof
@pytest.mark.skipif(sys.platform != "linux", reason="nginx is Debian's package here")
def test_nginx_serves_downloads_and_takes_uploads(nginx_peer: NginxPeer):
    (nginx_peer.files / "clip.mp4").write_bytes(b"0123456789")
    login = (nginx_peer.user, nginx_peer.password)
    with httpx.Client(base_url=nginx_peer.base, trust_env=False) as client:
        part = client.get("/clip.mp4", headers={"Range": "bytes=2-4"})
        assert (part.status_code, part.content) == (206, b"234")
        assert part.headers["etag"]
        assert client.put("/up/a/b.png", content=b"x").status_code == 401
        assert client.put("/up/a/b.png", content=b"x", auth=login).status_code == 201
        assert client.get("/up/a/b.png").headers["content-type"] == "image/png"
        assert client.delete("/up/a/b.png", auth=login).status_code == 204
        assert client.get("/up/a/b.png").status_code == 404
