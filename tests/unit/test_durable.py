"""Writing durably, where file systems and Windows differ."""

from __future__ import annotations

import errno
import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters import durable
from pikascenes_desktop.adapters.durable import (
    history_trouble,
    library_trouble,
    patiently,
    rename_without_overwriting,
    replace_file,
    sync_descriptor,
    sync_folder,
    write_file,
)
from pikascenes_desktop.domain.errors import (
    DiskFull,
    HistoryUnavailable,
    LibraryUnavailable,
    LocalError,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    Trouble = Callable[[Path], AbstractContextManager[None]]


class WindowsError(PermissionError):
    """What Windows says while a scanner holds a file."""

    winerror = 32


def holding(times: int, done: list[str]) -> Callable[[], None]:
    held = [WindowsError(errno.EACCES, "held")] * times

    def step() -> None:
        if held:
            raise held.pop()
        done.append("done")

    return step


@pytest.mark.parametrize("times", [0, 1, 8])
def test_a_file_that_is_held_is_waited_for(times: int) -> None:
    done: list[str] = []
    pauses: list[float] = []
    step = holding(times, done)
    patiently(step, pause=pauses.append)
    assert done == ["done"]
    assert len(pauses) == times
    assert sum(durable.WINDOWS_RETRY_DELAYS_S) == pytest.approx(2.5)


def test_waiting_comes_to_an_end() -> None:
    step = holding(9, [])
    with pytest.raises(WindowsError):
        patiently(step, pause=lambda _: None)


@pytest.mark.parametrize("error", [FileExistsError(), PermissionError(errno.EACCES, "no")])
def test_other_trouble_is_said_at_once(error: OSError) -> None:
    def step() -> None:
        raise error

    with pytest.raises(type(error)):
        patiently(step, pause=lambda _: pytest.fail("nothing to wait for"))


@pytest.mark.parametrize(
    ("trouble", "other"),
    [(history_trouble, HistoryUnavailable), (library_trouble, LibraryUnavailable)],
)
def test_trouble(tmp_path: Path, trouble: Trouble, other: type[LocalError]) -> None:
    for number, said in ((errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EIO, other)):
        with pytest.raises(said) as caught, trouble(tmp_path):
            raise OSError(number, "words of the system")
        assert caught.value.facts()["path"] == str(tmp_path)
    with pytest.raises(other) as caught, trouble(tmp_path):
        raise TimeoutError
    assert caught.value.facts()["reason"] == "TimeoutError"


def test_a_small_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in (b"first", b"second"):
        write_file(path, content)
        assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]
    with pytest.raises(FileNotFoundError):
        write_file(tmp_path / "missing" / "a.json", b"")


def test_replacing(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"new")
    target.write_bytes(b"old")
    replace_file(source, target)
    assert target.read_bytes() == b"new"
    assert not source.exists()


@pytest.fixture(params=["with links", "without links"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "without links":

        def refuse(*_: object, **__: object) -> None:
            raise OSError(errno.ENOTSUP, "no links here")

        monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "other").mkdir()
    return tmp_path


def test_renaming_never_overwrites(folder: Path) -> None:
    source, target = folder / "a", folder / "other" / "b"
    source.write_bytes(b"new")
    rename_without_overwriting(source, target)
    assert target.read_bytes() == b"new"
    assert not source.exists()
    source.write_bytes(b"newer")
    with pytest.raises(FileExistsError):
        rename_without_overwriting(source, target)
    assert (source.read_bytes(), target.read_bytes()) == (b"newer", b"new")
    rename_without_overwriting(source, folder / "c")


@pytest.mark.skipif(sys.platform == "win32", reason="a dangling link needs rights there")
def test_a_dangling_link_is_not_overwritten_either(folder: Path) -> None:
    (folder / "a").write_bytes(b"new")
    (folder / "b").symlink_to(folder / "nowhere")
    with pytest.raises(FileExistsError):
        rename_without_overwriting(folder / "a", folder / "b")


def test_renaming_what_is_not_there(folder: Path) -> None:
    with pytest.raises(OSError):  # noqa: PT011 -- which one depends on the file system
        rename_without_overwriting(folder / "missing", folder / "b")


def test_windows_refuses_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    (tmp_path / "a").write_bytes(b"new")
    rename_without_overwriting(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot sync folders")
def test_folders_that_cannot_be_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(number: int) -> None:
        def sync(_: int) -> None:
            raise OSError(number, "no")

        monkeypatch.setattr(durable, "sync_descriptor", sync)

    fail(errno.EINVAL)
    sync_folder(tmp_path)
    fail(errno.EIO)
    with pytest.raises(OSError, match="no"):
        sync_folder(tmp_path)


@pytest.mark.parametrize("supported", [True, False])
def test_macos_goes_through_the_drives_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, supported: bool
) -> None:
    calls: list[object] = []

    def full_sync(_: int, command: int) -> None:
        calls.append(command)
        if not supported:
            raise OSError(errno.ENOTSUP, "a network drive")

    fcntl = ModuleType("fcntl")
    vars(fcntl).update(F_FULLFSYNC=51, fcntl=full_sync)
    monkeypatch.setitem(sys.modules, "fcntl", fcntl)
    monkeypatch.setattr(sys, "platform", "darwin")

    def sync(_: int) -> None:
        calls.append("fsync")

    monkeypatch.setattr(os, "fsync", sync)
    with (tmp_path / "a").open("wb") as file:
        sync_descriptor(file.fileno())
    assert calls == ([51] if supported else [51, "fsync"])
