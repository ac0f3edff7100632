"""Where a scene's images go: the user's hosts in order, what is there already, one last look."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import (
    AppError,
    HostFull,
    HostMissing,
    HostRejected,
    KeyStoreLocked,
    RateLimited,
    ServiceFault,
    Unreachable,
    UploadRefused,
    UploadTooLarge,
)
from pikascenes_desktop.domain.generation import BlockedBy, Failure, Fallback, State
from pikascenes_desktop.domain.host import LinkNote, LinkProblem, LinkRemark, LinkReport
from pikascenes_desktop.domain.scene import Ingredient, Scene
from tests.fakes.fake_host import FakeHost
from tests.fakes.fake_hosts import FakeHosts
from tests.fakes.manual_clock import settle, until
from tests.fakes.world import World, kept

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile
    from pikascenes_desktop.services.order import Order


class DeadHost(FakeHost):
    """Fails at every image, or at those that a test names."""

    def __init__(
        self, error: AppError, name: str = "fake", *, images: tuple[int, ...] = ()
    ) -> None:
        super().__init__(name)
        self.error = error
        self.images = images

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        if not self.images or image.number in self.images:
            self.uploads.append(image)
            raise self.error
        return await super().upload(image, on_bytes)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def chain(world: World, *hosts: FakeHost) -> None:
    """Let these be the user's hosts, in this order."""
    world.hosts = FakeHosts(*hosts, FakeHost("practice"))
    world.hosts.spare = tuple(host.name for host in hosts)


async def made(world: World, order: Order | None = None) -> Generation:
    """Press and wait until it stands still."""
    async with world.program() as desk:
        (accepted,) = await desk.generations.press(order or world.order())
        (settled,) = await desk.generations.settle([accepted.id])
    assert world.bugs == []
    return settled


def hosts_of(world: World) -> list[str]:
    """Return the servers of the links of the latest paid request."""
    _, _, body = world.service.sent[-1]
    return [link.split("/")[2] for link in json.loads(body)["images"]]


@pytest.mark.parametrize(
    "error",
    [
        Unreachable("fake.example", "refused"),
        RateLimited("fake.example", 60),
        ServiceFault("fake.example", 500),
        HostRejected("fake"),
        HostMissing("fake"),
        HostFull("fake"),
        KeyStoreLocked("the key store"),
        UploadRefused("fake", 1, "no"),
        UploadTooLarge("fake", 1),
    ],
    ids=lambda error: error.code,
)
async def test_the_next_host_steps_in(world: World, error: AppError) -> None:
    spare = FakeHost("spare")
    chain(world, DeadHost(error), spare)
    saved = await made(world)
    assert saved.state is State.SAVED
    assert hosts_of(world) == ["spare.example"]
    assert saved.host == "fake"
    assert saved.fallbacks == (Fallback("fake", Failure(error.code, error.facts()), "spare"),)
    stored = world.history.generations[saved.id]
    assert stored.fallbacks == saved.fallbacks
    assert world.clock.waits[:1] != [60]  # nobody waited for the first


async def test_a_link_that_does_not_open_is_left_for_the_next_host(world: World) -> None:
    chain(world, world.host, FakeHost("spare"))
    order = world.order()
    digest = order.scene.ingredients[0].sha256
    url = f"https://fake.example/{digest}.png"
    world.links.reports[url] = LinkReport(LinkProblem.SIGN_IN)
    saved = await made(world, order)
    assert saved.state is State.SAVED
    assert hosts_of(world) == ["spare.example"]
    failure = Failure("link_not_open", {"image": 1, "reason": "sign_in"})
    assert saved.fallbacks == (Fallback("fake", failure, "spare"),)
    # what was put there is out, and known to be
    first, second = await world.history.uploads.all(gone=False)
    assert {first.hosted.host: first.is_usable, second.hosted.host: second.is_usable} == {
        "fake": False,
        "spare": True,
    }


async def test_one_scene_may_have_its_images_on_several_hosts(world: World) -> None:
    picky = DeadHost(UploadTooLarge("fake", 2), images=(2,))
    chain(world, picky, FakeHost("spare"))
    await made(world, world.order("a.png", "b.png", "c.png"))
    assert hosts_of(world) == ["fake.example", "spare.example", "fake.example"]


