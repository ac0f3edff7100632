"""Our requests and links are signed as botocore signs its own."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import botocore
import botocore.auth
import httpx
import pytest
from botocore.awsrequest import AWSRequest
from botocore.credentials import ReadOnlyCredentials
from hypothesis import given
from hypothesis import strategies as st

from pikascenes_desktop.adapters.hosts.s3_signing import EMPTY_SHA256, S3Signer

NOW = 1_800_000_000.0
KEY_ID, SECRET = "AKID+EXAMPLE", "secret/+="
CREDENTIALS = ReadOnlyCredentials(KEY_ID, SECRET, None)
KEYS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")).filter(lambda char: char != "/"),
    min_size=1,
    max_size=20,
).filter(lambda key: key not in (".", ".."))


@pytest.fixture(autouse=True, scope="module")
def botocores_clock():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            botocore.auth, "get_current_datetime", lambda: datetime.fromtimestamp(NOW, tz=UTC)
        )
        yield


def signer() -> S3Signer:
    return S3Signer(KEY_ID, SECRET, "eu-north-1", clock=lambda: NOW)


@given(key=KEYS, query=st.sampled_from(["", "?versionId=a%2Bb", "?versioning="]))
def test_headers_equal_botocores(key: str, query: str):
    url = f"https://bucket.example:9000/art/{quote(key, safe='-_.~')}{query}"
    ours = signer().headers("DELETE", url, headers={"Content-Type": "image/png"})
    theirs = AWSRequest("DELETE", url, {"Content-Type": "image/png"})
    botocore.auth.S3SigV4Auth(CREDENTIALS, "s3", "eu-north-1").add_auth(theirs)
    assert ours == dict(theirs.headers.items())
    assert ours["X-Amz-Content-SHA256"] == EMPTY_SHA256


@given(key=KEYS)
def test_links_equal_botocores(key: str):
    url = f"https://bucket.example/{quote(key, safe='-_.~')}"
    link = signer().link(url, valid_s=600)
    theirs = AWSRequest("GET", url)
    botocore.auth.S3SigV4QueryAuth(CREDENTIALS, "s3", "eu-north-1", 600).add_auth(theirs)
    assert link.url == theirs.url
    assert link.expires_at == NOW + 600
    # httpx must send it as it was signed
    assert str(httpx.URL(link.url)) == link.url


def test_the_digest_of_the_body_is_what_is_signed():
    one = signer().headers("PUT", "https://a.example/b", payload_sha256="1" * 64)
    two = signer().headers("PUT", "https://a.example/b", payload_sha256="2" * 64)
    assert one["X-Amz-Content-SHA256"] == "1" * 64
    assert one["Authorization"] != two["Authorization"]


def test_secrets_and_signatures_are_not_shown(caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    one = S3Signer("AKIDEXAMPLE", "SECRETEXAMPLE", "us-east-1", clock=time.time)
    headers = one.headers("GET", "https://a.example/b")
    link = one.link("https://a.example/b", valid_s=60)
    shown = f"{one!r} {link!r} {caplog.text}"
    assert "SECRETEXAMPLE" not in shown
    assert headers["Authorization"].rpartition("=")[2] not in shown
    assert link.url.rpartition("=")[2] not in shown


def test_botocores_data_files_are_not_needed(tmp_path: Path):
    """Packaging leaves them out: 25 MB of service descriptions, and certificates."""
    package = Path(botocore.__file__).parent
    shutil.copytree(
        package,
        tmp_path / "botocore",
        ignore=shutil.ignore_patterns("data", "cacert.pem", "__pycache__"),
    )
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "import botocore; assert botocore.__file__.startswith(sys.argv[1]), botocore.__file__;"
        "from pikascenes_desktop.adapters.hosts.s3_signing import S3Signer;"
        "s = S3Signer('AKID', 'secret', 'us-east-1', clock=lambda: 1800000000.0);"
        "print(s.headers('GET', 'https://a.example/b')['Authorization']);"
        "print(s.link('https://a.example/b', valid_s=60).url)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    same = S3Signer("AKID", "secret", "us-east-1", clock=lambda: NOW)
    assert answer.stdout.splitlines() == [
        same.headers("GET", "https://a.example/b")["Authorization"],
        same.link("https://a.example/b", valid_s=60).url,
    ]
