"""Gives plays in looks, in a process of its own: ``python -m tests.render.run --help``.

A process of its own, because the density of the screen must be known before Qt starts. What is
found goes to standard output, one JSON object a scene.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import sys
import tempfile
import traceback
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import qasync  # pyright: ignore[reportMissingTypeStubs]
from PySide6.QtCore import QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.ui.sweeper import Sweeper
from tests.render import clipping, manners
from tests.render.contact_sheets import FAST, QUALITY, plain, small_copy
from tests.render.looks import FIRST, Job, Look
from tests.render.painted import watched
from tests.render.plays import PLAYS
from tests.render.plays.play import Sheet
from tests.render.stage import CountingThreads, opened, shown_alone

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

    from tests.render.stage import Scenery

DESIGNED = ("Inter", "Noto Sans CJK SC")
"""The fonts of the design's pictures; pictures look like those where they are installed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One scene in one look.

    Attributes:
        file: The picture's path, or empty.
        faults: What is wrong with it, in words.
    """

    job: Job
    scene: str
    file: str
    faults: list[str]

    def told(self) -> str:
        """Return it as a line of JSON."""
        return json.dumps(
            {
                "play": self.job.play,
                "look": self.job.look.name,
                "scene": self.scene,
                "file": self.file,
                "faults": self.faults,
            },
            ensure_ascii=False,
        )


REMARKS = ("This plugin does not support", "No RHI backend", "PulseAudioService: ")
"""What Qt says because there is no screen, no graphics card and no sound server."""

_warnings: list[str] = []


def _keep_warning(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    is_ours = kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}
    if is_ours and not any(remark in text for remark in REMARKS):
        _warnings.append(f"Qt: {text}")


def _keep_error(
    kind: type[BaseException], error: BaseException, where: TracebackType | None
) -> None:
    """Keep what a slot or an event handler raised: Qt cannot pass it on."""
    text = "".join(traceback.format_exception(kind, error, where))
    _warnings.append(text)
    sys.stderr.write(text)  # in case that Qt does not survive it


def _look_at(stage: Scenery, job: Job, scene: str, into: Path) -> Finding:
    with watched() as watch:
        picture = stage.picture()
    faults = [str(stroke) for stroke in watch.strokes]
    for top in stage.tops():
        faults += clipping.faults(top)
        faults += manners.faults(top, watch.painted_on)
    is_first = job.look in FIRST
    name = f"{job.play}-{plain(scene)}-{job.look.name}.{'png' if is_first else 'jpg'}"
    picture.save(str(into / name), quality=FAST if is_first else QUALITY)
    small_copy(picture, into, name)
    faults += _warnings
    _warnings.clear()
    return Finding(job, scene, name, list(dict.fromkeys(faults)))


async def _scenes(
    job: Job, threads: CountingThreads, bugs: list[BaseException]
) -> AsyncGenerator[tuple[Scenery, str]]:
    play = PLAYS[job.play]
    if isinstance(play, Sheet):
        async with shown_alone(play.make, job.look, threads) as scenery:
            yield scenery, "all"
        return
    with tempfile.TemporaryDirectory() as folder:
        world = play.world(Path(folder) / "world", job.look)
        world.bugs = bugs
        async with opened(world, job.look, threads) as stage:
            async for scene in play.act(stage):
                yield stage, scene


async def _give(job: Job, into: Path, threads: CountingThreads, bugs: list[BaseException]) -> None:
    async with aclosing(_scenes(job, threads, bugs)) as scenes:
        async for scenery, scene in scenes:
            await scenery.still()
            sys.stdout.write(f"{_look_at(scenery, job, scene, into).told()}\n")
            sys.stdout.flush()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def _tell_failure(job: Job, bugs: Sequence[BaseException]) -> None:
    texts = ["".join(traceback.format_exception(bug)) for bug in bugs]
    finding = Finding(job, "(the play itself)", "", texts or [traceback.format_exc()])
    sys.stdout.write(f"{finding.told()}\n")
    sys.stdout.flush()


async def _give_all(jobs: Sequence[Job], into: Path) -> None:
    threads = CountingThreads()
    asyncio.get_running_loop().set_default_executor(threads)
    for job in jobs:
        bugs: list[BaseException] = []
        try:
            await _give(job, into, threads, bugs)
        except Exception:  # noqa: BLE001 -- whatever it is, the other plays go on
            _tell_failure(job, bugs)


def screen(folder: Path) -> Path:
    """Write what the screen that is not there looks like: large enough for every size."""
    place = folder / "screen.json"
    one: dict[str, Any] = {"name": "large", "x": 0, "y": 0, "width": 4096, "height": 2400}
    one |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    place.write_text(json.dumps({"screens": [one]}))
    return place


def main() -> int:
    """Give the plays that standard input names: one play and one look a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--fonts", choices=("system", "designed"), default="designed")
    chosen = parser.parse_args()
    jobs = [
        Job(play, Look.named(look))
        for play, look in (line.split() for line in sys.stdin.read().splitlines())
    ]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen(Path(folder))}"
        # FFmpeg's and the sound server's remarks differ from machine to machine.
        os.environ["QT_LOGGING_RULES"] = "qt.multimedia*=false;qt.multimedia*.critical=true"
        os.environ["QT_SCALE_FACTOR"] = str(chosen.scale / 100)
        application = QApplication(["render"])
        _sweeper = Sweeper(application)
        qInstallMessageHandler(_keep_warning)
        sys.excepthook = _keep_error
        there = set(QFontDatabase.families())
        if chosen.fonts == "designed" and there.issuperset(DESIGNED):
            style = QFont()
            style.setFamilies(DESIGNED)
            application.setFont(style)
        loop: Any = qasync.QEventLoop(application)
        asyncio.set_event_loop(loop)
        with loop:
            loop.run_until_complete(_give_all(jobs, chosen.into))
    return 0


if __name__ == "__main__":
    sys.exit(main())
