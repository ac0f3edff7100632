"""Files made by chance, sent for real on loopback: a canary next door hears nothing of it."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pikascenes_desktop.adapters.hosts.tiny_picture import tiny_picture
from pikascenes_desktop.adapters.http import trust_context
from pikascenes_desktop.adapters.http_transport import SystemTransport, Trust
from tests.fakes.built_host import image_of
from tests.fakes.raw_server import RawServer, answering
from tests.fuzz.grammar import BODIES, KEYS, PIECES, PLACES, samples, written
from tests.fuzz.trial import Answer, Violation, trial

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.ports.remote import ImageFile
    from tests.fakes.raw_server import Exchange

TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8).map("".join)
OTHERS = st.dictionaries(
    st.sampled_from(KEYS),
    TEXTS | st.dictionaries(TEXTS, TEXTS, max_size=2) | st.lists(TEXTS, max_size=2),
    max_size=4,
)
TAILS = st.sampled_from(
    [
        "/up", "/up?a={filename}", "/{random:a|b}", "@CANARY/up", "\\@CANARY/up", "#@CANARY/up",
        "?@CANARY", "//CANARY/up", "/..//CANARY", ".CANARY/up", "/{select:CANARY|b}", "/%2e%2e",
        ":CANARY", "\n@CANARY", "\u2044CANARY", "/{inputbox:where|CANARY}",
    ]
)  # fmt: skip


class Loopback(httpx.AsyncBaseTransport):
    """Sends to addresses; elsewhere, names that a file made up would be looked up."""

    def __init__(self) -> None:
        self._inner = SystemTransport(Trust(trust_context))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.host != "127.0.0.1":
            raise httpx.ConnectError(f"nobody is called {request.url.host}")
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


class Street:
    """Two servers on loopback: the host of the files, and its neighbour the canary."""

    def __init__(self) -> None:
        self.answer = Answer()
        self.host = RawServer(self._handle)
        self.canary = RawServer(answering(200, b"{}"))
        self.runner = asyncio.Runner()
        self.line = Loopback()
        self._stack = AsyncExitStack()

    async def _handle(self, exchange: Exchange) -> None:
        await exchange.request()
        headers = dict(self.answer.headers)
        await exchange.reply(self.answer.status, self.answer.body, headers=headers)

    def open(self) -> None:
        for server in (self.host, self.canary):
            self.runner.run(self._stack.enter_async_context(server))

    def close(self) -> None:
        self.runner.run(self.line.aclose())
        self.runner.run(self._stack.aclose())
        self.runner.close()

    def named(self, text: str) -> str:
        """Return a text with the two addresses in it."""
        canary = self.canary.base.removeprefix("http://")
        host = self.host.base.removeprefix("http://")
        return text.replace("elsewhere.example", canary).replace("h.example", host)


@pytest.fixture
def street() -> Iterator[Street]:
    street = Street()
    street.open()
    yield street
    street.close()


@pytest.fixture
def image(tmp_path: Path) -> ImageFile:
    return image_of(tmp_path, tiny_picture())


@dataclass(frozen=True)
class Case:
    """A file, what is answered to its questions, and what the host says to everything."""

    sample: JsonObject
    tail: str
    others: JsonObject
    said: str
    status: int
    place: str
    body: bytes


CASES = st.builds(
    Case,
    sample=st.sampled_from(samples()),
    tail=TAILS,
    others=OTHERS,
    said=st.sampled_from(["an answer", "CANARY", "//CANARY", "a@CANARY"]),
    status=st.sampled_from([200, 201, 204, 301, 302, 303, 307, 308, 400, 401, 429, 500]),
    place=st.sampled_from(PLACES),
    body=st.sampled_from(BODIES),
)


IN_ONE_STREET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
"""All cases share the servers, which keep nothing; cores are shared by many test runs."""


@settings(max_examples=100, deadline=None, suppress_health_check=IN_ONE_STREET)
@given(case=CASES)
def test_no_request_goes_next_door(street: Street, image: ImageFile, case: Case):
    base = street.host.base
    canary = street.canary.base.removeprefix("http://")
    values = {
        **case.sample,
        "RequestURL": base + case.tail.replace("CANARY", canary),
        **case.others,
    }
    content = street.named(json.dumps(values).replace("https://h.example", base))
    body = street.named(case.body.decode("latin-1").replace("https://h.example", base))
    headers = (("Location", street.named(case.place)),)
    street.answer = Answer(case.status, headers, body.encode("latin-1"))
    said = case.said.replace("CANARY", canary)
    street.runner.run(trial(content.encode(), image, street.line, said))
    assert street.canary.connections == 0


def test_the_files_are_sent_at_all(street: Street, image: ImageFile):
    street.answer = Answer(200, (("X-Link", f"{street.host.base}/1.png"),))
    sent = 0
    for sample in samples():
        content = written(sample).replace(b"https://h.example", street.host.base.encode())
        sent += street.runner.run(trial(content, image, street.line, "an answer"))
    assert sent >= len(samples()) - 1  # one asks for its site, which is not this one
    assert street.canary.connections == 0


def test_a_watched_host_would_sing(street: Street, image: ImageFile):
    class Straying(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            raise Violation(request.url.host)

    content = written(samples()[1]).replace(b"https://h.example", street.host.base.encode())
    with pytest.raises(Violation):
        street.runner.run(trial(content, image, Straying()))
