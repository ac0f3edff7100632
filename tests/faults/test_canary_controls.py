"""A key that somebody left lying about is found: the search for the canary is no blind one."""

from __future__ import annotations

import base64
import gzip
import os
import sqlite3
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.faults.canary_life import KEY
from tests.faults.canary_search import Search, spellings
from tests.faults.canary_street import open_street
from tests.faults.canary_watch import watching

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEARCH = Search(KEY)
needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")


def _file(folder: Path, content: bytes) -> list[str]:
    place = folder / "user" / "data" / "logs" / "pikascenes.log"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"INFO: " + content + b" was said\n")
    return SEARCH.in_folders([folder])


def _name_of_a_file(folder: Path, content: bytes) -> list[str]:
    (folder / content.decode("latin-1").replace("/", "_").replace("\0", "_")).touch()
    return Search(KEY.replace("/", "_")).in_folders([folder])


def _database(folder: Path, content: bytes) -> list[str]:
    database = sqlite3.connect(folder / "history.db")
    database.execute("create table replies (raw)")
    # it begins before the end of a page and ends behind it, so no page holds it whole
    database.execute("insert into replies values (?)", (bytes(4070) + content + bytes(9000),))
    database.commit()
    database.close()
    return SEARCH.in_folders([folder])


def _zip(folder: Path, content: bytes) -> list[str]:
    with zipfile.ZipFile(folder / "report.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("log.txt", content * 50)
    return SEARCH.in_folders([folder])


def _gzip(folder: Path, content: bytes) -> list[str]:
    (folder / "log.gz").write_bytes(gzip.compress(content * 50))
    return SEARCH.in_folders([folder])


def _said_to_the_neighbour(_folder: Path, content: bytes) -> list[str]:
    with open_street(b"", b"") as street:
        httpx.put(f"{street.neighbour.base}/upload", content=[b"in ", content, b" pieces"])
        return SEARCH.in_bytes(bytes(street.neighbour.heard), "the neighbour")


@pytest.mark.parametrize("place", [_file, _database, _zip, _gzip, _said_to_the_neighbour])
@pytest.mark.parametrize("spelling", spellings(KEY))
def test_a_planted_key_is_found(
    tmp_path: Path, place: Callable[[Path, bytes], list[str]], spelling: str
) -> None:
    found = place(tmp_path, spellings(KEY)[spelling])
    assert any(line.endswith(f": {spelling}") for line in found), found


def test_a_planted_key_is_found_in_the_name_of_a_file(tmp_path: Path) -> None:
    assert _name_of_a_file(tmp_path, KEY.encode())


@pytest.mark.parametrize("before", ["", "u", "us", "key:"])
def test_a_key_is_found_within_base64(before: str) -> None:
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        for after in ("", "x", "xy"):
            assert SEARCH.in_bytes(encode(f"{before}{KEY}{after}".encode()), "it")


@pytest.mark.linux_proof
@needs_proc
@pytest.mark.parametrize("place", ["argument", "environment", "environment of a child"])
def test_a_key_that_a_process_carries_is_found(place: str) -> None:
    wait = "import sys; sys.stdin.read()"
    command = [sys.executable, "-c", wait]
    if place == "environment of a child":
        child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
        command = [sys.executable, "-c", child]
    environment = {**os.environ, "NAME": KEY if "environment" in place else ""}
    with watching(SEARCH) as watch:
        process = subprocess.Popen(
            [*command, *([KEY] if place == "argument" else [])],
            env=environment,
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if place == "environment of a child":
            watch.told.add(process.pid)
        deadline = time.monotonic() + 60
        while not watch.found and time.monotonic() < deadline:
            watch.look()
        process.communicate(b"\n")
    assert watch.found


@pytest.mark.linux_proof
@needs_proc
def test_what_the_user_put_into_the_environment_is_the_users_own() -> None:
    with watching(SEARCH) as watch:
        process = subprocess.Popen(
            [sys.executable, "-c", "input()"],
            env={**os.environ, "RUNCOMFY_TOKEN": KEY},
            stdin=subprocess.PIPE,
        )
        watch.told.add(process.pid)
        while process.pid not in watch.seen:
            watch.look()
        process.communicate(b"\n")
    assert watch.found == []
