"""What nobody foresaw: errors that no port names, clocks that jump, folders and rows that go."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest

from pikascenes_desktop.adapters.clip_finder import FileFinder
from pikascenes_desktop.adapters.library_files import FileLibrary
from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.errors import (
    DiskFull,
    DownloadFailed,
    HistoryUnavailable,
    LibraryUnavailable,
    UnknownGeneration,
)
from pikascenes_desktop.domain.generation import BlockedBy, Generation, State
from pikascenes_desktop.ports.receipts import Receipt
from pikascenes_desktop.ports.remote import SlowDown
from pikascenes_desktop.services import submit
from pikascenes_desktop.services.readopting import readopt
from pikascenes_desktop.services.sending import LONGEST_RATE_S
from pikascenes_desktop.services.tasks import TaskScope
from tests.contracts.samples import clip, generation
from tests.fakes.world import API_BASE, World

if TYPE_CHECKING:
    from pathlib import Path

HOUR_S = 3600.0
SERVED = b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00" + b"\x00\x00\x00\x10mdat" + b"12345678"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def failing(target: object, method: str, errors: list[BaseException | None]) -> Any:
    """Let calls of a fake's method fail, one after the other; None lets one through."""
    real = getattr(target, method)

    async def call(*args: Any, **named: Any) -> Any:
        error = errors.pop(0) if errors else None
        if error is not None:
            raise error
        return await real(*args, **named)

    return mock.patch.object(target, method, call)


async def test_an_id_is_kept_whatever_the_files_say(world: World) -> None:
    async with world.program() as desk:
        unkept: list[str] = []
        desk.generations.unkept.subscribe(lambda receipt: unkept.append(receipt.request_id))
        full: list[BaseException | None] = [MemoryError(), RuntimeError("odd"), MemoryError()]
        with failing(world.receipts, "append", full):
            (pressed,) = await desk.generations.press(world.order())
            (saved,) = await desk.generations.settle([pressed.id])
    assert saved.state is State.SAVED
    assert [receipt.request_id for receipt in world.receipts.receipts] == []
    assert saved.request_id == "req-1"
    assert len(world.service.requests) == 1


async def test_an_id_that_neither_file_takes_is_shown_and_kept_later(world: World) -> None:
    async with world.program() as desk:
        unkept: list[str] = []

        def no_more(receipt: Receipt) -> None:
            unkept.append(receipt.request_id)
            world.history.broken = False

        desk.generations.unkept.subscribe(no_more)
        real = world.service.submit

        async def answer_and_fill(api_base: str, model_id: str, body: bytes) -> Any:
            outcome = await real(api_base, model_id, body)
            world.history.broken = True
            return outcome

        with (
            mock.patch.object(world.service, "submit", answer_and_fill),
            failing(world.receipts, "append", [MemoryError()]),
        ):
            (pressed,) = await desk.generations.press(world.order())
            (saved,) = await desk.generations.settle([pressed.id])
    assert unkept == ["req-1"]
    assert [receipt.request_id for receipt in world.receipts.receipts] == ["req-1"]
    assert saved.state is State.SAVED


@pytest.mark.parametrize("second", [DiskFull(path="history.db"), RuntimeError("again")])
async def test_a_card_never_pretends_after_two_troubles_at_once(
    world: World, second: Exception
) -> None:
    async with world.program() as desk:
        # a bug between the answer and what is written of it, and then nothing can be read either
        with (
            mock.patch.object(submit, "after_submit", side_effect=KeyError("bug")),
            failing(world.receipts, "read", [second]),
        ):
            (pressed,) = await desk.generations.press(world.order())
            (stuck,) = await desk.generations.settle([pressed.id])
        assert stuck.state is State.SUBMITTING
        assert stuck.blocked_by is not None
        assert stuck.failure is not None
        await desk.generations.try_again(pressed.id)
        (then,) = await desk.generations.settle([pressed.id])
    assert then.blocked_by is None
    assert len(world.service.sent) == 1
    assert then.state is State.UNCONFIRMED
    assert world.bugs


