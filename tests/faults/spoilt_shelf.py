"""A history as a working artist has it, with receipts and clips, and what a start makes of it."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast

from pikascenes_desktop.adapters.clip_finder import FileFinder
from pikascenes_desktop.adapters.clock import SystemClock
from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.library_files import FileLibrary
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.adapters.receipts import FileReceipts
from pikascenes_desktop.domain.clip import Clip, Output, OutputKind
from pikascenes_desktop.domain.generation import Generation, State
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.ports.listing import CardQuery
from pikascenes_desktop.ports.receipts import Receipt
from pikascenes_desktop.services.parts import Parts
from pikascenes_desktop.services.readopting import readopt
from pikascenes_desktop.services.record import Record
from pikascenes_desktop.services.recovery import recover
from tests.fakes.fake_videos import FakeVideos

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.adapters.history_sqlite import SqliteHistory
    from pikascenes_desktop.ports.hosts import HostRegistry
    from pikascenes_desktop.ports.media import Intake
    from pikascenes_desktop.ports.remote import (
        Downloader,
        GenerationService,
        LinkChecker,
        NetworkThread,
    )

NOW: Final = 1_790_000_000.0
SERVED: Final = b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00\x00\x00\x00\x10mdat12345678"

PATH_TO: Final[dict[State, tuple[State, ...]]] = {
    State.READY: (),
    State.UNCONFIRMED: (State.PREPARING, State.UPLOADING, State.SUBMITTING, State.UNCONFIRMED),
    State.IN_LINE: (State.PREPARING, State.UPLOADING, State.SUBMITTING, State.IN_LINE),
    State.DOWNLOADING: (
        *(State.PREPARING, State.UPLOADING, State.SUBMITTING, State.IN_LINE),
        *(State.REMOTE_DONE, State.DOWNLOADING),
    ),
    State.SAVED: (
        *(State.PREPARING, State.UPLOADING, State.SUBMITTING, State.IN_LINE),
        *(State.REMOTE_DONE, State.DOWNLOADING, State.SAVED),
    ),
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The undamaged original.

    Attributes:
        data: A data folder as a killed program leaves it, with its write-ahead log.
        library: Its clips.
        generations: What its history holds.
        receipts: What its receipts hold.
    """

    data: Path
    library: FileLibrary
    generations: tuple[Generation, ...]
    receipts: tuple[Receipt, ...]


async def make_shelf(folder: Path, rounds: int = 8) -> Shelf:
    """Make an original: every state several times, a backup from the middle of it."""
    places, library = Places(folder / "live"), FileLibrary(folder / "library")
    await library.probe()
    receipts = FileReceipts(places.receipts)
    made: list[Generation] = []

    async def go_on(history: SqliteHistory, times: int) -> None:
        for state in [*PATH_TO] * times:
            made.append(await _make(history, receipts, library, len(made), state))

    async with open_history(places, clock=lambda: NOW) as history:
        await go_on(history, rounds // 2)
        await history.backup()
        await go_on(history, rounds // 2)
    async with open_history(places, clock=lambda: NOW) as history:
        await go_on(history, 1)  # these are in the write-ahead log alone
        shutil.copytree(places.data_dir, folder / "data")
    return Shelf(folder / "data", library, tuple(made), tuple(await receipts.read()))


async def _make(
    history: SqliteHistory,
    receipts: FileReceipts,
    library: FileLibrary,
    number: int,
    state: State,
) -> Generation:
    fresh = Generation(
        id=f"{number:08x}-0000-4000-8000-000000000000",
        press_id=f"press-{number}",
        index=0,
        scene=Scene((Ingredient("https://pictures.example/fox.png"),), prompt="fox " * 90, seed=1),
        created_at=NOW + number,
        updated_at=NOW + number,
        api_base="https://api.example",
        model_id="pika/pikascenes",
        host="links",
    )
    (current,) = await history.add_press((fresh,))
    for step in PATH_TO[state]:
        current = replace(current, state=step)
        if step is State.SUBMITTING:
            current = replace(current, attempt=1, sent_at=NOW)
        if step is State.IN_LINE:
            current = replace(current, request_id=f"req-{number}")
            await receipts.append(Receipt(current.id, f"req-{number}", 1, current.api_base, NOW))
        if step is State.REMOTE_DONE:
            link = f"https://files.example/{number}.mp4"
            current = replace(current, outputs=(Output(OutputKind.VIDEO, link),))
        if step is State.DOWNLOADING:
            current = await _with_clip(history, library, current, is_recorded=state is State.SAVED)
        await history.save(current, raw="{}")
    return current


async def _with_clip(
    history: SqliteHistory, library: FileLibrary, current: Generation, *, is_recorded: bool
) -> Generation:
    part = library.part_path(current.id, 0)
    part.write_bytes(SERVED)
    published = await library.publish(part, current, 0, OutputKind.VIDEO, ".mp4")
    if not is_recorded:
        return current
    await history.save(current)
    clip = Clip(
        generation_id=current.id,
        index=0,
        kind=OutputKind.VIDEO,
        path=published.path,
        size_bytes=published.size_bytes,
        served_sha256=published.served_sha256,
        sha256=published.sha256,
    )
    return replace(current, clips=(clip,))


# --- a start -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """What a start found.

    Attributes:
        generations: All that the history holds then, by id.
        lost: Ids of requests that only their receipts tell of.
        was_recovered: Whether the damage was noticed, and mended.
    """

    generations: dict[str, Generation]
    lost: frozenset[str]
    was_recovered: bool


async def start(places: Places, shelf: Shelf) -> Found:
    """Open a history as a start does, and read everything that a window reads.

    Raises:
        HistoryTooNew: Damage may look like a newer version.
    """
    before = {path.name: path.read_bytes() for path in _files_of(places)}
    async with open_history(places, clock=lambda: NOW) as history:
        if history.recovery is not None:
            kept = history.recovery.kept_as
            assert kept.read_bytes() == before[places.history.name], "not kept aside as it was"
        missing: object = None  # nothing is sent or fetched here
        parts = Parts(
            history=history,
            receipts=FileReceipts(places.receipts),
            library=shelf.library,
            service=cast("GenerationService", missing),
            hosts=cast("HostRegistry", missing),
            links=cast("LinkChecker", missing),
            downloader=cast("Downloader", missing),
            videos=FakeVideos(),
            intake=cast("Intake", missing),
            network=cast("NetworkThread", missing),
            clock=SystemClock(),
            rng=random.Random(0),
        )
        bugs: list[BaseException] = []
        record = Record(history, parts.clock, bugs.append)
        if history.recovery is not None:
            await readopt(parts, FileFinder(shelf.library))
        recovered = await recover(parts, record, is_restored=history.recovery is not None)
        everything = await _read_all(history)
        assert bugs == []
        return Found(
            {each.id: each for each in everything},
            frozenset(receipt.request_id for receipt in recovered.lost),
            history.recovery is not None,
        )


def _files_of(places: Places) -> list[Path]:
    return [path for path in places.data_dir.iterdir() if path.is_file()]


async def _read_all(history: SqliteHistory) -> list[Generation]:
    await history.listing(CardQuery(), after=None, limit=100)
    await history.ids(search="fox")
    await history.tally()
    await history.clips()
    await history.binned()
    await history.prompts(50)
    await history.uploads.all(gone=True)
    return await history.since(0.0)
