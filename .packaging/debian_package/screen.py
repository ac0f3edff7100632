"""An X server without a screen, and what can be seen on it."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from debian_package.trouble import PackagingFailed

if TYPE_CHECKING:
    from collections.abc import Generator

SOCKETS: Final = Path("/tmp/.X11-unix")  # noqa: S108 -- where X servers have put them for ever
_END_S: Final = 10


@dataclass(frozen=True, slots=True)
class Screen:
    """A running X server.

    Attributes:
        name: What ``DISPLAY`` is set to.
        sockets: The folder of its socket.
    """

    name: str
    sockets: Path


@contextmanager
def screen() -> Generator[Screen]:
    """Yield an X server of our own, which has ended afterwards.

    Raises:
        PackagingFailed: Xvfb is not here, or does not start.
    """
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24"]
    try:
        # Open to this computer's users, as no cookie is shared with them; it lives for a minute.
        server = subprocess.Popen(
            [*command, "-ac", "-nolisten", "tcp"],
            pass_fds=[writing],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise PackagingFailed("Xvfb is not here.") from error
    finally:
        os.close(writing)
    with server:
        try:
            with os.fdopen(reading) as answer:
                number = answer.readline().strip()
            if not number:
                raise PackagingFailed("Xvfb does not start.")
            yield Screen(f":{number}", SOCKETS)
        finally:
            server.terminate()
            server.wait(_END_S)
