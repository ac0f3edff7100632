"""What each system says about contrast and motion, asked in its own way."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pikascenes_desktop.ui import system_wishes
from pikascenes_desktop.ui.system_wishes import Wishes, linux, macos, read_wishes, windows
from pikascenes_desktop.ui.system_wishes.saving import PowerStatus, saves_power
from pikascenes_desktop.ui.system_wishes.wishes import printed_by
from tests.servers.child import server
from tests.servers.session_bus import bus

if TYPE_CHECKING:
    from collections.abc import Sequence


PORTAL = Path(__file__).parents[1] / "probes" / "settings_portal.py"
"""Run, not imported: it needs what only Linux has."""


def nothing(_command: Sequence[str]) -> str:
    return ""


# --- Linux ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"contrast": 1, "reduced-motion": 1}, Wishes(high_contrast=True, reduced_motion=True)),
        ({"contrast": 0, "reduced-motion": 0}, Wishes()),
        ({"contrast": 7, "reduced-motion": 7}, Wishes()),
    ],
)
def test_the_portal_is_believed(told: dict[str, object], expected: Wishes):
    asked: list[Sequence[str]] = []

    def run(command: Sequence[str]) -> str:
        asked.append(command)
        return "true"

    assert linux.read_wishes(told.get, run) == expected
    assert asked == []


def test_what_the_portal_does_not_know_gnomes_settings_may():
    answers = {"high-contrast": "true", "enable-animations": "false"}

    def run(command: Sequence[str]) -> str:
        assert command[:2] == ("gsettings", "get")
        return answers[command[-1]]

    assert linux.read_wishes(lambda _key: None, run) == Wishes(
        high_contrast=True, reduced_motion=True
    )
    assert linux.read_wishes(lambda _key: None, nothing) == Wishes()


@pytest.mark.linux_proof
@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (["contrast=1", "reduced-motion=1"], Wishes(high_contrast=True, reduced_motion=True)),
        (["contrast=1"], Wishes(high_contrast=True)),
        ([], Wishes()),
    ],
)
def test_a_real_portal_is_asked_on_a_real_bus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wishes: list[str], expected: Wishes
):
    with bus(tmp_path / "bus") as address:
        around = {"DBUS_SESSION_BUS_ADDRESS": address}
        program = [sys.executable, str(PORTAL), *wishes]
        with server(program, tmp_path / "portal.log", around) as portal:
            portal.wait_until(lambda: "ready" in portal.log())
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            assert linux.read_wishes(run=nothing) == expected


@pytest.mark.linux_proof
def test_a_bus_without_a_portal_wishes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with bus(tmp_path / "bus") as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert linux.read_wishes(run=nothing) == Wishes()


def test_without_a_bus_nothing_is_wished(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert linux.read_wishes(run=nothing) == Wishes()


def test_an_answer_without_a_value_is_none():
    assert linux.read_wishes(lambda _key: object(), nothing) == Wishes()
    assert linux.plain([]) is None


# --- macOS ------------------------------------------------------------------------------------


def test_macos_is_asked_by_defaults():
    asked: list[Sequence[str]] = []

    def run(command: Sequence[str]) -> str:
        asked.append(command)
        return {"increaseContrast": "1", "reduceMotion": "0"}[command[-1]]

    assert macos.read_wishes(run) == Wishes(high_contrast=True)
    assert asked[0] == (
        *("/usr/bin/defaults", "read", "com.apple.universalaccess"),
        "increaseContrast",
    )
    assert macos.read_wishes(nothing) == Wishes()


# --- Windows ----------------------------------------------------------------------------------


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("animated", [False, True])
def test_windows_fills_its_own_structures(contrast: bool, animated: bool):
    def ask(action: int, size: int, place: Any) -> bool:
        if action == windows.GET_HIGH_CONTRAST:
            assert size == ctypes.sizeof(windows.HighContrast)
            flags = ctypes.cast(place, ctypes.POINTER(windows.HighContrast)).contents
            assert flags.cbSize == size
            flags.dwFlags = 0x7E | int(contrast)
        else:
            assert (action, size) == (windows.GET_CLIENT_AREA_ANIMATION, 0)
            ctypes.cast(place, ctypes.POINTER(ctypes.c_int)).contents.value = int(animated)
        return True

    assert windows.read_wishes(ask) == Wishes(high_contrast=contrast, reduced_motion=not animated)


def test_a_windows_that_does_not_answer_wishes_nothing():
    assert windows.read_wishes(lambda _action, _size, _place: False) == Wishes()


def test_the_real_windows_is_asked_where_there_is_one():
    told = windows.read_wishes()
    assert sys.platform == "win32" or told == Wishes()


# --- power ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "told", "expected"),
    [
        ("linux", "power-saver", True),
        ("linux", "balanced", False),
        ("linux", "", False),
        ("darwin", "Currently in use:\n standby  1\n lowpowermode         1\n", True),
        ("darwin", " lowpowermode         0\n", False),
    ],
)
def test_a_system_that_saves_power_says_so(platform: str, told: str, expected: bool):
    assert saves_power(platform, lambda _command: told) is expected


@pytest.mark.parametrize("flag", [0, 1])
def test_windows_tells_of_its_battery_saver(flag: int):
    def ask(place: Any) -> bool:
        status = ctypes.cast(place, ctypes.POINTER(PowerStatus)).contents
        assert ctypes.sizeof(status) == 12
        status.SystemStatusFlag = flag
        return True

    assert saves_power("win32", ask=ask) is bool(flag)
    assert sys.platform == "win32" or not saves_power("win32")


# --- whichever --------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "haiku"])
def test_each_system_is_asked_in_its_way(platform: str, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    for name in ("linux", "macos", "windows"):

        def read(name: str = name) -> Wishes:
            asked.append(name)
            return Wishes(high_contrast=True)

        monkeypatch.setattr(getattr(system_wishes, name), "read_wishes", read)
    assert read_wishes(platform).high_contrast
    names = {"darwin": "macos", "win32": "windows"}
    assert asked == [names.get(platform, "linux")]


def test_only_what_a_program_says_in_good_order_counts(tmp_path: Path):
    assert printed_by([sys.executable, "-c", "print('true')"]) == "true"
    assert printed_by([sys.executable, "-c", "print('true'); raise SystemExit(1)"]) == ""
    assert printed_by([str(tmp_path / "no such program")]) == ""
    said = [sys.executable, "-c", "import os; os.write(1, bytes([255, 254]))"]
    assert printed_by(said) == "" or os.name == "nt"
