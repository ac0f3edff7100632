"""Killing a real generation by strace, and looking at what a restart makes of it.

This is the program as users start it, each time anew, so it reaches few points;
`tests.faults.kill_sweep` reaches all of them, in processes that are forked ready to go.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import httpx

from tests.unmeasured import unmeasured

if TYPE_CHECKING:
    from pathlib import Path

SYSCALLS: Final = (
    "write,pwrite64,fsync,fdatasync,link,rename,renameat2,unlink,ftruncate,fallocate,"
    "mkdir,connect,sendto,sendmsg,recvfrom,recvmsg"
)
"""What changes the disk or the wire, and what reads the wire's answers."""

TRACED: Final = ("strace", "-f", "--seccomp-bpf", "-qq")
"""Only what is traced stops: loading the program costs hardly more than without strace."""

KEY: Final = "a-key-for-the-practice-service"
LIMIT_S: Final = 150

_CALL: Final = re.compile(r"^(?P<thread>\d+) +(?P<name>\w+)\(")


@dataclass(frozen=True, slots=True)
class Point:
    """The nth call of a name in whichever thread gets there first."""

    name: str
    nth: int


@dataclass(frozen=True, slots=True)
class Program:
    """One user's program: a data folder and a library of its own, one service for all."""

    folder: Path
    base: str

    def copy(self, folder: Path) -> Program:
        """Return a program that stands where this one stands."""
        shutil.copytree(self.folder, folder)
        return Program(folder, self.base)

    def command(self, *arguments: str) -> list[str]:
        places = ["--data-dir", str(self.folder / "data"), "--library", str(self.folder / "clips")]
        return [
            sys.executable, "-m", "pikascenes_desktop", *places, "--api-base", self.base,
            *arguments, "--json",
        ]  # fmt: skip

    def run(self, *arguments: str, strace: tuple[str, ...] = ()) -> tuple[int, Any]:
        """Run a verb to its end or death; returns exit code and what it printed as JSON."""
        done = subprocess.run(
            [*strace, *self.command(*arguments)],
            capture_output=True,
            timeout=LIMIT_S,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**unmeasured(), "RUNCOMFY_TOKEN": KEY},
        )
        return done.returncode, json.loads(done.stdout) if done.stdout.strip() else None

    def generate(self, link: str, prompt: str, *, strace: tuple[str, ...] = ()) -> int:
        """Make a small clip of a link; the prompt tells its requests from all others."""
        code, _ = self.run(
            "generate", link, "--prompt", prompt, "--resolution", "720p", "--seed", "1",
            strace=strace,
        )  # fmt: skip
        return code

    def killed(self, link: str, prompt: str, point: Point) -> int:
        """The same, killed at a point."""
        inject = f"inject={point.name}:signal=SIGKILL:when={point.nth}"
        log = str(self.folder / "strace")
        return self.generate(
            link,
            prompt,
            strace=(*TRACED, "-o", log, "-e", f"trace={SYSCALLS}", "-e", inject),
        )

    def points(self, link: str, prompt: str, count: int) -> list[Point]:
        """Record one undisturbed generation, and choose points spread evenly over it."""
        log = self.folder / "strace"
        code = self.generate(
            link,
            prompt,
            strace=(*TRACED, "-o", str(log), "-e", f"trace={SYSCALLS}"),
        )
        if code != 0:
            raise AssertionError(f"undisturbed, it ends with {code}")
        return spread(log.read_text("utf-8", "replace"), count)


def spread(trace: str, count: int) -> list[Point]:
    """Return points spread evenly over a trace, each of which occurs in it."""
    seen: Counter[tuple[str, str]] = Counter()
    points: dict[Point, None] = {}
    for line in trace.splitlines():
        if (match := _CALL.match(line)) is not None:
            key = match["thread"], match["name"]
            seen[key] += 1
            points[Point(match["name"], seen[key])] = None
    every = list(points)
    if len(every) < count:
        raise AssertionError(f"only {len(every)} points")
    return [every[index * len(every) // count] for index in range(count)]


def accepted(base: str, prompt: str) -> list[str]:
    """Return the ids of the requests that the service took for a prompt."""
    ledger = httpx.get(f"{base}/practice/ledger").json()
    return [
        entry["id"] for entry in ledger["requests"] if request_prompt(base, entry["id"]) == prompt
    ]


def request_prompt(base: str, request_id: str) -> str | None:
    """Return the prompt that a request carried."""
    url = f"{base}/v1/requests/{request_id}/result"
    reply = httpx.get(url, headers={"Authorization": f"Bearer {KEY}"}).json()
    return reply.get("input", {}).get("promptText")
