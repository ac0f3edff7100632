"""Installs the package where nothing else is, without a network, and sees that it works.

An older package goes first, so that what follows is an upgrade; in the end everything is
removed, and nothing may be left.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from debian_package import making, surroundings, using
from debian_package.debian_root import NOBODY_SPECIAL, bare_debian
from debian_package.goals import FIRST_USE, INSTALLED_SIZE, MEBIBYTE, PACKAGE_SIZE, SELF_TEST
from debian_package.screen import screen
from debian_package.trouble import PackagingFailed, output_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from debian_package.debian_root import DebianRoot
    from debian_package.goals import Score

OLDER: Final = making.Release("0.0.1", 0)
STALE: Final = f"{making.LIBRARY}/_internal/gone-since.txt"


def prove(staged: Path, older: Path, packed: Callable[[], Path], score: Score) -> None:
    """Install, upgrade, test, run and remove the package in a Debian of its own.

    Args:
        staged: What the package holds.
        older: The same as an older version; see `make_older`.
        packed: Returns the package; waits for it, since the Debian can be made meanwhile.
        score: Told what is done, and every figure.

    Raises:
        PackagingFailed: It does not do what it must.
    """
    say = score.say
    check_texts(staged)
    with tempfile.TemporaryDirectory(prefix="pikascenes-debian-") as folder, screen() as shown:
        work = Path(folder)
        with bare_debian(work, shown.sockets, say) as debian:
            say("what the package asks for, fetched, then installed without a network")
            _install_needs(debian, older)
            package = packed()
            score.note(PACKAGE_SIZE, package.stat().st_size / MEBIBYTE)
            before = debian.files()
            say("install the older one")
            _install(debian, older)
            if not (debian.path / STALE).exists():
                raise PackagingFailed("The older package was not installed.")
            say("a full disk during the upgrade: dpkg says it, and the older one still works")
            surroundings.full_disk(debian, package)
            say("upgrade")
            started = time.monotonic()
            _install(debian, package)
            if (debian.path / STALE).exists():
                raise PackagingFailed("The upgrade left a file of the older package.")
            tested = time.monotonic()
            report = using.self_test(debian, shown, NOBODY_SPECIAL)
            score.note(SELF_TEST, time.monotonic() - tested)
            score.note(FIRST_USE, time.monotonic() - started)
            say(f"passed: {', '.join(each['name'] for each in report['checks'])}")
            say("its window, and beside it the bad surroundings")
            with using.window(debian, shown):
                surroundings.elsewhere(debian, shown)
            score.note(INSTALLED_SIZE, _size(debian.path / making.LIBRARY) / MEBIBYTE)
            say("remove")
            debian.run("dpkg", "--purge", making.NAME)
            _nothing_left(before, debian.files())


def check_texts(staged: Path) -> None:
    """Ask the desktop's own tools, where they are here, whether they can read our files."""
    share = staged / "usr" / "share"
    for program, *words in (
        ("desktop-file-validate", share / "applications" / f"{making.NAME}.desktop"),
        (
            "appstreamcli",
            *("validate", "--no-net"),
            share / "metainfo" / f"{making.COMPONENT}.metainfo.xml",
        ),
    ):
        if shutil.which(program):
            output_of([program, *words])


def make_older(staged: Path, older: Path) -> None:
    """Make the same package as an older version, with a file that is gone since.

    Args:
        staged: What the newer one holds; it is as before afterwards.
        older: Where to make it.

    Raises:
        PackagingFailed: It cannot be made.
    """
    control = staged / "DEBIAN" / "control"
    newer = control.read_text(encoding="utf-8")
    version = f"Version: {OLDER.debian_version}"
    lines = [version if line.startswith("Version:") else line for line in newer.splitlines()]
    stale = staged / STALE
    try:
        control.write_text("\n".join([*lines, ""]), encoding="utf-8")
        stale.write_text("gone since\n", encoding="utf-8")
        making.pack(staged, older, OLDER, how=making.LOOSE)
    finally:
        control.write_text(newer, encoding="utf-8")
        stale.unlink(missing_ok=True)


def _install_needs(debian: DebianRoot, package: Path) -> None:
    inside = debian.path / "root" / package.name
    os.link(package, inside)
    debian.run("apt-get", "update", "--quiet", network=True)
    debian.run(
        *("apt-get", "install", "--yes", "--quiet", "--download-only"),
        *("--no-install-recommends", f"./{package.name}"),
        network=True,
    )
    inside.unlink()
    debian.run("sh", "-c", "dpkg --install /var/cache/apt/archives/*.deb")


def _install(debian: DebianRoot, package: Path) -> None:
    inside = debian.path / "root" / package.name
    shutil.copy2(package, inside)
    debian.run("dpkg", "--install", package.name)
    inside.unlink()


def _nothing_left(before: frozenset[str], after: frozenset[str]) -> None:
    if left := sorted(after - before):
        raise PackagingFailed(f"Left after removing: {', '.join(left)}")
    if lost := sorted(before - after):
        raise PackagingFailed(f"Lost by removing: {', '.join(lost)}")


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