async def test_a_clock_that_was_set_back_makes_nobody_wait_for_years(world: World) -> None:
    year_s = 365 * 24 * HOUR_S
    async with world.program() as desk:

        def set_back(changed: Generation) -> None:
            if changed.blocked_by is BlockedBy.RATE:
                world.clock.time -= year_s

        desk.generations.changed.subscribe(set_back)
        world.service.outcomes = [SlowDown(120.0)]
        (pressed,) = await desk.generations.press(world.order())
        (saved,) = await desk.generations.settle([pressed.id])
    assert saved.state is State.SAVED
    assert max(world.clock.waits) <= LONGEST_RATE_S


async def test_nothing_is_paid_for_once_its_library_went_away(world: World) -> None:
    async with world.program() as desk:

        def pull_out(changed: Generation) -> None:
            if changed.state is State.UPLOADING:
                world.library.trouble = LibraryUnavailable(path="clips", reason="gone")

        desk.generations.changed.subscribe(pull_out)
        (pressed,) = await desk.generations.press(world.order())
        (waiting,) = await desk.generations.settle([pressed.id])
        assert (waiting.state, waiting.blocked_by) == (State.READY, BlockedBy.LIBRARY)
        assert world.service.sent == []


async def test_a_bit_that_flipped_in_an_id_is_mended_by_its_receipt(world: World) -> None:
    sent = replace(
        generation(), state=State.IN_LINE, request_id="rfq-1", attempt=1, api_base=API_BASE
    )
    world.service.take(request_id="req-1")
    await world.history.add_press((sent,))
    world.receipts.receipts = [Receipt(sent.id, "req-1", 1, API_BASE, 0.0)]
    async with world.program() as desk:
        await desk.generations.resume()
        (saved,) = await desk.generations.settle([sent.id])
    assert saved.state is State.SAVED
    assert saved.request_id == "req-1"


async def test_a_receipt_of_an_earlier_attempt_does_not_win(world: World) -> None:
    sent = replace(generation(), state=State.IN_LINE, request_id="req-2", attempt=2)
    await world.history.add_press((sent,))
    world.receipts.receipts = [Receipt(sent.id, "req-1", 1, API_BASE, 0.0)]
    async with world.program() as desk:
        recovered = await desk.generations.resume()
    assert [each.request_id for each in recovered.sent] == ["req-2"]


@pytest.mark.parametrize("is_lost", [False, True])
async def test_a_history_that_is_behind_its_receipts_sends_nothing_by_itself(
    world: World, *, is_lost: bool
) -> None:
    accepted, other = generation(1), generation(2)
    await world.history.mark_seen(world.clock.now() - 60.0)
    for each in (other,) if is_lost else (accepted, other):
        await world.history.add_press((each,))
    world.receipts.receipts = [Receipt(accepted.id, "req-1", 1, API_BASE, 0.0)]
    world.service.take(request_id="req-1")
    async with world.program() as desk:
        recovered = await desk.generations.resume()
        assert not recovered.fresh
        await desk.generations.settle([accepted.id])
    assert world.service.sent == []


async def test_a_decision_outlives_the_window_that_took_it(world: World) -> None:
    unsure = replace(
        generation(), state=State.UNCONFIRMED, attempt=1, sent_at=0.0, api_base=API_BASE
    )
    await world.history.add_press((unsure,))
    world.service.take(request_id="req-9")
    async with world.program() as desk:
        written = asyncio.Event()
        desk.generations.changed.subscribe(lambda _: written.set())

        async def attach() -> None:
            await desk.generations.attach(unsure.id, "req-9")

        window = desk.scope.spawn(attach(), name="a dialog")
        await written.wait()  # right after the history holds it, before the work on it begins
        window.cancel()
        await asyncio.wait([window])
        while desk.generations.is_working_on(unsure.id):
            await desk.generations.settle([unsure.id])
        (saved,) = await world.stored()
    assert window.cancelled()
    assert saved.state is State.SAVED


