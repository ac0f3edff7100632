"""A network of nothing but this computer, and file systems of our own making."""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from wine_proof.windows_python import run
from wine_proof.wine import Unexpected

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_GET_FLAGS: Final = 0x8913  # SIOCGIFFLAGS, linux/sockios.h
_SET_FLAGS: Final = 0x8914
_UP: Final = 0x1
_SOMEWHERE: Final = ("192.0.2.1", 443)  # an address that stands for the internet (RFC 5737)


def without_network(*command: str | Path) -> int:
    """Run a program of ours where there is no network, and may mount; return its exit code."""
    rights = () if os.geteuid() == 0 else ("--map-root-user",)
    words = ["unshare", "--net", "--mount", *rights, sys.executable, *map(str, command)]
    return subprocess.run(words, check=False, stdin=subprocess.DEVNULL).returncode


def begin() -> None:
    """Bring up loopback, which asyncio needs, and make sure that there is nothing else.

    Raises:
        Unexpected: There is a network after all.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        asked = struct.pack("16sH14x", b"lo", 0)
        flags = struct.unpack_from("16sH", fcntl.ioctl(any_socket, _GET_FLAGS, asked))[1]
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sH14x", b"lo", flags | _UP))
    with socket.socket() as outwards:
        outwards.settimeout(2)
        try:
            outwards.connect(_SOMEWHERE)
        except OSError:
            return
    raise Unexpected("There is a network, so this would prove nothing.")


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Generator[None]:
    """Put a disk of its own at a folder, gone at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder, cwd=folder.parent)
    try:
        yield
    finally:
        run("umount", "--lazy", folder, cwd=folder.parent)


@contextmanager
def read_only(folder: Path) -> Generator[None]:
    """Let nobody write to a folder, not even an administrator, until the end."""
    run("mount", "--bind", folder, folder, cwd=folder.parent)
    run("mount", "-o", "remount,ro,bind", folder, cwd=folder.parent)
    try:
        yield
    finally:
        run("umount", "--lazy", folder, cwd=folder.parent)
