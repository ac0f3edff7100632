"""Which parts of a clip's scene are taken into the composer."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikascenes_desktop.domain.scene import Scene


class Part(StrEnum):
    """What a remix takes."""

    ALL = "all"
    ALL_BUT_SEED = "all_but_seed"
    PROMPT = "prompt"
    SEED = "seed"


def remixed(part: Part, clip: Scene, present: Scene) -> Scene:
    """Return the scene to work on: what is taken from the clip, the rest as it stands.

    Args:
        part: What is taken.
        clip: The clip's scene.
        present: The scene in the composer.
    """
    match part:
        case Part.ALL:
            return clip
        case Part.ALL_BUT_SEED:
            return replace(clip, seed=None)
        case Part.PROMPT:
            return replace(present, prompt=clip.prompt)
        case Part.SEED:
            return replace(present, seed=clip.seed)
