"""``python -m debian_package``: package what `poe build` made, then prove it."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from debian_package import making, proof
from debian_package.trouble import PackagingFailed

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKOUT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str]) -> int:
    """Make the package, prove it, and return the exit code."""
    parser = argparse.ArgumentParser(prog="debian_package", description=__doc__)
    parser.add_argument("--program", type=Path, default=CHECKOUT / "dist" / making.NAME)
    parser.add_argument("--into", type=Path, default=CHECKOUT / "dist")
    parser.add_argument("--unproved", action="store_true", help="make it, and leave it at that")
    parser.add_argument(
        "--quick", action="store_true", help="pack it a little larger, in less time"
    )
    options = parser.parse_args(arguments)
    started = time.monotonic()

    def say(what: str) -> None:
        print(f"[{time.monotonic() - started:5.1f} s] {what}", flush=True)

    try:
        release = making.release_of(CHECKOUT)
        package = options.into / f"{making.NAME}_{release.debian_version}_amd64.deb"
        say("lay out")
        with tempfile.TemporaryDirectory(prefix="pikascenes-staged-") as folder:
            staged = Path(folder) / "staged"
            making.stage(options.program, CHECKOUT, staged, release)
            say("pack")
            making.pack(
                staged, package, release, how=making.QUICK if options.quick else making.SMALL
            )
        say(f"{package.name}: {package.stat().st_size / proof.MEBIBYTE:.1f} MB")
        if not options.unproved:
            figures = proof.prove(package, say)
            say(
                f"installed {figures.installed_bytes / proof.MEBIBYTE:.0f} MB; from the "
                f"installation to the self-test's end {figures.seconds:.1f} s"
            )
            figures.check()
    except PackagingFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


sys.exit(main(sys.argv[1:]))
