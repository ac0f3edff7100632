"""Setting up: other programs, and what the system itself must have."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from groundwork import debian, programs, qt_probe, system
from groundwork.places import ROOT, Places
from groundwork.programs import SetupFailed
from groundwork.progress import Progress
from tests.fakes.fake_programs import Recorder, always

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder()
    monkeypatch.setattr(programs, "run", recorder)
    return recorder


# --- programs -----------------------------------------------------------------------------------


def test_exit_code_is_passed_on(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit(7)"]
    assert programs.run(command, cwd=tmp_path, env=programs.clean_environment()) == 7


def test_programs_are_found_in_the_administrators_folders_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "server.exe" if sys.platform == "win32" else "server"
    (tmp_path / name).touch(mode=0o755)
    monkeypatch.setattr(programs, "_ADMINISTRATORS_FOLDERS", (str(tmp_path),))
    assert programs.find(name) == str(tmp_path / name)
    assert programs.find("not-there") is None


def test_foreign_python_variables_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    clean = programs.clean_environment(EXTRA="1")
    assert "PYTHONPATH" not in clean
    assert clean["EXTRA"] == "1"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs without signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_ending_us_ends_the_program(number: signal.Signals, code: int) -> None:
    child = "import signal, sys; print('up', flush=True); signal.pause()"
    parent = (
        "import sys; from pathlib import Path; from groundwork import programs\n"
        "try:\n"
        f"    programs.run([sys.executable, '-c', {child!r}], cwd=Path(), env={{}})\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(130)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent],
        env=programs.clean_environment() | {"PYTHONPATH": str(ROOT / ".setup")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        if number is signal.SIGINT:
            os.killpg(process.pid, number)  # as a terminal does
        else:
            process.send_signal(number)
        assert process.wait() == code
        assert process.stdout.read() == b""  # closed by both: nothing of it is running


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs without signals")
def test_program_ended_by_a_signal_has_the_shells_exit_code(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]
    assert programs.run(command, cwd=tmp_path, env=programs.clean_environment()) == 137


# --- the system ---------------------------------------------------------------------------------


@pytest.fixture
def bare_debian(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A Debian on which Qt does not start until something was installed; says what was."""
    installed: list[str] = []

    def install(packages: Sequence[str], _places: Places) -> int:
        installed.extend(packages)
        return 0

    def troubles(_places: Places) -> list[str]:
        return [] if installed else ["libEGL.so.1: not there"]

    monkeypatch.setattr(debian, "is_debian", always(True))
    monkeypatch.setattr(debian, "qt_troubles", troubles)
    monkeypatch.setattr(debian, "missing_test_packages", always(["strace", "xvfb"]))
    monkeypatch.setattr(debian, "may_install", always(True))
    monkeypatch.setattr(debian, "install", install)
    return installed


def test_missing_packages_are_installed_where_allowed(
    places: Places, bare_debian: list[str]
) -> None:
    system.prepare(places, Progress(1), with_checks=True)
    assert bare_debian == [*debian.QT_PACKAGES, "strace", "xvfb"]


def test_demo_wants_no_test_tools(places: Places, bare_debian: list[str]) -> None:
    system.prepare(places, Progress(1), with_checks=False)
    assert bare_debian == list(debian.QT_PACKAGES)


def test_missing_packages_are_named_where_not_allowed(
    places: Places, bare_debian: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "may_install", always(False))
    with pytest.raises(SetupFailed) as failure:
        system.prepare(places, Progress(1), with_checks=False)
    assert failure.value.sentence.endswith(debian.install_line(debian.QT_PACKAGES))
    assert bare_debian == []


@pytest.mark.usefixtures("bare_debian")
def test_apt_that_fails_is_said(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "install", always(100))
    with pytest.raises(SetupFailed, match="apt-get could not install") as failure:
        system.prepare(places, Progress(1), with_checks=False)
    assert failure.value.exit_code == 100


@pytest.mark.usefixtures("bare_debian")
def test_qt_that_still_does_not_start_is_said(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "install", always(0))
    with pytest.raises(SetupFailed, match="Qt still does not start: libEGL"):
        system.prepare(places, Progress(1), with_checks=False)


def test_other_systems_are_told_what_qt_lacks(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "is_debian", always(False))
    monkeypatch.setattr(debian, "qt_troubles", always(["libEGL.so.1: not there"]))
    with pytest.raises(SetupFailed, match=r"Qt does not start here; .* libEGL"):
        system.prepare(places, Progress(1), with_checks=False)


