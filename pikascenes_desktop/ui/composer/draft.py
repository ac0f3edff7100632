"""The scene on the desk: tiles, words and settings, with a way back."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.domain.preferences import EMPTY_SCENE
from pikascenes_desktop.domain.scene import MAX_IMAGES, MAX_SEED, Ingredient, Scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.ports.media import ImageFacts

MOST_UNDONE: Final = 50


@dataclass(frozen=True, slots=True)
class Tile:
    """One ingredient as the composer shows it.

    Attributes:
        key: Tells tiles apart, whatever their order.
        ingredient: The image; only its source is known while it is being read.
        is_busy: Whether it is being read.
        problem: Why it cannot be used; None when it can.
        original: What the file's header said, once read.
    """

    key: int
    ingredient: Ingredient
    is_busy: bool = False
    problem: AppError | None = None
    original: ImageFacts | None = None


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


class Draft(QObject):
    """The composer's state. Every change makes a new `Sheet`; big ones can be undone.

    Signals:
        changed: Anything is different now.
        tiles_changed: The tiles are others, or are known better.
        loaded: Words and settings were replaced from outside the fields.
        reading_wanted: The tile of this key must be read.
    """

    changed = Signal()
    tiles_changed = Signal()
    loaded = Signal()
    reading_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet()
        self._before: list[Sheet] = []
        self._keys = itertools.count(1)

    @property
    def sheet(self) -> Sheet:
        """Everything as it is now."""
        return self._sheet

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The tiles, in order."""
        return self._sheet.tiles

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._before)

    def tile(self, key: int) -> Tile | None:
        """Return the tile of that key, if it is still there."""
        return next((tile for tile in self.tiles if tile.key == key), None)

    # --- tiles ------------------------------------------------------------------------------

    def add(self, sources: Iterable[str]) -> int:
        """Add images at the end, as many as fit, and return how many did not."""
        wanted = list(sources)
        fitting = wanted[: MAX_IMAGES - len(self.tiles)]
        fresh = tuple(self._fresh(source) for source in fitting)
        if fresh:
            self._put_tiles((*self.tiles, *fresh))
            for tile in fresh:
                self.reading_wanted.emit(tile.key)
        return len(wanted) - len(fitting)

    def replace_source(self, key: int, source: str) -> None:
        """Put another image in a tile's place."""
        fresh = self._fresh(source)
        self._put_tiles(tuple(fresh if tile.key == key else tile for tile in self.tiles))
        self.reading_wanted.emit(fresh.key)

    def remove(self, key: int) -> None:
        """Remove a tile; can be undone."""
        if self.tile(key) is not None:
            self._remember()
            self._put_tiles(tuple(tile for tile in self.tiles if tile.key != key))

    def move(self, key: int, place: int) -> None:
        """Move a tile to a place, from 0."""
        tile = self.tile(key)
        if tile is None or self.tiles.index(tile) == place:
            return
        others = [other for other in self.tiles if other.key != key]
        others.insert(max(0, min(place, len(others))), tile)
        self._put_tiles(tuple(others))

    def settle(self, key: int, ingredient: Ingredient, original: ImageFacts | None) -> None:
        """Note that a tile was read."""
        self._change_tile(
            key,
            lambda tile: replace(
                tile, ingredient=ingredient, is_busy=False, problem=None, original=original
            ),
        )

    def fail(self, key: int, problem: AppError) -> None:
        """Note that a tile cannot be used."""
        self._change_tile(key, lambda tile: replace(tile, is_busy=False, problem=problem))

    def _fresh(self, source: str) -> Tile:
        return Tile(next(self._keys), Ingredient(source=source), is_busy=True)

    def _change_tile(self, key: int, change: Callable[[Tile], Tile]) -> None:
        if self.tile(key) is not None:
            self._put_tiles(tuple(change(tile) if tile.key == key else tile for tile in self.tiles))

    def _put_tiles(self, tiles: tuple[Tile, ...]) -> None:
        self._sheet = replace(self._sheet, tiles=tiles)
        self.tiles_changed.emit()
        self.changed.emit()

    # --- words and settings -----------------------------------------------------------------

    def set_scene(self, scene: Scene) -> None:
        """Take words and settings from the fields; ingredients and seed are ignored."""
        scene = replace(scene, ingredients=(), seed=None)
        if scene != self._sheet.scene:
            self._sheet = replace(self._sheet, scene=scene)
            self.changed.emit()

    def set_seed_text(self, text: str | None) -> None:
        """Take the seed's field; None for a random seed each time."""
        if text != self._sheet.seed_text:
            self._sheet = replace(self._sheet, seed_text=text)
            self.changed.emit()

    # --- the whole --------------------------------------------------------------------------

    def load(self, scene: Scene, *, title: str = "", can_undo: bool = True) -> None:
        """Replace everything; images that were not read yet are read."""
        if can_undo:
            self._remember()
        tiles = tuple(
            Tile(next(self._keys), image, is_busy=image.sha256 is None)
            for image in scene.ingredients[:MAX_IMAGES]
        )
        self._show(
            Sheet(
                tiles=tiles,
                scene=replace(scene, ingredients=(), seed=None),
                seed_text=None if scene.seed is None else str(scene.seed),
                title=title,
            )
        )

    def clear(self) -> None:
        """Start anew; can be undone."""
        if not self._sheet.is_empty:
            self._remember()
            self._show(Sheet())

    def undo(self) -> bool:
        """Go back to before the last big change; False when there is none."""
        if not self._before:
            return False
        self._show(self._before.pop())
        return True

    def _remember(self) -> None:
        self._before = [*self._before[1 - MOST_UNDONE :], self._sheet]

    def _show(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.loaded.emit()
        self.tiles_changed.emit()
        self.changed.emit()
        for tile in sheet.tiles:
            if tile.is_busy:
                self.reading_wanted.emit(tile.key)
