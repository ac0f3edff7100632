"""An X server without a screen, with a window manager, and what can be seen on it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from debian_package.trouble import PackagingFailed, output_of

if TYPE_CHECKING:
    from collections.abc import Generator

SOCKETS: Final = Path("/tmp/.X11-unix")  # noqa: S108 -- where X servers have put them for ever
_END_S: Final = 10
_START_S: Final = 30


@dataclass(frozen=True, slots=True)
class Screen:
    """A running X server.

    Attributes:
        name: What ``DISPLAY`` is set to.
        sockets: The folder of its socket.
    """

    name: str
    sockets: Path

    def tool(self, *words: str, timeout_s: float = _START_S) -> str:
        """Run xdotool on it and return what it says.

        Raises:
            PackagingFailed: It failed, or took too long.
        """
        env = {"DISPLAY": self.name, "PATH": os.environ.get("PATH", os.defpath)}
        return output_of(["xdotool", *words], env=env, timeout_s=timeout_s)


@contextmanager
def screen() -> Generator[Screen]:
    """Yield an X server of our own, with a window manager; both have ended afterwards.

    Raises:
        PackagingFailed: Xvfb or openbox is not here, or does not start.
    """
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24"]
    try:
        # Open to this computer's users, as no cookie is shared with them; it lives for minutes.
        server = _start([*command, "-ac", "-nolisten", "tcp"], pass_fds=(writing,))
    finally:
        os.close(writing)
    with _ended(server):
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise PackagingFailed("Xvfb does not start.")
        shown = Screen(f":{number}", SOCKETS)
        with tempfile.TemporaryDirectory() as home:
            env = os.environ | {"DISPLAY": shown.name, "HOME": home, "XDG_CACHE_HOME": home}
            with _ended(_start(["openbox"], env=env)):
                _wait_for_manager(shown)
                yield shown


def _start(
    command: list[str], *, pass_fds: tuple[int, ...] = (), env: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            pass_fds=pass_fds,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise PackagingFailed(f"{command[0]} is not here.") from error


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Generator[None]:
    with process:
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(_END_S)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for_manager(shown: Screen) -> None:
    """Return once a window manager is up: only then there is a number of desktops."""
    deadline = time.monotonic() + _START_S
    while True:
        try:
            shown.tool("get_num_desktops")
        except PackagingFailed:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
