"""How a self-test went, as JSON or as lines."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class State(StrEnum):
    """How one check went."""

    PASSED = "passed"
    ABSENT = "absent"
    """This computer has no such thing, and the program works without it."""
    FAILED = "failed"


SIGNS = {State.PASSED: "ok", State.ABSENT: "--", State.FAILED: "NO"}


class Absent(Exception):
    """What is checked is not on this computer, and need not be; the message says it."""


class Broken(Exception):
    """A part is missing or does not do its work; the message says which."""


@dataclass(frozen=True, slots=True)
class Check:
    """How one check went.

    Attributes:
        ok: Whether nothing is wrong.
        detail: What was found, or what is wrong.
        seconds: How long it took.
    """

    name: str
    ok: bool
    state: State
    detail: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """How all of them went.

    Attributes:
        ok: Whether the program is whole.
        versions: What it is made of.
        screenshot: Where the picture of its window is; empty where there is none.
        seconds: How long it took.
    """

    ok: bool
    version: str
    python: str
    system: str
    versions: dict[str, str]
    screenshot: str
    seconds: float
    checks: tuple[Check, ...]

    def as_json(self) -> str:
        """Return it for programs."""
        return json.dumps(asdict(self), indent=2)

    def as_lines(self) -> str:
        """Return it for people."""
        lines = [
            f"{SIGNS[check.state]}  {check.name:12} {check.seconds:5.1f} s  {check.detail}"
            for check in self.checks
        ]
        lines += [f"    {name} {version}" for name, version in self.versions.items()]
        if self.screenshot:
            lines.append(f"    The window: {self.screenshot}")
        lines.append("All is well." if self.ok else "This program is not whole.")
        return "\n".join(lines)


def checked(name: str, check: Callable[[], str]) -> Check:
    """Run a check and note how it went."""
    started = time.monotonic()
    try:
        detail, state = check(), State.PASSED
    except Absent as absent:
        detail, state = f"{absent}", State.ABSENT
    except Exception as error:  # noqa: BLE001 -- whatever is broken is what we are here to say
        detail, state = f"{type(error).__name__}: {error}", State.FAILED
    seconds = round(time.monotonic() - started, 2)
    return Check(name, state is not State.FAILED, state, detail, seconds)
