"""The key is in the key store and goes to the API host; nowhere else is a trace of it."""

from __future__ import annotations

import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.clips import make_clip
from tests.faults.canary_life import KEY, PICTURE, Life, surroundings
from tests.faults.canary_search import Search
from tests.faults.canary_street import open_street
from tests.faults.canary_watch import watching
from tests.servers.gnome_keyring import gnome_keyring

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and gnome-keyring"),
    pytest.mark.timeout(600),
]

SEARCH = Search(KEY)
POMF = """
name = "next door"
kind = "pomf"
endpoint = "{base}/upload"
"""


def lives(life: Life) -> None:
    """Do all that a user does with a key, and have all go wrong that goes wrong with it."""
    life.keep_key(KEY)
    host = life.folder / "host.toml"
    host.write_text(POMF.format(base=life.street.neighbour.base))
    assert life.run("hosts", "add", str(host)).code == 0
    code, clip = life.generate("a clip", "--host", "next door")
    assert (code, clip["state"]) == (0, "saved"), clip
    ends = {
        word: life.generate(f"{word} it is", "--host", "inline")
        for word in ("refused", "forbidden", "broken", "moved", "silent", "failed")
    }
    assert {word: code for word, (code, _) in ends.items()} == {
        "refused": 4, "forbidden": 3, "broken": 5, "moved": 5, "silent": 5, "failed": 4,
    }  # fmt: skip
    unsure = ends["broken"][1]["id"]
    assert life.run("attach", unsure, "request-1", "--anyway", "--json").code == 0
    assert life.run("send-again", ends["silent"][1]["id"], "--json").code != 0  # too early
    code, _ = life.generate("taken along", "--host", "inline", "--detach")
    assert code == 0
    there = len(life.clips())
    life.crash_window(lambda: len(life.clips()) > there)
    assert life.run("resume", "--json").code in {3, 5}  # its log takes over what the crash left
    report = life.folder / "report.zip"
    for verb in (
        ("list", "--json"),
        ("hosts", "exposed", "--all", "--json"),
        ("export-history", str(life.folder / "history.json"), "--json"),
        ("support", "--with-prompts"),
        ("support", str(report), "--with-prompts", "--json"),
    ):
        assert life.run(*verb).code == 0, verb
    with zipfile.ZipFile(report) as parts:
        assert b"last run crashed" in parts.read("log.txt") + parts.read("crashes.txt")


def in_practice(life: Life) -> None:
    """Use the practice service with a key in the store, and one in the environment, too."""
    code, clip = life.generate("for practice", "--practice", RUNCOMFY_TOKEN=KEY)
    assert (code, clip["state"]) == (0, "saved"), clip


def from_the_environment(life: Life) -> None:
    """The key comes by the variable, and its user alone put it there."""
    code, clip = life.generate("by variable", "--host", "next door", RUNCOMFY_TOKEN=KEY)
    assert (code, clip["state"]) == (0, "saved"), clip


def test_no_trace_of_the_key(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=0.2, sound=False).read_bytes()
    folder = tmp_path / "user"
    folder.mkdir()
    around = surroundings(folder)
    with (
        open_street(clip, PICTURE.read_bytes()) as street,
        watching(SEARCH) as watch,
        gnome_keyring(tmp_path / "bus", around) as environment,
    ):
        life = Life(folder, environment, street, watch)
        lives(life)
        in_practice(life)
        there = Search(KEY).in_bytes(bytes(street.api.heard), "the API host")
        life.environment = around  # no key store any more
        from_the_environment(life)
    assert there, "the key was never used"
    assert len(watch.seen) > len(life.printed) // 2  # the children of the programs, too
    found = SEARCH.in_folders([tmp_path])
    found += SEARCH.in_bytes(b"".join(life.printed), "standard output and error")
    found += SEARCH.in_bytes(bytes(street.neighbour.heard), "the neighbour")
    found += watch.found
    assert not found, "\n".join(found)
    for word in (b"POST /upload", b"GET /clip.mp4", b"GET /picture.jpg"):
        assert word in street.neighbour.heard  # it was spoken to
    assert b"/paid" not in street.neighbour.heard
    assert b"/status" not in street.neighbour.heard
