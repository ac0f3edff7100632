"""A drive in memory behind Linux' FUSE, in a process of its own that can be killed.

It speaks the kernel's protocol itself (linux/fuse.h, version 7.31), as far as a library of
clips needs it, so that no package has to be there. Run as a program with the descriptor of
``/dev/fuse`` it serves until it is killed; what is left then answers every call with ENOTCONN,
like a drive that was pulled out.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

IN_HEADER: Final = struct.Struct("<IIQQIIII")
OUT_HEADER: Final = struct.Struct("<IiQ")
ATTRIBUTES: Final = struct.Struct("<QQQQQQIIIIIIIIII")
ROOT: Final = 1
MOST: Final = 1 << 20
SET_SIZE: Final = 1 << 3


@dataclass(slots=True)
class Node:
    """A file or a folder."""

    mode: int
    data: bytearray = field(default_factory=bytearray)
    names: dict[bytes, int] = field(default_factory=dict[bytes, int])
    links: int = 1


class Refused(Exception):
    """A call that ends with an error number."""


class Drive:
    """The file system: every call is a method of the kernel's number."""

    def __init__(self) -> None:
        self._nodes: dict[int, Node] = {ROOT: Node(stat.S_IFDIR | 0o755)}
        self._next = ROOT + 1
        self.calls: dict[int, Callable[[int, bytes], bytes]] = {
            1: self._lookup,
            3: lambda node, _body: struct.pack("<QII", 0, 0, 0) + self._attributes(node),
            4: self._set_attributes,
            9: self._make_folder,
            10: self._unlink,
            11: self._unlink,
            12: lambda node, body: self._rename(node, body, 8),
            13: self._link,
            14: lambda _node, _body: struct.pack("<QII", 0, 0, 0),
            15: self._read,
            16: self._write,
            17: lambda _node, _body: struct.pack(
                "<QQQQQIIII24x", *(1 << 20,) * 5, 4096, 255, 4096, 0
            ),
            18: lambda _node, _body: b"",
            20: lambda _node, _body: b"",
            25: lambda _node, _body: b"",
            26: self._begin,
            27: lambda _node, _body: struct.pack("<QII", 0, 0, 0),
            28: self._list,
            29: lambda _node, _body: b"",
            30: lambda _node, _body: b"",
            35: self._create,
            45: lambda node, body: self._rename(node, body, 16),
        }

    @staticmethod
    def _begin(_node: int, _body: bytes) -> bytes:
        return struct.pack("<IIIIHHIIHHI28x", 7, 31, MOST, 0, 16, 12, MOST, 1, 256, 0, 0)

    def _attributes(self, number: int) -> bytes:
        node = self._nodes[number]
        size = len(node.data)
        blocks = (size + 511) // 512
        return ATTRIBUTES.pack(
            number, size, blocks, 0, 0, 0, 0, 0, 0, node.mode, node.links, 0, 0, 0, 4096, 0
        )

    def _entry(self, number: int) -> bytes:
        return struct.pack("<QQQQII", number, 0, 0, 0, 0, 0) + self._attributes(number)

    def _find(self, folder: int, name: bytes) -> int:
        try:
            return self._nodes[folder].names[name]
        except KeyError:
            raise Refused(errno.ENOENT) from None

    def _lookup(self, folder: int, body: bytes) -> bytes:
        return self._entry(self._find(folder, body.rstrip(b"\0")))

    def _set_attributes(self, number: int, body: bytes) -> bytes:
        valid, _, _, size = struct.unpack_from("<IIQQ", body)
        if valid & SET_SIZE:
            data = self._nodes[number].data
            del data[size:]
            data.extend(bytes(size - len(data)))
        return struct.pack("<QII", 0, 0, 0) + self._attributes(number)

    def _add(self, folder: int, name: bytes, node: Node) -> int:
        number, self._next = self._next, self._next + 1
        self._nodes[number] = node
        self._nodes[folder].names[name] = number
        return number

    def _make_folder(self, folder: int, body: bytes) -> bytes:
        return self._entry(self._add(folder, body[8:].rstrip(b"\0"), Node(stat.S_IFDIR | 0o755)))

    def _create(self, folder: int, body: bytes) -> bytes:
        number = self._add(folder, body[16:].rstrip(b"\0"), Node(stat.S_IFREG | 0o644))
        return self._entry(number) + struct.pack("<QII", 0, 0, 0)

    def _unlink(self, folder: int, body: bytes) -> bytes:
        name = body.rstrip(b"\0")
        self._nodes[self._find(folder, name)].links -= 1
        del self._nodes[folder].names[name]
        return b""

    def _rename(self, folder: int, body: bytes, skipped: int) -> bytes:
        (target,) = struct.unpack_from("<Q", body)
        old, new = body[skipped:].split(b"\0")[:2]
        number = self._find(folder, old)
        del self._nodes[folder].names[old]
        self._nodes[target].names[new] = number
        return b""

    def _link(self, folder: int, body: bytes) -> bytes:
        (number,) = struct.unpack_from("<Q", body)
        name = body[8:].rstrip(b"\0")
        if name in self._nodes[folder].names:
            raise Refused(errno.EEXIST)
        self._nodes[folder].names[name] = number
        self._nodes[number].links += 1
        return self._entry(number)

    def _read(self, number: int, body: bytes) -> bytes:
        _, offset, size = struct.unpack_from("<QQI", body)
        return bytes(self._nodes[number].data[offset : offset + size])

    def _write(self, number: int, body: bytes) -> bytes:
        _, offset, size = struct.unpack_from("<QQI", body)
        data = self._nodes[number].data
        data.extend(bytes(max(0, offset - len(data))))
        data[offset : offset + size] = body[40 : 40 + size]
        return struct.pack("<II", size, 0)

    def _list(self, folder: int, body: bytes) -> bytes:
        _, offset, room = struct.unpack_from("<QQI", body)
        listed = b""
        names = [(b".", folder), (b"..", folder), *self._nodes[folder].names.items()]
        for place, (name, number) in enumerate(names[offset:], start=offset + 1):
            kind = self._nodes[number].mode >> 12
            entry = struct.pack("<QQII", number, place, len(name), kind) + name
            entry += bytes(-len(entry) % 8)
            if len(listed) + len(entry) > room:
                break
            listed += entry
        return listed


