"""The program with its window, from the command line to the exit code."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from pikascenes_desktop import window
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.adapters.program_lock import ProgramLock
from pikascenes_desktop.cli.arguments import parser
from pikascenes_desktop.domain.errors import AlreadyRunning
from pikascenes_desktop.ui.deck import language, set_language
from pikascenes_desktop.ui.demo import Demo, DemoFailed
from pikascenes_desktop.ui.main_window import MainWindow
from pikascenes_desktop.ui.questions import Question
from tests.e2e.told_clips import SCENE, clip, payload

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator
    from pathlib import Path

    from pikascenes_desktop.engine import EngineOptions


@pytest.fixture
def options(tmp_path: Path, qapp: QApplication) -> argparse.Namespace:
    qapp.setQuitOnLastWindowClosed(False)
    return parser().parse_args(
        ["--practice", "--data-dir", str(tmp_path / "data"), "--library", str(tmp_path / "lib")]
    )


class Meanwhile:
    """Does something in the window's own loop as soon as it can be done."""

    def __init__(self, act: Callable[[], bool]) -> None:
        self._act = act
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._try)
        self._timer.start()

    def _try(self) -> None:
        if self._act():
            self._timer.stop()

    def stop(self) -> None:
        # Here and now: left to the collector, it might end on another thread.
        if shiboken6.isValid(self._timer):
            shiboken6.delete(self._timer)


@pytest.fixture
def meanwhile(qapp: QApplication) -> Generator[Callable[[Callable[[], bool]], None]]:
    started: list[Meanwhile] = []
    yield lambda act: started.append(Meanwhile(act))
    for each in started:
        each.stop()


def main_window() -> MainWindow | None:
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    return next((each for each in shown if each.isVisible()), None)


def leave() -> bool:
    found = main_window()
    if found is None or found.composer.readiness.known is None:
        return False
    found.quit_confirmed.emit()
    return True


def test_the_demonstration_goes_from_pictures_to_a_clip(
    options: argparse.Namespace, tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    assert window.run_demo(options) == 0
    told = capfd.readouterr().out
    clips = list((tmp_path / "lib").glob("*.mp4"))
    assert len(clips) == 1
    assert str(clips[0]) in told
    shots = sorted((tmp_path / "lib" / "Screenshots").glob("*.png"))
    assert [shot.stem for shot in shots] == ["1-open", "2-scene", "3-generating", "4-clip"]
    assert all(str(shot) in told for shot in shots)
    assert QImage(str(shots[-1])).width() >= 1280
    assert "generating" in told


def test_a_second_demonstration_starts_from_a_full_gallery(
    options: argparse.Namespace,
    meanwhile: Callable[[Callable[[], bool]], None],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(window, "has_display", lambda: True)
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")

    def sent() -> bool:
        found = main_window()
        if found is None or found.gallery.model.rowCount() == 0:
            return False
        found.quit_confirmed.emit()
        return True

    meanwhile(sent)
    assert window.run_demo(options) == 0


@pytest.mark.parametrize("error", [DemoFailed("No room left"), TimeoutError()])
def test_a_failed_demonstration_says_why(
    options: argparse.Namespace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
):
    async def fail(_demo: Demo, _shots: Path) -> None:
        raise error

    monkeypatch.setattr(Demo, "drive", fail)
    assert window.run_demo(options) == 1
    assert capsys.readouterr().out.count("\n") == 1


def test_the_window_opens_and_goes(
    options: argparse.Namespace, meanwhile: Callable[[Callable[[], bool]], None], tmp_path: Path
):
    hooks = sys.excepthook, threading.excepthook
    meanwhile(leave)
    assert window.run(options) == 0
    assert (tmp_path / "data" / "window.ini").is_file()
    assert (sys.excepthook, threading.excepthook) == hooks
    assert main_window() is None


def test_a_second_window_raises_the_first(
    options: argparse.Namespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    asked: list[str] = []

    async def order(_options: EngineOptions, verb: str, _order: object) -> list[str]:
        asked.append(verb)
        if len(asked) > 1:
            raise AlreadyRunning(str(options.data_dir))
        return []

    monkeypatch.setattr(window, "order_running_program", order)
    places = Places(options.data_dir)
    places.create()
    with ProgramLock(places).hold():
        assert window.run(options) == 0
        assert window.run(options) == 6
    assert asked == ["raise", "raise"]
    assert "PikaScenes is already open" in capsys.readouterr().err


def test_why_it_cannot_start_is_shown_where_there_is_a_screen(
    options: argparse.Namespace,
    meanwhile: Callable[[Callable[[], bool]], None],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(window, "has_display", lambda: True)
    options.api_base = "http://example.com"

    def close() -> bool:
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, Question)]
        for each in shown:
            each.accept()
        return bool(shown)

    meanwhile(close)
    assert window.run(options) == 2


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("darwin", {}, True),
        ("win32", {"QT_QPA_PLATFORM": "minimal"}, False),
    ],
)
def test_a_screen_is_known_before_qt_starts(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], expected: bool
):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert window.has_display() is expected


