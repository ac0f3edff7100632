"""``python -m debian_package``: make the Debian package of the built program, then prove it."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from debian_package import making, proof
from debian_package.goals import Score
from debian_package.trouble import PackagingFailed

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.append(str(CHECKOUT / ".setup"))

from groundwork import debian  # noqa: E402 -- found only now

_ROOT_ONLY = "only root can make a Debian to install it into"


def main(arguments: Sequence[str]) -> int:
    """Make the package, prove it, and return the exit code."""
    parser = argparse.ArgumentParser(prog="debian_package", description=__doc__)
    parser.add_argument("--program", type=Path, default=CHECKOUT / "dist" / making.NAME)
    parser.add_argument("--into", type=Path, default=CHECKOUT / "dist")
    parser.add_argument("--build", action="store_true", help="run `poe build` first")
    parser.add_argument("--unproved", action="store_true", help="make it, and leave it at that")
    options = parser.parse_args(arguments)
    if not debian.is_debian() or platform.machine() != "x86_64":
        print("Not run here: the .deb is made and tried on Debian or Ubuntu (x86-64).")
        return 0
    started = time.monotonic()

    def say(what: str) -> None:
        print(f"[{time.monotonic() - started:5.1f} s] {what}", flush=True)

    if options.build:
        say("build")
        build = [sys.executable, "-m", "poethepoet", "--root", CHECKOUT, "build"]
        if code := subprocess.run(build, check=False).returncode:
            return code
    try:
        missed = _make_and_prove(options, Score(say))
    except PackagingFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    say("done" if not missed else f"Not met: {'; '.join(missed)}")
    return 1 if missed else 0


def _make_and_prove(options: argparse.Namespace, score: Score) -> list[str]:
    release = making.release_of(CHECKOUT)
    package = options.into / f"{making.NAME}_{release.debian_version}_amd64.deb"
    with (
        tempfile.TemporaryDirectory(prefix="pikascenes-staged-") as folder,
        ThreadPoolExecutor(1) as pool,
    ):
        staged = Path(folder) / "staged"
        score.say("lay out")
        making.stage(options.program, CHECKOUT, staged, release)
        is_tried = not options.unproved and os.geteuid() == 0
        older = Path(folder) / "older.deb"
        if is_tried:
            score.say("an older package, for the upgrade")
            proof.make_older(staged, older)
            making.level(staged, release.made_at)
        score.say(f"pack {package.name}")
        packing = pool.submit(making.pack, staged, package, release)

        def packed() -> Path:
            packing.result()
            return package

        if is_tried:
            proof.prove(staged, older, packed, score)
        else:
            packed()
            score.say("made, not tried: " + ("as asked" if options.unproved else _ROOT_ONLY))
    return score.missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