def serve(descriptor: int) -> None:
    """Answer the kernel until it has enough of us."""
    drive = Drive()
    while True:
        try:
            request = os.read(descriptor, MOST + 4096)
        except OSError:  # unmounted
            return
        _, call, unique, node, *_ = IN_HEADER.unpack_from(request)
        if call in {2, 42}:  # forgetting a node needs no answer
            continue
        error, answer = 0, b""
        try:
            answer = drive.calls[call](node, request[IN_HEADER.size :])
        except KeyError:
            error = -errno.ENOSYS
        except Refused as refused:
            error = -refused.args[0]
        os.write(descriptor, OUT_HEADER.pack(16 + len(answer), error, unique) + answer)


class Plugged:
    """A drive that is there until somebody pulls it out."""

    def __init__(self, at: Path) -> None:
        self._at = at
        self._process: subprocess.Popen[bytes] | None = None

    def plug_in(self) -> None:
        """Mount an empty drive."""
        device = os.open("/dev/fuse", os.O_RDWR)
        try:
            options = f"fd={device},rootmode=40000,user_id=0,group_id=0"
            subprocess.run(
                ["mount", "-i", "-t", "fuse", "-o", options, "dying-drive", str(self._at)],
                check=True,
                pass_fds=(device,),
            )
            self._process = subprocess.Popen(
                [sys.executable, "-I", __file__, str(device)], pass_fds=(device,)
            )
        finally:
            os.close(device)

    def pull_out(self) -> None:
        """Kill whoever serves it: every call of whoever still uses it fails."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def unplug(self) -> None:
        """Take away what is left of it."""
        self.pull_out()
        subprocess.run(["umount", "-l", str(self._at)], check=True)


@contextmanager
def drive(at: Path) -> Generator[Plugged]:
    """Give a drive, plugged in, and take it away in the end."""
    plugged = Plugged(at)
    plugged.plug_in()
    try:
        yield plugged
    finally:
        plugged.unplug()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
