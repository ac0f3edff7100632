"""The commands as scripts and artists use them, against the practice service."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import av
import pytest

from pikascenes_desktop import __version__
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.adapters.program_lock import ProgramLock
from tests.bad_pictures import bomb
from tests.e2e.program import LIMIT_S, Program, said

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
FOX = str(SAMPLES / "fox.jpg")
SMALL = ("--resolution", "720p", "--duration", "5")
SELF_TEST_S = 30
KEY = {"RUNCOMFY_TOKEN": "a-key-of-the-tests"}


def test_version(program: Program) -> None:
    assert program.run("--version").out.strip() == f"pikascenes-desktop {__version__}"


def test_from_an_image_to_a_clip_in_the_history(program: Program) -> None:
    made = program.run(
        "generate", "--practice", FOX, str(SAMPLES / "lantern.jpg"), *SMALL,
        "--prompt", "the fox finds a lantern", "--negative-prompt", "blur", "--seed", "7", "--json",
    )  # fmt: skip
    assert made.code == 0, made.err
    assert made.err == ""
    clip = made.json
    assert clip["state"] == "saved"
    assert clip["seed"] == 7
    assert clip["cost_usd"] == 0
    assert clip["bytes"] == Path(clip["file"]).stat().st_size
    with av.open(clip["file"]) as video:
        assert (video.streams.video[0].width, video.streams.video[0].height) == (1280, 720)
    assert [each["id"] for each in program.run("list", "--json").json] == [clip["id"]]
    assert program.run("list", "--json", "--search", "lantern").json
    assert program.run("list", "--json", "--search", "teapot").json == []
    shown = program.run("show", clip["id"][:8], "--json")
    assert shown.json == clip
    assert clip["id"] in program.run("list").out
    assert program.run("resume").out.strip() == "Nothing is unfinished."


def test_detached_is_accepted_and_resumed_later(program: Program) -> None:
    made = program.run("generate", "--practice", FOX, *SMALL, "--detach", "--json")
    assert made.code == 0, made.err
    assert made.json["state"] in {"in_line", "generating"}
    resumed = program.run("resume", "--json")
    assert resumed.code == 0
    assert [each["state"] for each in resumed.json] == ["saved"]
    assert resumed.json[0]["request_id"] == made.json["request_id"]


def test_a_service_of_ones_own_and_the_key_from_the_environment(
    program: Program, service: str
) -> None:
    made = program.run(
        "--api-base", service, "generate", FOX, *SMALL, "--host", "inline", "--json", **KEY
    )
    assert made.code == 0, made.err
    assert made.json["practice"] is False
    for file in program.data.rglob("*"):
        if file.is_file():
            assert KEY["RUNCOMFY_TOKEN"].encode() not in file.read_bytes(), file


def test_an_interrupted_run_loses_nothing(program: Program) -> None:
    command = program.command("generate", "--practice", FOX, *SMALL, "--json")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    log = program.data / "history.db-wal"
    try:
        while not log.exists() and process.poll() is None:
            pass
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=LIMIT_S)
    finally:
        process.kill()
    assert process.returncode == 130
    assert b"Nothing is lost" in err
    assert program.run("resume").code == 0


def test_cancelling(program: Program, service: str) -> None:
    made = program.run(
        "--api-base", service, "generate", "--practice", FOX, *SMALL, "--detach", "--json"
    )
    generation = made.json["id"]
    cancelled = program.run("cancel", generation, "--json")
    assert cancelled.code in {0, 4}
    assert (cancelled.json["state"] == "cancelled") == (cancelled.code == 0)
    said(program.run("cancel", "no-such-id"), 2, "no generation no-such-id")


# --- bad input: one sentence, the exit code of the table, nothing sent -------------------------


def test_bad_scenes(program: Program) -> None:
    said(program.run("generate", "--practice"), 2, "at least one image")
    said(program.run("generate", "--practice", *[FOX] * 7), 2, "holds 6 images and 7")
    too_long = program.run("generate", "--practice", FOX, "--prompt", "x" * 2001)
    said(too_long, 2, "2001 characters")
    said(program.run("generate", "--practice", FOX, "--seed", "cat"), 2, "whole number")
    said(program.run("generate", "--practice", FOX, "--duration", "7"), 2, "--duration")
    assert program.run("list", "--json").json == []


def test_bad_images(program: Program, tmp_path: Path) -> None:
    words = tmp_path / "words.png"
    words.write_text("these are only words")
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(Path(FOX).read_bytes()[:9000])
    said(program.run("generate", "--practice", str(words)), 2, "words.png", "no picture")
    said(program.run("generate", "--practice", str(cut)), 2, "cut.jpg", "cut off")
    said(program.run("generate", "--practice", str(tmp_path / "gone.png")), 2, "no image at")
    answer = program.run("generate", "--practice", str(words), "--json")
    assert answer.json["error"]["code"] == "image_unreadable"
    assert program.run("list", "--json").json == []


def test_bombs(program: Program, tmp_path: Path) -> None:
    for name, size in (("bomb.png", (60_000, 60_000)), ("huge.png", (10_001, 10_000))):
        path = tmp_path / name
        path.write_bytes(bomb(*size))
        said(program.run("generate", "--practice", str(path)), 2, name, "100 megapixels")


def test_bad_links(program: Program) -> None:
    for link, why in (
        ("http://example.org/a.png", "it must begin with https"),
        ("https://user:word@example.org/a.png", "it holds a password"),
    ):
        said(program.run("generate", link, **KEY), 2, f"could not open the link {link}: {why}.")
    ran = program.run("generate", "https://i.imgur.com/x.png", "--json", **KEY)
    said(ran, 2, "its website turns servers such as RunComfy's away")
    assert ran.json["error"]["code"] == "link_not_allowed"
    assert program.run("list", "--json").json == []


def test_a_link_that_shows_a_login_page(program: Program, service: str, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "private.png").write_text("<html><title>Sign in</title></html>")

    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        thread = Thread(target=site.serve_forever)
        thread.start()
        try:
            link = f"http://127.0.0.1:{site.server_port}/private.png"
            ran = program.run("--api-base", service, "generate", link, "--json", **KEY)
        finally:
            site.shutdown()
            thread.join()
    said(ran, 2, "image 1 does not open", "No clip was requested")
    assert ran.json["error"]["code"] == "link_not_open"
    assert ran.json["request_id"] is None


def test_no_key_and_a_wrong_key(program: Program, service: str) -> None:
    said(program.run("generate", FOX), 3, "RUNCOMFY_TOKEN")
    wrong = program.run(
        "--api-base", service, "generate", FOX, "--host", "inline", "--json",
        RUNCOMFY_TOKEN="rejected",
    )  # fmt: skip
    said(wrong, 3, "did not accept the API key")
    assert wrong.json["state"] == "ready"
    assert wrong.json["blocked_by"] == "key"
    mended = program.run("--api-base", service, "resume", "--json", **KEY)
    assert [each["state"] for each in mended.json] == ["saved"], mended


def test_no_host(program: Program) -> None:
    said(program.run("generate", FOX, **KEY), 3, "No image host")
    said(program.run("generate", FOX, "--host", "nowhere", **KEY), 3, "nowhere")


def test_an_api_base_that_could_leak_the_key(program: Program) -> None:
    for base in ("http://example.org", "ftp://example.org", "https://u:p@example.org", "file:///x"):
        said(program.run("--api-base", base, "generate", FOX, **KEY), 2, "cannot be the API base")


def test_a_service_out_of_reach_is_kept_for_resume(program: Program, service: str) -> None:
    ran = program.run(
        "--api-base", "http://127.0.0.1:9", "generate", FOX, "--host", "inline", "--json", **KEY
    )
    said(ran, 7, "127.0.0.1:9 could not be reached")
    assert ran.json["blocked_by"] == "network"
    assert ran.json["request_id"] is None


def test_a_library_that_cannot_be_written(program: Program, tmp_path: Path) -> None:
    program.library.write_text("a file where the folder should be")
    said(program.run("generate", "--practice", FOX), 6, "library folder")
    program.library.unlink()
    assert program.run("generate", "--practice", FOX, *SMALL).code == 0


def test_a_damaged_history_is_kept_aside_and_said(program: Program) -> None:
    made = program.run("generate", "--practice", FOX, *SMALL, "--json")
    assert made.code == 0
    history = program.data / "history.db"
    with sqlite3.connect(history) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    content = bytearray(history.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    history.write_bytes(bytes(content))
    ran = program.run("resume", "--json")
    assert "damaged" in ran.err
    assert list(program.data.glob("history.damaged-*"))
    assert Path(made.json["file"]).is_file()


def test_a_history_of_a_newer_version_is_left_alone(program: Program) -> None:
    assert program.run("list").code == 0
    with sqlite3.connect(program.data / "history.db") as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    before = (program.data / "history.db").read_bytes()
    said(program.run("generate", "--practice", FOX), 6, "newer version")
    assert (program.data / "history.db").read_bytes() == before


def test_one_program_at_a_time(program: Program) -> None:
    assert program.run("list").code == 0
    with ProgramLock(Places(program.data)).hold():
        said(program.run("generate", "--practice", FOX), 6, "already running")
        assert program.run("list").code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="a full disk is made with Linux's tmpfs")
@pytest.mark.linux_proof
def test_a_full_disk(program: Program, tmp_path: Path) -> None:
    program.library.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", program.library], check=True)
    try:
        said(program.run("generate", "--practice", FOX), 6, "no room")
    finally:
        subprocess.run(["umount", program.library], check=True)
    assert program.run("list", "--json").json == []


# --- hosts -----------------------------------------------------------------------------------


def test_hosts_are_listed_added_tested_and_removed(program: Program, tmp_path: Path) -> None:
    names = [row["name"] for row in program.run("hosts", "--json").json]
    assert names == ["links", "inline", "practice"]
    file = tmp_path / "bucket.toml"
    file.write_text(
        'name = "mine"\nkind = "s3"\nprovider = "minio"\nendpoint = "http://127.0.0.1:9"\n'
        'region = "us-east-1"\nbucket = "art"\naccess_key_id = "AKID"\n'
    )
    added = program.run("hosts", "add", str(file), "--json", stdin="a secret\n")
    assert added.code == 0, added.err
    assert added.json == {"name": "mine", "kind": "s3", "secret": True}
    assert "PIKASCENES_HOST_SECRET" in added.err
    for kept in program.data.rglob("*"):
        assert not kept.is_file() or b"a secret" not in kept.read_bytes()
    rows = program.run("hosts", "list", "--json").json
    assert [row["name"] for row in rows if row["chosen"]] == ["mine"]
    tested = program.run("hosts", "test", "mine", "--json", PIKASCENES_HOST_SECRET="s")
    assert tested.code != 0
    assert tested.json["ok"] is False
    assert program.run("hosts", "remove", "mine").code == 0
    said(program.run("hosts", "remove", "mine"), 3, "mine")
    said(program.run("hosts", "add", str(tmp_path / "none.toml")), 2, "none.toml")


def test_the_practice_host_passes_its_own_test(program: Program) -> None:
    tested = program.run("hosts", "test", "practice", "--json")
    assert tested.code == 0, tested
    assert [step["step"] for step in tested.json["steps"]] == [
        "sign_in",
        "upload",
        "open",
        "delete",
    ]


def test_the_self_test_proves_the_program_whole(program: Program) -> None:
    home, scratch = program.folder / "作 家", program.folder / "临时 files"
    home.mkdir()
    scratch.mkdir()
    kept = program.folder / "kept"
    homes = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    homes |= {"TMPDIR": str(scratch), "SSL_CERT_FILE": str(program.folder / "gone.pem")}
    ran = program.run("self-test", "--json", "--keep", str(kept), **homes)
    report = ran.json
    assert [check for check in report["checks"] if not check["ok"]] == []
    assert report["ok"]
    assert ran.code == 0
    assert {check["name"] for check in report["checks"] if check["state"] != "passed"} <= {
        "key store"  # the guards take the user's away
    }
    assert report["seconds"] <= SELF_TEST_S
    (https,) = (check for check in report["checks"] if check["name"] == "https")
    assert "SSL_CERT_FILE names what cannot be read" in https["detail"]
    assert list(scratch.iterdir()) == []
    assert report["screenshot"] == str(kept / "window.png")
    assert (kept / "window.png").read_bytes().startswith(b"\x89PNG")
    assert {"Qt", "FFmpeg", "SQLite"} <= report["versions"].keys()
    # nothing of the user's: neither the data folder that is named nor the usual places
    assert not program.data.exists()
    assert not program.library.exists()
    assert list(home.rglob("*PikaScenes*")) == []


def test_an_output_that_cannot_show_all_characters_ends_nothing(program: Program) -> None:
    missing = str(program.folder / "狐.png")
    ran = program.run("generate", "--practice", missing, "--json", PYTHONIOENCODING="cp1252")
    said(ran, 2, "no image at")
    assert "狐.png" in ran.json["error"]["message"]
    said(program.run("generate", "--practice", missing, PYTHONIOENCODING="cp1252"), 2, "u72d0")


def test_a_base_that_can_be_none_is_said_by_the_practice_service_too(program: Program) -> None:
    said(program.run("--api-base", "ftp://x", "practice-service"), 2, "ftp://x")
