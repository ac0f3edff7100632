"""The whole proof: build, install, use, upgrade and remove the Windows program, under wine."""

from __future__ import annotations

import platform
import shutil
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from groundwork import debian, private_uv
from groundwork.places import Places
from groundwork.programs import SetupFailed
from groundwork.progress import Progress
from recipe import checkout
from wine_proof import building, life, offline, surroundings, windows_python
from wine_proof.goals import Score, say
from wine_proof.installation import Computer
from wine_proof.places import Work
from wine_proof.signing import SIGNATURE, Signature
from wine_proof.windows_python import WindowsPython
from wine_proof.wine import Prefix, Unexpected

if TYPE_CHECKING:
    from types import FrameType

HERE = Path(__file__).resolve().parents[1]
STUB = "bcryptprimitives.dll"


def prove(keep: Path | None) -> int:
    """Do it all, in a folder that is kept if one is given, and return the exit code."""
    if not debian.is_debian() or platform.machine() != "x86_64":
        print(
            "Not run here: the Windows program is tried under wine, on Debian or Ubuntu (x86-64)."
        )
        return 0
    signal.signal(signal.SIGTERM, _end)
    if keep is not None:
        shutil.rmtree(keep, ignore_errors=True)
        keep.mkdir(parents=True)
        return _prove_in(Work(keep.resolve()))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return _prove_in(Work(Path(folder).resolve()))


def _prove_in(work: Work) -> int:
    progress = Progress(5)
    prefixes = (Prefix(work.folder / "prefix-build"), Prefix(work.folder / "prefix-units"))
    try:
        with progress.step("A Windows Python with what uv.lock says"):
            checkout.copy_to(work.source)
            uv = _uv()
            python = windows_python.get(work.folder, work.source, uv)
            stub = windows_python.stub(work.folder)
        with progress.step("Two Windows installations"), ThreadPoolExecutor(2) as pool:
            for booted in [pool.submit(prefix.boot, stub) for prefix in prefixes]:
                booted.result()
        with progress.step("Units, beside: freeze, sign"), ThreadPoolExecutor(1) as pool:
            units = pool.submit(building.run_units, work, prefixes[1], python)
            try:
                built = building.freeze(work, prefixes[0], python)
                signature = Signature.make(work.folder / SIGNATURE)
                building.make_stored_setups(work, built, signature)
                say(units.result())
            except BaseException:
                prefixes[1].close()  # else the pool would wait for the units' own end
                raise
        with progress.step("Bad surroundings, beside: pack"), ThreadPoolExecutor(1) as pool:
            packing = pool.submit(building.make_downloads, work, built, signature)
            codes = [offline.without_network(HERE, "prove-installed", "surroundings", work.folder)]
            packing.result()
        with progress.step("First use, removal, upgrade"):
            codes += [offline.without_network(HERE, "prove-installed", "life", work.folder)]
    finally:
        for folder in work.folder.glob("prefix-*"):
            Prefix(folder).close()
    progress.close("It does not hold" if any(codes) else "All of it holds")
    return max(codes)


def prove_installed(part: str, work: Work) -> int:
    """Do a part without network, where there is none, and return the exit code.

    Args:
        part: ``surroundings`` or ``life``.
        work: Where the setups are.
    """
    offline.begin()
    score = Score()
    prefix = Prefix(work.folder / f"prefix-{part}")
    computer = Computer(prefix, WindowsPython(work.folder / "cp311"))
    try:
        prefix.boot(work.folder / STUB)
        if part == "surroundings":
            surroundings.all_of_them(computer, work)
        else:
            folder = life.first_use(computer, work, score)
            life.removal(computer, folder)
            life.upgrade(computer, work)
            life.portable(computer, work)
    finally:
        prefix.close()
    return 1 if score.missed else 0


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    """End as after Ctrl+C, so that nothing is left running."""
    raise SystemExit(128 + number)


def _uv() -> Path:
    try:
        return private_uv.get_uv(Places())
    except SetupFailed as failure:
        raise Unexpected(failure.sentence) from failure