async def test_a_dead_host_is_said_once_and_not_asked_for_every_image(world: World) -> None:
    dead = DeadHost(HostRejected("fake"))
    spare = FakeHost("spare")
    chain(world, dead, spare)
    saved = await made(world, world.order("a.png", "b.png"))
    assert len(saved.fallbacks) == 1
    again = await made(world, world.order("a.png", "b.png"))
    # what lies on the second host already stays there, and the first is not asked again
    assert len(dead.uploads) <= 2
    assert again.fallbacks == ()
    assert len(spare.sent) == 2


async def test_a_host_that_is_not_set_up_blocks_no_other(world: World) -> None:
    chain(world, FakeHost("spare"))
    world.hosts.spare = ("gone", "spare")
    saved = await made(world, replace(world.order(), host="gone"))
    assert saved.state is State.SAVED
    (fallback,) = saved.fallbacks
    assert (fallback.host, fallback.failure.code) == ("gone", "host_missing")


async def test_all_failing_speaks_of_the_first(world: World) -> None:
    chain(world, DeadHost(HostRejected("fake")), DeadHost(Unreachable("s", "dns"), "spare"))
    blocked = await made(world)
    assert (blocked.state, blocked.blocked_by) == (State.READY, BlockedBy.HOST)
    assert blocked.failure == Failure("host_rejected", {"name": "fake"})
    assert [(each.host, each.instead) for each in blocked.fallbacks] == [
        ("fake", "spare"),
        ("spare", ""),
    ]
    assert world.service.sent == []


async def test_without_a_network_it_is_the_network(world: World) -> None:
    dead = DeadHost(Unreachable("f", "dns"))
    chain(world, dead, DeadHost(Unreachable("s", "dns"), "spare"))
    blocked = await made(world)
    assert blocked.blocked_by is BlockedBy.NETWORK
    assert len(dead.uploads) == 4  # tried again by itself, and then on the user's word


async def test_the_user_can_set_up_another_host_for_what_stands_still(world: World) -> None:
    chain(world, DeadHost(HostRejected("fake")))
    async with world.program() as desk:
        (accepted,) = await desk.generations.press(world.order())
        (blocked,) = await desk.generations.settle([accepted.id])
        assert blocked.blocked_by is BlockedBy.HOST
        assert blocked.fallbacks == ()
        world.hosts.known["new"] = FakeHost("new")
        world.hosts.spare = ("new",)
        await desk.generations.try_again(accepted.id)
        (saved,) = await desk.generations.settle([accepted.id])
    assert saved.state is State.SAVED
    assert hosts_of(world) == ["new.example"]


async def test_a_host_named_for_one_clip_is_the_only_one(world: World) -> None:
    spare = FakeHost("spare")
    chain(world, DeadHost(HostRejected("fake")), spare)
    blocked = await made(world, replace(world.order(), host_only=True))
    assert blocked.blocked_by is BlockedBy.HOST
    assert spare.uploads == []


async def test_practice_pictures_stay_here_and_others_do_not_go_to_practice(world: World) -> None:
    chain(world, DeadHost(HostRejected("fake")), FakeHost("spare"))
    practice = FakeHost("practice")
    world.hosts.known["practice"] = practice
    world.hosts.spare = ("practice", "fake")
    blocked = await made(world)
    assert blocked.blocked_by is BlockedBy.HOST
    assert practice.uploads == []
    world.hosts.spare = ("spare",)
    saved = await made(world, replace(world.order("b.png"), practice=True))
    assert saved.state is State.SAVED
    assert len(practice.uploads) == 1


async def test_a_missing_image_is_nobodys_fault_but_its_own(world: World) -> None:
    spare = FakeHost("spare")
    chain(world, world.host, spare)
    order = world.order()
    (image,) = order.scene.ingredients
    path = world.library.ingredient_path(image.sha256 or "", "image/png")
    path.write_bytes(b"cut off")
    cut = replace(order, scene=Scene((replace(image, size_bytes=99),)))
    blocked = await made(world, cut)
    assert blocked.blocked_by is BlockedBy.LIBRARY
    assert spare.uploads == []
    assert await world.history.uploads.all(gone=True) == []


class SlowHost(FakeHost):
    """Takes its time, which passes for all.

    Args:
        world: Whose time.
        first: Where the first image lies: only when it was looked at, time begins to pass.
    """

    def __init__(self, world: World, first: str = "fake.example") -> None:
        super().__init__("fake")
        self._world = world
        self._first = first

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        if image.number > 1:
            checked = self._world.links.checked
            await until(lambda: any(self._first in url for url, *_ in checked))
            await settle()
            self._world.clock.pass_time(60)
        return await super().upload(image, on_bytes)


