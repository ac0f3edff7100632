"""Debian's nginx (`nginx-light`): downloads with ranges, and a WebDAV folder. Linux alone."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
from base64 import b64encode
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.servers.child import free_ports, server
from tests.servers.dav_peer import DavPeer

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_CONFIG = """
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 128; }}
http {{
  access_log off;
  default_type application/octet-stream;
  types {{ image/png png; image/jpeg jpg; video/mp4 mp4; }}
  client_max_body_size 100m;
  client_body_temp_path {folder}/temp/body;
  proxy_temp_path {folder}/temp/proxy;
  fastcgi_temp_path {folder}/temp/fastcgi;
  uwsgi_temp_path {folder}/temp/uwsgi;
  scgi_temp_path {folder}/temp/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/files;
    location / {{ }}
    location /up/ {{
      dav_methods PUT DELETE MKCOL;
      create_full_put_path on;
      limit_except GET HEAD {{
        auth_basic "up";
        auth_basic_user_file {folder}/users;
      }}
    }}
  }}
}}
"""


@dataclass(frozen=True)
class NginxPeer:
    """A web server that runs.

    Attributes:
        base: ``http://127.0.0.1:port``.
        files: The folder behind it; what is put there can be downloaded.
        user: May PUT and DELETE below ``/up/``.
    """

    base: str
    files: Path
    user: str = "artist"
    password: str = "pa ss:word"


@contextmanager
def nginx(folder: Path) -> Generator[NginxPeer]:
    """Serve a private folder."""
    binary = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if binary is None:
        raise RuntimeError("nginx is missing: install the package nginx-light")
    (port,) = free_ports(1)
    peer = NginxPeer(f"http://127.0.0.1:{port}", folder / "files")
    (peer.files / "up").mkdir(parents=True)
    (folder / "temp").mkdir()
    digest = hashlib.sha1(peer.password.encode(), usedforsecurity=False).digest()
    (folder / "users").write_text(f"{peer.user}:{{SHA}}{b64encode(digest).decode()}\n")
    user = "user root;" if os.geteuid() == 0 else ""  # its workers must reach private folders
    config = folder / "nginx.conf"
    config.write_text(_CONFIG.format(folder=folder, port=port, user=user))
    command = [binary, "-e", "stderr", "-p", str(folder), "-c", str(config)]
    with server(command, folder / "log") as child:
        child.wait_until(lambda: _listens(port))
        yield peer


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def nginx_peer(tmp_path_factory: pytest.TempPathFactory) -> Generator[NginxPeer]:
    with nginx(tmp_path_factory.mktemp("nginx")) as peer:
        yield peer


@pytest.fixture(scope="session")
def nginx_dav_peer(nginx_peer: NginxPeer) -> DavPeer:
    """Its WebDAV folder, which anyone can read."""
    up = f"{nginx_peer.base}/up"
    return DavPeer(up, up, nginx_peer.files / "up", nginx_peer.user, nginx_peer.password)
