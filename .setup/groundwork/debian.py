"""What Debian and Ubuntu must have installed, and how it gets there."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from groundwork import programs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundwork.places import Places

QT_PACKAGES: Final = (
    *("libegl1", "libgl1", "libglib2.0-0", "libfontconfig1", "libdbus-1-3", "libxkbcommon0"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"),
    *("libxkbcommon-x11-0", "libpulse0", "libxrandr2"),
)
"""Everything the Qt wheels link to: a window off screen, one on X11, and QtMultimedia."""

TEST_PROGRAMS: Final = {
    "strace": "strace",
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "nginx": "nginx-light",
    "mkfs.xfs": "xfsprogs",
    "mkfs.ext4": "e2fsprogs",
    "wine": "wine",
    "makensis": "nsis",
    "openssl": "openssl",
    "osslsigncode": "osslsigncode",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "debootstrap": "debootstrap",
    "objdump": "binutils",
    "mksquashfs": "squashfs-tools",
}
"""The programs that the tests use, and the packages that hold them."""

TEST_LIBRARIES: Final = ("at-spi2-core", "libeatmydata1")
"""What is on no search path: the registry of programs that screen readers can read, and what
makes every sync do nothing, so that it can be shown that the tests would notice."""

TEST_FONTS: Final = ("fonts-dejavu-core", "fonts-noto-cjk", "fonts-noto-color-emoji")

# Servers that a package brings along (nginx) must not start on the user's machine.
_INSTALL: Final = """
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > "$policy" && chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
get() {
  apt-get install -y -qq --no-install-recommends \\
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" 2>&1
}
ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 || apt-get update -qq || exit
said=$(get "$@") || { apt-get update -qq && said=$(get "$@"); } || {
  code=$?
  printf '%s\\n' "$said"
  exit "$code"
}
"""


def is_debian() -> bool:
    """Whether this is Debian, Ubuntu or a system made from them."""
    if sys.platform != "linux" or programs.find("apt-get") is None:
        return False
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    return not family.isdisjoint({"debian", "ubuntu"})


def qt_troubles(places: Places) -> list[str]:
    """Return why Qt would not start in the environment; empty if it would."""
    probe = Path(__file__).with_name("qt_probe.py")
    reply = programs.answer([places.python, probe])
    lines = reply.stdout.splitlines() + reply.stderr.splitlines()
    return [line for line in lines if line.strip()] if reply.returncode else []


def missing_test_programs() -> list[str]:
    """Return the names of the programs that the tests would miss."""
    return [program for program in TEST_PROGRAMS if programs.find(program) is None]


def missing_test_packages() -> list[str]:
    """Return the packages whose programs or fonts the tests would miss."""
    packages = [TEST_PROGRAMS[program] for program in missing_test_programs()]
    return packages + [name for name in (*TEST_LIBRARIES, *TEST_FONTS) if not _has_package(name)]


def install_line(packages: Sequence[str]) -> str:
    """Return the line that a user types to install the packages."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def may_install() -> bool:
    """Whether apt-get may be used without asking anybody: as root, or by sudo unasked."""
    if _is_root():
        return True
    sudo = programs.find("sudo")
    return sudo is not None and programs.answer([sudo, "-n", "true"]).returncode == 0


def install(packages: Sequence[str], places: Places) -> int:
    """Install packages and return apt-get's exit code; the lists are fetched once if needed."""
    command = [*([] if _is_root() else ["sudo", "-n"]), "sh", "-c", _INSTALL, "sh", *packages]
    return programs.run(command, cwd=places.root, env=programs.clean_environment())


def _is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


def _has_package(name: str) -> bool:
    reply = programs.answer(["dpkg-query", "-W", "-f", "${db:Status-Status}", name])
    return reply.stdout.strip() == "installed"
