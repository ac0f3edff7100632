"""The scene of a clip file, ready for the composer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import LibraryUnavailable
from pikascenes_desktop.domain.scene import Ingredient

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.ports.clip_scenes import ClipScenes
    from pikascenes_desktop.ports.library import Library


class ClipOpening:
    """Opens clips as scenes.

    Args:
        scenes: Reads what a clip tells.
        library: Has the copies of ingredients, where the clip was made here.
    """

    def __init__(self, scenes: ClipScenes, library: Library) -> None:
        self._scenes = scenes
        self._library = library

    async def scene_of(self, path: Path) -> Scene:
        """Return the scene of a clip.

        Ingredients come from the library; those it does not have are looked for beside the clip
        when the composer reads them.

        Raises:
            NotOurClip, FileUnusable: As `ClipScenes.read`.
        """
        scene = await self._scenes.read(path)
        folder = path.parent
        images = [await self._found(image, folder) for image in scene.ingredients]
        return replace(scene, ingredients=tuple(images))

    async def _found(self, image: Ingredient, folder: Path) -> Ingredient:
        if image.is_link:
            return image
        if image.sha256 is not None and image.media_type is not None:
            try:
                kept = await self._library.kept_ingredient(image.sha256, image.media_type)
            except LibraryUnavailable:  # it is told by itself, and the rest of the scene is here
                kept = None
            if kept is not None:
                return replace(image, source=str(folder / image.source))
        return Ingredient(source=str(folder / image.source))