@pytest.mark.parametrize(("where", "said"), [("linux", True), ("win32", False)])
def test_other_systems_are_told_which_tools_the_tests_lack(
    places: Places,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    where: str,
    said: bool,
) -> None:
    monkeypatch.setattr(debian, "is_debian", always(False))
    monkeypatch.setattr(debian, "qt_troubles", always([]))
    monkeypatch.setattr(debian, "missing_test_programs", always(["strace"]))
    monkeypatch.setattr("groundwork.system.sys", type("System", (), {"platform": where}))
    system.prepare(places, Progress(1), with_checks=True)
    assert ("will fail: strace" in capsys.readouterr().out) is said


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ({"ID": "debian"}, True),
        ({"ID": "mint", "ID_LIKE": "ubuntu debian"}, True),
        ({"ID": "fedora"}, False),
        (None, False),
    ],
)
def test_debian_is_known_by_its_release_file(
    monkeypatch: pytest.MonkeyPatch, release: dict[str, str] | None, expected: bool
) -> None:
    def read() -> dict[str, str]:
        if release is None:
            raise FileNotFoundError
        return release

    monkeypatch.setattr("groundwork.debian.sys", type("System", (), {"platform": "linux"}))
    monkeypatch.setattr("groundwork.debian.platform.freedesktop_os_release", read)
    monkeypatch.setattr(programs, "find", always("/usr/bin/apt-get"))
    assert debian.is_debian() is expected
    monkeypatch.setattr(programs, "find", always(None))
    assert not debian.is_debian()


def test_packages_are_missed_by_their_programs_and_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        there = command[-1] in {"fonts-dejavu-core", "at-spi2-core", "libeatmydata1"}
        return subprocess.CompletedProcess(command, 0, "installed" if there else "", "")

    def find(program: str) -> str | None:
        return None if program == "Xvfb" else "there"

    monkeypatch.setattr(programs, "find", find)
    monkeypatch.setattr(programs, "answer", answer)
    assert debian.missing_test_packages() == ["xvfb", "fonts-noto-cjk", "fonts-noto-color-emoji"]
    monkeypatch.setattr(debian, "_has_package", always(False))
    assert "at-spi2-core" in debian.missing_test_packages()


@pytest.mark.parametrize(
    ("sudo", "code", "expected"), [(None, 0, False), ("sudo", 1, False), ("sudo", 0, True)]
)
def test_installing_needs_sudo_that_does_not_ask(
    monkeypatch: pytest.MonkeyPatch, sudo: str | None, code: int, expected: bool
) -> None:
    def answer(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, code, "", "")

    monkeypatch.setattr(debian, "_is_root", always(False))
    monkeypatch.setattr(programs, "find", always(sudo))
    monkeypatch.setattr(programs, "answer", answer)
    assert debian.may_install() is expected
    monkeypatch.setattr(debian, "_is_root", always(True))
    assert debian.may_install()


@pytest.mark.parametrize(("is_root", "first"), [(True, "sh"), (False, "sudo")])
def test_apt_runs_as_root(
    places: Places, ran: Recorder, monkeypatch: pytest.MonkeyPatch, is_root: bool, first: str
) -> None:
    monkeypatch.setattr(debian, "_is_root", always(is_root))
    assert debian.install(["xvfb"], places) == 0
    assert (ran.commands[0][0], ran.commands[0][-1]) == (first, "xvfb")


def test_qt_starts_in_the_environment_that_runs_this() -> None:
    assert debian.qt_troubles(Places()) == []


def test_probe_names_each_library_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise OSError(f"libxcb-cursor.so.0: {len(path) and 'cannot open'}")

    monkeypatch.setattr(qt_probe, "_plugin_troubles", lambda: ["b", "a", "b"])
    monkeypatch.setattr("groundwork.qt_probe.sys", type("System", (), {"platform": "linux"}))
    assert qt_probe.troubles() == ["b", "a"]
    monkeypatch.undo()
    monkeypatch.setattr("groundwork.qt_probe.ctypes.CDLL", refuse)
    if sys.platform == "linux":
        assert qt_probe.troubles() == ["libxcb-cursor.so.0: cannot open"]
    monkeypatch.setattr(qt_probe, "_MODULES", ("pikascenes_desktop.not_there",))
    assert qt_probe.troubles() == ["No module named 'pikascenes_desktop.not_there'"]