def test_bugs_are_logged_each_time_and_shown_once(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    shown: list[None] = []
    bugs = window.Bugs()
    bugs.report(ValueError("early"))
    bugs.show_with(lambda: shown.append(None))
    bugs.excepthook(ValueError, ValueError("in a slot"), None)
    bugs.on_loop(None, {"exception": ValueError("in the loop")})  # type: ignore[arg-type]
    bugs.on_loop(None, {"message": "a message"})  # type: ignore[arg-type]
    assert shown == [None]
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(errors) == 4
    interrupted: list[object] = []

    def note(*about: object) -> None:
        interrupted.append(about)

    monkeypatch.setattr(sys, "__excepthook__", note)
    bugs.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len(interrupted) == 1
    assert shown == [None]


def test_the_chosen_colours_are_used_from_the_start(
    options: argparse.Namespace, meanwhile: Callable[[Callable[[], bool]], None], qapp: QApplication
):
    options.data_dir.mkdir()
    (options.data_dir / "preferences.json").write_text('{"theme": "light"}')
    meanwhile(leave)
    assert window.run(options) == 0
    assert qapp.palette().window().color().lightness() > 200


def test_a_program_of_its_own_says_why_it_cannot_start(tmp_path: Path):
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "pikascenes_desktop"),
            *("--data-dir", str(tmp_path), "--api-base", "http://example.com"),
        ],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "This service address cannot be used" in ended.stderr


@pytest.mark.parametrize(("spoken", "mirrored"), [("pseudo", False), ("rtl", True)])
def test_a_pseudo_language_can_be_tried(
    options: argparse.Namespace,
    meanwhile: Callable[[Callable[[], bool]], None],
    monkeypatch: pytest.MonkeyPatch,
    spoken: str,
    mirrored: bool,
):
    monkeypatch.setenv("PIKASCENES_LANGUAGE", spoken)
    seen: list[tuple[str, bool]] = []

    def look_and_leave() -> bool:
        found = main_window()
        if found is not None:
            seen.append((language(), found.isRightToLeft()))
        return leave()

    meanwhile(look_and_leave)
    try:
        assert window.run(options) == 0
    finally:
        set_language("en")
    assert seen[-1] == (spoken, mirrored)


def test_a_clip_that_the_program_is_opened_with_is_shown(
    options: argparse.Namespace,
    meanwhile: Callable[[Callable[[], bool]], None],
    tmp_path: Path,
    qapp: QApplication,
):
    alone = replace(SCENE, ingredients=SCENE.ingredients[:1])  # links would be looked at
    options.open = clip(tmp_path, payload(alone))
    later = clip(tmp_path, payload(alone, prompt="another"), "later.mp4")
    seen: list[str] = []

    def look() -> bool:
        found = main_window()
        if found is None or found.composer.draft.sheet.is_empty:
            return False
        seen.append(found.composer.draft.sheet.full_scene().prompt)
        assert found.dialogs.first_run is None  # the clip is what is to be seen
        QApplication.sendEvent(qapp, QFileOpenEvent(str(later)))
        meanwhile(asked)
        return True

    def asked() -> bool:
        found = main_window()
        if found is None or found.clip_opening.question is None:
            return False
        found.clip_opening.question.accept()
        seen.append(found.composer.draft.sheet.full_scene().prompt)
        found.quit_confirmed.emit()
        return True

    meanwhile(look)
    assert window.run(options, "darwin") == 0
    assert seen == [SCENE.prompt, "another"]


def test_a_clip_that_macos_starts_the_program_with_is_shown(
    options: argparse.Namespace,
    meanwhile: Callable[[Callable[[], bool]], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    path = clip(tmp_path, payload(replace(SCENE, ingredients=SCENE.ingredients[:1])))
    loop = window.qasync.QEventLoop

    def told_first(application: QApplication) -> object:
        assert main_window() is None
        QApplication.sendEvent(application, QFileOpenEvent(str(path)))
        return loop(application)

    monkeypatch.setattr(window.qasync, "QEventLoop", told_first)
    seen: list[str] = []

    def look() -> bool:
        found = main_window()
        if found is None or found.composer.readiness.known is None:
            return False
        if found.composer.draft.sheet.is_empty and found.dialogs.first_run is None:
            return False
        seen.append(found.composer.draft.sheet.full_scene().prompt)
        found.quit_confirmed.emit()
        return True

    meanwhile(look)
    assert window.run(options, "darwin") == 0
    assert seen == [SCENE.prompt]


def test_a_second_window_hands_its_clip_on(
    options: argparse.Namespace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    orders: list[object] = []

    async def order(_options: EngineOptions, _verb: str, given: object) -> list[str]:
        orders.append(given)
        return []

    monkeypatch.setattr(window, "order_running_program", order)
    options.open = tmp_path / "clip.mp4"
    places = Places(options.data_dir)
    places.create()
    with ProgramLock(places).hold():
        assert window.run(options) == 0
    assert orders == [{"clip": str(tmp_path / "clip.mp4")}]
