"""``rclone serve s3``: an S3 server that checks signatures, over http and https."""

from __future__ import annotations

import re
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
import trustme

from pikascenes_desktop.domain.host import HostProfile
from tests.servers.child import program, server

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@dataclass(frozen=True)
class S3Peer:
    """An S3 server that runs, its one key and a bucket of it."""

    endpoint: str
    bucket: str = "art"
    access_key_id: str = "AKIDEXAMPLE"
    secret: str = "SECRETEXAMPLE"
    region: str = "us-east-1"
    trust: ssl.SSLContext | None = field(default=None, compare=False)

    def profile(self, name: str = "bucket", **options: str) -> HostProfile:
        """Return a host profile for it, some settings changed."""
        settings = {
            "endpoint": self.endpoint,
            "region": self.region,
            "bucket": self.bucket,
            "access_key_id": self.access_key_id,
        }
        return HostProfile(name, "s3", settings | options)


@contextmanager
def rclone_s3(folder: Path, *arguments: str) -> Generator[S3Peer]:
    """Serve a private folder; the port is the system's choice.

    Args:
        folder: An empty folder of the test's own.
        arguments: More of rclone's.
    """
    files = folder / "files"
    (files / "art").mkdir(parents=True)
    command = [program("rclone"), "serve", "s3", "--addr", "127.0.0.1:0"]
    command += ["--config", str(folder / "none.conf"), "--cache-dir", str(folder / "cache")]
    command += ["--auth-key", "AKIDEXAMPLE,SECRETEXAMPLE", *arguments, str(files)]
    with server(command, folder / "log") as child:
        started = re.compile(r"Starting s3 server on \[(https?://[0-9.:]+)/\]")
        child.wait_until(lambda: started.search(child.log()) is not None)
        match = started.search(child.log())
        assert match is not None
        yield S3Peer(match.group(1))


@pytest.fixture(scope="session")
def rclone_peer(tmp_path_factory: pytest.TempPathFactory) -> Generator[S3Peer]:
    with rclone_s3(tmp_path_factory.mktemp("rclone")) as peer:
        yield peer


@pytest.fixture(scope="session")
def rclone_virtual_host_peer(tmp_path_factory: pytest.TempPathFactory) -> Generator[S3Peer]:
    """A server that reads the bucket from the host's name."""
    with rclone_s3(tmp_path_factory.mktemp("rclone-host"), "--force-path-style=false") as peer:
        yield peer


@pytest.fixture(scope="session")
def rclone_tls_peer(tmp_path_factory: pytest.TempPathFactory) -> Generator[S3Peer]:
    """A server whose certificate only `S3Peer.trust` trusts."""
    folder = tmp_path_factory.mktemp("rclone-tls")
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    key.write_bytes(issued.private_key_pem.bytes())
    trust = ssl.create_default_context()
    trust.load_verify_locations(cadata=authority.cert_pem.bytes().decode("ascii"))
    with rclone_s3(folder, "--cert", str(certificate), "--key", str(key)) as peer:
        yield S3Peer(peer.endpoint, trust=trust)
