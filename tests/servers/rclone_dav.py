"""``rclone serve webdav`` with a password, and the same folder open to anyone by its side."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.servers.child import program, server
from tests.servers.dav_peer import DavPeer

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@contextmanager
def _rclone(protocol: str, folder: Path, *arguments: str) -> Generator[str]:
    command = [program("rclone"), "serve", protocol, "--addr", "127.0.0.1:0"]
    command += ["--config", str(folder / "none.conf"), "--cache-dir", str(folder / "cache")]
    # 0s would mean never as well, and makes it look at the clock as fast as it can, on a whole core
    command += ["--dir-cache-time", "1ms", *arguments, str(folder / "files")]
    with server(command, folder / f"{protocol}.log") as child:
        started = re.compile(r"(http://127\.0\.0\.1:\d+)/")
        child.wait_until(lambda: started.search(child.log()) is not None)
        match = started.search(child.log())
        assert match is not None
        yield match.group(1)


@contextmanager
def rclone_dav(folder: Path) -> Generator[DavPeer]:
    """Serve a private folder; the ports are the system's choice."""
    files = folder / "files"
    files.mkdir(parents=True)
    key = DavPeer("", "", files)
    with (
        _rclone("webdav", folder, "--user", key.user, "--pass", key.password) as endpoint,
        _rclone("http", folder) as public_url,
    ):
        yield DavPeer(endpoint, public_url, files)


@pytest.fixture(scope="session")
def rclone_dav_peer(tmp_path_factory: pytest.TempPathFactory) -> Generator[DavPeer]:
    with rclone_dav(tmp_path_factory.mktemp("rclone-dav")) as peer:
        yield peer
