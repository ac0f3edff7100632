"""A play: a world, and what is done in its window from one scene to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.render.stage import make_world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.theme import Theme
    from tests.fakes.world import World
    from tests.render.looks import Look
    from tests.render.stage import Stage


def _plain(folder: Path, _look: Look) -> World:
    return make_world(folder)


@dataclass(frozen=True, slots=True)
class Play:
    """Scenes that follow from one another in one window.

    Attributes:
        act: Goes from scene to scene; yields the name of each while it can be seen.
        world: Makes the world in which it is given.
    """

    name: str
    act: Callable[[Stage], AsyncIterator[str]]
    world: Callable[[Path, Look], World] = field(default=_plain)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Widgets side by side, without the window.

    Attributes:
        make: Makes them, in one widget; also returns what is to be done once it is shown.
    """

    name: str
    make: Callable[[Theme], tuple[QWidget, Callable[[], None]]]