async def test_an_error_of_a_decision_is_its_takers_and_no_bug(world: World) -> None:
    async with world.program() as desk:
        with pytest.raises(UnknownGeneration):
            await desk.generations.download_again("nobody")
        assert desk.generations.press.__name__ == "press"
    assert world.bugs == []
    with pytest.raises(RuntimeError, match="closed"):
        await desk.generations.press(world.order())


async def test_a_bug_while_reading_what_a_failure_left(world: World) -> None:
    async with world.program() as desk:
        full: list[BaseException | None] = [None, DiskFull(path="history.db"), DiskFull(path="it")]
        with (
            failing(world.history, "save", full),
            failing(world.history, "get", [None, None, None, MemoryError()]),
        ):
            (pressed,) = await desk.generations.press(world.order())
            (stuck,) = await desk.generations.settle([pressed.id])
    assert stuck.blocked_by is not None
    assert world.bugs == []


async def test_tasks_are_ended_in_the_order_of_their_start() -> None:
    ended: list[int] = []
    bugs: list[BaseException] = []

    async def work(number: int) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(number)

    async with TaskScope(bugs.append) as scope:
        for number in range(20):
            scope.spawn(work(number), name=str(number))
        await asyncio.sleep(0)
    assert ended == list(range(20))


# --- clips that the history lost -----------------------------------------------------------------


async def published(library: FileLibrary, number: int) -> Generation:
    """Put a clip into the library, and return its generation."""
    made = replace(generation(number), state=State.SAVED, request_id=f"req-{number}")
    part = library.part_path(made.id, 0)
    part.write_bytes(SERVED)
    await library.publish(part, made, 0, OutputKind.VIDEO, ".mp4")
    return made


@pytest.fixture
async def library(tmp_path: Path) -> FileLibrary:
    library = FileLibrary(tmp_path / "clips")
    await library.probe()
    return library


async def test_clips_that_the_history_lost_come_back(world: World, library: FileLibrary) -> None:
    lost, bare = await published(library, 1), await published(library, 2)
    whole, binned = await published(library, 3), await published(library, 4)
    whole = replace(whole, clips=(clip(whole),))
    for each in (bare, whole, replace(binned, binned_at=1.0)):
        await world.history.add_press((each,))
    parts = replace(world.parts(), library=library)
    back = await readopt(parts, FileFinder(library))
    assert [each.id for each in back] == [lost.id, bare.id]
    for each in back:
        kept = await world.history.get(each.id)
        assert kept is not None
        assert kept.state is State.SAVED
        (of_it,) = kept.clips
        assert (of_it.width, of_it.height) == (1920, 1080)
        assert library.clip_path(of_it).stat().st_size == of_it.size_bytes
    found = await world.history.get(lost.id)
    assert found is not None
    assert (found.scene.prompt, found.request_id) == (lost.scene.prompt, lost.request_id)
    assert await readopt(parts, FileFinder(library)) == ()


async def test_a_clip_that_cannot_be_measured_comes_back_all_the_same(
    world: World, library: FileLibrary
) -> None:
    await published(library, 1)
    parts = replace(world.parts(), library=library)
    with failing(world.videos, "verify", [DownloadFailed("decode")]):
        (back,) = await readopt(parts, FileFinder(library))
    assert back.clips[0].width is None


async def test_a_library_that_cannot_be_searched_keeps_nobody_from_starting(
    world: World, library: FileLibrary
) -> None:
    finder = FileFinder(library)
    with failing(finder, "told", [LibraryUnavailable(path="clips", reason="gone")]):
        assert await readopt(world.parts(), finder) == ()


async def test_a_history_that_takes_nothing_is_said(world: World, library: FileLibrary) -> None:
    await published(library, 1)
    parts = replace(world.parts(), library=library)
    full: list[BaseException | None] = [HistoryUnavailable(path="history.db")]
    with failing(world.history, "add_press", full), pytest.raises(HistoryUnavailable):
        await readopt(parts, FileFinder(library))
