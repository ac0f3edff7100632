"""A generation is ended before its nth call that changes the disk or the wire, for every n.

``python -m tests.faults.kill_sweep`` kills the program at every point, and with more points than
there are calls also kills what takes it up; with ``--power`` the disk loses its power there.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from tests.bad_pictures import flat_png
from tests.faults.kill_worker import Point, Result
from tests.faults.quick_practice import KEY, quick_practice
from tests.unmeasured import unmeasured

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).parents[2]
BATCH: Final = 400
"""Points after which service and workers start anew: the ledger is read at each point."""

_GOLDEN: Final = 0.6180339887498949
"""Multiples of it, without their whole part, fill the range from 0 to 1 evenly at any length."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a sweep is made.

    Attributes:
        points: How many; None for every call once.
        near_sends: Only what is sent, and so many calls after it, are points; None for all.
        power: Whether the disk loses its power, instead of the program being killed.
        mistake: One of `tests.faults.controls.MISTAKES`, made on purpose.
        environment: Variables of the program under test.
        jobs: Worker processes.
    """

    points: int | None = None
    near_sends: int | None = None
    power: bool = False
    mistake: str | None = None
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)


@dataclass(slots=True)
class Sweep:
    """What is known of a sweep.

    Attributes:
        calls: Those of an undisturbed generation, in order.
        results: One a point.
    """

    calls: tuple[str, ...] = ()
    results: dict[Point, Result] = field(default_factory=dict[Point, Result])

    @property
    def broken(self) -> list[Result]:
        """The points at which a promise does not hold."""
        return [each for each in self.results.values() if each.broken]

    def summary(self) -> str:
        """Say all of it in one line."""
        ends = Counter(each.end for each in self.results.values() if not each.broken)
        ended = sum(each.ended for each in self.results.values())
        return (
            f"{len(self.results)} points ({ended} times ended) of {len(self.calls)} calls, "
            f"{len(self.broken)} broken, {dict(ends)}"
        )


def points_of(calls: Sequence[str], wish: Wish) -> list[Point]:
    """Choose points, spread evenly: each call once, then pairs of a call and one of `resume`."""
    may_be = [nth for nth in range(1, len(calls) + 1) if _is_wished_for(calls[:nth], wish)]
    wanted = len(may_be) if wish.points is None else wish.points
    singles = min(wanted, len(may_be))
    chosen = [Point(may_be[index * len(may_be) // singles]) for index in range(singles)]
    pairs = wanted - singles
    for number in range(pairs):
        first = may_be[number * len(may_be) // pairs]
        # a start makes some calls of its own, then goes on where the first life ended
        second = 1 + int(number * _GOLDEN % 1 * (len(calls) - first // 2))
        chosen.append(Point(first, second))
    return chosen


def _is_wished_for(calls: Sequence[str], wish: Wish) -> bool:
    """Say whether the last of some calls may be a point."""
    return wish.near_sends is None or "sendto" in calls[-1 - wish.near_sends :]


def sweep(wish: Wish, folder: Path, note: Path | None = None) -> Sweep:
    """Play all points that are wished for.

    Args:
        wish: How.
        folder: New, for all files of it.
        note: Where results are added, and read from by a later run that goes on.

    Raises:
        RuntimeError: A worker failed, for reasons that are no broken promise.
    """
    done = Sweep()
    if note is not None and note.exists():
        first, *lines = note.read_text().splitlines()
        done.calls = tuple(json.loads(first)["calls"])
        known = [Result(**json.loads(line)) for line in lines]
        done.results = {Point(each.first, each.second): each for each in known}
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / "fox.png"
    picture.write_bytes(flat_png(64, 64))
    number = 0
    while True:
        number += 1
        batch = folder / str(number)
        batch.mkdir()
        served = batch / "stored.mp4"
        with quick_practice(batch) as base, _workers(wish, base, picture, served) as workers:
            if not done.calls:  # a later run goes on with these: one may make a call more
                done.calls = workers[0].calls
                _add(note, {"calls": done.calls})
            every = points_of(done.calls, wish)
            left = [point for point in every if point not in done.results]
            for result in _played(workers, islice(left, BATCH)):
                done.results[Point(result.first, result.second)] = result
                _add(note, asdict(result))
        if len(left) <= BATCH:
            return done


def _add(note: Path | None, what: dict[str, Any]) -> None:
    if note is not None:
        with note.open("a") as file:
            file.write(f"{json.dumps(what)}\n")


@dataclass(frozen=True, slots=True)
class _Worker:
    process: subprocess.Popen[str]
    points: IO[str]
    results: IO[str]
    log: Path
    calls: tuple[str, ...]

    def play(self, point: Point) -> Result:
        self.points.write(f"{json.dumps(asdict(point))}\n")
        self.points.flush()
        return Result(**json.loads(_line(self.results, self.log)))


def _line(stream: IO[str], log: Path) -> str:
    line = stream.readline()
    if not line:
        raise RuntimeError(f"a worker failed:\n{log.read_text('utf-8', 'replace')}")
    return line


@contextmanager
def _workers(wish: Wish, base: str, picture: Path, served: Path) -> Generator[list[_Worker]]:
    with ExitStack() as stack:
        # no drive is needed: what a kill leaves is in memory anyway, and what a power cut leaves
        # is what came as far as the file that the disk is in
        memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 -- as above
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=memory)))
        started = [
            stack.enter_context(_started(wish, place / f"worker-{job}", base, picture, served))
            for job in range(wish.jobs)
        ]
        yield [
            _Worker(process, points, results, log, tuple(json.loads(_line(results, log))["calls"]))
            for process, points, results, log in started
        ]


@contextmanager
def _started(
    wish: Wish, folder: Path, base: str, picture: Path, served: Path
) -> Generator[tuple[subprocess.Popen[str], IO[str], IO[str], Path]]:
    folder.mkdir()
    run = folder / "run"
    run.mkdir(mode=0o700)
    log = folder / "log"
    command = [sys.executable, "-m", "tests.faults.kill_worker", str(folder), base]
    command += [str(picture), str(served)]
    command += ["--mistake", wish.mistake] if wish.mistake else []
    command += ["--disk", str(folder / "power")] if wish.power else []
    without = unmeasured()
    without.pop("DBUS_SESSION_BUS_ADDRESS", None)
    own = {"RUNCOMFY_TOKEN": KEY, "XDG_RUNTIME_DIR": str(run), "HOME": str(folder)}
    with log.open("w") as errors:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=ROOT,
            env=without | own | dict(wish.environment),
        )
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        try:
            yield process, process.stdin, process.stdout, log
        finally:
            process.stdin.close()


def _played(workers: list[_Worker], points: Iterable[Point]) -> Iterator[Result]:
    """Let each worker take the next point when it is through with one."""
    left = iter(list(points))
    taking = threading.Lock()
    came: queue.Queue[Result | Exception | None] = queue.Queue()

    def work(worker: _Worker) -> None:
        try:
            while True:
                with taking:
                    point = next(left, None)
                if point is None:
                    break
                came.put(worker.play(point))
        except Exception as error:  # noqa: BLE001 -- raised where the results are waited for
            came.put(error)
        came.put(None)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    try:
        working = len(threads)
        while working:
            match came.get():
                case None:
                    working -= 1
                case Exception() as error:
                    raise error
                case result:
                    yield result
    finally:
        with taking:
            left = iter(())
        for thread in threads:
            thread.join()


def main() -> int:
    """Sweep, and say what became of the points; 1 if a promise does not hold."""
    parser = argparse.ArgumentParser(prog="kill-sweep", description=__doc__)
    parser.add_argument("--points", type=int, help="how many (every call once)")
    parser.add_argument("--power", action="store_true", help="cut the power of the disk (root)")
    parser.add_argument("--note", type=Path, metavar="FILE", help="add to FILE, and go on from it")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    options = parser.parse_args()
    wish = Wish(options.points, power=options.power, jobs=options.jobs)
    with tempfile.TemporaryDirectory() as folder:
        done = sweep(wish, Path(folder), options.note)
    for each in done.broken:
        sys.stdout.write(f"at {each.first} ({each.call}) and {each.second}: {each.broken}\n")
    sys.stdout.write(f"{done.summary()}\n")
    return int(bool(done.broken))


if __name__ == "__main__":
    sys.exit(main())
