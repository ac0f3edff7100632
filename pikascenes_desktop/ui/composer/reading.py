"""Reads the pictures of new tiles in the background."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pikascenes_desktop.domain.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.composer.draft import Draft


class Reader(QObject):
    """Takes each tile's source through the intake and tells the draft how it ended."""

    def __init__(self, desk: Desk, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft = draft
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._temporary: set[str] = set()
        draft.reading_wanted.connect(self._start)

    def drop_after_reading(self, source: str) -> None:
        """Remove this file once the library holds its copy: it is a pasted picture of ours."""
        self._temporary.add(source)

    async def settled(self, keys: Iterable[int]) -> None:
        """Wait until these tiles were read, well or badly."""
        tasks = [self._tasks[key] for key in keys if key in self._tasks]
        if tasks:
            await asyncio.wait(tasks)

    def _start(self, key: int) -> None:
        task = self._desk.scope.spawn(self._read(key), name=f"read tile {key}")
        self._tasks[key] = task
        task.add_done_callback(lambda _: self._tasks.pop(key, None))

    async def _read(self, key: int) -> None:
        tile = self._draft.tile(key)
        if tile is None:
            return
        source = tile.ingredient.source
        try:
            original = None
            if not tile.ingredient.is_link:
                original = await self._desk.images.inspect(Path(source))
            ingredient = await self._desk.intake.take(source)
        except AppError as error:
            self._draft.fail(key, error)
        else:
            self._draft.settle(key, ingredient, original)
            if source in self._temporary:
                self._temporary.discard(source)
                await asyncio.to_thread(Path(source).unlink, missing_ok=True)
