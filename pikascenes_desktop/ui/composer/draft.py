"""The scene on the desk: tiles, words and settings, with a way back."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.domain.scene import MAX_IMAGES, Ingredient, Scene
from pikascenes_desktop.ui.composer.sheet import Sheet, Tile
from pikascenes_desktop.ui.composer.undoing import Part, Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.domain.host import LinkProblem
    from pikascenes_desktop.ports.media import ImageFacts


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
        self._steps = Steps()
        self._known: dict[int, Tile] = {}
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
        return self._steps.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return self._steps.can_redo

    @property
    def last_step(self) -> int:
        """The number of the last big change, for `undo`."""
        return self._steps.last

    def tile(self, key: int) -> Tile | None:
        """Return the tile of that key, if it is still there."""
        return next((tile for tile in self.tiles if tile.key == key), None)

    def known(self, key: int) -> Tile | None:
        """Return what is known of a tile, also while it is taken away."""
        return self._known.get(key)

    # --- tiles ------------------------------------------------------------------------------

    def add(self, sources: Iterable[str]) -> int:
        """Add images at the end, as many as fit, and return how many did not."""
        return self.add_images(Ingredient(source=source) for source in sources)

    def add_images(self, images: Iterable[Ingredient]) -> int:
        """Add images, of which some may have been read before; return how many did not fit."""
        wanted = list(images)
        fitting = wanted[: MAX_IMAGES - len(self.tiles)]
        if fitting:
            self._take(Part.TILES)
            fresh = tuple(self._fresh(image, is_added=True) for image in fitting)
            self._put_tiles((*self.tiles, *fresh))
            self._want_reading(fresh)
        return len(wanted) - len(fitting)

    def replace_source(self, key: int, source: str) -> None:
        """Put another image in a tile's place."""
        if self.tile(key) is not None:
            self._take(Part.TILES)
            fresh = self._fresh(Ingredient(source=source), is_added=True)
            self._put_tiles(tuple(fresh if tile.key == key else tile for tile in self.tiles))
            self._want_reading((fresh,))

    def remove(self, key: int) -> int | None:
        """Remove a tile, and return the number of the step; None if it is not there."""
        if self.tile(key) is None:
            return None
        number = self._take(Part.TILES)
        self._put_tiles(tuple(tile for tile in self.tiles if tile.key != key))
        return number

    def move(self, key: int, place: int) -> None:
        """Move a tile to a place, from 0."""
        tile = self.tile(key)
        if tile is None:
            return
        others = [other for other in self.tiles if other.key != key]
        others.insert(max(0, min(place, len(others))), tile)
        if tuple(others) != self.tiles:
            self._take(Part.TILES)
            self._put_tiles(tuple(others))

    def settle(self, key: int, ingredient: Ingredient, original: ImageFacts | None) -> None:
        """Note that a tile was read."""
        self._learn(
            key,
            lambda tile: replace(
                tile, ingredient=ingredient, is_busy=False, problem=None, original=original
            ),
        )

    def fail(self, key: int, problem: AppError) -> None:
        """Note that a tile cannot be used."""
        self._learn(key, lambda tile: replace(tile, is_busy=False, problem=problem))

    def doubt(self, key: int, doubt: LinkProblem) -> None:
        """Note that a link did not open just now."""
        self._learn(key, lambda tile: replace(tile, doubt=doubt))

    def _fresh(self, image: Ingredient, *, is_added: bool = False) -> Tile:
        is_busy = image.sha256 is None
        tile = Tile(next(self._keys), image, is_busy=is_busy, is_added=is_added)
        self._known[tile.key] = tile
        return tile

    def _learn(self, key: int, change: Callable[[Tile], Tile]) -> None:
        # A tile that was taken away may come back: what is found out about it is kept, too.
        if key in self._known:
            self._known[key] = change(self._known[key])
        if self.tile(key) is not None:
            self._put_tiles(self._as_known(self.tiles))

    def _as_known(self, tiles: tuple[Tile, ...]) -> tuple[Tile, ...]:
        return tuple(self._known[tile.key] for tile in tiles)

    def _put_tiles(self, tiles: tuple[Tile, ...]) -> None:
        self._sheet = replace(self._sheet, tiles=tiles)
        self.tiles_changed.emit()
        self.changed.emit()

    def _want_reading(self, tiles: tuple[Tile, ...]) -> None:
        for tile in tiles:
            if tile.is_busy:
                self.reading_wanted.emit(tile.key)

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

    def use_prompt(self, prompt: str) -> None:
        """Show an earlier prompt in place of this one; can be undone."""
        if prompt != self._sheet.scene.prompt:
            self._take(Part.PROMPT)
            scene = replace(self._sheet.scene, prompt=prompt)
            self._show(replace(self._sheet, scene=scene))

    # --- the whole --------------------------------------------------------------------------

    def load(self, scene: Scene, *, title: str = "", can_undo: bool = True) -> int | None:
        """Replace everything; images that were not read yet are read.

        Returns:
            The number of the step, for `undo`; None when it cannot be undone.
        """
        number = self._take(Part.WHOLE) if can_undo else None
        self._show(
            Sheet(
                tiles=tuple(self._fresh(image) for image in scene.ingredients[:MAX_IMAGES]),
                scene=replace(scene, ingredients=(), seed=None),
                seed_text=None if scene.seed is None else str(scene.seed),
                title=title,
            )
        )
        return number

    def apply(self, scene: Scene, *, title: str) -> int:
        """Replace words and settings, and the images if the scene has any; can be undone."""
        if scene.ingredients:
            tiles = tuple(self._fresh(image) for image in scene.ingredients[:MAX_IMAGES])
        else:
            tiles = self.tiles
        number = self._take(Part.WHOLE)
        self._show(
            Sheet(
                tiles=tiles,
                scene=replace(scene, ingredients=(), seed=None),
                seed_text=None if scene.seed is None else str(scene.seed),
                title=title,
            )
        )
        return number

    def clear(self) -> int | None:
        """Start anew, and return the number of the step; None if there is nothing to clear."""
        if self._sheet.is_empty:
            return None
        number = self._take(Part.WHOLE)
        self._show(Sheet())
        return number

    def undo(self, number: int | None = None) -> bool:
        """Take the last big change back, or all up to the step of this number.

        Returns:
            Whether anything was taken back.
        """
        return self._go(self._steps.undo(self._sheet, number))

    def redo(self) -> bool:
        """Make the change again that was taken back last; False when there is none."""
        return self._go(self._steps.redo(self._sheet))

    def _take(self, part: Part) -> int:
        return self._steps.take(part, self._sheet)

    def _go(self, sheet: Sheet | None) -> bool:
        if sheet is None:
            return False
        self._show(replace(sheet, tiles=self._as_known(sheet.tiles)))
        return True

    def take_over(self, other: Draft) -> None:
        """Go on where another draft stands, its way back and forth included."""
        self._steps, self._known, self._keys = other._steps, other._known, other._keys
        self._show(other.sheet)

    def _show(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.loaded.emit()
        self.tiles_changed.emit()
        self.changed.emit()
        self._want_reading(sheet.tiles)
