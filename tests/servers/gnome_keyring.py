"""A real gnome-keyring on a bus of its own, whose password the test has typed."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.servers.session_bus import bus

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path

PASSWORD = b"the password of the login"


@contextmanager
def gnome_keyring(folder: Path, around: Mapping[str, str]) -> Generator[dict[str, str]]:
    """Keep secrets until the block ends; gives the environment of programs that may ask it.

    Args:
        folder: A new folder for the bus.
        around: The environment of the user, with a home of the test's own.
    """
    with bus(folder) as address:
        environment = {**around, "DBUS_SESSION_BUS_ADDRESS": address}
        command = ("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
        with (folder / "keyring.log").open("wb") as log:
            daemon = subprocess.Popen(
                command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
            )
        with daemon:
            try:
                assert daemon.stdin is not None
                assert daemon.stdout is not None
                daemon.stdin.write(PASSWORD)
                daemon.stdin.close()
                daemon.stdout.readline()  # it says where it listens once it does
                yield environment
            finally:
                daemon.terminate()
