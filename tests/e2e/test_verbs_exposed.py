"""Images on hosts, from the command line: a spare host, the ledger, deletion also after a kill."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.host_secrets import SECRET_VARIABLE
from tests.e2e.program import Program, said, wait_for
from tests.servers.holding_gate import Gate, gate_to
from tests.servers.rclone import rclone_s3

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.servers.rclone import S3Peer

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
FOX, BOAT = str(SAMPLES / "fox.jpg"), str(SAMPLES / "boat.jpg")
SMALL = ("--resolution", "720p", "--duration", "5", "--json")
DEAD = "http://127.0.0.1:9"  # the port that discards, where nobody listens


@pytest.fixture
def bucket(tmp_path: Path) -> Generator[S3Peer]:
    with rclone_s3(tmp_path / "s3") as peer:
        yield peer


@pytest.fixture
def gate(bucket: S3Peer) -> Generator[Gate]:
    with gate_to(bucket.endpoint) as gate:
        yield gate


def secrets(bucket: S3Peer) -> dict[str, str]:
    return {"RUNCOMFY_TOKEN": "a-key-of-the-tests", SECRET_VARIABLE: bucket.secret}


def add(program: Program, bucket: S3Peer, name: str, endpoint: str, *more: str) -> None:
    """Add the bucket as a host, by whatever address."""
    file = program.folder / f"{name}.toml"
    lines = [
        f'name = "{name}"',
        'kind = "s3"',
        f'endpoint = "{endpoint}"',
        f'region = "{bucket.region}"',
        f'bucket = "{bucket.bucket}"',
        f'access_key_id = "{bucket.access_key_id}"',
        *more,
    ]
    file.write_text("\n".join(lines))
    assert program.run("hosts", "add", str(file), **secrets(bucket)).code == 0


def stored(program: Program) -> list[Path]:
    """Return what the bucket keeps."""
    folder = program.folder / "s3" / "files" / "art"
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_living_host_steps_in_for_a_dead_one(
    program: Program, service: str, bucket: S3Peer
) -> None:
    add(program, bucket, "living", bucket.endpoint, "delete_after_use = false")
    add(program, bucket, "dead", DEAD)
    said(program.run("hosts", "order", "dead", "nobody"), 3, "nobody is not set up")
    ordered = program.run("hosts", "order", "dead", "living", "--json")
    assert ordered.json == ["dead", "living"]
    rows = {row["name"]: row for row in program.run("hosts", "--json").json}
    assert (rows["dead"]["turn"], rows["living"]["turn"]) == (1, 2)
    assert (rows["dead"]["chosen"], rows["links"]["turn"]) == (True, None)

    call = ("--api-base", service, "generate", *SMALL)
    made = program.run(*call, FOX, **secrets(bucket))
    said(made, 0, "dead failed, so living was tried", "could not be reached")
    assert made.json["state"] == "saved"
    (fallback,) = made.json["fallbacks"]
    assert (fallback["host"], fallback["instead"]) == ("dead", "living")
    assert fallback["error"]["code"] == "unreachable"
    assert len(stored(program)) == 1

    alone = program.run(*call, FOX, "--host", "dead", **secrets(bucket))
    assert alone.json["state"] == "ready"
    assert alone.json["fallbacks"] == []

    # Where images are to stay, they do, and it is said who can see them.
    (image,) = program.run("hosts", "exposed", "--json").json
    assert (image["host"], image["state"], image["goes"]) == ("living", "visible", "deletable")
    assert image["sha256"] == made.json["images"][0]["sha256"]
    shown = program.run("hosts", "exposed")
    assert "living  can be seen" in shown.out
    removed = program.run("hosts", "remove", "living")
    said(removed, 0, "1 images are still there")
    lost = program.run("hosts", "delete", str(image["id"]), **secrets(bucket))
    said(lost, 3, "living is not set up")
    add(program, bucket, "living", bucket.endpoint)
    deleted = program.run(
        "--api-base", service, "hosts", "delete", "--all", "--json", **secrets(bucket)
    )
    assert deleted.code == 0, deleted
    assert [each["state"] for each in deleted.json] == ["deleted"]
    assert stored(program) == []
    assert program.run("hosts", "exposed").out.strip() == "No image of yours is public."
    (gone,) = program.run("hosts", "exposed", "--all", "--json").json
    assert gone["gone_at"] is not None
    assert program.run("hosts", "delete", "--all").out.strip() == "There was nothing to do."


@pytest.mark.parametrize("is_deaf", [False, True], ids=["before it is asked", "before it hears"])
def test_killed_between_saving_and_deleting_the_next_start_deletes(
    program: Program, service: str, bucket: S3Peer, gate: Gate, *, is_deaf: bool
) -> None:
    add(program, bucket, "my bucket", gate.base)
    gate.holds, gate.is_deaf = b"DELETE ", is_deaf
    command = program.command("--api-base", service, "generate", *SMALL, FOX, BOAT)
    process = subprocess.Popen(
        command,
        env={**os.environ, **secrets(bucket)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        wait_for(gate.closed.is_set, process)
    finally:
        process.kill()
        process.communicate()
    (clip,) = program.run("list", "--json").json
    assert clip["state"] == "saved"
    left = program.run("hosts", "exposed", "--json").json
    assert {each["state"] for each in left} == {"deleting"}
    assert len(left) == 2

    gate.open()
    resumed = program.run("--api-base", service, "resume", "--json", **secrets(bucket))
    assert (resumed.code, resumed.json) == (0, [])
    assert program.run("hosts", "exposed", "--json").json == []
    assert stored(program) == []


def test_what_is_no_action(program: Program) -> None:
    for words in (("delete",), ("delete", "1", "--all"), ("forget",), ("order",)):
        assert program.run("hosts", *words).code == 2
    assert program.run("hosts", "forget", "1").out.strip() == "There was nothing to do."
