"""Stops a process at the nth call, counted over all its threads, that changes the disk or the wire.

The kernel asks us before each such call (seccomp's user notification). strace can do much of
this, but counts in each thread by itself: the first fsync of a thread that lives for one receipt
can then never be told from the first of any other. And it can filter only what it has started
itself, never a process that was forked ready to go.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import platform
import select
import signal
import socket
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

BY_DESCRIPTOR: Final = {
    1: "write", 18: "pwrite64", 20: "writev", 296: "pwritev", 74: "fsync", 75: "fdatasync",
    77: "ftruncate", 285: "fallocate", 44: "sendto", 46: "sendmsg",
}  # fmt: skip
"""x86-64's numbers of the calls whose first argument is a file or a socket."""

BY_NAME: Final = {
    82: "rename", 264: "renameat", 316: "renameat2", 87: "unlink", 263: "unlinkat",
    86: "link", 265: "linkat", 83: "mkdir", 84: "rmdir",
}  # fmt: skip
"""Those that change names; a program under test changes none but its own."""

LIMIT_S: Final = 60
"""What takes longer than that stands still, and is ended by SIGALRM."""

_FAILED: Final = 70
_SENDING: Final = frozenset({"sendto", "sendmsg", "write", "writev"})

_SYS_SECCOMP: Final = 317
_SYS_PIDFD_GETFD: Final = 438
_PR_SET_NO_NEW_PRIVS: Final = 38
_SET_MODE_FILTER: Final = 1
_NEW_LISTENER: Final = 8
_NOTIFY: Final = 0x7FC00000
_ALLOW: Final = 0x7FFF0000
_ARCH_X86_64: Final = 0xC000003E
_RECEIVE: Final = 0xC0502100
_SEND: Final = 0xC0182101
_CONTINUE: Final = 1
_NOTICE: Final = struct.Struct("<QIIiIQ6Q")
_ANSWER: Final = struct.Struct("<QqiI")
_LISTENER: Final = 200
"""Where the child puts the listener, so that we find it there: no call that could tell us of
another number would come through."""

_libc: Final = ctypes.CDLL(None, use_errno=True)


def is_possible() -> bool:
    """Say whether this kernel and this processor can do it."""
    return sys.platform == "linux" and platform.machine() == "x86_64"


@dataclass(frozen=True, slots=True)
class Life:
    """What became of a forked child.

    Attributes:
        code: Its exit code; minus the signal that ended it.
        calls: The names of the calls that were counted, in order.
    """

    code: int
    calls: tuple[str, ...]

    @property
    def was_stopped(self) -> bool:
        """Whether it came as far as the chosen call."""
        return self.code == -signal.SIGKILL


def live(work: Callable[[], int]) -> int:
    """Fork a child that does the work, undisturbed; return its exit code."""
    child = os.fork()
    if child == 0:
        _do(work)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def live_until(
    work: Callable[[], int],
    root: Path,
    nth: int,
    at_the_point: Callable[[], None] = lambda: None,
) -> Life:
    """Fork a child that does the work, and kill it before its nth call.

    Args:
        work: Returns the exit code.
        root: Calls on files count below it alone; what is sent to another computer counts, too.
        nth: From 1; with 0 it lives to its end.
        at_the_point: Called when all its threads stand still, before it is killed.
    """
    ready, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ready)
        os.dup2(_catch_calls(), _LISTENER)
        os.close(told)
        _do(work)
    os.close(told)
    os.read(ready, 1)  # until the child has closed its end
    os.close(ready)
    watch = _Watch(child, f"{root}/", nth)
    try:
        if watch.follow():
            os.kill(child, signal.SIGSTOP)
            os.waitpid(child, os.WUNTRACED)
            at_the_point()
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        watch.close()
        status = os.waitpid(child, 0)[1]
    return Life(os.waitstatus_to_exitcode(status), tuple(watch.calls))


