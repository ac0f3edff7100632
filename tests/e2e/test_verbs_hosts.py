"""An image host of one's own, from its file to a clip that was made through it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from pikascenes_desktop.adapters.hosts.host_secrets import SECRET_VARIABLE
from tests.e2e.program import Program, said
from tests.servers.rclone import rclone_s3

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.servers.rclone import S3Peer

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "resources" / "samples"
SMALL = ("--resolution", "720p", "--duration", "5")
KEY = {"RUNCOMFY_TOKEN": "a-key-of-the-tests"}


@pytest.fixture
def bucket(tmp_path: Path) -> Generator[S3Peer]:
    with rclone_s3(tmp_path / "s3") as peer:
        yield peer


def description(peer: S3Peer) -> str:
    """Return the TOML of a bucket, as README shows one."""
    values = {
        "name": "my bucket",
        "kind": "s3",
        "endpoint": peer.endpoint,
        "region": peer.region,
        "bucket": peer.bucket,
        "prefix": "scenes",
        "access_key_id": peer.access_key_id,
    }
    return "".join(f'{name} = "{value}"\n' for name, value in values.items())


def test_a_clip_by_way_of_a_bucket(
    program: Program, service: str, bucket: S3Peer, tmp_path: Path
) -> None:
    file = tmp_path / "bucket.toml"
    file.write_text(description(bucket))
    secret = {SECRET_VARIABLE: bucket.secret}
    assert program.run("hosts", "add", str(file), **secret).code == 0

    tested = program.run("--api-base", service, "hosts", "test", "my bucket", "--json", **secret)
    assert tested.code == 0, tested
    assert [step["step"] for step in tested.json["steps"]] == [
        "sign_in",
        "upload",
        "open",
        "delete",
    ]
    stored = tmp_path / "s3" / "files" / "art" / "scenes"
    assert not list(stored.glob("*"))

    fox, boat = str(SAMPLES / "fox.jpg"), str(SAMPLES / "boat.jpg")
    order = ("--api-base", service, "generate", *SMALL, "--json")
    made = program.run(*order, fox, boat, **KEY, **secret)
    assert made.code == 0, made
    assert made.json["host"] == "my bucket"
    assert made.json["practice"] is False
    assert Path(made.json["file"]).stat().st_size == made.json["bytes"]
    names = {f"{image['sha256']}.jpg" for image in made.json["images"]}
    assert not list(stored.glob("*"))  # no clip needs them any more
    ledger = program.run("hosts", "exposed", "--all", "--json").json
    links: list[str] = [each["link"] for each in ledger if each["sha256"] in str(names)]
    assert {urlsplit(link).path.rpartition("/")[2] for link in links} == names
    assert {each["state"] for each in ledger} == {"deleted"}
    for kept in program.data.rglob("*"):
        assert not kept.is_file() or bucket.secret.encode() not in kept.read_bytes(), kept

    # A wrong secret and none at all: set-up is missing, nothing is sent, and it is kept.
    robot = str(SAMPLES / "robot.jpg")
    wrong = program.run(*order, robot, **KEY, **{SECRET_VARIABLE: "wrong"})
    said(wrong, 3, "my bucket did not accept its credentials", "Nothing was sent")
    assert wrong.json["error"]["code"] == "host_rejected"
    none = program.run(*order, robot, **KEY)
    said(none, 3, "my bucket", SECRET_VARIABLE)
    assert none.json["error"]["code"] == "host_missing"
    for ran in (wrong, none):
        assert (ran.json["state"], ran.json["blocked_by"]) == ("ready", "host")
        assert ran.json["attempt"] == 0
    refused = program.run(
        "--api-base", service, "hosts", "test", "my bucket", **{SECRET_VARIABLE: "wrong"}
    )
    assert refused.code == 3
    assert "did not accept its credentials" in refused.out

    mended = program.run("--api-base", service, "resume", "--json", **KEY, **secret)
    assert mended.code == 0, mended
    assert [each["state"] for each in mended.json] == ["saved", "saved"]


def test_a_host_without_a_secret_is_added_and_said(program: Program, tmp_path: Path) -> None:
    example = re.search(
        r"```toml\n(name = .*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    assert example is not None
    file = tmp_path / "bucket.toml"
    file.write_text(example.group(1), "utf-8")
    added = program.run("hosts", "add", str(file), "--json")
    said(added, 0, "No secret was given", SECRET_VARIABLE)
    assert added.json == {"name": "my bucket", "kind": "s3", "secret": False}
    again = program.run("hosts", "add", str(file), "--json", stdin="a secret\n")
    said(again, 0)
    assert again.json["secret"] is True
    assert [row["name"] for row in program.run("hosts", "--json").json][3:] == ["my bucket"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudoterminals to test with")
def test_a_terminal_asks_for_the_secret(program: Program, bucket: S3Peer, tmp_path: Path) -> None:
    from tests.e2e.terminal import on_a_terminal  # noqa: PLC0415 -- not for Windows

    file = tmp_path / "bucket.toml"
    file.write_text(description(bucket))
    code, shown = on_a_terminal(
        program.command("hosts", "add", str(file)), when=b"not shown", typed=b"a secret\n"
    )
    assert code == 0, shown
    assert "Added my bucket" in shown
    assert "No secret was given" not in shown
    assert "a secret" not in shown
