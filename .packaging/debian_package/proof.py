"""Installs the package where nothing else is, without a network, and sees that it works.

An older package goes first, so that what follows is an upgrade; in the end everything is
removed, and nothing may be left.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from debian_package import making
from debian_package.debian_root import NOBODY_SPECIAL, bare_debian
from debian_package.screen import screen
from debian_package.trouble import PackagingFailed, output_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from debian_package.debian_root import DebianRoot

MEBIBYTE: Final = 1024 * 1024
PACKAGE_AT_MOST: Final = 110 * MEBIBYTE
INSTALLED_AT_MOST: Final = 360 * MEBIBYTE
INSTALL_AND_TEST_AT_MOST_S: Final = 60
OLDER: Final = making.Release("0.0.1", 0)
STALE: Final = f"{making.LIBRARY}/_internal/gone-since.txt"
_WINDOW_S: Final = 60


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured.

    Attributes:
        package_bytes: The size of the package.
        installed_bytes: What its files take on the disk.
        seconds: From the start of the installation to the self-test's end.
    """

    package_bytes: int
    installed_bytes: int
    seconds: float

    def check(self) -> None:
        """See that the goals are met.

        Raises:
            PackagingFailed: One is not.
        """
        for name, value, limit in (
            ("package", self.package_bytes, PACKAGE_AT_MOST),
            ("installed", self.installed_bytes, INSTALLED_AT_MOST),
        ):
            if value > limit:
                raise PackagingFailed(
                    f"{name}: {value / MEBIBYTE:.1f} MB, more than {limit / MEBIBYTE:.0f} MB"
                )
        if self.seconds > INSTALL_AND_TEST_AT_MOST_S:
            raise PackagingFailed(
                f"install and self-test: {self.seconds:.1f} s, "
                f"more than {INSTALL_AND_TEST_AT_MOST_S} s"
            )


def prove(package: Path, say: Callable[[str], None]) -> Figures:
    """Install, upgrade, test, run and remove the package in a Debian of its own.

    Raises:
        PackagingFailed: It does not do what it must.
    """
    check_texts(package)
    with (
        tempfile.TemporaryDirectory(prefix="pikascenes-debian-") as folder,
        screen() as shown,
    ):
        work = Path(folder)
        say("an older package, for the upgrade")
        older = _older(package, work)
        say("a bare Debian")
        with bare_debian(work, shown.sockets) as debian:
            say("what the package asks for, into the cache")
            _fetch_dependencies(debian, package)
            say("install what it asks for, without a network")
            debian.run("sh", "-c", "dpkg --install /var/cache/apt/archives/*.deb")
            before = debian.files()
            say("install the older one, then upgrade")
            _install(debian, older)
            if not (debian.path / STALE).exists():
                raise PackagingFailed("The older package was not installed.")
            started = time.monotonic()
            _install(debian, package)
            if (debian.path / STALE).exists():
                raise PackagingFailed("The upgrade left a file of the older package.")
            say("self-test, as an ordinary user")
            report = self_test(debian, shown.name)
            seconds = time.monotonic() - started
            say(f"self-test passed: {', '.join(c['name'] for c in report['checks'])}")
            say("the window")
            open_window(debian, shown.name)
            installed = _size(debian.path / making.LIBRARY)
            say("remove")
            debian.run("dpkg", "--purge", making.NAME)
            _nothing_left(before, debian.files())
    return Figures(package.stat().st_size, installed, seconds)


def check_texts(package: Path) -> None:
    """Ask the desktop's own tools, where they are here, whether they can read our files."""
    with tempfile.TemporaryDirectory() as folder:
        output_of(["dpkg-deb", "--extract", package, folder])
        share = Path(folder) / "usr" / "share"
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


def self_test(debian: DebianRoot, display: str) -> dict[str, Any]:
    """Run the installed program's own test as an ordinary user and return what it says.

    Raises:
        PackagingFailed: It did not pass.
    """
    said = debian.run(
        making.NAME,
        *("self-test", "--json"),
        user=NOBODY_SPECIAL,
        extra={"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        timeout_s=120,
    )
    report: dict[str, Any] = json.loads(said)
    if report["ok"] is not True:
        raise PackagingFailed(said)
    return report


def open_window(debian: DebianRoot, display: str) -> None:
    """Start the installed program as an ordinary user, see its window, and end it.

    Raises:
        PackagingFailed: No window came, or the program did not stay.
    """
    program = debian.start(
        making.NAME,
        "--practice",
        user=NOBODY_SPECIAL,
        extra={"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
    )
    with program:
        try:
            output_of(
                ["xdotool", "search", "--sync", "--onlyvisible", "--name", "PikaScenes"],
                env={"DISPLAY": display, "PATH": "/usr/bin:/bin"},
                timeout_s=_WINDOW_S,
            )
            ended = program.poll()
        finally:
            program.kill()
    if ended is not None:
        raise PackagingFailed(f"The program ended with {ended} when its window was there.")


def _older(package: Path, work: Path) -> Path:
    """Return the same package as an older version, with a file that is gone since."""
    staged = work / "older"
    output_of(["dpkg-deb", "--raw-extract", package, staged])
    control = staged / "DEBIAN" / "control"
    lines = control.read_text(encoding="utf-8").splitlines()
    version = f"Version: {OLDER.debian_version}"
    changed = [version if line.startswith("Version:") else line for line in lines]
    control.write_text("\n".join([*changed, ""]), encoding="utf-8")
    (staged / STALE).write_text("gone since\n", encoding="utf-8")
    older = work / "older.deb"
    making.pack(staged, older, OLDER, how=making.LOOSE)
    shutil.rmtree(staged)
    return older


def _fetch_dependencies(debian: DebianRoot, package: Path) -> None:
    inside = debian.path / "root" / package.name
    shutil.copy2(package, inside)
    debian.run("apt-get", "update", "--quiet", network=True)
    debian.run(
        *("apt-get", "install", "--yes", "--quiet", "--download-only"),
        *("--no-install-recommends", f"./{package.name}"),
        network=True,
    )
    inside.unlink()


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
