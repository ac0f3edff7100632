"""The sample scenes of the empty gallery, with pictures that ship with the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.scene import AspectRatio, Duration, Ingredient, Scene
from pikascenes_desktop.ui.resources import resource
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample scene.

    Attributes:
        key: The deck's key of its title; ``<key>.prompt`` is its prompt.
        pictures: File names in ``resources/samples``.
    """

    key: str
    pictures: tuple[str, ...]
    aspect_ratio: AspectRatio
    duration: Duration

    @property
    def title(self) -> str:
        """What it is called."""
        return say(self.key)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where its pictures are."""
        return tuple(resource("samples", picture) for picture in self.pictures)

    def scene(self) -> Scene:
        """Return the scene, ready for the composer."""
        return Scene(
            ingredients=tuple(Ingredient(source=str(path)) for path in self.paths),
            prompt=say(f"{self.key}.prompt"),
            aspect_ratio=self.aspect_ratio,
            duration=self.duration,
        )


SAMPLES: Final = (
    Sample("sample.1", ("fox.jpg", "lantern.jpg", "village.jpg"), AspectRatio.WIDE, Duration.FIVE),
    Sample(
        "sample.2", ("teapot.jpg", "boat.jpg", "peaks.jpg"), AspectRatio.ULTRAWIDE, Duration.TEN
    ),
    Sample(
        "sample.3", ("robot.jpg", "forest.jpg", "umbrella.jpg"), AspectRatio.SQUARE, Duration.FIVE
    ),
)
