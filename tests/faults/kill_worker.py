"""One of the processes that play points: loaded once, then forked for each verb of each point.

It reads points from standard input, a line of JSON each, and answers each with what became of
it. Started by `tests.faults.kill_sweep`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.faults.controls import MISTAKES
from tests.faults.kill_program import Program
from tests.faults.kill_promises import Broken, Ledger, what_became_of
from tests.faults.power_disk import PowerDisk, power_disk


@dataclass(frozen=True, slots=True)
class Point:
    """Where a generation is ended, and where the taking up after it is.

    Attributes:
        first: Before which of its calls, from 1.
        second: Before which call of `resume`; 0 lets it be.
    """

    first: int
    second: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a point.

    Attributes:
        ended: How often the program was ended there: less than asked for when it was through.
        call: Where it was ended first.
        end: How it ended after being taken up.
        broken: The promise that does not hold, else empty.
    """

    first: int
    second: int
    ended: int
    call: str
    end: str
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Worker:
    """Plays points below a folder of its own.

    Attributes:
        folder: New, on a disk that nothing happens to.
        base: The practice service.
        picture: What the clip is made of.
        served: The clip that the service hands out.
        mistake: A name of `MISTAKES`, made on purpose.
        disk: The disk whose power is cut at each point; without one the program is killed.
        ledger: What the service took.
    """

    folder: Path
    base: str
    picture: Path
    served: bytes
    mistake: str | None
    disk: PowerDisk | None
    ledger: Ledger

    def load(self) -> tuple[str, ...]:
        """Load everything, and return the calls that an undisturbed generation makes."""
        self._program("loaded").load_everything(self.folder / "modules")
        life = self._program("recorded").generate_until(0)
        if life.code != 0:
            raise RuntimeError(f"undisturbed, it ends with {life.code}")
        return life.calls

    def play(self, point: Point) -> Result:
        """End a generation at a point, take it up, and look at every promise."""
        name = f"ended at {point.first} and {point.second} by {os.getpid()}"
        program = self._program(name)
        lives = [program.generate_until(point.first, self._at_the_point)]
        self._after_the_point()
        if point.second:
            lives.append(program.resume_until(point.second, self._at_the_point))
            self._after_the_point()
        ended = sum(life.was_stopped for life in lives)
        call = lives[0].calls[-1] if lives[0].was_stopped else "after the end"
        end, broken = "", ""
        try:
            end = what_became_of(program, self.ledger, self.served)
        except Broken as error:
            broken = str(error)
        shutil.rmtree(program.folder, ignore_errors=True)
        return Result(point.first, point.second, ended, call, end, broken)

    def _program(self, name: str) -> Program:
        root = self.folder if self.disk is None else self.disk.root
        folder = root / name
        folder.mkdir()
        if self.disk is not None:
            self.disk.sync()
        told = self.folder / f"{name}.told"
        mistake = MISTAKES[self.mistake] if self.mistake else None
        return Program(folder, self.base, self.picture, name, told, mistake)

    def _at_the_point(self) -> None:
        if self.disk is not None:
            self.disk.cut()

    def _after_the_point(self) -> None:
        """Bring the disk back; a program that was through before loses its power now."""
        if self.disk is not None:
            self.disk.cut()
            self.disk.come_back()


def main() -> None:
    """Play the points that standard input names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("base")
    parser.add_argument("picture", type=Path)
    parser.add_argument("served", type=Path)
    parser.add_argument("--mistake")
    parser.add_argument("--disk", type=Path)
    options = parser.parse_args()
    with ExitStack() as stack:
        disk = stack.enter_context(power_disk(options.disk)) if options.disk else None
        served = options.served.read_bytes()
        worker = Worker(
            options.folder,
            options.base,
            options.picture,
            served,
            options.mistake,
            disk,
            Ledger(options.base),
        )
        _say({"calls": worker.load()})
        for line in sys.stdin:
            _say(asdict(worker.play(Point(**json.loads(line)))))


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
