"""Logs tell no secret, and never stand in the way."""

from __future__ import annotations

import base64
import faulthandler
import logging
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import quote

import pytest

from pikascenes_desktop.adapters import logs
from pikascenes_desktop.adapters.logs import catch_crashes, log_to, redact, redacted

SECRET = "Canary/7f+3a=9c ü~?>~?>~?>"
NEIGHBOURS = ["", "u", "us", "user:", "Bearer "]


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_secrets", {})
    redact(SECRET)


SPELLINGS = sorted(
    {
        SECRET,
        quote(SECRET),
        quote(SECRET, safe=""),
        quote(SECRET, safe="").lower(),
        "Canary%2f7f%2b3a%3d9c%20%c3%bc~%3f%3e~%3f%3e~%3f%3e",
        SECRET.encode().hex(),
        SECRET.encode().hex().upper(),
        SECRET.encode("utf-16-le").decode("latin-1"),
        SECRET.encode("utf-16-be").decode("latin-1"),
        repr(SECRET.encode("utf-16-le"))[2:-1],
        *(
            encode(f"{before}{SECRET}{after}".encode()).decode()
            for encode in (base64.b64encode, base64.urlsafe_b64encode)
            for before in NEIGHBOURS
            for after in ("", ":", ":x", ":xy")
        ),
    }
)


@pytest.mark.parametrize("spelling", SPELLINGS, ids=range(len(SPELLINGS)))
def test_a_secret_in_any_spelling(spelling: str) -> None:
    shown = redacted(f"sent <{spelling}> away")
    assert logs.HIDDEN in shown
    inner = base64.b64encode(SECRET.encode()).decode()[4:-4]
    assert "Canary" not in shown
    assert inner not in shown
    assert spelling[len(spelling) // 3 : -len(spelling) // 3] not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Authorization: Bearer abc.def-123", "Authorization: ***"),
        ("{'authorization': 'Basic dXNlcjpwYXNz', 'a': 1}", "{'authorization': '***', 'a': 1}"),
        ("[(b'Authorization', b'Bearer abc')]", "[(b'Authorization', b'***')]"),
        ("Authorization: AWS4-HMAC-SHA256 Credential=A/b, Signature=c", "Authorization: ***"),
        ("proxy-authorization=Basic abc", "proxy-authorization=***"),
        ("token is Bearer abcdef123456==", "token is Bearer ***"),
        ("Set-Cookie: a=1; b=2", "Set-Cookie: ***"),
        ("x-api-key: 12345; a=1", "x-api-key: ***; a=1"),
        ('"password": "hunter2"', '"password": "***"'),
        ("api_key=12345&b=2", "api_key=***&b=2"),
        ("GET https://a.example/b/c.png?X-Sig=1&k=2 ok", "GET https://a.example/b/c.png?*** ok"),
        ("https://a.example/b#part", "https://a.example/b#***"),
        ("https://me:pw@a.example/b", "https://***a.example/b"),
        ("socks5://me:pw@a.example:1", "socks5://***a.example:1"),
        ("data:image/png;base64,iVBORw0KGgo= end", "data:image/png;base64,*** end"),
        ("plain text stays: 3 basic colours", "plain text stays: 3 basic colours"),
        ("https://a.example/b/c.png", "https://a.example/b/c.png"),
    ],
)
def test_what_is_never_told(text: str, shown: str) -> None:
    assert redacted(text) == shown


def test_the_user_s_name_is_not_told() -> None:
    assert redacted(f"in {Path.home() / 'clips'}") == f"in {Path('~') / 'clips'}"


def test_a_very_short_secret_hides_nothing() -> None:
    redact("a")
    assert redacted("a banana") == "a banana"


def test_a_short_secret() -> None:
    redact("abcd")
    assert redacted("abcd or YWJjZA==") == "*** or ***A=="


