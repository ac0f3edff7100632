"""Whom the program talks to is counted, byte by byte, and nothing else of it is remembered."""

from __future__ import annotations

import httpx
import pytest

from pikascenes_desktop.adapters.contact_counter import (
    MOST,
    OTHERS,
    PURPOSE,
    ContactCounter,
    described,
)
from pikascenes_desktop.domain.contact import Contact, Purpose
from tests.fakes.raw_server import Exchange, RawServer
from tests.fakes.wire import wired

BODY = b"x" * 3_000_000
"""Long enough to be read past h11."""


class Counting:
    """Answers, and counts what came over the wire itself."""

    def __init__(self) -> None:
        self.came = 0
        self.went = 0

    async def __call__(self, exchange: Exchange) -> None:
        seen = await exchange.request()
        if seen.target == "/drop":
            exchange.reset()
            return
        head = f"HTTP/1.1 200 Fine\r\nContent-Length: {len(BODY)}\r\nConnection: close\r\n\r\n"
        self.went += len(head) + len(BODY)
        names = sum(len(name) + len(value) + 4 for name, value in seen.headers.items())
        line = len(f"{seen.method} {seen.target} HTTP/1.1\r\n")
        self.came += line + names + 2 + len(seen.body)
        await exchange.send(head.encode() + BODY)


@pytest.mark.parametrize("client", ["api", "transfer", "paid", "anonymous"])
async def test_every_byte_of_a_request_and_its_answer_counts(client: str):
    counting = Counting()
    async with RawServer(counting) as server, wired() as wire:
        clients = wire.clients

        async def ask() -> None:
            made = {
                "api": lambda: clients.api,
                "transfer": lambda: clients.transfer,
                "paid": clients.paid,
                "anonymous": lambda: clients.anonymous(allow_loopback=True),
            }[client]()
            answer = await made.post(
                f"http://127.0.0.1:{server.port}/a?token=hush", content=b"y" * 70_000
            )
            assert answer.content == BODY
            if client == "paid":
                await made.aclose()

        await wire.network.run(ask)
        (contact,) = clients.contacts.contacts()
    assert (contact.sent_bytes, contact.received_bytes) == (counting.came, counting.went)
    assert (contact.requests, contact.failed, contact.proxy) == (1, 0, None)
    assert contact.host == f"127.0.0.1:{server.port}"
    assert contact.last_at >= clients.contacts.since
    purposes = {"transfer": Purpose.IMAGES, "anonymous": Purpose.LINKS}
    assert contact.purpose is purposes.get(client, Purpose.SERVICE)
    assert "hush" not in repr(contact)


async def test_a_request_without_an_answer_counts_as_failed():
    async with RawServer(Counting()) as server, wired() as wire:

        async def ask() -> None:
            with pytest.raises(httpx.TransportError):
                await wire.clients.api.get(
                    f"http://127.0.0.1:{server.port}/drop", extensions={PURPOSE: Purpose.CLIPS}
                )

        await wire.network.run(ask)
        (contact,) = wire.clients.contacts.contacts()
    assert (contact.requests, contact.failed, contact.purpose) == (1, 1, Purpose.CLIPS)
    assert contact.sent_bytes > 0
    assert contact.received_bytes == 0


async def test_what_is_left_halfway_counts_as_far_as_it_was_read():
    async with RawServer(Counting()) as server, wired() as wire:

        async def ask() -> None:
            async with wire.clients.api.stream("GET", f"http://127.0.0.1:{server.port}/") as answer:
                assert answer.status_code == 200

        await wire.network.run(ask)
        (contact,) = wire.clients.contacts.contacts()
    assert 0 < contact.received_bytes < len(BODY)


def test_the_latest_contact_comes_first():
    times = iter((100.0, 101.0, 102.0, 103.0))
    counter = ContactCounter(lambda: next(times))
    counter.begin("a", Purpose.LINKS, None)
    counter.begin("b", Purpose.LINKS, "proxy:1")
    counter.begin("a", Purpose.LINKS, None)
    assert counter.since == 100.0
    assert counter.contacts() == (
        Contact("a", Purpose.LINKS, None, requests=2, last_at=103.0),
        Contact("b", Purpose.LINKS, "proxy:1", requests=1, last_at=102.0),
    )


def test_endless_hosts_do_not_fill_the_memory():
    counter = ContactCounter()
    for number in range(MOST + 50):
        counter.begin(f"host{number}", Purpose.LINKS, None)
    found = {contact.host: contact.requests for contact in counter.contacts()}
    assert len(found) == MOST + 1
    assert found[OTHERS] == 50


def test_a_proxy_is_told_without_its_password():
    assert described("http://me:hush@proxy.example:3128") == "proxy.example:3128"
    assert described("socks5://proxy.example:1080") == "proxy.example:1080"
    assert described(None) is None