async def test_links_are_looked_at_once_more_before_the_paid_request(world: World) -> None:
    chain(world, SlowHost(world), FakeHost("spare"))
    link = "https://example.org/fox.png"
    order = world.order("a.png", "b.png")
    scene = replace(order.scene, ingredients=(*order.scene.ingredients, Ingredient(link)))
    saved = await made(world, replace(order, scene=scene))
    assert saved.state is State.SAVED
    checked = [url for url, _, _ in world.links.checked]
    first = saved.sent_urls[0]
    assert checked.count(first) == 2
    assert checked.count(link) == 2
    assert checked.count(saved.sent_urls[1]) == 1


async def test_what_was_noticed_about_the_links_is_kept(world: World) -> None:
    chain(world, SlowHost(world))
    link = "https://example.org/fox.png"
    order = world.order("a.png", "b.png")
    scene = replace(order.scene, ingredients=(*order.scene.ingredients, Ingredient(link)))
    first = f"https://fake.example/{order.scene.ingredients[0].sha256}.png"
    reports = [LinkReport(), LinkReport(remarks=(LinkRemark.RE_ENCODED,))]
    detour = LinkReport(remarks=(LinkRemark.REDIRECTS, LinkRemark.OTHER_TYPE))

    async def check(url: str, *, size_bytes: int | None, allow_loopback: bool) -> LinkReport:
        world.links.checked.append((url, size_bytes, allow_loopback))
        if url == link:
            return detour
        return reports.pop(0) if url == first else LinkReport()

    world.links.check = check
    saved = await made(world, replace(order, scene=scene))
    assert saved.state is State.SAVED
    assert reports == []  # the last look is what counts
    assert saved.link_notes == (
        LinkNote(1, LinkRemark.RE_ENCODED),
        LinkNote(3, LinkRemark.REDIRECTS),
        LinkNote(3, LinkRemark.OTHER_TYPE),
    )
    assert world.history.generations[saved.id].link_notes == saved.link_notes


async def test_a_link_that_closed_meanwhile_is_replaced(world: World) -> None:
    chain(world, SlowHost(world), FakeHost("spare"))
    order = world.order("a.png", "b.png")
    closing = f"https://fake.example/{order.scene.ingredients[0].sha256}.png"
    reports = [LinkReport(), LinkReport(LinkProblem.NOT_FOUND)]

    async def check(url: str, *, size_bytes: int | None, allow_loopback: bool) -> LinkReport:
        world.links.checked.append((url, size_bytes, allow_loopback))
        return reports.pop(0) if url == closing else LinkReport()

    world.links.check = check
    saved = await made(world, order)
    assert saved.state is State.SAVED
    assert reports == []
    assert hosts_of(world) == ["spare.example", "fake.example"]


async def test_a_link_of_the_users_that_closed_meanwhile_stops_it(world: World) -> None:
    chain(world, SlowHost(world, "example.org"))
    link = "https://example.org/fox.png"
    images = (Ingredient(link), kept(world.library, "b.png"))
    reports = [LinkReport(), LinkReport(LinkProblem.NOT_FOUND)]

    async def check(url: str, *, size_bytes: int | None, allow_loopback: bool) -> LinkReport:
        world.links.checked.append((url, size_bytes, allow_loopback))
        return reports.pop(0) if url == link else LinkReport()

    world.links.check = check
    blocked = await made(world, replace(world.order(), scene=Scene(images)))
    assert blocked.failure == Failure("link_not_open", {"image": 1, "reason": "not_found"})
    assert world.service.sent == []


async def test_two_profiles_that_had_one_name_do_not_share(world: World) -> None:
    await made(world)
    world.hosts.places["fake"] = "another bucket"
    world.host.stored.clear()
    await made(world)
    assert len(world.host.sent) == 2
    world.hosts.known["renamed"] = world.host
    world.hosts.places["renamed"] = "another bucket"
    await made(world, replace(world.order(), host="renamed"))
    assert len(world.host.uploads) == 2


async def test_a_link_that_ends_too_soon_is_not_sent_again(world: World) -> None:
    world.host.expires_at = world.clock.now() + 4000
    await made(world)
    await made(world)
    assert len(world.host.uploads) == 1
    world.clock.pass_time(401)
    await made(world)
    assert len(world.host.uploads) == 2
