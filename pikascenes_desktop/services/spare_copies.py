"""Copies of ingredients that nothing refers to any more."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.ports.bin import BinFolder
    from pikascenes_desktop.ports.history import History

log = logging.getLogger(__name__)


async def discard_spare_copies(
    emptied: list[Generation], preferences: Preferences, history: History, folder: BinFolder
) -> None:
    """Move into the system's bin what only these generations needed.

    Draft and presets need their ingredients, and so does every other generation, even a hidden
    one. A copy that cannot be moved stays: one too many does no harm.

    Raises:
        HistoryUnavailable: It cannot be asked who needs what.
    """
    copies = _copies(each.scene for each in emptied)
    if not copies:
        return
    kept = (preferences.draft, *(preset.scene for preset in preferences.presets))
    spare = frozenset(copies) - _copies(kept).keys()
    for digest in sorted(spare - await history.needed_ingredients(spare)):
        try:
            await folder.discard_ingredient(digest, copies[digest])
        except AppError:
            log.warning("an ingredient's copy stays", exc_info=True)


def _copies(scenes: Iterable[Scene]) -> dict[str, str]:
    """Return the media types of the ingredients' copies in the library, by digest."""
    return {
        image.sha256: image.media_type
        for scene in scenes
        for image in scene.ingredients
        if image.sha256 is not None and image.media_type is not None
    }
