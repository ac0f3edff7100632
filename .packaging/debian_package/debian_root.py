"""A Debian in a folder: what the package is installed into."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from debian_package import bootstrapping
from debian_package.trouble import output_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

NOBODY_SPECIAL: Final = 1000
SOMEBODY_ELSE: Final = 1001
HOMES: Final = {
    0: "root",
    NOBODY_SPECIAL: "home/someone",
    SOMEBODY_ELSE: "home/另一位 用户",
}
_PASSED_ON: Final = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy")
_CHANGES_ANYWAY: Final = (
    *("proc", "dev", "sys", "tmp", "run", *HOMES.values()),
    *("var/lib/dpkg", "var/lib/apt", "var/cache", "var/log"),
    "etc/ld.so.cache",
)
"""Where files come and go whatever is installed."""


@dataclass(frozen=True, slots=True)
class DebianRoot:
    """A folder that holds a whole Debian.

    Attributes:
        path: The folder.
        display: The folder of the X server's sockets, which is shown to the programs in here.
        environment: What its programs get beside ``PATH`` and ``HOME``.
    """

    path: Path
    display: Path
    environment: dict[str, str] = field(default_factory=dict[str, str])

    def run(
        self,
        *command: str,
        user: int = 0,
        network: bool = False,
        extra: dict[str, str] | None = None,
        timeout_s: float = 600,
    ) -> str:
        """Run a command in it and return what it said; its processes and mounts end with it.

        Raises:
            PackagingFailed: It failed.
        """
        words = self._words(command, user=user, network=network, extra=extra)
        return output_of(words, timeout_s=timeout_s)

    def start(
        self, *command: str, user: int, extra: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a command in it, without a network; killing what is returned ends all of it."""
        return subprocess.Popen(
            self._words(command, user=user, network=False, extra=extra),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _words(
        self, command: Sequence[str], *, user: int, network: bool, extra: dict[str, str] | None
    ) -> list[str]:
        variables = self.environment | (extra or {})
        return [
            *("unshare", "--mount", "--pid", "--fork", "--kill-child"),
            *([] if network else ["--net"]),
            f"--mount-proc={self.path}/proc",
            *("sh", "-c", _ENTER, f"{self.path}", f"{self.display}"),
            *("chroot", f"--userspec={user}:{user}", f"{self.path}", "env", "-i"),
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            f"HOME=/{HOMES[user]}",
            *("LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"),
            *(f"{name}={value}" for name, value in variables.items()),
            *("sh", "-c", 'cd "$HOME" && exec "$@"', "sh", *command),
        ]

    def files(self) -> frozenset[str]:
        """Return every path in it, but for those that change whatever is installed."""
        found: set[str] = set()
        for folder, folders, names in os.walk(self.path):
            inside = os.path.relpath(folder, self.path)
            if inside in _CHANGES_ANYWAY:
                folders.clear()
                continue
            found.update(os.path.normpath(f"{inside}/{name}") for name in (*folders, *names))
        return frozenset(found - set(_CHANGES_ANYWAY))


# Loopback alone where there is no network: the practice service listens there.
_ENTER: Final = """
mount -t tmpfs -o mode=1777 shm "$0/dev/shm" &&
mkdir -p "$0/tmp/.X11-unix" && mount --bind "$1" "$0/tmp/.X11-unix" && shift &&
{ ip link set lo up 2>/dev/null || true; } && exec "$@"
"""


@contextmanager
def bare_debian(work: Path, display: Path, say: Callable[[str], None]) -> Generator[DebianRoot]:
    """Yield a Debian of this system's own release with nothing but what every one has.

    Args:
        work: Where it may be made; it is gone afterwards, for it is large.
        display: The folder of the X server's sockets.
        say: Told what is done.

    Raises:
        PackagingFailed: It cannot be made here, or the mirror does not answer.
    """
    path = work / "root"
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        bootstrapping.bootstrap(path, say)
        for user, home in HOMES.items():
            (path / home).mkdir(parents=True, exist_ok=True)
            os.chown(path / home, user, user)
        yield DebianRoot(path, display, passed_on)
    finally:
        shutil.rmtree(path, ignore_errors=True)
