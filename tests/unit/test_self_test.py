"""Each check of the self-test passes on what is whole, and fails on what is broken."""

from __future__ import annotations

import json
import shutil
import ssl
import sys
from argparse import Namespace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import apsw
import pytest
from cryptography import x509
from PySide6.QtGui import QColor, QImage, QPainter

from pikascenes_desktop.adapters.sqlite import MEMORY, Sql
from pikascenes_desktop.domain.errors import AppError, ImageUnreadable
from pikascenes_desktop.engine import EngineOptions
from pikascenes_desktop.selftest import (
    database,
    https,
    key_store,
    modules,
    painting,
    pictures,
    playing,
    practice,
    resources,
    running,
)
from pikascenes_desktop.selftest.report import Absent, Broken, Check, Report, State, checked
from pikascenes_desktop.ui.resources import resource
from tests.fakes.fake_keyring import FakeKeyring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


# --- modules -------------------------------------------------------------------------------------


def test_modules_that_are_not_there_or_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Broken, match="only 1 modules"):
        modules.check(("pikascenes_desktop",))
    monkeypatch.setattr(modules, "LEAST", 1)
    with pytest.raises(ModuleNotFoundError, match="gone"):
        modules.check(("pikascenes_desktop.gone",))
    monkeypatch.setitem(modules.KEY_STORES, "strange", ("store_of_a_strange_system",))
    with pytest.raises(ModuleNotFoundError, match="store_of_a_strange_system"):
        # keyring alone would say that there is no key store, as on a computer without one
        modules.check(("pikascenes_desktop",), "strange")
    assert "1 modules" in modules.check(("pikascenes_desktop",))


def test_all_modules_are_found() -> None:
    names = modules.own_modules()
    assert "pikascenes_desktop.ui.viewer.page" in names
    assert len(names) >= modules.LEAST


# --- the database --------------------------------------------------------------------------------


class Unsearching(Sql):
    """Keeps nothing."""

    def rows(self, statement: str, values: Any = ()) -> Any:
        return [] if statement.startswith("INSERT") else super().rows(statement, values)


class Unable(Sql):
    """A SQLite without FTS5."""

    def rows(self, statement: str, values: Any = ()) -> Any:
        return super().rows(statement.replace("fts5", "fts99"), values)


def test_a_database_without_full_text_search() -> None:
    assert "FTS5" in database.check()
    with pytest.raises(apsw.SQLError, match="no such module"):
        database.check(lambda: Unable(MEMORY))
    with pytest.raises(Broken, match="finds nothing"):
        database.check(lambda: Unsearching(MEMORY))