def test_the_log_file(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    before = [logging.getLogger(name).level for name in (None, *logs.CHATTY)]
    with log_to(folder):
        log = logging.getLogger("test")
        log.info("the key is %s", SECRET)
        logging.getLogger("httpx").info("GET https://a.example/?key=%s", SECRET)
        logging.getLogger("httpx").warning("heard")
        log.debug("too quiet")
        error = RuntimeError(SECRET)
        log.error("it failed", exc_info=error)
    logging.getLogger("test").warning("after the end")
    text = (folder / logs.LOG_NAME).read_text("utf-8")
    assert "the key is ***" in text
    assert "RuntimeError: ***" in text
    assert "heard" in text
    for absent in (SECRET, "a.example", "too quiet", "after the end"):
        assert absent not in text
    assert [logging.getLogger(name).level for name in (None, *logs.CHATTY)] == before


def test_logs_rotate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 1000)
    with log_to(tmp_path):
        for number in range(200):
            logging.getLogger("test").info("line %d", number)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [logs.LOG_NAME, *(f"{logs.LOG_NAME}.{number}" for number in range(1, 5))]


def test_a_folder_that_takes_no_logs_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "logs").write_bytes(b"in the way")
    with log_to(tmp_path / "logs"), catch_crashes(tmp_path / "logs"):
        logging.getLogger("test").warning("unheard")


def test_a_disk_that_is_full_is_no_trouble(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with log_to(tmp_path):
        (handler,) = [one for one in logging.getLogger().handlers if isinstance(one, logs.LogFile)]

        def full(_: str) -> None:
            raise OSError(28, "no room")

        stream = handler.stream
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stream, "write", full, raising=False)
            logging.getLogger("test").warning("unheard")
    assert capsys.readouterr().err == ""


def test_what_nobody_caught_is_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def show(*_: object) -> None:
        shown.append("main")

    def show_thread(_: object) -> None:
        shown.append("thread")

    monkeypatch.setattr(sys, "excepthook", show)
    monkeypatch.setattr(threading, "excepthook", show_thread)
    with log_to(tmp_path), catch_crashes(tmp_path):
        error = RuntimeError(f"lost {SECRET}")
        sys.excepthook(type(error), error, None)
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt("by hand"), None)

        def fail() -> None:
            raise RuntimeError("lost in a thread")

        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        threading.excepthook(threading.ExceptHookArgs((RuntimeError, None, None, None)))
    text = (tmp_path / logs.LOG_NAME).read_text("utf-8")
    assert "lost ***" in text
    assert "lost in a thread" in text
    assert "by hand" not in text
    assert shown == ["main", "main", "thread", "thread"]


CRASH = """
import faulthandler, sys
from pathlib import Path
from pikascenes_desktop.adapters.logs import catch_crashes, log_to
folder = Path(sys.argv[1])
with log_to(folder), catch_crashes(folder):
    if sys.argv[2] == "crash":
        import os
        os.abort()
"""


def test_a_hard_crash_is_told_by_the_next_start(tmp_path: Path) -> None:
    for action in ("crash", "go on", "go on"):
        subprocess.run(
            [sys.executable, "-c", CRASH, str(tmp_path), action],
            cwd=Path(__file__).parents[2],
            check=False,
            timeout=60,
        )
    text = (tmp_path / logs.LOG_NAME).read_text("utf-8")
    assert text.count("the last run crashed") == 1
    assert "Current thread" in text
    assert (tmp_path / logs.CRASH_NAME).read_bytes() == b""


@pytest.mark.parametrize("enabled", [True, False])
def test_the_fault_handler_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, enabled: bool
) -> None:
    calls: list[object] = []
    monkeypatch.setattr(faulthandler, "is_enabled", lambda: enabled)
    monkeypatch.setattr(faulthandler, "enable", calls.append)
    monkeypatch.setattr(faulthandler, "disable", lambda: calls.append("off"))
    with catch_crashes(tmp_path):
        pass
    assert calls[1:] == (["off", sys.__stderr__] if enabled else ["off"])
