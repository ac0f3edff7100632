"""One generation on a failing disk, then on a sound one: what became of it.

``python -m tests.faults.nth_failure`` lets every single call fail, once and from then on.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import logging
import os
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

from pikascenes_desktop.adapters.clock import SystemClock
from pikascenes_desktop.adapters.durable import library_trouble
from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.engine import EngineOptions, Mode, composing, open_engine, tools
from tests.bad_pictures import flat_png
from tests.fakes.fake_images import FakeImages
from tests.faults.failing_disk import TROUBLES, failing_disk
from tests.faults.quick_practice import KEY, accepted, quick_practice

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.engine import Engine
    from pikascenes_desktop.ports.media import NormalisedImage
    from tests.faults.failing_disk import FailingDisk, Trouble

IMPATIENT_S: Final = 0.01
PATIENCE_S: Final = 60.0
HOUR_S: Final = 3600.0
ROUNDS: Final = 5


class ImpatientClock(SystemClock):
    """Waits a hundredth of a second at most."""

    later_s = 0.0

    def now(self) -> float:
        return super().now() + self.later_s

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        return await super().wait(event, min(timeout_s, IMPATIENT_S))


class QuickImages(FakeImages):
    """Images without a decoder, which may be closed; they say what a worker would say."""

    async def normalise(self, path: Path, into: Path) -> NormalisedImage:
        with library_trouble(into):
            return await super().normalise(path, into)

    async def close(self) -> None:
        return


@dataclass(frozen=True, slots=True)
class Attempt:
    """One generation that is made while the disk fails.

    Attributes:
        folder: Where data and library are; new.
        base: The practice service.
        picture: A picture of the user's.
        prompt: Tells its requests from all others.
    """

    folder: Path
    base: str
    picture: Path
    prompt: str

    @property
    def options(self) -> EngineOptions:
        """Where the program finds its things."""
        return EngineOptions(self.folder / "data", self.folder / "clips", self.base)

    async def on(self, disk: FailingDisk, trouble: Trouble, nth: int, *, stays: bool) -> str:
        """Make it while the nth call fails, then see it through; say how far it came at first.

        Raises:
            AssertionError: A promise does not hold.
        """
        with (
            mock.patch.object(composing, "SystemClock", ImpatientClock),
            mock.patch.object(tools, "VipsImages", QuickImages),
        ):
            disk.arm(trouble, nth, stays=stays)
            try:
                async with asyncio.timeout(PATIENCE_S):
                    first = await self._press(disk, stays=stays)
            finally:
                disk.mend()
            with mock.patch.object(ImpatientClock, "later_s", HOUR_S):
                await self._see_through(is_accepted=first not in {"no start", "not accepted"})
        return first

    async def _press(self, disk: FailingDisk, *, stays: bool) -> str:
        bugs: list[BaseException] = []
        first = "no start"
        try:
            async with open_engine(self.options, mode=Mode.WORK, on_bug=bugs.append) as engine:
                first = "not accepted"
                desk = engine.desk
                scene = Scene((Ingredient(str(self.picture)),), prompt=self.prompt, seed=1)
                order = await desk.orders.make(scene, host="inline")
                (generation,) = await desk.generations.press(order)
                first = "accepted"
                working = desk.generations.settle([generation.id])
                if stays:
                    with suppress(TimeoutError):
                        async with asyncio.timeout(0.5):
                            await working
                    disk.mend()
                    working = desk.generations.settle([generation.id])
                (settled,) = await working
                first = settled.state.value
        except (AppError, MemoryError):
            pass
        self._no_other_bugs(bugs)
        return first

    @staticmethod
    def _no_other_bugs(bugs: list[BaseException]) -> None:
        others = [bug for bug in bugs if not isinstance(bug, MemoryError)]
        if others:
            raise AssertionError(f"a task ended with {others[0]!r}") from others[0]

    async def _see_through(self, *, is_accepted: bool) -> None:
        bugs: list[BaseException] = []
        async with (
            asyncio.timeout(PATIENCE_S),
            open_engine(self.options, mode=Mode.WORK, on_bug=bugs.append) as engine,
        ):
            desk = engine.desk
            await desk.generations.resume(unsent=True)
            known = await desk.parts.history.since(0.0)
            assert known or not is_accepted, "what was accepted is forgotten"
            for _ in range(ROUNDS):
                known = await desk.generations.settle([each.id for each in known])
                if all(each.is_ended for each in known):
                    break
                for each in known:
                    await self._help(engine, each)
            ids = [one for one, prompt in accepted(self.base).items() if prompt == self.prompt]
            assert len(ids) == len(known), f"{len(ids)} requests for {len(known)} generations"
            for each in known:
                assert each.state is State.SAVED, f"{each.state} {each.blocked_by} {each.failure}"
                assert each.request_id == ids[0]
                await asyncio.to_thread(self._look_at_clip, engine, each)
        assert bugs == []

    async def _help(self, engine: Engine, generation: Generation) -> None:
        generations = engine.desk.generations
        if generation.state is State.UNCONFIRMED:
            ids = [one for one, prompt in accepted(self.base).items() if prompt == self.prompt]
            if ids:
                await generations.attach(generation.id, ids[0])
            else:  # the write-ahead log held W1, which was reported as failed: nothing was sent
                await generations.send_again(generation.id)
        else:
            await generations.try_again(generation.id)

    @staticmethod
    def _look_at_clip(engine: Engine, generation: Generation) -> None:
        (clip,) = generation.clips
        content = engine.desk.library.clip_path(clip).read_bytes()
        assert len(content) == clip.size_bytes
        assert hashlib.sha256(content).hexdigest() == clip.sha256


@dataclass(frozen=True, slots=True)
class Sweep:
    """Many attempts, of which each meets the trouble at another call.

    Attributes:
        root: Where each attempt gets a folder of its own; the disk fails below it.
    """

    root: Path
    base: str
    picture: Path
    disk: FailingDisk

    def run(self, trouble: Trouble, *, stays: bool, points: int | None = None) -> Counter[str]:
        """Let calls fail, until none is left; say how far the attempts came at first.

        Args:
            trouble: How they fail.
            stays: Whether all calls after the failing one fail, too.
            points: How many calls to try, spread evenly; None for every one.

        Raises:
            AssertionError: A promise does not hold.
        """
        undisturbed = self._one(trouble, 0, stays=stays)
        assert undisturbed == State.SAVED.value
        calls = self.disk.calls
        tried = min(points or calls, calls)
        ends: Counter[str] = Counter()
        for point in range(tried):
            ends[self._one(trouble, 1 + point * calls // tried, stays=stays)] += 1
        nth = calls
        while self.disk.failed and points is None:  # what failed may have been tried again
            nth += 1
            ends[self._one(trouble, nth, stays=stays)] += 1
        return ends

    def _one(self, trouble: Trouble, nth: int, *, stays: bool) -> str:
        name = f"{trouble.name} at {nth}{' and on' if stays else ''}"
        folder = self.root / name
        folder.mkdir(parents=True)
        attempt = Attempt(folder, self.base, self.picture, name)
        try:
            return asyncio.run(attempt.on(self.disk, trouble, nth, stays=stays))
        except AssertionError as error:
            error.add_note(f"{name}, in {', '.join(self.disk.failed[:3])}")
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Sweep over every call, and say what became of the attempts."""
    parser = argparse.ArgumentParser(prog="nth-failure", description=__doc__)
    parser.add_argument("--points", type=int, help="calls of each sweep (all)")
    points: int | None = parser.parse_args().points
    os.environ["RUNCOMFY_TOKEN"] = KEY
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        picture = folder / "fox.png"
        picture.write_bytes(flat_png(64, 64))
        with quick_practice(folder) as base, failing_disk(folder / "runs") as disk:
            sweep = Sweep(folder / "runs", base, picture, disk)
            for trouble in TROUBLES:
                for stays in (False, True):
                    ends = sweep.run(trouble, stays=stays, points=points)
                    when = "from then on" if stays else "once"
                    line = f"{trouble.name}, {when}: {ends.total()} calls, {dict(ends)}"
                    sys.stdout.write(f"{line}\n")
                    sys.stdout.flush()


if __name__ == "__main__":
    main()
