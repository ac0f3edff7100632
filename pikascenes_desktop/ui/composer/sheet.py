"""What the composer holds at one moment, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.preferences import EMPTY_SCENE
from pikascenes_desktop.domain.scene import MAX_SEED, Ingredient, Scene

if TYPE_CHECKING:
    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.domain.host import LinkProblem
    from pikascenes_desktop.ports.media import ImageFacts


@dataclass(frozen=True, slots=True)
class Tile:
    """One ingredient as the composer shows it.

    Attributes:
        key: Tells tiles apart, whatever their order.
        ingredient: The image; only its source is known while it is being read.
        is_busy: Whether it is being read.
        problem: Why it cannot be used; None when it can.
        original: What the file's header said, once read.
        doubt: Why a link did not open just now, though it may when it is sent.
        is_added: Whether the user added it by hand; others came with a scene, which may be a
            stranger's, and no website is asked about those before they are sent.
    """

    key: int
    ingredient: Ingredient
    is_busy: bool = False
    problem: AppError | None = None
    original: ImageFacts | None = None
    doubt: LinkProblem | None = None
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything in the composer at one moment.

    Attributes:
        scene: Words and settings; its ingredients and seed are never set.
        seed_text: What the locked seed's field holds; None while seeds are random.
        title: What the header says instead of "New scene"; empty for that.
    """

    tiles: tuple[Tile, ...] = ()
    scene: Scene = EMPTY_SCENE
    seed_text: str | None = None
    title: str = ""

    @property
    def seed(self) -> int | None:
        """The locked seed; None while random, or while the field holds no usable number."""
        text = (self.seed_text or "").strip()
        if not (text.isascii() and text.isdigit()):
            return None
        return int(text) if int(text) <= MAX_SEED else None

    @property
    def is_seed_bad(self) -> bool:
        """Whether a seed is wanted and the field holds no usable number."""
        return self.seed_text is not None and self.seed is None

    @property
    def reading(self) -> int | None:
        """The number of the first image that is still being read; None for none."""
        busy = (number for number, tile in enumerate(self.tiles, start=1) if tile.is_busy)
        return next(busy, None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to clear."""
        return self == Sheet()

    def full_scene(self) -> Scene:
        """Return the scene as it would be sent."""
        return replace(
            self.scene,
            ingredients=tuple(tile.ingredient for tile in self.tiles),
            seed=self.seed,
        )
