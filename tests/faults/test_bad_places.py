"""A library that fills up, turns read-only, is pulled out or moved: a clip waits, then comes."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol
from unittest import mock

import pytest

from pikascenes_desktop.domain.errors import DiskFull, LibraryUnavailable
from pikascenes_desktop.domain.generation import BlockedBy, Generation, State
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.engine import EngineOptions, Mode, composing, open_engine, tools
from tests.bad_pictures import flat_png
from tests.faults.dying_drive import drive
from tests.faults.nth_failure import ImpatientClock, QuickImages
from tests.faults.quick_practice import KEY, accepted, quick_practice

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from contextlib import AbstractContextManager
    from pathlib import Path

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0, reason="needs root on Linux, to mount"
    ),
    pytest.mark.timeout(300),
]


class BadPlace(Protocol):
    """A folder that can go bad and be mended."""

    library: Path

    def go_bad(self) -> None: ...

    def mend(self) -> None: ...


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


class FullDisk:
    """A small disk, filled to its last block."""

    def __init__(self, at: Path) -> None:
        self.library = at / "clips"
        self._filler = at / "filler"

    def go_bad(self) -> None:
        with self._filler.open("wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                return

    def mend(self) -> None:
        self._filler.unlink()


class ReadOnly:
    """A folder that is mounted anew, for reading alone."""

    def __init__(self, at: Path) -> None:
        self._at = str(at)
        self.library = at / "clips"

    def go_bad(self) -> None:
        _mount("-o", "remount,bind,ro", self._at)

    def mend(self) -> None:
        _mount("-o", "remount,bind,rw", self._at)


class Moved:
    """A folder that somebody moves elsewhere, and back."""

    def __init__(self, at: Path) -> None:
        self.library = at / "clips"
        self._elsewhere = at / "elsewhere"

    def go_bad(self) -> None:
        self.library.rename(self._elsewhere)

    def mend(self) -> None:
        self._elsewhere.rename(self.library)


@contextmanager
def full_disk(at: Path) -> Generator[BadPlace]:
    _mount("-t", "tmpfs", "-o", "size=256k", "small-disk", str(at))
    try:
        yield FullDisk(at)
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


@contextmanager
def read_only(at: Path) -> Generator[BadPlace]:
    _mount("--bind", str(at), str(at))
    try:
        yield ReadOnly(at)
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


@contextmanager
def pulled_out(at: Path) -> Generator[BadPlace]:
    class PulledOut:
        library = at / "clips"

        def go_bad(self) -> None:
            plugged.pull_out()

        def mend(self) -> None:
            plugged.unplug()
            plugged.plug_in()
            self.library.mkdir()  # the drive is an empty one, and the user's folder is on it

    with drive(at) as plugged:
        yield PulledOut()


@contextmanager
def moved(at: Path) -> Generator[BadPlace]:
    yield Moved(at)


PLACES: dict[str, tuple[Callable[[Path], AbstractContextManager[BadPlace]], BlockedBy, str]] = {
    "full": (full_disk, BlockedBy.DISK, DiskFull.code),
    "read-only": (read_only, BlockedBy.LIBRARY, LibraryUnavailable.code),
    "pulled out": (pulled_out, BlockedBy.LIBRARY, LibraryUnavailable.code),
    "moved": (moved, BlockedBy.LIBRARY, LibraryUnavailable.code),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    with quick_practice(tmp_path_factory.mktemp("practice")) as base:
        yield base


@pytest.mark.parametrize("when", [State.PREPARING, State.DOWNLOADING])
@pytest.mark.parametrize("name", PLACES)
async def test_a_clip_waits_for_its_library(
    tmp_path: Path, base: str, monkeypatch: pytest.MonkeyPatch, name: str, when: State
) -> None:
    monkeypatch.setenv("RUNCOMFY_TOKEN", KEY)
    opened, block, code = PLACES[name]
    prompt = f"{name} while {when}"
    picture = tmp_path / "fox.png"
    picture.write_bytes(flat_png(64, 64))
    mount = tmp_path / "mount"
    mount.mkdir()
    with (
        mock.patch.object(composing, "SystemClock", ImpatientClock),
        mock.patch.object(tools, "VipsImages", QuickImages),
        opened(mount) as place,
    ):
        options = EngineOptions(tmp_path / "data", place.library, base)
        scene = Scene((Ingredient(str(picture)),), prompt=prompt, seed=1)
        blocked, saved = await _made(options, scene, place, when)
    assert blocked.blocked_by is block
    assert blocked.failure is not None
    assert blocked.failure.code == code
    assert saved.state is State.SAVED
    assert saved.request_id in accepted(base)
    assert list(accepted(base).values()).count(prompt) == 1


async def _made(
    options: EngineOptions, scene: Scene, place: BadPlace, when: State
) -> tuple[Generation, Generation]:
    """Make a clip whose library goes bad at a state; return it as it waits, and in the end."""
    bugs: list[BaseException] = []
    async with open_engine(options, mode=Mode.WORK, on_bug=bugs.append) as engine:
        desk = engine.desk
        order = await desk.orders.make(scene, host="inline")
        turned = False

        def look(generation: Generation) -> None:
            nonlocal turned
            if generation.state is when and not turned:
                turned = True
                place.go_bad()

        desk.generations.changed.subscribe(look)
        (made,) = await desk.generations.press(order)
        (blocked,) = await desk.generations.settle([made.id])
        assert turned
        if when is State.PREPARING:
            assert scene.prompt not in accepted(options.api_base or "").values()
        place.mend()
        await desk.generations.try_again(made.id)
        (saved,) = await desk.generations.settle([made.id])
        if saved.clips:
            path = desk.library.clip_path(saved.clips[0])
            assert path.stat().st_size == saved.clips[0].size_bytes
    assert bugs == []
    return blocked, saved
