"""Proves a built program whole: every part is there and does its work. Exit 0 only then."""

from __future__ import annotations

import asyncio
import importlib
import json
import pkgutil
import platform
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import apsw
import av
from av.codec import Codec
from desktop_notifier.main import get_backend_class

import pikascenes_desktop
from pikascenes_desktop.adapters.program_facts import InstalledFacts, licences_folder
from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.domain.scene import Duration, Ingredient, Resolution, Scene
from pikascenes_desktop.engine import EngineOptions, Mode, open_engine
from pikascenes_desktop.ui.resources import resource

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

SHIPPED: Final = (
    "av",
    "pyvips",
    "pillow_heif",
    "apsw",
    "httpx",
    "truststore",
    "keyring",
    "send2trash",
    "wakepy",
)


LICENSED: Final = frozenset({"pikascenes-desktop", "PySide6_Essentials", "av", "pyvips"})
"""Some of those whose licences About tells, by the names that their metadata gives them."""


@dataclass(frozen=True, slots=True)
class Check:
    """How one check went."""

    name: str
    ok: bool
    detail: str
    seconds: float


def run(options: argparse.Namespace) -> int:
    """Run every check and say how it went."""
    checks = [
        _checked("modules", _modules),
        _checked("libraries", _libraries),
        _checked("database", _database),
        _checked("video", _video),
        _checked("resources", _resources),
        _checked("practice", _practice),
    ]
    whole = all(check.ok for check in checks)
    if options.json:
        about = {
            "version": pikascenes_desktop.__version__,
            "python": platform.python_version(),
            "system": platform.platform(),
        }
        report = {"ok": whole, **about, "checks": [asdict(check) for check in checks]}
        print(json.dumps(report, indent=2))
    else:
        for check in checks:
            sign = "ok" if check.ok else "NO"
            print(f"{sign}  {check.name:12} {check.seconds:5.1f} s  {check.detail}")
    return 0 if whole else 1


def _checked(name: str, check: Callable[[], str]) -> Check:
    started = time.monotonic()
    try:
        detail, ok = check(), True
    except Exception as error:  # noqa: BLE001 -- whatever is broken is what we are here to say
        detail, ok = f"{type(error).__name__}: {error}", False
    return Check(name, ok, detail, round(time.monotonic() - started, 2))


def _modules() -> str:
    names = [
        module.name
        for module in pkgutil.walk_packages(pikascenes_desktop.__path__, "pikascenes_desktop.")
        if not module.name.endswith("__main__")
    ]
    for name in names:
        importlib.import_module(name)
    return f"{len(names)} modules"


def _libraries() -> str:
    for name in SHIPPED:
        importlib.import_module(name)
    get_backend_class()  # loads this system's own bindings
    return ", ".join((*SHIPPED, "desktop_notifier"))


def _database() -> str:
    if "ENABLE_FTS5" not in apsw.compile_options:
        raise LookupError("FTS5")
    apsw.Connection(":memory:").close()
    return f"SQLite {apsw.sqlite_lib_version()} with FTS5"


def _video() -> str:
    Codec("libx264", "w")
    Codec("h264", "r")
    return f"FFmpeg {av.ffmpeg_version_info}"


def _resources() -> str:
    samples = sorted(resource("samples").glob("*.jpg"))
    if not samples:
        raise FileNotFoundError("resources/samples")
    folder = licences_folder()
    licences = InstalledFacts(folder, folder).licences()
    unnamed = LICENSED - {each.name for each in licences}
    if unnamed:
        raise LookupError(", ".join(sorted(unnamed)))
    return f"{len(samples)} sample pictures, {len(licences)} licences"


def _practice() -> str:
    picture = resource("samples", "fox.jpg")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return asyncio.run(_practice_clip(Path(folder), picture))


async def _practice_clip(folder: Path, picture: Path) -> str:
    options = EngineOptions(folder / "data", folder / "library", practice=True)
    async with open_engine(options, mode=Mode.WORK) as engine:
        desk = engine.desk
        scene = Scene((Ingredient(str(picture)),), resolution=Resolution.HD, duration=Duration.FIVE)
        (accepted,) = await desk.generations.press(await desk.orders.make(scene))
        (settled,) = await desk.generations.settle([accepted.id])
        if settled.state is not State.SAVED:
            raise AppError
        clip = settled.clips[0]
        return f"{clip.width} x {clip.height}, {clip.duration_s} s, {clip.size_bytes} bytes"
