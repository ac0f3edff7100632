"""Why a scene cannot be sent now, and where that is mended. Generate is never just dead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import KeyMissing, KeyRejected
from pikascenes_desktop.domain.scene import MAX_PROMPT_CHARS
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.services.settings import Readiness
    from pikascenes_desktop.ui.composer.notes import Note
    from pikascenes_desktop.ui.composer.sheet import Sheet


class Place(StrEnum):
    """Where something is mended."""

    TILES = "tiles"
    PROMPT = "prompt"
    SEED = "seed"
    ACCOUNT = "account"
    HOST = "host"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Blocker:
    """What keeps the scene from being sent.

    Attributes:
        text: The reason, for the readiness line.
        place: Where to go.
        tile: The place of the tile to go to, from 0.
        icon: The icon beside the reason.
        is_error: Whether something is wrong rather than still missing.
    """

    text: str
    place: Place
    tile: int = 0
    icon: str = "error"
    is_error: bool = True


def blocker(sheet: Sheet, found: tuple[Note, ...], readiness: Readiness | None) -> Blocker | None:
    """Return the first thing that is missing or wrong; None when the scene can be sent.

    Args:
        sheet: The composer.
        found: The notes about its tiles.
        readiness: Key, host and library; None while that is not known yet.
    """
    if not sheet.tiles:
        return Blocker(say("ready.noimg"), Place.TILES, icon="image", is_error=False)
    for note in found:
        if note.is_error:
            return Blocker(say("ready.badimg", n=note.number), Place.TILES, tile=note.number - 1)
    if len(sheet.scene.prompt) > MAX_PROMPT_CHARS:
        return Blocker(say("ready.overlong"), Place.PROMPT)
    if sheet.is_seed_bad:
        return Blocker(say("ready.seed"), Place.SEED)
    return None if readiness is None else _unready(sheet, readiness)


def _unready(sheet: Sheet, readiness: Readiness) -> Blocker | None:
    if isinstance(readiness.key, KeyMissing):
        return Blocker(say("ready.nokey.yet"), Place.ACCOUNT, icon="key", is_error=False)
    if isinstance(readiness.key, KeyRejected):
        return Blocker(say("ready.nokey"), Place.ACCOUNT, icon="key")
    if readiness.key is not None:
        return Blocker(say("ready.nostore"), Place.ACCOUNT, icon="key")
    has_files = any(not tile.ingredient.is_link for tile in sheet.tiles)
    if readiness.host is not None and has_files:
        return Blocker(say("ready.nohost"), Place.HOST, icon="cloud", is_error=False)
    if readiness.library is not None:
        return Blocker(say("ready.nolib"), Place.LIBRARY, icon="folder")
    return None
