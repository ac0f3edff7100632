"""Links on hosts that are known not to serve the service, up to the paid request."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from pikascenes_desktop.adapters.link_check import HttpLinkChecker
from pikascenes_desktop.cli.words import failure_sentence, fallback_sentence
from pikascenes_desktop.domain.generation import Failure, Fallback, State
from pikascenes_desktop.domain.host import LinkReport
from pikascenes_desktop.domain.scene import Ingredient, Scene
from tests.fakes.custom_site import Site, host_of, ok, plain
from tests.fakes.fake_host import FakeHost
from tests.fakes.fake_hosts import FakeHosts
from tests.fakes.wire import wired
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    import httpx

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.order import Order

pytest_plugins = ("tests.fakes.host_fixtures",)

LINK = "https://i.imgur.com/x.png"
FAILURE = Failure("link_not_open", {"image": 1, "reason": "link_turns_servers_away"})


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    """A world with the real link check, but for the host that steps in."""
    world = World(tmp_path)
    asked: list[str] = []

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        asked.append(f"{host}:{port}")
        return ()

    async with wired(resolve=resolve) as wire:
        checker = HttpLinkChecker(wire.network, wire.clients)

        async def check(url: str, *, size_bytes: int | None, allow_loopback: bool) -> LinkReport:
            if urlsplit(url).hostname == "spare.example":
                return LinkReport()
            return await checker.check(url, size_bytes=size_bytes, allow_loopback=allow_loopback)

        world.links.check = check
        yield world
    assert asked == []  # nobody was even looked up


async def made(world: World, order: Order) -> Generation:
    async with world.program() as desk:
        (accepted,) = await desk.generations.press(order)
        (settled,) = await desk.generations.settle([accepted.id])
    assert world.bugs == []
    return settled


async def test_no_paid_request_is_sent_on_a_link_of_the_users(world: World) -> None:
    ended = await made(world, replace(world.order(), scene=Scene((Ingredient(LINK),))))
    assert ended.failure == FAILURE
    assert world.service.sent == []
    assert "turns servers such as RunComfy's away" in failure_sentence(FAILURE)


async def test_a_custom_uploader_that_answers_with_one_gives_way(
    world: World, client: httpx.AsyncClient
) -> None:
    site = Site(lambda _seen, _base: ok(json.dumps({"url": LINK})))
    async with site.server:
        host = host_of(plain(site.server.base), client)
        world.hosts = FakeHosts(host, FakeHost("spare"), FakeHost("practice"))
        world.hosts.spare = (host.name, "spare")
        saved = await made(world, replace(world.order(), host=host.name))
    assert saved.state is State.SAVED
    assert saved.fallbacks == (Fallback(host.name, FAILURE, "spare"),)
    ((_, _, body),) = world.service.sent
    links: list[str] = json.loads(body)["images"]
    assert [urlsplit(link).hostname for link in links] == ["spare.example"]
    assert "turns servers such as RunComfy's away" in fallback_sentence(saved.fallbacks[0])


async def test_with_no_host_left_no_paid_request_is_sent(
    world: World, client: httpx.AsyncClient
) -> None:
    site = Site(lambda _seen, _base: ok(json.dumps({"url": LINK})))
    async with site.server:
        host = host_of(plain(site.server.base), client)
        world.hosts = FakeHosts(host, FakeHost("practice"))
        ended = await made(world, replace(world.order(), host=host.name))
    assert ended.failure == FAILURE
    assert world.service.sent == []
