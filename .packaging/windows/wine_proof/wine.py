"""Windows programs, run by wine in a prefix of our own."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NOISE: Final = ("ALSA lib ", "it looks like wine32 is missing", "multiarch needs to be enabled")
_NOISE_LINES: Final = ("dpkg --add-architecture", "apt-get install wine32", "wine32:i386")

_ENVIRONMENT: Final = {
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    # no questions about .NET and a browser, no entries in the menus of whoever runs this; our own
    # stub before the one that is not there
    "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=;bcryptprimitives=n",
    # wine keeps QT_* to itself; with WINE before it, it comes
    "WINEQT_QPA_PLATFORM": "offscreen",
    # off screen, Qt asks no system for fonts
    "WINEQT_QPA_FONTDIR": "Z:\\usr\\share\\fonts\\truetype\\dejavu",
}
_LOOK_S: Final = 0.2
_CHUNK: Final = 1 << 16
_FOREIGN: Final = (
    "PYTHON",
    "QT_",
    "WINE",
    "VIRTUAL_ENV",
    "COVERAGE",
    "PIKASCENES_",
    "DISPLAY",
    "XDG_",
    "SSL_",  # wine 8 cannot check against a file of roots; what is set for Linux is none of its
)


class Unexpected(Exception):
    """Something did not go as it must; the sentence says what."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a Windows program ended.

    Attributes:
        code: Its exit code.
        said: Standard output and error, without carriage returns and wine's own remarks.
    """

    code: int
    said: str

    def well(self, what: str) -> str:
        """Return what it said.

        Raises:
            Unexpected: It did not end with 0.
        """
        if self.code != 0:
            raise Unexpected(f"{what} ended with {self.code}: {self.said[-4000:]}")
        return self.said


@dataclass(frozen=True, slots=True)
class Prefix:
    """A Windows installation of wine's; gone when its folder is.

    Attributes:
        folder: Where it stands.
        variables: Environment variables of every program that runs in it.
    """

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def drive_c(self) -> Path:
        """The folder that is drive C:."""
        return self.folder / "drive_c"

    @property
    def user(self) -> Path:
        """The user's folder."""
        (folder,) = (each for each in (self.drive_c / "users").iterdir() if each.name != "Public")
        return folder

    @property
    def home(self) -> Path:
        """The home folder that its programs see, instead of the caller's."""
        return self.folder / "home"

    def boot(self, stub: Path | None) -> None:
        """Make the installation.

        Args:
            stub: A library for system32, which wine 8 lacks; none for a program without it.
        """
        self.home.mkdir(parents=True)
        self.run("wineboot", "--init", seconds=180).well("wineboot")
        self.run("winecfg", "-v", "win10", seconds=120).well("winecfg")  # wine 8 says it is 7
        if stub is not None:
            (self.drive_c / "windows" / "system32" / stub.name).write_bytes(stub.read_bytes())

    def environment(self) -> dict[str, str]:
        """Return the variables that a program gets, ours and none of the caller's Python's."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
        # wine shows the home folder to Windows as Documents, Videos and so on
        places = {"WINEPREFIX": str(self.folder), "HOME": str(self.home)}
        return kept | _ENVIRONMENT | places | dict(self.variables)

    def start(self, *command: str | Path, cwd: Path | None = None) -> subprocess.Popen[bytes]:
        """Start a program with pipes: regular files as its streams make Python fail there."""
        return subprocess.Popen(
            ["wine", *map(str, command)],
            cwd=cwd or self.folder,
            env=self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def run(self, *command: str | Path, cwd: Path | None = None, seconds: float) -> Ended:
        """Run a program to its end.

        Raises:
            Unexpected: It took longer; it was ended.
        """
        with self.start(*command, cwd=cwd) as child:
            said = bytearray()
            try:
                _listen(child, said, seconds)
            except subprocess.TimeoutExpired as error:
                os.killpg(child.pid, signal.SIGKILL)
                last = _clean(said)[-4000:]
                raise Unexpected(f"{command[0]} took over {seconds:.0f} s: {last}") from error
            except BaseException:
                os.killpg(child.pid, signal.SIGKILL)
                raise
        return Ended(child.returncode, _clean(said))

    def close(self) -> None:
        """End everything that runs in it, and wait until it is gone."""
        for order in ("-k", "-w"):
            subprocess.run(
                ["wineserver", order], env=self.environment(), check=False, capture_output=True
            )


def on_z(path: Path) -> str:
    """Return a path of this computer's as wine's programs write it."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


def _listen(child: subprocess.Popen[bytes], said: bytearray, seconds: float) -> None:
    """Collect what a program says until it has ended.

    What it says is not waited for any longer: wine's own desktop, which the first window starts,
    keeps the pipe open for as long as anything runs in the prefix.

    Raises:
        subprocess.TimeoutExpired: It runs still.
    """
    if child.stdin is None or child.stdout is None:
        raise AssertionError("pipes were asked for")
    child.stdin.close()
    until = time.monotonic() + seconds
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while (left := until - time.monotonic()) > 0:
            has_ended = child.poll() is not None
            if selector.select(_LOOK_S):
                if not (chunk := os.read(child.stdout.fileno(), _CHUNK)):
                    child.wait(left)
                    return
                said += chunk
            elif has_ended:
                return
    raise subprocess.TimeoutExpired(child.args, seconds)


def _clean(said: bytes | bytearray) -> str:
    lines = said.decode("utf-8", "replace").replace("\r", "").splitlines()
    return "\n".join(
        line
        for line in lines
        if not line.startswith(_NOISE) and not any(part in line for part in _NOISE_LINES)
    )