def _do(work: Callable[[], int]) -> None:
    code = _FAILED
    signal.alarm(LIMIT_S)
    try:
        code = work()
        sys.stdout.flush()
    finally:
        os._exit(code)


def _catch_calls() -> int:
    """Have the kernel ask before each call, and return the descriptor that it asks on."""
    numbers = [*BY_DESCRIPTOR, *BY_NAME]
    load, equal, end = 0x20, 0x15, 0x06
    program = [(load, 0, 0, 4), (equal, 1, 0, _ARCH_X86_64), (end, 0, 0, _ALLOW), (load, 0, 0, 0)]
    for left, number in zip(range(len(numbers), 0, -1), numbers, strict=True):
        program.append((equal, left, 0, number))
    program += [(end, 0, 0, _ALLOW), (end, 0, 0, _NOTIFY)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *line) for line in program))
    filled = struct.pack("<HxxxxxxQ", len(program), ctypes.addressof(code))
    if _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise _trouble()
    listener = _libc.syscall(_SYS_SECCOMP, _SET_MODE_FILTER, _NEW_LISTENER, filled)
    if listener < 0:
        raise _trouble()
    return listener


def _trouble() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))


@dataclass(slots=True)
class _Watch:
    """Lets a child's calls through until the nth."""

    child: int
    root: str
    nth: int
    calls: list[str] = field(default_factory=list[str])
    _pidfd: int = -1
    _listener: int = -1
    _families: dict[str, bool] = field(default_factory=dict[str, bool])

    def __post_init__(self) -> None:
        self._pidfd = os.pidfd_open(self.child)
        self._listener = self._descriptor(_LISTENER)

    def follow(self) -> bool:
        """Return whether the child came to the nth call; False when it has ended."""
        polled = select.poll()
        polled.register(self._listener, select.POLLIN)
        polled.register(self._pidfd, select.POLLIN)
        while True:
            ready = dict(polled.poll())
            if ready.get(self._listener, 0) & select.POLLIN:
                if self._ask():
                    return True
            elif self._pidfd in ready:
                return False

    def close(self) -> None:
        os.close(self._listener)
        os.close(self._pidfd)

    def _ask(self) -> bool:
        notice = bytearray(_NOTICE.size)
        try:
            fcntl.ioctl(self._listener, _RECEIVE, notice)
        except FileNotFoundError:  # the thread was ended meanwhile
            return False
        number_of_notice, thread, _, number, _, _, first, *_ = _NOTICE.unpack(notice)
        if (name := self._name_of(thread, number, first)) is not None:
            self.calls.append(name)
            if len(self.calls) == self.nth:
                return True
        with suppress(FileNotFoundError):
            answer = bytearray(_ANSWER.pack(number_of_notice, 0, 0, _CONTINUE))
            fcntl.ioctl(self._listener, _SEND, answer)
        return False

    def _name_of(self, thread: int, number: int, first: int) -> str | None:
        """Return a call's name if it counts."""
        if number in BY_NAME:
            return BY_NAME[number]
        name = BY_DESCRIPTOR[number]
        try:
            file = str(Path(f"/proc/{thread}/fd/{first}").readlink())
        except OSError:  # no such descriptor: the call is going to fail
            return None
        if file.startswith("socket:"):
            return name if name in _SENDING and self._is_internet(file, first) else None
        return name if file.startswith(self.root) else None

    def _is_internet(self, file: str, descriptor: int) -> bool:
        """Say whether a socket leads out: an event loop wakes itself by one that does not."""
        if file not in self._families:
            with socket.socket(fileno=self._descriptor(descriptor)) as one:
                self._families[file] = one.family != socket.AF_UNIX
        return self._families[file]

    def _descriptor(self, number: int) -> int:
        """Return a copy of one of the child's descriptors."""
        copy = _libc.syscall(_SYS_PIDFD_GETFD, self._pidfd, number, 0)
        if copy < 0:
            raise _trouble()
        return copy
