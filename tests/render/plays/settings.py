"""The settings: each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.render.plays import cast
from tests.render.plays.play import Play

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.render.stage import Stage


async def _pages(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    for page in ("account", "host", "library", "general"):
        window.open_settings(page)
        yield page


PLAYS: Final = (Play("settings", _pages, cast.with_clips(6)),)
