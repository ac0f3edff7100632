"""Generations from the press to the clip, and every way there and back (architecture §3)."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.clip import Output, OutputKind
from pikascenes_desktop.domain.errors import (
    AppError,
    DiskFull,
    DownloadFailed,
    HostRejected,
    ImageMissing,
    KeyRejected,
    LibraryUnavailable,
    NoImages,
    NotPossibleNow,
    RateLimited,
    RequestIdInvalid,
    RequestUnknown,
    ResultLinkRefused,
    SceneMismatch,
    ServiceFault,
    UnknownGeneration,
    Unreachable,
    UploadRefused,
)
from pikascenes_desktop.domain.generation import (
    BlockedBy,
    Failure,
    FailureCode,
    Generation,
    State,
)
from pikascenes_desktop.domain.host import LinkProblem, LinkReport
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.ports.remote import (
    Ambiguous,
    KeyNotTaken,
    NotSent,
    Refused,
    RemoteResult,
    RemoteStatus,
    SlowDown,
)
from pikascenes_desktop.services.cancelling import CancelEnd
from tests.fakes.fake_host import FakeHost
from tests.fakes.fake_hosts import FakeHosts
from tests.fakes.fake_service import FakeService
from tests.fakes.manual_clock import settle, until
from tests.fakes.world import API_BASE, World

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile, SubmitOutcome
    from pikascenes_desktop.services.order import Order


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


class BrokenService(FakeService):
    """Has a bug where it sends."""

    async def submit(self, api_base: str, model_id: str, body: bytes) -> SubmitOutcome:
        raise ZeroDivisionError


async def made(world: World, order: Order | None = None) -> Generation:
    """Press and wait until it stands still."""
    async with world.program() as desk:
        (accepted,) = await desk.generations.press(order or world.order())
        (settled,) = await desk.generations.settle([accepted.id])
    assert world.bugs == []
    return settled


def state_of(world: World, generation: Generation) -> State:
    return world.history.generations[generation.id].state


def notes(world: World, generation: Generation) -> list[str]:
    return [event.note for event in world.history.events if event.generation_id == generation.id]


# --- the way that goes well ------------------------------------------------------------------


async def test_a_scene_becomes_a_clip(world: World) -> None:
    saved = await made(world, world.order("fox.png", "lantern.png"))
    assert saved.state is State.SAVED
    assert saved.request_id == "req-1"
    assert saved.blocked_by is None
    (clip,) = saved.clips
    assert (world.library.root / clip.path).read_bytes().startswith(world.downloader.content)
    ((base, model, body),) = world.service.sent
    assert (base, model) == (API_BASE, "pika/pikascenes")
    sent = json.loads(body)
    assert sent["promptText"] == "the fox runs"
    assert sent["seed"] == saved.scene.seed
    assert list(saved.sent_urls) == sent["images"]
    assert "negativePrompt" not in sent


async def test_the_intent_is_written_before_the_first_byte_and_the_id_before_all_else(
    world: World,
) -> None:
    saved = await made(world)
    log = notes(world, saved)
    assert log.index("submitting") < log.index("in_line")
    assert [receipt.request_id for receipt in world.receipts.receipts] == ["req-1"]
    states = [event.state for event in world.history.events]
    assert states == [
        State.READY,
        State.PREPARING,
        State.UPLOADING,
        State.SUBMITTING,
        State.IN_LINE,
        State.IN_LINE,
        State.GENERATING,
        State.REMOTE_DONE,
        State.DOWNLOADING,
        State.DOWNLOADING,
        State.SAVED,
    ]


async def test_several_clips_get_seeds_of_their_own(world: World) -> None:
    async with world.program() as desk:
        accepted = await desk.generations.press(world.order(count=3))
        await desk.generations.settle([each.id for each in accepted])
        order = world.order(count=3)
        locked = replace(order, scene=replace(order.scene, seed=2**31 - 2))
        repeated = await desk.generations.press(locked)
    assert len({each.scene.seed for each in accepted}) == 3
    assert [each.scene.seed for each in repeated] == [2**31 - 2, 2**31 - 1, 0]
    assert len(world.service.requests) == 3


async def test_two_clicks_that_carry_one_press_make_one_request(world: World) -> None:
    order = replace(world.order(), press_id="one press")
    async with world.program() as desk:
        presses = await asyncio.gather(*(desk.generations.press(order) for _ in range(10)))
        ids = {each.id for press in presses for each in press}
        await desk.generations.settle(ids)
    assert len(ids) == 1
    assert len(world.service.sent) == 1


async def test_a_scene_that_breaks_a_rule_is_not_accepted(world: World) -> None:
    async with world.program() as desk:
        with pytest.raises(NoImages):
            await desk.generations.press(replace(world.order(), scene=Scene()))
    assert await world.stored() == []


async def test_a_limited_number_is_at_work_side_by_side(world: World) -> None:
    world.service.gate = asyncio.Event()
    async with world.program(parallel=2) as desk:
        accepted = await desk.generations.press(world.order(count=4))
        await until(lambda: len(world.service.sent) == 2)
        await settle()
        assert len(world.service.sent) == 2
        world.service.gate.set()
        settled = await desk.generations.settle([each.id for each in accepted])
    assert [each.state for each in settled] == [State.SAVED] * 4


async def test_one_uploads_while_another_generates(world: World) -> None:
    world.service.script = [RemoteStatus("in_progress")]
    async with world.program() as desk:
        (first,) = await desk.generations.press(world.order("one.png"))
        await until(lambda: state_of(world, first) is State.GENERATING)
        await desk.generations.press(world.order("two.png"))
        await until(lambda: len(world.host.uploads) == 2)
        assert state_of(world, first) is State.GENERATING


async def test_images_of_one_scene_upload_side_by_side(world: World) -> None:
    world.host.gate = asyncio.Event()
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order(*(f"{n}.png" for n in range(6))))
        await until(lambda: len(world.host.uploads) == 6)
        world.host.gate.set()
        await desk.generations.settle([one.id])
        assert desk.generations.progress == {}


async def test_the_same_image_is_not_uploaded_twice(world: World) -> None:
    await made(world)
    await made(world)
    assert len(world.host.sent) == 1
    assert len(world.links.checked) == 2


async def test_clips_of_one_press_share_one_upload(world: World) -> None:
    async with world.program() as desk:
        accepted = await desk.generations.press(world.order(count=3))
        settled = await desk.generations.settle([each.id for each in accepted])
    assert len(world.host.uploads) == 1
    assert len({each.sent_urls for each in settled}) == 1


async def test_a_cached_link_that_died_is_made_anew(world: World) -> None:
    first = await made(world)
    (url,) = first.sent_urls
    world.links.reports[url] = LinkReport(problem=LinkProblem.NOT_FOUND)
    second = await made(world)
    assert second.failure == Failure("link_not_open", {"image": 1, "reason": "not_found"})
    assert len(world.host.uploads) == 2


async def test_data_uris_need_no_check_and_are_not_remembered(world: World) -> None:
    world.host = inline = FakeHost("fake", keeps_files=False)
    world.hosts = FakeHosts(inline)
    saved = await made(world)
    assert saved.state is State.SAVED
    assert world.links.checked == []
    assert len(inline.uploads) == 1


async def test_links_of_the_user_pass_as_they_are(world: World) -> None:
    order = world.order()
    link = "https://example.org/fox.png"
    saved = await made(world, replace(order, scene=Scene((Ingredient(link),)), host="links"))
    assert saved.sent_urls == (link,)
    assert world.links.checked == [(link, None, False)]


async def test_images_not_read_yet_are_taken_in_while_preparing(world: World) -> None:
    order = world.order()
    await made(world, replace(order, scene=Scene((Ingredient("raw.png"),))))
    assert world.intake.taken == ["raw.png"]


async def test_loopback_is_for_services_on_loopback_alone(world: World) -> None:
    await made(world)
    await made(world, replace(world.order("a.png"), practice=True))
    await made(world, replace(world.order("b.png"), api_base="http://127.0.0.1:1234"))
    assert [loopback for _, _, loopback in world.links.checked] == [False, True, True]


# --- what stands in the way before sending ---------------------------------------------------


@pytest.mark.parametrize(
    ("trouble", "block"),
    [
        (HostRejected(name="fake"), BlockedBy.HOST),
        (UploadRefused(name="fake", image=1, reason="too big"), BlockedBy.HOST),
        (ServiceFault(host="fake"), BlockedBy.HOST),
    ],
)
async def test_a_host_that_refuses_stops_it_before_any_request(
    world: World, trouble: HostRejected, block: BlockedBy
) -> None:
    world.host.errors = [trouble]
    stopped = await made(world)
    assert (stopped.state, stopped.blocked_by) == (State.READY, block)
    assert stopped.failure is not None
    assert stopped.failure.code == trouble.code
    assert world.service.sent == []


async def test_a_link_that_does_not_open_stops_it_before_any_request(world: World) -> None:
    order = world.order()
    link = "https://example.org/login.png"
    world.links.reports[link] = LinkReport(problem=LinkProblem.SIGN_IN)
    stopped = await made(world, replace(order, scene=Scene((Ingredient(link),))))
    assert stopped.blocked_by is BlockedBy.HOST
    assert stopped.failure == Failure("link_not_open", {"image": 1, "reason": "sign_in"})
    assert world.service.sent == []


async def test_an_unreachable_host_is_tried_again_three_times(world: World) -> None:
    world.host.errors = [Unreachable(host="fake")] * 3
    assert (await made(world)).state is State.SAVED
    world.host.errors = [Unreachable(host="fake")] * 9
    stopped = await made(world, world.order("other.png"))
    assert (stopped.state, stopped.blocked_by) == (State.READY, BlockedBy.NETWORK)
    assert len(world.host.errors) == 5
    assert len(world.service.sent) == 1


async def test_a_slow_host_is_waited_for(world: World) -> None:
    world.host.errors = [RateLimited(host="fake", retry_after_s=77.0)]
    assert (await made(world)).state is State.SAVED
    assert 77.0 in world.clock.waits


async def test_a_copy_that_is_gone_from_library_and_disk_is_said(world: World) -> None:
    order = world.order("fox.png")
    for copy in (world.library.root / "Ingredients").iterdir():
        copy.unlink()
    world.intake.trouble["fox.png"] = ImageMissing(path="fox.png")
    stopped = await made(world, order)
    assert (stopped.state, stopped.blocked_by) == (State.READY, BlockedBy.LIBRARY)
    assert stopped.failure == Failure("image_missing", {"path": "fox.png"})


@pytest.mark.parametrize(
    ("trouble", "block"),
    [
        (DiskFull(path="clips"), BlockedBy.DISK),
        (LibraryUnavailable(path="clips"), BlockedBy.LIBRARY),
    ],
)
async def test_nothing_is_sent_that_could_not_be_saved(
    world: World, trouble: DiskFull | LibraryUnavailable, block: BlockedBy
) -> None:
    order = world.order()
    world.library.trouble = trouble
    stopped = await made(world, order)
    assert (stopped.state, stopped.blocked_by) == (State.READY, block)
    assert world.service.sent == []


async def test_nothing_is_sent_whose_receipt_could_not_be_kept(world: World) -> None:
    world.receipts.full = True
    stopped = await made(world)
    assert (stopped.state, stopped.blocked_by) == (State.READY, BlockedBy.DISK)
    assert world.service.sent == []


async def test_what_stood_still_goes_on_once_it_is_mended(world: World) -> None:
    world.host.errors = [HostRejected(name="fake")]
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await desk.generations.settle([one.id])
        await desk.generations.unblock(BlockedBy.KEY)
        assert not desk.generations.is_working_on(one.id)
        await desk.generations.unblock(BlockedBy.HOST)
        (saved,) = await desk.generations.settle([one.id])
    assert saved.state is State.SAVED


# --- the paid step ---------------------------------------------------------------------------


async def test_what_never_left_is_tried_again_and_then_waits(world: World) -> None:
    world.service.outcomes = [NotSent("refused")] * 2
    assert (await made(world)).state is State.SAVED
    world.service.outcomes = [NotSent("refused")] * 9
    stopped = await made(world)
    assert (stopped.state, stopped.blocked_by) == (State.READY, BlockedBy.NETWORK)
    assert stopped.failure == Failure(
        "unreachable", {"host": "model-api.example", "reason": "refused"}
    )
    assert len(world.service.outcomes) == 5
    assert len(world.service.requests) == 1


async def test_a_key_that_is_not_taken_blocks_and_loses_nothing(world: World) -> None:
    world.service.outcomes = [KeyNotTaken("401")]
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        (stopped,) = await desk.generations.settle([one.id])
        assert (stopped.state, stopped.blocked_by) == (State.READY, BlockedBy.KEY)
        await desk.generations.unblock(BlockedBy.KEY)
        (saved,) = await desk.generations.settle([one.id])
    assert saved.state is State.SAVED
    assert len(world.service.requests) == 1


async def test_a_429_waits_as_long_as_it_was_asked(world: World) -> None:
    world.service.outcomes = [SlowDown(120.0)]
    before = world.clock.now()
    saved = await made(world)
    assert saved.state is State.SAVED
    assert world.clock.now() - before >= 120.0


async def test_a_refusal_is_an_end(world: World) -> None:
    failure = Failure(FailureCode.NO_CREDITS)
    world.service.outcomes = [Refused(failure)]
    refused = await made(world)
    assert (refused.state, refused.failure) == (State.REFUSED, failure)
    assert refused.ended_at is not None
    assert len(world.service.sent) == 1


async def test_an_unknown_ending_is_never_sent_again_by_itself(world: World) -> None:
    world.service.outcomes = [Ambiguous("ReadTimeout")]
    unsure = await made(world)
    assert unsure.state is State.UNCONFIRMED
    for _ in range(3):
        async with world.program() as desk:
            recovered = await desk.generations.resume(unsent=True)
            assert [each.id for each in recovered.unsure] == [unsure.id]
            await desk.generations.settle([unsure.id])
            with pytest.raises(NotPossibleNow):
                await desk.generations.try_again(unsure.id)
    assert len(world.service.sent) == 1


async def test_a_bug_while_sending_is_unknown_too(world: World) -> None:
    world.service = BrokenService()
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await desk.generations.settle([one.id])
    assert [type(bug) for bug in world.bugs] == [ZeroDivisionError]
    assert (await world.stored())[0].state is State.UNCONFIRMED


async def test_quitting_while_sending_neither_stops_the_step_nor_loses_the_id(
    world: World,
) -> None:
    world.service.gate = asyncio.Event()
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await until(lambda: state_of(world, one) is State.SUBMITTING)
        world.service.gate.set()
    (after,) = await world.stored()
    assert (after.state, after.request_id) == (State.IN_LINE, "req-1")
    assert len(world.service.requests) == 1


async def test_a_receipt_outlives_a_history_that_fails(world: World) -> None:
    unkept: list[str] = []
    world.service.gate = asyncio.Event()
    async with world.program() as desk:
        desk.generations.unkept.subscribe(lambda receipt: unkept.append(receipt.request_id))
        (one,) = await desk.generations.press(world.order())
        await until(lambda: bool(world.service.sent))
        world.receipts.full = world.history.broken = True
        world.service.gate.set()
        await until(lambda: bool(unkept))
        world.receipts.full = world.history.broken = False
        await until(lambda: state_of(world, one) is not State.SUBMITTING)
    assert set(unkept) == {"req-1"}
    assert (await world.stored())[0].request_id == "req-1"


# --- waiting for the result ------------------------------------------------------------------


async def test_poll_errors_never_change_the_state(world: World) -> None:
    world.service.script = [
        ServiceFault(host="x", status=502),
        Unreachable(host="x"),
        RateLimited(host="x"),
        RemoteStatus("reticulating"),
        RequestUnknown(request_id="req-1"),
        RemoteStatus("in_progress"),
        RemoteStatus("completed"),
    ]
    saved = await made(world)
    assert saved.state is State.SAVED
    assert len(world.service.sent) == 1


async def test_a_service_out_of_reach_is_shown_and_outwaited(world: World) -> None:
    seen: list[BlockedBy | None] = []
    world.service.script = [*[Unreachable(host="x")] * 5, RemoteStatus("completed")]
    async with world.program() as desk:
        desk.generations.changed.subscribe(lambda each: seen.append(each.blocked_by))
        (one,) = await desk.generations.press(world.order())
        (saved,) = await desk.generations.settle([one.id])
    assert saved.state is State.SAVED
    assert BlockedBy.NETWORK in seen


@pytest.mark.parametrize(
    "trouble",
    [
        Unreachable(host="x"),
        ServiceFault(host="x", status=502),
        ServiceFault(host="x", reason="timeout"),
        RateLimited(host="x", retry_after_s=30.0),
    ],
    ids=["unreachable", "502", "silence", "429"],
)
async def test_a_verb_is_patient_only_so_long(world: World, trouble: AppError) -> None:
    world.service.script = [RemoteStatus("in_queue"), trouble]
    before = world.clock.now()
    async with world.program(patience_s=60.0) as desk:
        (one,) = await desk.generations.press(world.order())
        (stopped,) = await desk.generations.settle([one.id])
        assert (stopped.state, stopped.blocked_by) == (State.IN_LINE, BlockedBy.NETWORK)
        assert stopped.failure is not None
        assert stopped.failure.code == trouble.code
        assert 60.0 < world.clock.now() - before < 120.0
        world.service.requests["req-1"].statuses = [RemoteStatus("completed")]
        await desk.generations.resume()
        (saved,) = await desk.generations.settle([one.id])
    assert (saved.state, saved.blocked_by, saved.failure) == (State.SAVED, None, None)
    assert len(world.service.sent) == 1


async def test_trouble_that_passes_in_time_uses_up_no_patience(world: World) -> None:
    troubles = [ServiceFault(host="x", status=502)] * 4
    world.service.script = [
        *([RemoteStatus("in_progress"), *troubles] * 3),
        RemoteStatus("completed"),
    ]
    async with world.program(patience_s=60.0) as desk:
        (one,) = await desk.generations.press(world.order())
        (saved,) = await desk.generations.settle([one.id])
    assert saved.state is State.SAVED


async def test_an_unknown_id_is_asked_about_for_longer_than_a_verb_is_patient(
    world: World,
) -> None:
    world.service.script = [RequestUnknown(request_id="req-1")]
    async with world.program(patience_s=60.0) as desk:
        (one,) = await desk.generations.press(world.order())
        (stopped,) = await desk.generations.settle([one.id])
    assert stopped.state is State.NEEDS_ATTENTION


async def test_an_id_that_stays_unknown_needs_the_user(world: World) -> None:
    world.service.script = [RequestUnknown(request_id="req-1")]
    before = world.clock.now()
    stopped = await made(world)
    assert stopped.state is State.NEEDS_ATTENTION
    assert world.clock.now() - before >= 600.0
    world.service.requests["req-1"].statuses = [RemoteStatus("completed")]
    async with world.program() as desk:
        await desk.generations.resume()
        (saved,) = await desk.generations.settle([stopped.id])
    assert saved.state is State.SAVED


async def test_a_revoked_key_blocks_and_a_new_one_goes_on(world: World) -> None:
    world.service.script = [KeyRejected(), RemoteStatus("completed")]
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        (stopped,) = await desk.generations.settle([one.id])
        assert (stopped.state, stopped.blocked_by) == (State.IN_LINE, BlockedBy.KEY)
        await desk.generations.unblock(BlockedBy.KEY)
        (saved,) = await desk.generations.settle([one.id])
    assert saved.state is State.SAVED


async def test_a_failure_is_an_end_with_its_reason(world: World) -> None:
    world.service.script = [RemoteStatus("completed")]
    failure = Failure(FailureCode.MODERATED, {}, "no")
    world.service.result_to_come = RemoteResult("failed", failure=failure)
    failed = await made(world)
    assert (failed.state, failed.failure) == (State.FAILED, failure)
    world.service.result_to_come = RemoteResult("failed")
    assert (await made(world)).failure == Failure(FailureCode.MODEL)


async def test_done_without_a_clip_needs_the_user(world: World) -> None:
    world.service.script = [RemoteStatus("completed")]
    world.service.result_to_come = RemoteResult("succeeded")
    stopped = await made(world)
    assert stopped.state is State.NEEDS_ATTENTION
    assert stopped.failure == Failure(FailureCode.NO_OUTPUT)


async def test_a_result_that_is_not_there_yet_is_waited_for(world: World) -> None:
    world.service.script = [RemoteStatus("completed")]
    world.service.result_to_come = RemoteResult("in_progress")
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await until(lambda: ("result", "req-1") in world.service.asked)
        await settle()
        assert desk.generations.is_working_on(one.id)
        world.service.requests["req-1"].result = None
        (saved,) = await desk.generations.settle([one.id])
    assert saved.state is State.SAVED


async def test_cancelled_at_the_service(world: World) -> None:
    world.service.script = [RemoteStatus("cancelled")]
    assert (await made(world)).state is State.CANCELLED


# --- fetching --------------------------------------------------------------------------------


async def test_several_outputs_become_several_clips(world: World) -> None:
    outputs = (
        Output(OutputKind.VIDEO, "https://x.example/a.mp4"),
        Output(OutputKind.VIDEO, "https://x.example/b.mp4"),
        Output(OutputKind.STILL, "https://x.example/c.webp?x=1"),
        Output(OutputKind.STILL, "https://x.example/d.exe"),
    )
    world.service.script = [RemoteStatus("completed")]
    world.service.result_to_come = RemoteResult("succeeded", outputs)
    saved = await made(world)
    assert saved.state is State.SAVED
    assert [clip.kind for clip in saved.clips] == [output.kind for output in outputs]
    suffixes = [clip.path.rpartition(".")[2] for clip in saved.clips]
    assert suffixes == ["mp4", "mp4", "webp", "png"]


@pytest.mark.parametrize(
    "trouble", [DownloadFailed(reason="cut"), Unreachable(host="x"), RateLimited(host="x")]
)
async def test_a_download_is_tried_again_and_then_waits_for_the_user(
    world: World, trouble: DownloadFailed
) -> None:
    world.downloader.errors = [trouble] * 4
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        (stopped,) = await desk.generations.settle([one.id])
        assert (stopped.state, stopped.blocked_by) == (State.DOWNLOADING, BlockedBy.NETWORK)
        await desk.generations.download_again(one.id)
        (saved,) = await desk.generations.settle([one.id])
        with pytest.raises(NotPossibleNow):
            await desk.generations.download_again(one.id)
    assert saved.state is State.SAVED
    assert len(world.service.sent) == 1


async def test_an_expired_link_is_asked_for_anew_once(world: World) -> None:
    world.downloader.errors = [DownloadFailed(reason="expired")]
    assert (await made(world)).state is State.SAVED
    world.downloader.errors = [DownloadFailed(reason="expired")] * 2
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order("other.png"))
        (stopped,) = await desk.generations.settle([one.id])
        assert stopped.failure == Failure(FailureCode.EXPIRED)
        assert stopped.state is State.NEEDS_ATTENTION
        await desk.generations.download_again(one.id)
        (saved,) = await desk.generations.settle([one.id])
    assert saved.state is State.SAVED


async def test_a_fresh_link_that_cannot_be_had_keeps_the_old_one(world: World) -> None:
    world.downloader.errors = [DownloadFailed(reason="expired")]
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await until(lambda: bool(world.downloader.fetched))
        world.service.errors = [ServiceFault(host="x")]
        (saved,) = await desk.generations.settle([one.id])
    assert saved.state is State.SAVED


async def test_a_link_we_will_not_open_needs_the_user(world: World) -> None:
    world.downloader.errors = [ResultLinkRefused(reason="private")]
    stopped = await made(world)
    assert stopped.state is State.NEEDS_ATTENTION
    assert stopped.failure == Failure("result_link_refused", {"reason": "private"})


async def test_a_file_that_is_no_whole_video_is_thrown_away(world: World) -> None:
    part = "-0.part"
    async with world.program() as desk:
        world.downloader.gate = asyncio.Event()
        (one,) = await desk.generations.press(world.order())
        world.videos.trouble[f"{one.id}{part}"] = DownloadFailed(reason="cut_off")
        world.downloader.gate.set()
        (stopped,) = await desk.generations.settle([one.id])
    assert stopped.state is State.DOWNLOADING
    assert not list(world.library.root.glob(f".incoming/*{part}"))


async def test_a_full_disk_pauses_and_keeps_everything(world: World) -> None:
    world.downloader.errors = [DiskFull(path="clips")]
    stopped = await made(world)
    assert (stopped.state, stopped.blocked_by) == (State.DOWNLOADING, BlockedBy.DISK)
    async with world.program() as desk:
        await desk.generations.resume()
        (saved,) = await desk.generations.settle([stopped.id])
    assert saved.state is State.SAVED


async def test_a_file_published_before_a_crash_is_adopted_not_fetched_again(
    world: World,
) -> None:
    saved = await made(world)
    before_w4 = replace(saved, state=State.DOWNLOADING, clips=(), ended_at=None)
    world.history.generations[saved.id] = before_w4
    async with world.program() as desk:
        await desk.generations.resume()
        (again,) = await desk.generations.settle([saved.id])
    assert again.clips == saved.clips
    assert len(world.downloader.fetched) == 1


async def test_the_practice_services_port_changes_with_each_start(world: World) -> None:
    world.downloader.errors = [Unreachable(host="127.0.0.1")]
    saved = await made(world, replace(world.order(), practice=True))
    assert saved.state is State.SAVED
    assert [method for method, _ in world.service.asked].count("result") == 2


# --- a history that fails --------------------------------------------------------------------


async def test_a_history_that_fails_stops_it_where_it_is_safe(world: World) -> None:
    shown: list[Generation] = []
    async with world.program() as desk:
        desk.generations.changed.subscribe(shown.append)
        world.host.gate = asyncio.Event()
        (one,) = await desk.generations.press(world.order())
        await until(lambda: bool(world.host.uploads))
        world.history.broken = True
        world.host.gate.set()
        await until(lambda: not desk.generations.is_working_on(one.id))
        world.history.broken = False
    assert shown[-1].blocked_by is BlockedBy.LIBRARY
    assert world.service.sent == []
    assert world.bugs == []


# --- a start of the program ------------------------------------------------------------------


async def test_a_cut_off_send_is_unsure_or_mended_by_its_receipt(world: World) -> None:
    world.service.gate = asyncio.Event()
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await until(lambda: bool(world.service.sent))
        (cut_off,) = await world.stored()
        world.service.gate.set()
    receipts = list(world.receipts.receipts)
    world.history.generations[one.id] = cut_off
    world.receipts.receipts.clear()
    async with world.program() as desk:
        recovered = await desk.generations.resume()
        assert [each.state for each in recovered.unsure] == [State.UNCONFIRMED]
    world.history.generations[one.id] = cut_off
    world.receipts.receipts = receipts
    async with world.program() as desk:
        recovered = await desk.generations.resume()
        assert [each.request_id for each in recovered.sent] == ["req-1"]
        (saved,) = await desk.generations.settle([one.id])
    assert saved.state is State.SAVED
    assert len(world.service.requests) == 1


@pytest.mark.parametrize(("away_s", "goes_on"), [(600.0, True), (7200.0, False), (-600.0, False)])
async def test_unsent_clips_wait_for_a_press_after_a_long_absence(
    world: World, away_s: float, goes_on: bool
) -> None:
    world.host.gate = asyncio.Event()
    async with world.program() as desk:
        await desk.generations.resume()
        (one,) = await desk.generations.press(world.order())
        await until(lambda: bool(world.host.uploads))
    world.host.gate = None
    world.clock.pass_time(away_s)
    async with world.program() as desk:
        recovered = await desk.generations.resume()
        assert [each.id for each in recovered.waiting] == [one.id]
        assert recovered.fresh is goes_on
        assert desk.generations.is_working_on(one.id) is goes_on
        await desk.generations.send_waiting()
        (saved,) = await desk.generations.settle([one.id])
    assert saved.state is State.SAVED
    assert len(world.service.requests) == 1


async def test_sent_clips_go_on_by_themselves_after_any_absence(world: World) -> None:
    world.service.script = [RemoteStatus("in_progress")]
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await until(lambda: state_of(world, one) is State.GENERATING)
    world.clock.pass_time(30 * 86_400.0)
    world.service.requests["req-1"].statuses = [RemoteStatus("completed")]
    async with world.program() as desk:
        await desk.generations.resume()
        (saved,) = await desk.generations.settle([one.id])
    assert saved.state is State.SAVED


# --- what the user decides -------------------------------------------------------------------


async def test_cancelling_before_sending_is_at_once(world: World) -> None:
    world.host.gate = asyncio.Event()
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await until(lambda: bool(world.host.uploads))
        assert await desk.generations.cancel(one.id) is CancelEnd.CANCELLED
        world.host.gate.set()
        await settle()
    assert (await world.stored())[0].state is State.CANCELLED
    assert world.service.sent == []
    assert world.bugs == []


async def test_cancelling_in_line_is_believed_only_of_the_service(world: World) -> None:
    world.service.script = [RemoteStatus("in_queue")]
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await until(lambda: state_of(world, one) is State.IN_LINE)
        assert await desk.generations.cancel(one.id) is CancelEnd.CANCELLED
        (cancelled,) = await desk.generations.settle([one.id])
    assert cancelled.state is State.CANCELLED


async def test_too_late_to_cancel(world: World) -> None:
    world.service.script = [RemoteStatus("in_queue")]
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await until(lambda: state_of(world, one) is State.IN_LINE)
        world.service.requests["req-1"].statuses = [RemoteStatus("in_progress")]
        assert await desk.generations.cancel(one.id) is CancelEnd.TOO_LATE
        await until(lambda: state_of(world, one) is State.GENERATING)
        assert await desk.generations.cancel(one.id) is CancelEnd.TOO_LATE
        world.service.requests["req-1"].statuses = [RemoteStatus("completed")]
        (saved,) = await desk.generations.settle([one.id])
        with pytest.raises(NotPossibleNow):
            await desk.generations.cancel(one.id)
        with pytest.raises(UnknownGeneration):
            await desk.generations.cancel("nobody")
    assert saved.state is State.SAVED


async def test_cancelling_while_sending_waits_for_the_answer_and_then_asks(world: World) -> None:
    world.service.gate = asyncio.Event()
    world.service.script = [RemoteStatus("in_queue")]
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await until(lambda: bool(world.service.sent))
        cancelling = desk.scope.spawn(desk.generations.cancel(one.id), name="cancel")
        await settle()
        assert not cancelling.done()
        world.service.gate.set()
        assert await cancelling is CancelEnd.CANCELLED
    assert len(world.service.requests) == 1


async def unsure(world: World) -> Generation:
    world.service.outcomes = [Ambiguous("taken, and the reply lost")]
    return await made(world)


async def test_an_id_the_user_found_turns_unsure_into_the_clip(world: World) -> None:
    lost = await unsure(world)
    async with world.program() as desk:
        await desk.generations.attach(lost.id, " req-1 ")
        (saved,) = await desk.generations.settle([lost.id])
        with pytest.raises(NotPossibleNow):
            await desk.generations.attach(lost.id, "req-1")
    assert saved.state is State.SAVED
    assert [receipt.request_id for receipt in world.receipts.receipts] == ["req-1"]
    assert len(world.service.sent) == 1


async def test_an_id_that_cannot_be_right_is_not_attached(world: World) -> None:
    lost = await unsure(world)
    other = world.service.take(b"{}", "other")
    other.statuses = [RemoteStatus("completed")]
    other.result = RemoteResult("succeeded", echo={"promptText": "another scene"})
    async with world.program() as desk:
        for wrong, error in (
            ("no id!", RequestIdInvalid),
            ("nobody", RequestUnknown),
            ("other", SceneMismatch),
        ):
            with pytest.raises(error):
                await desk.generations.attach(lost.id, wrong)
    assert (await world.stored())[0].state is State.UNCONFIRMED


async def test_sending_again_takes_the_users_word_and_two_minutes(world: World) -> None:
    lost = await unsure(world)
    async with world.program() as desk:
        with pytest.raises(NotPossibleNow):
            await desk.generations.send_again(lost.id)
        world.clock.pass_time(121.0)
        await desk.generations.send_again(lost.id)
        (saved,) = await desk.generations.settle([lost.id])
    assert (saved.state, saved.confirmed_sends, saved.attempt) == (State.SAVED, 1, 2)
    assert len(world.service.sent) == 2


async def test_trying_again_makes_a_new_request_and_hides_the_old_card(world: World) -> None:
    world.service.outcomes = [Refused(Failure(FailureCode.NO_CREDITS))]
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await desk.generations.settle([one.id])
        with pytest.raises(NotPossibleNow):
            await desk.generations.try_again(one.id)
        await desk.generations.try_again(one.id, world.order())
        (again,) = await world.stored()
        (saved,) = await desk.generations.settle([again.id])
    assert saved.state is State.SAVED
    assert world.history.generations[one.id].hidden


async def test_trying_again_goes_on_with_what_stands_still(world: World) -> None:
    world.host.errors = [HostRejected(name="fake")]
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        await desk.generations.settle([one.id])
        await desk.generations.try_again(one.id)
        (saved,) = await desk.generations.settle([one.id])
        assert saved.state is State.SAVED
        liked = await desk.generations.set_favourite(one.id, favourite=True)
        assert liked.favourite


async def test_detached_means_until_the_service_has_it(world: World) -> None:
    world.service.script = [RemoteStatus("in_queue")]
    async with world.program() as desk:
        (one,) = await desk.generations.press(world.order())
        assert (await desk.generations.until_sent(one.id)).request_id == "req-1"
        world.host.errors = [HostRejected(name="fake")]
        (two,) = await desk.generations.press(world.order("two.png"))
        assert (await desk.generations.until_sent(two.id)).blocked_by is BlockedBy.HOST


# --- what a fresh look found ------------------------------------------------------------------


async def unknown(world: World) -> Generation:
    """Return a generation whose id the service says it does not know."""
    world.service.script = [RequestUnknown("req-1")]
    lost = await made(world)
    assert lost.state is State.NEEDS_ATTENTION
    world.service.script = []
    return lost


async def test_what_came_back_is_followed_to_its_clip(world: World) -> None:
    lost = await unknown(world)
    world.service.requests["req-1"].statuses = [
        RemoteStatus("in_progress"),
        RemoteStatus("completed"),
    ]
    async with world.program() as desk:
        await desk.generations.try_again(lost.id)
        (back,) = await desk.generations.settle([lost.id])
    assert back.state is State.SAVED


class BrokenHost(FakeHost):
    """Has a bug where it uploads."""

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        raise ZeroDivisionError


async def test_a_bug_leaves_no_card_that_pretends_to_work(world: World) -> None:
    world.hosts = FakeHosts(BrokenHost("fake"))
    shown: list[Generation] = []
    async with world.program() as desk:
        desk.generations.changed.subscribe(shown.append)
        (accepted,) = await desk.generations.press(world.order())
        (stopped,) = await desk.generations.settle([accepted.id])
    assert (stopped.state, stopped.blocked_by) == (State.READY, BlockedBy.HOST)
    assert shown[-1] == stopped
    assert [type(bug) for bug in world.bugs] == [ZeroDivisionError]


async def test_a_bug_while_sending_is_shown_too(world: World) -> None:
    world.service = BrokenService()
    shown: list[Generation] = []
    async with world.program() as desk:
        desk.generations.changed.subscribe(shown.append)
        (accepted,) = await desk.generations.press(world.order())
        await desk.generations.settle([accepted.id])
    assert shown[-1].state is State.UNCONFIRMED


async def test_a_bug_while_fetching_asks_the_user(world: World) -> None:
    async def fetch(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    world.downloader.fetch = fetch  # type: ignore[method-assign,assignment]
    async with world.program() as desk:
        (accepted,) = await desk.generations.press(world.order())
        (stopped,) = await desk.generations.settle([accepted.id])
    assert stopped.state is State.NEEDS_ATTENTION
    assert stopped.request_id == "req-1"


async def test_a_broken_screen_stops_no_work(world: World) -> None:
    def broken(_: Generation) -> None:
        raise ZeroDivisionError

    async with world.program() as desk:
        desk.generations.changed.subscribe(broken)
        (accepted,) = await desk.generations.press(world.order())
        (settled,) = await desk.generations.settle([accepted.id])
    assert settled.state is State.SAVED
    assert {type(bug) for bug in world.bugs} == {ZeroDivisionError}


@pytest.mark.parametrize("state", [State.READY, State.PREPARING, State.UPLOADING])
async def test_a_restored_history_that_is_behind_its_receipts_sends_nothing(
    world: World, state: State
) -> None:
    saved = await made(world)
    behind = replace(
        saved, state=state, request_id=None, attempt=0, sent_at=None, outputs=(), clips=()
    )
    world.history.generations[saved.id] = behind
    world.history.seen_at = world.clock.now()
    async with world.program() as desk:
        await desk.generations.resume()
        (settled,) = await desk.generations.settle([saved.id])
    assert len(world.service.sent) == 1
    assert (settled.state, settled.request_id) == (State.SAVED, saved.request_id)
    assert settled.attempt == 1


async def test_what_a_restored_history_calls_unsent_waits_for_a_press(world: World) -> None:
    async with world.program(parallel=1) as desk:
        world.host.errors = [HostRejected(name="fake")]
        (accepted,) = await desk.generations.press(world.order())
        await desk.generations.settle([accepted.id])
    world.history.seen_at = world.clock.now()
    async with world.program() as desk:
        recovered = await desk.generations.resume(is_restored=True)
        assert not recovered.fresh
        (waiting,) = await desk.generations.settle([accepted.id])
    assert waiting.state is State.READY
    assert world.service.sent == []


async def test_what_waits_for_a_press_is_not_sent_by_a_setting(world: World) -> None:
    world.host.errors = [HostRejected(name="fake")]
    blocked = await made(world)
    assert blocked.blocked_by is BlockedBy.HOST
    world.clock.pass_time(86_400)
    async with world.program() as desk:
        await desk.generations.resume()
        await desk.generations.unblock(BlockedBy.HOST)
        await desk.generations.settle([blocked.id])
        assert world.service.sent == []
        await desk.generations.send_waiting()
        (sent,) = await desk.generations.settle([blocked.id])
    assert sent.state is State.SAVED


async def test_two_clicks_on_try_again_make_one_request(world: World) -> None:
    world.service.outcomes = [Refused(Failure(FailureCode.NO_CREDITS))]
    refused = await made(world)
    async with world.program() as desk:
        for _ in range(2):
            await desk.generations.try_again(refused.id, world.order())
        stored = await world.history.unfinished()
        await desk.generations.settle([each.id for each in stored])
    assert len(world.service.sent) == 2


async def test_what_the_history_would_not_take_is_said_by_settling(world: World) -> None:
    class FullHistory(type(world.history)):  # type: ignore[misc]
        async def save(self, generation: Generation, **_: str) -> None:
            raise DiskFull(path="history.db")

    world.history = FullHistory()
    async with world.program() as desk:
        (accepted,) = await desk.generations.press(world.order())
        (settled,) = await desk.generations.settle([accepted.id])
        assert settled.blocked_by is BlockedBy.DISK
        assert (await desk.generations.until_sent(accepted.id)).blocked_by is BlockedBy.DISK
        again = asyncio.Event()
        desk.generations.changed.subscribe(lambda _: again.set())
        await desk.generations.unblock(BlockedBy.DISK)
        await desk.generations.settle([accepted.id])
        assert again.is_set()


async def test_a_cancelled_request_is_polled_no_more(world: World) -> None:
    world.service.script = [RemoteStatus("in_queue")]
    async with world.program() as desk:
        (accepted,) = await desk.generations.press(world.order())
        await until(lambda: world.history.generations[accepted.id].state is State.IN_LINE)
        cancel = world.service.cancel

        async def cancel_and_go(api_base: str, request_id: str) -> bool:
            believed = await cancel(api_base, request_id)
            world.service.requests[request_id].statuses = [Unreachable("host")]
            return believed

        world.service.cancel = cancel_and_go  # type: ignore[method-assign]
        assert await desk.generations.cancel(accepted.id) is CancelEnd.CANCELLED
        (settled,) = await desk.generations.settle([accepted.id])
        assert settled.state is State.CANCELLED
        assert not desk.generations.is_working_on(accepted.id)


async def test_an_attached_id_is_followed_though_the_old_one_is_being_asked_about(
    world: World,
) -> None:
    lost = await unknown(world)
    world.service.take(request_id="another-1")
    asked, answer = asyncio.Event(), asyncio.Event()
    status = world.service.status

    async def slow(api_base: str, request_id: str) -> RemoteStatus:
        if request_id == lost.request_id:
            asked.set()
            await answer.wait()
            raise Unreachable("host")
        return await status(api_base, request_id)

    world.service.status = slow  # type: ignore[method-assign]
    async with world.program() as desk:
        await desk.generations.try_again(lost.id)
        await asked.wait()
        await desk.generations.attach(lost.id, "another-1")
        answer.set()
        (settled,) = await desk.generations.settle([lost.id])
    assert (settled.state, settled.request_id) == (State.SAVED, "another-1")
