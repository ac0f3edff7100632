"""The whole proof: build, install, use, upgrade and remove the Windows program, under wine."""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from groundwork import private_uv
from groundwork.places import Places
from groundwork.programs import SetupFailed
from groundwork.progress import Progress
from recipe import checkout
from wine_proof import building, life, offline, surroundings, windows_python
from wine_proof.goals import Score, say
from wine_proof.installation import Computer
from wine_proof.places import Work
from wine_proof.signing import Signature
from wine_proof.windows_python import WindowsPython
from wine_proof.wine import Prefix, Unexpected

HERE = Path(__file__).resolve().parents[1]
STUB = "bcryptprimitives.dll"


def prove(keep: Path | None) -> int:
    """Do it all, in a folder that is kept if one is given, and return the exit code."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        print("Not run here: the Windows program is tried under wine, on Linux on x86-64.")
        return 0
    if keep is not None:
        shutil.rmtree(keep, ignore_errors=True)
        keep.mkdir(parents=True)
        return _prove_in(Work(keep.resolve()))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return _prove_in(Work(Path(folder).resolve()))


def _prove_in(work: Work) -> int:
    progress = Progress(4)
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
        with progress.step("Units, beside: freeze, sign, pack"), ThreadPoolExecutor(1) as pool:
            units = pool.submit(building.run_units, work, prefixes[1], python)
            built = building.freeze(work, prefixes[0], python)
            signature = Signature.make(work.folder / "signature")
            building.make_setups(work, built, signature)
            say(units.result())
        with progress.step("Installed, without network"):
            code = offline.without_network(HERE, "prove-installed", work.folder)
    finally:
        for prefix in prefixes:
            prefix.close()
    progress.close("All of it holds" if code == 0 else "It does not hold")
    return code


def prove_installed(work: Work) -> int:
    """Do the part without network, where there is none, and return the exit code."""
    offline.begin()
    score = Score()
    prefix = Prefix(work.folder / "prefix-clean")
    computer = Computer(prefix, WindowsPython(work.folder / "cp311"))
    try:
        prefix.boot(work.folder / STUB)
        folder = life.first_use(computer, work, score)
        life.removal(computer, folder)
        life.upgrade(computer, work)
        surroundings.all_of_them(computer, work)
    finally:
        prefix.close()
        Prefix(work.folder / "prefix-other").close()
    return 1 if score.missed else 0


def _uv() -> Path:
    try:
        return private_uv.get_uv(Places())
    except SetupFailed as failure:
        raise Unexpected(failure.sentence) from failure
