"""Who can still see which images, how they go, and what becomes of them when nobody needs them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.tiny_picture import tiny_picture
from pikascenes_desktop.domain.custom_host import AnswerProblem
from pikascenes_desktop.domain.errors import (
    AppError,
    DiskFull,
    HistoryUnavailable,
    HostRejected,
    NotConnected,
    ServiceFault,
    Unreachable,
    UploadRefused,
)
from pikascenes_desktop.domain.exposure import ExposureState, Leaving, leaving_of, page_of
from pikascenes_desktop.domain.generation import Failure, FailureCode, State
from pikascenes_desktop.domain.host import (
    HostedImage,
    HostProfile,
    LinkPresence,
    LinkProblem,
    LinkReport,
)
from pikascenes_desktop.ports.remote import (
    Ambiguous,
    ImageFile,
    KeyNotTaken,
    Refused,
    RemoteResult,
)
from pikascenes_desktop.ports.uploads import Upload
from pikascenes_desktop.services.exposures import MOST_TRIES, Step, step_for
from pikascenes_desktop.services.host_testing import StepReport, prove_host
from pikascenes_desktop.services.ledger import was_refused
from pikascenes_desktop.services.withdrawing import wait_after, withdraw
from tests.fakes.fake_host import FakeHost
from tests.fakes.manual_clock import until
from tests.fakes.world import SHA, World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from pikascenes_desktop.domain.exposure import Exposure
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.ports.remote import CountBytes
    from pikascenes_desktop.services.desk import Desk

SIGNED = "https://b.example/k?X-Amz-Signature=1"


class PlainHost(FakeHost):
    """Puts things where the program cannot delete them.

    Attributes:
        handle: What it says about deleting.
    """

    def __init__(self, name: str = "fake", handle: JsonObject | None = None) -> None:
        super().__init__(name)
        self.handle = handle or {}

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        return replace(await super().upload(image, on_bytes), delete_handle=self.handle)


class LosingHost(FakeHost):
    """Takes the picture, and its answer is lost."""

    def __init__(self, error: AppError) -> None:
        super().__init__()
        self.error = error

    async def foretold(self, image: ImageFile) -> HostedImage:
        url = f"https://{self.name}.example/{image.sha256}.png"
        return HostedImage(
            url, self.name, image.sha256, image.size_bytes, None, {"key": image.sha256}
        )

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        await super().upload(image, on_bytes)
        raise self.error


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def use(world: World, host: FakeHost) -> None:
    world.host = world.hosts.known["fake"] = host


async def make(desk: Desk, world: World, *sources: str) -> Generation:
    """Make one clip."""
    (accepted,) = await desk.generations.press(world.order(*sources))
    (settled,) = await desk.generations.settle([accepted.id])
    return settled


async def only(desk: Desk, *, gone: bool = False) -> Exposure:
    (exposure,) = await desk.exposures.ledger(gone=gone)
    return exposure


async def test_an_image_goes_when_its_clip_is_there(world: World) -> None:
    async with world.program() as desk:
        pressed_at = world.clock.now()
        told: list[None] = []
        desk.exposures.changed.subscribe(told.append)
        saved = await make(desk, world)
        exposure = await only(desk)
        assert exposure == replace(
            exposure,
            host="fake",
            link=saved.sent_urls[0],
            media_type="image/png",
            since=pressed_at,
            until=None,
            leaving=Leaving.DELETABLE,
            page="",
            state=ExposureState.VISIBLE,
            clips=0,
            trouble=None,
        )
        assert await desk.exposures.count() == 1
        told.clear()
        await desk.exposures.take_back(saved)
        assert await desk.exposures.ledger() == ()
        assert await desk.exposures.count() == 0
        gone = await only(desk, gone=True)
        assert (gone.state, gone.gone_at) == (ExposureState.DELETED, world.clock.now())
        assert not gone.is_out
        assert told
    assert world.host.stored == {}
    assert world.links.looked == [exposure.link]


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (None, State.SAVED),
        (RemoteResult("failed", failure=Failure(FailureCode.MODEL)), State.FAILED),
    ],
)
async def test_what_has_ended_needs_nothing(
    world: World, result: RemoteResult | None, state: State
) -> None:
    world.service.result_to_come = result
    async with world.program() as desk:
        made = await make(desk, world)
        assert made.state is state
        await desk.exposures.sweep()
        assert await desk.exposures.count() == 0


async def test_a_refusal_and_a_cancelled_clip_need_nothing(world: World) -> None:
    world.service.outcomes = [Refused(Failure(FailureCode.REJECTED))]
    async with world.program() as desk:
        assert (await make(desk, world)).state is State.REFUSED
        await desk.exposures.sweep()
        assert await desk.exposures.count() == 0
        world.service.outcomes = [KeyNotTaken()]
        waiting = await make(desk, world)
        await desk.exposures.sweep()
        assert await desk.exposures.count() == 1
        await desk.generations.cancel(waiting.id)
        await desk.exposures.sweep()
        assert await desk.exposures.count() == 0


async def test_an_open_fate_keeps_its_images(world: World) -> None:
    world.service.outcomes.append(Ambiguous("connection_lost"))
    async with world.program() as desk:
        unsure = await make(desk, world)
        assert unsure.state is State.UNCONFIRMED
        await desk.exposures.sweep(at_once=True)
        exposure = await only(desk)
        assert (exposure.state, exposure.clips) == (ExposureState.VISIBLE, 1)
        # but the user can
        deletion = await desk.exposures.delete([exposure.id])
        assert [each.id for each in deletion.gone] == [exposure.id]
        assert deletion.left == ()
    assert world.host.stored == {}


async def test_another_clip_keeps_them(world: World) -> None:
    world.service.outcomes.append(Ambiguous("connection_lost"))
    async with world.program() as desk:
        await make(desk, world)
        saved = await make(desk, world)
        assert saved.state is State.SAVED
        await desk.exposures.take_back(saved)
        assert (await only(desk)).clips == 1


async def test_where_the_user_wants_images_to_stay(world: World) -> None:
    world.hosts.deletes_after_use = False
    async with world.program() as desk:
        saved = await make(desk, world)
        await desk.exposures.take_back(saved)
        assert (await only(desk)).state is ExposureState.VISIBLE
        await make(desk, world)
        assert len(world.host.uploads) == 1


async def test_a_failed_deletion_waits_and_is_tried_again(world: World) -> None:
    async with world.program() as desk:
        saved = await make(desk, world)
        world.host.errors = [Unreachable("fake.example", "dns"), HostRejected("fake")]
        await desk.exposures.take_back(saved)
        waiting = await only(desk)
        assert waiting.state is ExposureState.DELETING
        assert waiting.trouble == Failure("unreachable", {"host": "fake.example", "reason": "dns"})
        await desk.exposures.sweep()
        assert (await only(desk)).trouble == waiting.trouble
        world.clock.pass_time(wait_after(0))
        await desk.exposures.sweep()
        assert (await only(desk)).trouble == Failure("host_rejected", {"name": "fake"})
        await desk.exposures.sweep()
        assert await desk.exposures.count() == 1
    async with world.program() as desk:  # the next start does not wait
        await desk.exposures.sweep(at_once=True)
        assert await desk.exposures.count() == 0


async def test_a_deletion_that_was_cut_off_goes_on(world: World) -> None:
    async with world.program() as desk:
        await make(desk, world)
        world.host.gate = asyncio.Event()
        task = desk.scope.spawn(desk.exposures.sweep(), name="sweep")
        await until(lambda: bool(world.history.uploads.rows))
        await until(
            lambda: (
                [each.state for each in world.history.uploads.rows.values()]
                == [ExposureState.DELETING]
            )
        )
        task.cancel()
    world.host.gate = None
    async with world.program() as desk:
        await desk.exposures.sweep(at_once=True)
        assert await desk.exposures.count() == 0


async def test_what_can_still_be_opened_is_not_gone(world: World) -> None:
    async with world.program() as desk:
        saved = await make(desk, world)
        link = saved.sent_urls[0]
        world.links.presences[link] = LinkPresence.OPEN
        await desk.exposures.sweep()
        still = await only(desk)
        assert (still.state, still.trouble) == (
            ExposureState.DELETING,
            Failure("still_visible", {"name": "fake"}),
        )
        for presence in (LinkPresence.UNCLEAR, LinkPresence.CLOSED):
            world.links.presences[link] = presence
            await desk.exposures.sweep(at_once=True)
            assert (await only(desk)).state is ExposureState.DELETING
        del world.links.presences[link]
        await desk.exposures.sweep(at_once=True)
        assert await desk.exposures.count() == 0


async def test_a_private_link_that_closes_is_gone(world: World) -> None:
    async with world.program() as desk:
        saved = await make(desk, world)
        (row,) = world.history.uploads.rows.values()
        world.history.uploads.rows[row.id] = replace(row, hosted=replace(row.hosted, url=SIGNED))
        world.links.presences[SIGNED] = LinkPresence.CLOSED
        await desk.exposures.take_back(saved)
        assert await desk.exposures.count() == 0


async def test_a_host_that_was_removed(world: World) -> None:
    async with world.program() as desk:
        await make(desk, world)
        del world.hosts.known["fake"]
        await desk.exposures.sweep()
        exposure = await only(desk)
        assert (exposure.state, exposure.trouble) == (ExposureState.VISIBLE, None)
        deletion = await desk.exposures.delete([exposure.id])
        (left,) = deletion.left
        assert left.trouble == Failure("host_missing", {"name": "fake"})


async def test_a_host_that_was_renamed(world: World) -> None:
    async with world.program() as desk:
        await make(desk, world)
        world.hosts.known["new name"] = world.hosts.known.pop("fake")
        world.hosts.places["new name"] = "fake"
        world.host._name = "new name"  # pyright: ignore[reportPrivateUsage]
        await desk.exposures.sweep()
        assert await desk.exposures.count() == 0


@pytest.mark.parametrize(
    ("handle", "until", "leaving"),
    [
        ({"key": "k"}, 9.0, Leaving.DELETABLE),
        ({"token": "t", "until": 6.0}, None, Leaving.DELETABLE),
        ({"token": "t", "until": 5.0}, None, Leaving.NEVER),
        ({"token": "t", "until": 5.0, "page": "https://h.example/d"}, None, Leaving.BY_HAND),
        ({"page": "https://h.example/d"}, 9.0, Leaving.BY_HAND),
        ({"page": "javascript:0"}, 9.0, Leaving.EXPIRES),
        ({}, 9.0, Leaving.EXPIRES),
        ({}, None, Leaving.NEVER),
    ],
)
def test_how_an_image_can_go(handle: JsonObject, until: float | None, leaving: Leaving) -> None:
    assert leaving_of(handle, until, now=5.0) is leaving
    assert page_of(handle) in {"", "https://h.example/d"}


async def test_what_no_program_can_delete(world: World) -> None:
    use(world, PlainHost(handle={"page": "https://fake.example/delete"}))
    async with world.program() as desk:
        saved = await make(desk, world)
        await desk.exposures.take_back(saved)
        exposure = await only(desk)
        assert (exposure.leaving, exposure.state) == (Leaving.BY_HAND, ExposureState.VISIBLE)
        assert exposure.page == "https://fake.example/delete"
        (left,) = (await desk.exposures.delete([exposure.id])).left
        assert left.trouble == Failure("deletion_impossible", {"name": "fake"})
        assert (await only(desk)).trouble is None
        world.host.stored.clear()  # by hand, on that page
        assert (await desk.exposures.delete([exposure.id])).left == ()
        assert (await only(desk, gone=True)).state is ExposureState.DELETED


async def test_a_host_that_will_not_after_all(world: World) -> None:
    use(world, PlainHost(handle={"other": 1}))
    async with world.program() as desk:
        await make(desk, world)
        await desk.exposures.sweep()
        exposure = await only(desk)
        assert (exposure.state, exposure.trouble) == (
            ExposureState.VISIBLE,
            Failure("deletion_impossible", {"name": "fake"}),
        )


async def test_what_expires_is_looked_at_once(world: World) -> None:
    use(world, PlainHost())
    world.host.expires_at = world.clock.now() + 7200
    async with world.program() as desk:
        saved = await make(desk, world)
        link = saved.sent_urls[0]
        exposure = await only(desk)
        assert (exposure.leaving, exposure.until) == (Leaving.EXPIRES, world.host.expires_at)
        await desk.exposures.sweep()
        assert world.links.looked == []
        world.clock.pass_time(7200)
        await desk.exposures.sweep()
        late = await only(desk)
        assert (late.state, late.trouble) == (
            ExposureState.VISIBLE,
            Failure("still_visible", {"name": "fake"}),
        )
        world.links.presences[link] = LinkPresence.UNCLEAR
        await desk.exposures.sweep(at_once=True)
        assert (await only(desk)).trouble == Failure("unreachable", {"host": "fake", "reason": ""})
        world.links.presences[link] = LinkPresence.CLOSED
        await desk.exposures.sweep(at_once=True)
        assert await desk.exposures.count() == 0
        assert (await only(desk, gone=True)).state is ExposureState.EXPIRED
        looks = len(world.links.looked)
        await desk.exposures.sweep(at_once=True)
        assert len(world.links.looked) == looks


@pytest.mark.parametrize("error", [ServiceFault("fake.example", 502), Unreachable("fake.example")])
async def test_a_lost_answer_leaves_a_row_that_can_be_deleted(
    world: World, error: AppError
) -> None:
    use(world, LosingHost(error))
    async with world.program() as desk:
        blocked = await make(desk, world)
        exposure = await only(desk)
        assert (exposure.state, exposure.clips) == (ExposureState.UNKNOWN, 1)
        assert exposure.trouble is not None
        assert exposure.trouble.code == error.code
        await desk.generations.cancel(blocked.id)
        await desk.exposures.sweep()
        assert await desk.exposures.count() == 0
    assert world.host.stored == {}


async def test_a_lost_answer_of_a_host_that_tells_nothing_beforehand(world: World) -> None:
    world.host.errors = [ServiceFault("fake.example", 502)]
    async with world.program() as desk:
        await make(desk, world)
        exposure = await only(desk)
        assert (exposure.state, exposure.link) == (ExposureState.UNKNOWN, "")
        assert exposure.leaving is Leaving.NEVER
        (left,) = (await desk.exposures.delete([exposure.id])).left
        assert left.trouble == Failure("deletion_impossible", {"name": "fake"})
        assert (await desk.exposures.forget([exposure.id])).left == ()
        assert await desk.exposures.count() == 0
        again = await desk.exposures.delete([exposure.id, 99])
        assert [each.id for each in again.gone] == [exposure.id]


async def test_a_lost_answer_is_over_when_its_time_is(world: World) -> None:
    world.host.errors = [ServiceFault("fake.example", 502)]
    async with world.program() as desk:
        await make(desk, world)
        (row,) = world.history.uploads.rows.values()
        over = replace(row.hosted, expires_at=world.clock.now())
        world.history.uploads.rows[row.id] = replace(row, hosted=over)
        await desk.exposures.sweep()
        assert (await only(desk, gone=True)).state is ExposureState.EXPIRED


@pytest.mark.parametrize(
    ("error", "refused"),
    [
        (HostRejected("h"), True),
        (NotConnected("h", "dns"), True),
        (UploadRefused("h", 1, "no"), True),
        (UploadRefused("h", 1, AnswerProblem.BAD_HEADER), True),
        (UploadRefused("h", 1, AnswerProblem.NO_LINK), False),
        (Unreachable("h", "timeout"), False),
        (ServiceFault("h", 500), False),
    ],
)
def test_what_a_refusal_is(error: AppError, refused: bool) -> None:
    assert was_refused(error) is refused


async def test_the_user_is_not_believed_against_an_open_link(world: World) -> None:
    async with world.program() as desk:
        await make(desk, world)
        exposure = await only(desk)
        (left,) = (await desk.exposures.forget([exposure.id])).left
        assert left.trouble == Failure("still_visible", {"name": "fake"})
        assert (await only(desk)).trouble is None


async def test_what_runcomfy_could_not_open_is_not_sent_again(world: World) -> None:
    world.hosts.deletes_after_use = False
    failure = Failure(FailureCode.FETCH)
    async with world.program() as desk:
        saved = await make(desk, world)
        await desk.exposures.take_back(replace(saved, failure=failure))
        (row,) = world.history.uploads.rows.values()
        assert not row.is_usable


async def test_a_history_that_cannot_be_written_keeps_nobody(world: World) -> None:
    async with world.program() as desk:
        saved = await make(desk, world)
        world.history.broken = True
        await desk.exposures.take_back(saved)
        with pytest.raises(HistoryUnavailable):
            await desk.exposures.sweep()
        world.history.broken = False


async def test_the_small_picture(world: World) -> None:
    async with world.program() as desk:
        await make(desk, world)
        exposure = await only(desk)
        assert await desk.exposures.thumbnail(exposure) == b""  # no picture at all
        path = world.library.ingredient_path(exposure.sha256 or "", exposure.media_type)
        path.write_bytes(tiny_picture())
        (world.folder / "posters").mkdir()
        assert await desk.exposures.thumbnail(exposure) != b""
        assert await desk.exposures.thumbnail(replace(exposure, media_type="")) != b""
        elsewhere = replace(exposure, sha256="00" * 32, media_type="")
        assert await desk.exposures.thumbnail(elsewhere) == b""
        assert await desk.exposures.thumbnail(replace(exposure, sha256=None)) == b""


def upload(**changes: object) -> Upload:
    known = HostedImage("https://h.example/a", "mine", SHA, delete_handle={"key": "a"})
    fresh = Upload(known, "place", "image/png", 0.0, id=1, state=ExposureState.VISIBLE)
    return replace(fresh, **changes)  # pyright: ignore[reportArgumentType] -- names of fields


def over(link: str = "https://h.example/a", handle: JsonObject | None = None) -> HostedImage:
    return HostedImage(link, "mine", SHA, expires_at=5.0, delete_handle=handle or {})


DELETES = HostProfile("mine", "s3")
KEEPS = HostProfile("mine", "s3", delete_after_use=False)


@pytest.mark.parametrize(
    ("given", "profile", "step"),
    [
        (upload(), DELETES, Step.DELETE),
        (upload(), KEEPS, Step.NOTHING),
        (upload(), None, Step.NOTHING),
        (upload(clips=1), DELETES, Step.NOTHING),
        (upload(tries=MOST_TRIES), DELETES, Step.NOTHING),
        (upload(state=ExposureState.DELETING, clips=1), KEEPS, Step.DELETE),
        (upload(state=ExposureState.UNKNOWN), DELETES, Step.DELETE),
        (upload(hosted=over()), DELETES, Step.LOOK),
        (upload(hosted=over(), tries=MOST_TRIES), DELETES, Step.NOTHING),
        (upload(hosted=over(handle={"key": "a"})), KEEPS, Step.LOOK),
        (upload(hosted=over(handle={"key": "a"}), clips=1), DELETES, Step.LOOK),
        (upload(hosted=over(), state=ExposureState.EXPIRED), DELETES, Step.NOTHING),
        (
            upload(hosted=over(SIGNED, {"key": "a"}), state=ExposureState.EXPIRED),
            DELETES,
            Step.DELETE,
        ),
        (
            upload(hosted=over(handle={"key": "a"}), state=ExposureState.EXPIRED),
            DELETES,
            Step.NOTHING,
        ),
    ],
)
def test_what_a_sweep_does(given: Upload, profile: HostProfile | None, step: Step) -> None:
    assert step_for(given, profile, now=6.0) is step


def test_waits_grow_to_a_day() -> None:
    assert [wait_after(tries) for tries in (0, 1, 2, 5, 99)] == [60, 240, 960, 61440, 86400]


def picture(folder: Path) -> ImageFile:
    path = folder / "test.png"
    path.write_bytes(b"picture")
    return ImageFile(1, path, SHA, "image/png", 7)


def begin_test(world: World, desk: Desk) -> AsyncIterator[StepReport]:
    ledger, file = desk.generations.ledger, picture(world.folder)
    return prove_host(desk.parts, ledger, world.host, file, loopback=False)


async def prove(world: World, desk: Desk) -> list[tuple[str, str | None]]:
    """Test the host; returns its steps, each with the code of its error."""
    steps = begin_test(world, desk)
    return [(each.step, each.error.code if each.error else None) async for each in steps]


async def test_a_test_of_a_host_leaves_nothing(world: World) -> None:
    async with world.program() as desk:
        counts: list[int] = []
        desk.exposures.changed.subscribe(lambda _: counts.append(1))
        assert (await prove(world, desk))[-1] == ("delete", None)
        assert len(counts) >= 2  # out, and gone: an open page of the ledger shows both
        assert await desk.exposures.ledger() == ()
        assert (await only(desk, gone=True)).state is ExposureState.DELETED


async def test_what_a_test_leaves_behind_is_seen_and_goes(world: World) -> None:
    world.links.presences[f"https://fake.example/{SHA}.png"] = LinkPresence.OPEN
    async with world.program() as desk:
        assert (await prove(world, desk))[-1] == ("delete", "still_visible")
        left = await only(desk)
        assert (left.state, left.clips) == (ExposureState.DELETING, 0)
        world.links.presences.clear()
        world.clock.pass_time(wait_after(0))
        await desk.exposures.sweep()
        assert await desk.exposures.count() == 0


async def test_a_test_that_is_broken_off_is_left_alone_for_a_while(world: World) -> None:
    async with world.program() as desk:
        steps = begin_test(world, desk)
        await anext(steps)
        await steps.aclose()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        await desk.exposures.sweep()
        assert (await only(desk)).state is ExposureState.VISIBLE
        world.clock.pass_time(300)
        await desk.exposures.sweep()
        assert await desk.exposures.count() == 0


async def test_what_a_clip_needs_is_left_alone(world: World) -> None:
    world.service.outcomes.append(Ambiguous("connection_lost"))
    async with world.program() as desk:
        await make(desk, world)
        (row,) = await world.history.uploads.lingering()
        stale = replace(row, clips=0)  # it was not needed when it was read
        assert await withdraw(desk.parts, desk.generations.ledger, stale) is None
        assert (await only(desk)).state is ExposureState.VISIBLE


async def test_a_disk_without_room_is_no_trouble_of_the_hosts(world: World) -> None:
    async with world.program() as desk:
        await make(desk, world)
        world.host.errors = [DiskFull("/")]
        with pytest.raises(DiskFull):
            await desk.exposures.sweep()
        await desk.exposures.sweep()
        assert await desk.exposures.count() == 0


async def test_what_goes_inside_the_request_is_no_exposure(world: World) -> None:
    use(world, FakeHost(keeps_files=False))
    async with world.program() as desk:
        await make(desk, world)
        await prove(world, desk)
        assert await desk.exposures.ledger(gone=True) == ()


class MovingHost(FakeHost):
    """The practice service, which has another port after each start."""

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        hosted = await super().upload(image, on_bytes)
        return replace(hosted, url=f"{hosted.url}?{len(self.uploads)}", delete_handle={})


async def test_practice_is_no_exposure_and_keeps_no_dead_links(world: World) -> None:
    world.hosts.known["practice"] = MovingHost("practice")
    async with world.program() as desk:
        for _ in range(2):
            order = replace(world.order(), practice=True)
            (accepted,) = await desk.generations.press(order)
            (saved,) = await desk.generations.settle([accepted.id])
            assert saved.state is State.SAVED
            world.links.reports[saved.sent_urls[0]] = LinkReport(LinkProblem.UNREACHABLE)
        assert await desk.exposures.ledger(gone=True) == ()
    assert len(world.history.uploads.rows) == 1
