"""What was promised of the Windows program, and what was measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

MEGABYTE: Final = 1_000_000


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


SETUP_SIZE: Final = Goal("the setup", 75, "MB")
INSTALLED_SIZE: Final = Goal("the installed program", 230, "MB")
FIRST_USE: Final = Goal("silent install until the self-test passed, without network", 60, "s")
SELF_TEST: Final = Goal("the self-test", 30, "s")


@dataclass(slots=True)
class Score:
    """Collects what was measured.

    Attributes:
        missed: The promises that do not hold, in words.
    """

    missed: list[str] = field(default_factory=list[str])

    def note(self, goal: Goal, measured: float) -> None:
        """Say how a goal was met, and remember it if it was not."""
        line = f"{goal.what}: {measured:.1f} {goal.unit} of at most {goal.most:.0f}"
        is_met = measured <= goal.most
        say(line if is_met else f"NOT MET: {line}")
        if not is_met:
            self.missed.append(line)


def say(sentence: str) -> None:
    """Print a line at once: the steps take minutes."""
    print(f"  {sentence}", flush=True)
