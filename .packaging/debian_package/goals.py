"""What was promised of the package, and what was measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

MEBIBYTE: Final = 1024 * 1024
"""What dpkg and ``du`` mean by a megabyte."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One promise.

    Attributes:
        what: What is measured.
        most: The most it may be.
        unit: MB or s.
    """

    what: str
    most: float
    unit: str


PACKAGE_SIZE: Final = Goal("the package", 110, "MB")
INSTALLED_SIZE: Final = Goal("the installed program", 360, "MB")
FIRST_USE: Final = Goal("installation until the self-test passed, without network", 60, "s")
SELF_TEST: Final = Goal("the self-test", 30, "s")


@dataclass(slots=True)
class Score:
    """Collects what was measured.

    Attributes:
        say: Told every figure.
        missed: The promises that do not hold, in words.
    """

    say: Callable[[str], None]
    missed: list[str] = field(default_factory=list[str])

    def note(self, goal: Goal, measured: float) -> None:
        """Say how a goal was met, and remember it if it was not."""
        line = f"{goal.what}: {measured:.1f} {goal.unit} of at most {goal.most:.0f}"
        if measured <= goal.most:
            self.say(line)
        else:
            self.say(f"NOT MET: {line}")
            self.missed.append(line)