# --- resources -----------------------------------------------------------------------------------


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the resources, to spoil."""
    return shutil.copytree(resource(), tmp_path / "resources")


def _nothing(*_given: object, **_named: object) -> None:
    """Stand in for what would do something."""


def _emptied(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text("", encoding="utf-8")


def _gone(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).unlink()


def _without(name: str) -> Callable[[Path], object]:
    return lambda root: shutil.rmtree(root / name)


def _silent(root: Path) -> None:
    with (root / "translations" / "copy.tsv").open("a", encoding="utf-8") as file:
        file.write("some.key\tEnglish\t \n")


def _english_alone(root: Path) -> None:
    for file in (root / "translations").glob("*.tsv"):
        rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
        kept = "\n".join("\t".join((*row[:2], row[1])) for row in rows if len(row) > 1)
        file.write_text(kept, encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_silent, "some.key says nothing"),
        (_english_alone, "not Chinese"),
        (_without("translations"), "only 0 texts"),
        (_without("icons"), "only 0 icons"),
        (_gone("icons/app.svg"), "icons"),
        (_emptied("icons/gear.svg"), "gear.svg cannot be drawn"),
        (_emptied("icons/app.png"), "app.png"),
        (_emptied("themes/theme.qss.in"), "style sheet"),
        (_emptied("themes/tokens.json"), "Expecting value"),
        (_emptied("samples/fox.jpg"), "fox.jpg"),
        (_gone("samples/boat.jpg"), "boat.jpg"),
        (_gone("licences/LGPL-3.txt"), "no licence text LGPL-3"),
        (_emptied("licences/GPL-3.txt"), "licences are empty"),
        (_gone("licences/packages.tsv"), "packages.tsv"),
    ],
)
def test_resources_that_are_not_there(
    shipped: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(shipped)
    with pytest.raises((Broken, OSError, ValueError), match=said):
        resources.check(shipped)


def test_a_built_program_speaks_from_its_compiled_texts(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "sample pictures" in resources.check(shipped)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    (shipped / "translations" / "pikascenes_zh_CN.qm").unlink(missing_ok=True)
    with pytest.raises(Broken, match="says nothing"):
        resources.check(shipped)


def test_metadata_that_were_not_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "LICENSED", ("not-collected",))
    with pytest.raises(ModuleNotFoundError, match="not-collected"):
        resources.check()


# --- pictures ------------------------------------------------------------------------------------


def test_every_kind_of_picture_is_read(tmp_path: Path) -> None:
    assert "heic" in pictures.check()
    probes = shutil.copytree(resource("selftest"), tmp_path / "probes")
    (probes / "probe.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))
    with pytest.raises(ImageUnreadable):
        pictures.check(probes)


@pytest.mark.parametrize(("size", "said"), [((48, 32), "the colour is"), ((40, 32), "40 x 32")])
def test_a_picture_that_comes_out_as_another(
    tmp_path: Path, size: tuple[int, int], said: str
) -> None:
    probes = shutil.copytree(resource("selftest"), tmp_path / "probes")
    other = QImage(*size, QImage.Format.Format_RGB32)
    other.fill(QColor("green"))
    other.save(str(probes / "probe.jpg"))
    with pytest.raises(Broken, match=f"jpg: {said}"):
        pictures.check(probes)


# --- the key store -------------------------------------------------------------------------------


class Forgetful(FakeKeyring):
    """Keeps nothing."""

    def get_password(self, service: str, username: str) -> str | None:
        return None


class Clinging(FakeKeyring):
    """Never lets go."""

    def delete_password(self, service: str, username: str) -> None:
        pass


def test_a_key_store_that_works_is_left_as_it_was() -> None:
    store = FakeKeyring()
    store.stored["PikaScenes Desktop", "key:model-api.example"] = "mine"
    assert "kept, read, removed" in key_store.check(lambda: store)
    assert list(store.stored.values()) == ["mine"]


def test_a_key_store_that_is_absent_is_told_apart_from_a_broken_one() -> None:
    store = FakeKeyring()
    store.gone = True
    with pytest.raises(Absent, match="until the program ends"):
        key_store.check(lambda: store, "linux")
    with pytest.raises(Broken, match="Credential Manager does not work"):
        key_store.check(lambda: store, "win32")
    store.gone, store.raising = False, OSError("the bus is gone")
    with pytest.raises(Broken, match="the bus is gone"):
        key_store.check(lambda: store, "linux")
    store.raising, store.locked = None, True
    with pytest.raises(Broken, match="locked"):
        key_store.check(lambda: store, "linux")
    with pytest.raises(Broken, match="something else"):
        key_store.check(Forgetful)
    clinging = Clinging()
    with pytest.raises(Broken, match="keeps what was removed"):
        key_store.check(lambda: clinging)


# --- https ---------------------------------------------------------------------------------------


def _credulous() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def test_https_that_trusts_nobody_or_everybody() -> None:
    assert "refused" in https.check(lambda: 3)
    with pytest.raises(Broken, match="trusts no authority"):
        https.check(lambda: 0)
    with pytest.raises(Broken, match="is trusted"):
        https.check(lambda: 3, _credulous)


def test_a_server_that_nobody_can_shake_hands_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(https, "HOST", "elsewhere.example")
    with pytest.raises(Broken, match="no handshake"):
        https.check(lambda: 3)


def test_the_strangers_certificate_is_valid_whatever_the_clock_says() -> None:
    content = resource("selftest", "untrusted.pem").read_bytes()
    certificate = x509.load_pem_x509_certificate(content)
    assert certificate.not_valid_before_utc <= datetime(2000, 1, 1, tzinfo=UTC)
    assert certificate.not_valid_after_utc >= datetime(2200, 1, 1, tzinfo=UTC)


def test_a_certificate_variable_that_names_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "gone.pem"))
    assert "SSL_CERT_FILE names what cannot be read" in https.check(lambda: 3)
    assert https.os.environ["SSL_CERT_FILE"].endswith("gone.pem")


def test_roots_are_counted_where_each_system_keeps_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ssl.SSLContext, "load_default_certs", _nothing)
    monkeypatch.setattr(https, "LINUX_FILES", (str(tmp_path / "no"),))
    assert https.count_roots("linux") == 0
    monkeypatch.setattr(https, "LINUX_FILES", (str(resource("selftest", "untrusted.pem")),))
    assert https.count_roots("linux") == 1
    assert https.count_roots("win32") == 0
    monkeypatch.setattr(https, "MAC_ROOTS", tmp_path / "no")
    assert https.count_roots("darwin") == 0
    monkeypatch.setattr(https, "MAC_ROOTS", resource("selftest", "untrusted.pem"))
    assert https.count_roots("darwin") == 1


# --- a clip, the player, the window --------------------------------------------------------------


def test_a_practice_clip_that_cannot_be_made(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff" + bytes(100))
    options = EngineOptions(tmp_path / "data", tmp_path / "library", practice=True)
    with pytest.raises((AppError, Broken)):
        practice.check(options, broken)


def test_a_clip_that_cannot_be_played(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(Broken, match="no clip"):
        playing.check(tmp_path)
    (tmp_path / "clip.mp4").write_bytes(b"\0\0\0\x10ftypisom" + bytes(4))
    with pytest.raises(Broken, match="cannot be played"):
        playing.check(tmp_path)


def test_a_clip_of_which_no_frame_comes(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "clip.mp4").write_bytes(b"")
    monkeypatch.setattr(playing, "PATIENCE_S", 0.0)
    monkeypatch.setattr(playing.Player, "open", _nothing)
    with pytest.raises(Broken, match="no frame"):
        playing.check(tmp_path)


def test_a_window_in_which_nothing_is_painted() -> None:
    empty = QImage(300, 200, QImage.Format.Format_RGB32)
    empty.fill(QColor("#141517"))
    with pytest.raises(Broken, match="empty: 1 colours"):
        painting.require_painted(empty)
    painter = QPainter(empty)
    for x in range(300):
        painter.fillRect(x, 0, 1, 200, QColor(x % 256, 0, 0))
    painter.end()
    assert painting.require_painted(empty) >= painting.LEAST_COLOURS


def test_a_window_without_its_clip(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    qapp.setQuitOnLastWindowClosed(False)  # as the program itself does
    monkeypatch.setattr(painting, "PATIENCE_S", 0.2)
    options = EngineOptions(tmp_path / "data", tmp_path / "library", practice=True)
    with pytest.raises(Broken, match="not ready"):
        painting.check(options, tmp_path / "window.png")


# --- the whole -----------------------------------------------------------------------------------


def _no_checks(_folder: Path, _shot: Path) -> tuple[Check, ...]:
    return ()


def _fail() -> str:
    raise Broken("a part is gone")


def _lack() -> str:
    raise Absent("none here")


def test_one_failure_is_enough(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def some(_folder: Path, _shot: Path) -> Any:
        yield checked("good", lambda: "well")
        yield checked("lacking", _lack)
        yield checked("bad", _fail)

    monkeypatch.setattr(running, "_checks", some)
    options = Namespace(keep=tmp_path / "kept", json=True)
    assert running.run(options) == 1
    said = json.loads(capsys.readouterr().out)
    assert not said["ok"]
    assert [each["state"] for each in said["checks"]] == ["passed", "absent", "failed"]
    assert [each["ok"] for each in said["checks"]] == [True, True, False]
    assert said["screenshot"] == ""
    monkeypatch.setattr(sys, "stdout", None)
    assert running.run(options) == 1


def test_the_report_for_people(tmp_path: Path) -> None:
    checks = (checked("good", lambda: "well"), checked("lacking", _lack))
    report = Report(True, "1.0", "3.11", "Linux", {"Qt": "6"}, str(tmp_path / "w.png"), 1.0, checks)
    told = report.as_lines()
    assert "ok  good" in told
    assert "--  lacking" in told
    assert told.endswith("All is well.")
    assert checks[1].state is State.ABSENT


def test_a_picture_of_an_earlier_run_proves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "window.png").write_bytes(b"old")
    monkeypatch.setattr(running, "_checks", _no_checks)
    assert running.prove(tmp_path).screenshot == ""
    kept = running.prove(None)
    assert kept.screenshot == ""
