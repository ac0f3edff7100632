"""SeaweedFS: an S3 server that checks signatures and keeps versions. Linux alone."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpx
import pytest

from pikascenes_desktop.adapters.hosts.s3_signing import S3Signer
from tests.servers.child import free_ports, program, server
from tests.servers.rclone import S3Peer

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

VERSIONED_BUCKET = "versions"
"""A bucket that keeps every version of an object, as Backblaze B2 does."""

_MADE = (HTTPStatus.OK, HTTPStatus.CONFLICT)


def put(peer: S3Peer, path: str, body: bytes = b"", query: str = "") -> int:
    """PUT to the server and return the status; 0 while it does not answer."""
    signer = S3Signer(peer.access_key_id, peer.secret, peer.region)
    url = f"{peer.endpoint}/{path}{query}"
    headers = signer.headers("PUT", url, payload_sha256="UNSIGNED-PAYLOAD")
    try:
        return httpx.put(url, headers=headers, content=body, trust_env=False).status_code
    except httpx.TransportError:
        return 0


@contextmanager
def seaweedfs(folder: Path) -> Generator[S3Peer]:
    """Run master, volume, filer and S3 gateway in one process over a private folder."""
    peer_key = S3Peer("")
    credentials = [{"accessKey": peer_key.access_key_id, "secretKey": peer_key.secret}]
    actions = ["Admin", "Read", "Write", "List", "Tagging"]
    identities = [{"name": "artist", "credentials": credentials, "actions": actions}]
    config = folder / "s3.json"
    config.write_text(json.dumps({"identities": identities}))
    flags = ("s3.port", "s3.port.grpc", "master.port", "master.port.grpc", "volume.port")
    flags += ("volume.port.grpc", "filer.port", "filer.port.grpc")
    ports = dict(zip(flags, free_ports(len(flags)), strict=True))
    data = folder / "data"
    data.mkdir()
    command = [program("weed"), "-logtostderr", "server", f"-dir={data}", f"-s3.config={config}"]
    command += ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3", "-volume.max=20"]
    # Their default ports are fixed ones that another run may hold.
    command += ["-s3.port.iceberg=0", "-s3.port.lance=0", "-s3.autoCreateBucket=false"]
    command += [f"-{flag}={port}" for flag, port in ports.items()]
    with server(command, folder / "log", {"HOME": str(folder)}) as child:
        peer = S3Peer(f"http://127.0.0.1:{ports['s3.port']}")
        child.wait_until(lambda: put(peer, "art") in _MADE)
        child.wait_until(lambda: put(peer, "art/ready.txt", b"ready") == HTTPStatus.OK)
        assert put(peer, VERSIONED_BUCKET) == HTTPStatus.OK
        versions = b"<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
        assert put(peer, VERSIONED_BUCKET, versions, "?versioning=") == HTTPStatus.OK
        yield peer


@pytest.fixture(scope="session")
def seaweedfs_peer(tmp_path_factory: pytest.TempPathFactory) -> Generator[S3Peer]:
    with seaweedfs(tmp_path_factory.mktemp("seaweedfs")) as peer:
        yield peer
