"""The prompts of earlier presses, to start from again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pikascenes_desktop.services.parts import Parts

MOST: Final = 50


class PromptHistory:
    """Reads earlier prompts from the history."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def latest(self) -> list[str]:
        """Return the last `MOST` prompts, each once, newest first.

        Raises:
            HistoryUnavailable: The history cannot be read.
        """
        return await self._parts.history.prompts(MOST)
