"""The history in SQLite (architecture §5)."""

from __future__ import annotations

import json
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.history_backups import back_up
from pikascenes_desktop.adapters.history_bin import (
    list_binned,
    list_clips,
    measure_clips,
    needed_ingredients,
)
from pikascenes_desktop.adapters.history_file import open_for_reading, open_for_writing
from pikascenes_desktop.adapters.history_listing import count_cards, list_page
from pikascenes_desktop.adapters.history_statements import (
    insert_press,
    list_cards,
    list_prompts,
    merge_ended,
    read_generations,
    unknown_ids,
    update_generation,
    update_generations,
)
from pikascenes_desktop.adapters.search_text import match_query
from pikascenes_desktop.adapters.sqlite import SqliteThread
from pikascenes_desktop.adapters.uploads_sqlite import SqliteUploads

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterable
    from pathlib import Path

    from pikascenes_desktop.adapters.history_recovery import Recovery
    from pikascenes_desktop.adapters.paths import Places
    from pikascenes_desktop.adapters.sqlite import Sql
    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation, State
    from pikascenes_desktop.ports.history import Card
    from pikascenes_desktop.ports.listing import CardQuery, Listing, Tally


class SqliteHistory:
    """The `History` of this computer.

    Attributes:
        recovery: What became of a damaged history when it was opened, else None.
    """

    def __init__(self, thread: SqliteThread, places: Places, recovery: Recovery | None) -> None:
        self._thread = thread
        self._places = places
        self.recovery = recovery
        self._uploads = SqliteUploads(thread)

    @property
    def uploads(self) -> SqliteUploads:
        return self._uploads

    async def add_press(self, generations: tuple[Generation, ...]) -> tuple[Generation, ...]:
        return await self._thread.run(lambda sql: insert_press(sql, generations))

    async def merge(self, ended: tuple[Generation, ...]) -> tuple[Generation, ...]:
        return await self._thread.run(lambda sql: merge_ended(sql, ended))

    async def get(self, generation_id: str) -> Generation | None:
        found = await self.page((generation_id,))
        return found[0] if found else None

    async def unknown(self, generation_ids: Iterable[str]) -> frozenset[str]:
        asked = tuple(generation_ids)
        return await self._thread.run(lambda sql: unknown_ids(sql, asked))

    async def save(self, generation: Generation, *, note: str = "", raw: str = "") -> None:
        """Write a generation; see the port. A request id that is stored is never blanked.

        Raises:
            UnknownGeneration: There is none of that id.
            NotPossibleNow: The move is not legal; nothing was written.
        """
        await self._thread.run(lambda sql: update_generation(sql, generation, note, raw))

    async def save_all(self, generations: tuple[Generation, ...], *, note: str) -> None:
        """Write several generations, all or none; see the port.

        Raises:
            UnknownGeneration, NotPossibleNow: As `save`, for any of them.
        """
        await self._thread.run(lambda sql: update_generations(sql, generations, note))

    async def binned(self) -> list[Generation]:
        return await self._thread.run(list_binned)

    async def clips(self) -> list[Clip]:
        return await self._thread.run(list_clips)

    async def measure_clips(self) -> tuple[int, int]:
        return await self._thread.run(measure_clips)

    async def needed_ingredients(self, digests: frozenset[str]) -> frozenset[str]:
        return await self._thread.run(lambda sql: needed_ingredients(sql, digests))

    async def unfinished(self) -> list[Generation]:
        return await self._thread.run(
            lambda sql: read_generations(
                sql,
                "WHERE state NOT IN ('saved', 'refused', 'failed', 'cancelled') ORDER BY rank",
            )
        )

    async def ids(
        self, *, search: str = "", states: Iterable[State] = (), favourites: bool = False
    ) -> list[str]:
        cards = await self.cards(search=search, states=states, favourites=favourites)
        return [card.id for card in cards]

    async def cards(
        self, *, search: str = "", states: Iterable[State] = (), favourites: bool = False
    ) -> list[Card]:
        wanted = [state.value for state in states]
        return await self._thread.run(
            lambda sql: list_cards(sql, match_query(search), wanted, favourites)
        )

    async def listing(self, query: CardQuery, *, after: int | None, limit: int) -> Listing:
        return await self._thread.run(lambda sql: list_page(sql, query, after, limit))

    async def tally(self) -> list[Tally]:
        return await self._thread.run(count_cards)

    async def page(self, ids: Iterable[str]) -> list[Generation]:
        wanted = list(ids)

        def work(sql: Sql) -> list[Generation]:
            found = read_generations(
                sql,
                "WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(wanted),),
            )
            by_id = {generation.id: generation for generation in found}
            return [by_id[one] for one in wanted if one in by_id]

        return await self._thread.run(work)

    async def since(self, when: float) -> list[Generation]:
        return await self._thread.run(
            lambda sql: read_generations(sql, "WHERE created_at >= ? ORDER BY rank", (when,))
        )

    async def press(self, press_id: str) -> list[Generation]:
        return await self._thread.run(
            lambda sql: read_generations(sql, "WHERE press_id = ? ORDER BY idx", (press_id,))
        )

    async def prompts(self, limit: int) -> list[str]:
        return await self._thread.run(lambda sql: list_prompts(sql, limit))

    async def last_seen(self) -> float | None:
        def work(sql: Sql) -> float | None:
            row = sql.row("SELECT value FROM meta WHERE name = 'last_seen'")
            return float(str(row[0])) if row else None

        return await self._thread.run(work)

    async def mark_seen(self, now: float) -> None:
        def work(sql: Sql) -> None:
            with sql.transaction():
                sql.rows("INSERT OR REPLACE INTO meta VALUES ('last_seen', ?)", (now,))

        await self._thread.run(work)

    async def backup(self) -> Path:
        """Make a copy now, and return where it is; the oldest beyond five are dropped.

        Raises:
            DiskFull, HistoryUnavailable: It could not be made.
        """
        return await self._thread.run(lambda sql: back_up(sql, self._places.backups, time.time()))


@asynccontextmanager
async def open_history(
    places: Places, *, read_only: bool = False, clock: Callable[[], float] = time.time
) -> AsyncGenerator[SqliteHistory]:
    """Open the history, and close it at the end of the block.

    Args:
        places: Where it is; created when it is missing.
        read_only: For looking only, also while another program writes; writing methods raise
            `HistoryUnavailable`.
        clock: Unix time, for the names and the age of backups.

    Raises:
        HistoryTooNew: A newer version of the program wrote it; it is untouched.
        HistoryDamaged: It is damaged and `read_only` is set. Without that, it is kept aside
            and restored as far as it can be, and `SqliteHistory.recovery` says so.
        DiskFull, HistoryUnavailable: It cannot be opened.
    """

    def opening() -> tuple[Sql, Recovery | None]:
        return open_for_reading(places) if read_only else open_for_writing(places, clock())

    thread = SqliteThread(places.history)
    history = SqliteHistory(thread, places, await thread.open(opening))
    try:
        yield history
    finally:
        await thread.close()
