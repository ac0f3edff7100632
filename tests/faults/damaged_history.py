"""Histories damaged at random: never a crash, receipts win, the clips come back.

``python -m tests.faults.damaged_history`` damages as many as one likes.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.domain.errors import HistoryTooNew
from pikascenes_desktop.domain.generation import AT_SERVICE, State
from tests.faults.spoilt_shelf import Found, Shelf, make_shelf, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

CI_DAMAGES: Final = 2000
PAGE: Final = 4096
VERSION_AT: Final = slice(60, 64)
"""Where a database file holds its `user_version` (sqlite.org/fileformat2.html §1.3)."""


def _flip(content: bytearray, rng: random.Random) -> None:
    for _ in range(rng.choice((1, 4, 40, 400))):
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)


def _overwrite(content: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(content))
    end = min(len(content), start + rng.choice((16, 512, PAGE, 4 * PAGE)))
    content[start:end] = rng.choice((bytes(end - start), rng.randbytes(end - start)))


def _truncate(content: bytearray, rng: random.Random) -> None:
    del content[rng.randrange(len(content)) :]


def _swap_pages(content: bytearray, rng: random.Random) -> None:
    pages = len(content) // PAGE
    first, second = rng.randrange(pages) * PAGE, rng.randrange(pages) * PAGE
    one, other = content[first : first + PAGE], content[second : second + PAGE]
    content[first : first + PAGE], content[second : second + PAGE] = other, one


def _replace(content: bytearray, rng: random.Random) -> None:
    content[:] = rng.choice((b"\xff\xd8\xff\xe0 a photograph", b"", bytes(3 * PAGE), b"{}"))


def _add(content: bytearray, rng: random.Random) -> None:
    content += rng.randbytes(rng.choice((1, 100, PAGE)))


DAMAGES: Final[tuple[Callable[[bytearray, random.Random], None], ...]] = (
    *(_flip,) * 4,
    *(_overwrite,) * 3,
    _truncate,
    _swap_pages,
    _replace,
    _add,
)


def damage(places: Places, rng: random.Random) -> str:
    """Damage the history or its write-ahead log, or both; say how."""
    log = places.history.with_name(f"{places.history.name}-wal")
    done: list[str] = []
    for path in rng.choice(((places.history,), (log,), (places.history, log))):
        content = bytearray(path.read_bytes())
        kind = rng.choice(DAMAGES)
        if len(content) >= PAGE:
            kind(content, rng)
        path.write_bytes(content)
        done.append(f"{path.name}: {kind.__name__}")
    if rng.random() < 0.2:
        places.history.with_name(f"{places.history.name}-shm").unlink(missing_ok=True)
    return ", ".join(done)


# --- what must hold ----------------------------------------------------------------------------


def receipts_win(shelf: Shelf, found: Found) -> None:
    """See that no request id is lost, and that none is another than its receipt says.

    Raises:
        AssertionError: One is.
    """
    for receipt in shelf.receipts:
        generation = found.generations.get(receipt.generation_id)
        if generation is None:
            assert receipt.request_id in found.lost
        elif not generation.is_ended:
            assert generation.request_id == receipt.request_id


def clips_are_back(shelf: Shelf, found: Found) -> None:
    """After a damage that was noticed, every clip is in the history again, or on its way into it.

    What the history calls unfinished goes on, and finds its clip in the library.

    Raises:
        AssertionError: One is missing.
    """
    for before in shelf.generations:
        if before.state is State.SAVED:
            now = found.generations[before.id]
            if now.state not in AT_SERVICE:
                assert len(now.clips) == len(before.clips)


async def damage_many(shelf: Shelf, scratch: Path, seeds: Iterable[int]) -> Counter[str]:
    """Damage a copy for each seed and start on it; say how the starts went.

    Raises:
        AssertionError: A promise does not hold.
    """
    ends: Counter[str] = Counter()
    places = Places(scratch)
    version = (shelf.data / places.history.name).read_bytes()[VERSION_AT]
    for seed in seeds:
        shutil.copytree(shelf.data, scratch)
        how = damage(places, random.Random(seed))
        damaged = places.history.read_bytes()
        try:
            found = await start(places, shelf)
            receipts_win(shelf, found)
            if found.was_recovered:
                clips_are_back(shelf, found)
            ends["recovered" if found.was_recovered else "sound enough"] += 1
        except HistoryTooNew:
            assert damaged[VERSION_AT] != version, how
            assert places.history.read_bytes() == damaged, how
            ends["too new"] += 1
        except Exception as error:
            error.add_note(f"seed {seed}, {how}")
            raise
        shutil.rmtree(scratch)
    return ends


def main() -> None:
    """Damage histories, and say how the starts went."""
    parser = argparse.ArgumentParser(prog="damaged-history", description=__doc__)
    parser.add_argument("--damages", type=int, default=CI_DAMAGES, help="how many (2000)")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first seed")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)

    async def work(folder: Path) -> Counter[str]:
        seeds = range(options.first, options.first + options.damages)
        return await damage_many(await make_shelf(folder), folder / "run", seeds)

    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"{dict(asyncio.run(work(Path(folder))))}\n")


if __name__ == "__main__":
    main()
