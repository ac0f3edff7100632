"""The composer's way back and forth: big changes can be taken back, and made again.

What is typed into a field is that field's own business. A step takes back what it changed and
nothing else: bringing a removed image back leaves what was typed since.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pikascenes_desktop.ui.composer.sheet import Sheet

MOST_STEPS: Final = 50


class Part(Enum):
    """What a step changes."""

    TILES = auto()
    PROMPT = auto()
    WHOLE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One big change.

    Attributes:
        number: Tells steps apart.
        other: The sheet on the other side of the step.
    """

    number: int
    part: Part
    other: Sheet


def crossed(step: Step, now: Sheet) -> Sheet:
    """Return the sheet on the other side of a step."""
    match step.part:
        case Part.TILES:
            return replace(now, tiles=step.other.tiles)
        case Part.PROMPT:
            return replace(now, scene=replace(now.scene, prompt=step.other.scene.prompt))
        case Part.WHOLE:
            return step.other


def shows_the_same(one: Sheet, other: Sheet) -> bool:
    """Say whether two sheets differ in nothing but what was found out about their tiles."""
    keys = [tile.key for tile in one.tiles] == [tile.key for tile in other.tiles]
    return keys and replace(one, tiles=()) == replace(other, tiles=())


class Steps:
    """The steps taken, and those taken back."""

    def __init__(self) -> None:
        self._number = 0
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return bool(self._undone)

    @property
    def last(self) -> int:
        """The number of the last step that was taken."""
        return self._number

    def take(self, part: Part, before: Sheet) -> int:
        """Note that a step is taken now, and return its number; what was undone is forgotten."""
        self._number += 1
        self._done = [*self._done[1 - MOST_STEPS :], Step(self._number, part, before)]
        self._undone = []
        return self._number

    def undo(self, now: Sheet, number: int | None = None) -> Sheet | None:
        """Return the sheet before the last step that shows; None when there is none.

        Args:
            now: The sheet as it is.
            number: Take everything back up to and with this step, or nothing if it is not there.
        """
        if number is not None and number not in {step.number for step in self._done}:
            return None
        return _cross(self._done, self._undone, now, number)

    def redo(self, now: Sheet) -> Sheet | None:
        """Return the sheet after the step that was taken back last; None when there is none."""
        return _cross(self._undone, self._done, now, None)


def _cross(source: list[Step], target: list[Step], now: Sheet, number: int | None) -> Sheet | None:
    start = now
    while source:
        step = source.pop()
        target.append(Step(step.number, step.part, now))
        now = crossed(step, now)
        if step.number == number or (number is None and not shows_the_same(start, now)):
            return now
    return None
